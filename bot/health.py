"""What operators and their machines ask over HTTP: does it live, is it ready, how does it stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.metrics import CONTENT_TYPE, Metrics
from bot.roles import Role, roles_of
from bot.store.vitals import Vitals, held, late_since, vitals
from bot.telegram.acquaintance import Acquaintance, Standing
from schedules.store.engine import Store, StoreProblem

_NEVER_KEPT = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Health:
    """One process of ``agreed serve``: ``holder`` is the name under which it holds leases.

    ``acquaintance`` is ``None`` where no chat is served.
    """

    store: Store
    clock: Clock
    holder: str
    acquaintance: Acquaintance | None
    hears_webhooks: bool = False
    metrics: Metrics = field(default_factory=Metrics)

    def routes(self) -> list[Route]:
        """The addresses, all for GET."""
        return [
            Route("/healthz", self.live),
            Route("/readyz", self.ready),
            Route("/metrics", self.measured),
        ]

    async def live(self, _: Request) -> Response:
        """The process lives. Nothing else is looked at: to start it anew would mend nothing else."""
        return PlainTextResponse("ok\n", headers=_NEVER_KEPT)

    async def ready(self, _: Request) -> Response:
        """What the process does now; 503 where it cannot do it.

        Where the last that was to be written could not be, it is tried once more: who holds a lease writes
        every few seconds, but a process that serves no chats hardly ever does. Messages that are late are
        told, but no reason to be sent no visitors.
        """
        telegram = self.acquaintance.standing if self.acquaintance else None
        told: dict[str, object] = {"telegram": telegram, "database": "usable"}
        is_ready = telegram is not Standing.REFUSED
        try:
            async with self.store.connect() as conn:
                told["roles"] = self._roles(Vitals(leases=await held(conn)))
                since = await late_since(conn)
            if self.store.unwritable is not None:
                await self.store.check_writable()
        except StoreProblem as problem:
            return self._told({"roles": [], **told, "database": str(problem)}, is_ready=False)
        return self._told({**told, "late_since": since.isoformat() if since else None}, is_ready)

    async def measured(self, _: Request) -> Response:
        """Metrics for Prometheus; 503 without a database."""
        try:
            async with self.store.connect() as conn:
                found = await vitals(conn)
        except StoreProblem:
            return PlainTextResponse("the database cannot be used\n", 503, headers=_NEVER_KEPT)
        text = self.metrics.render(found, self._roles(found), self.clock.now())
        return Response(text, headers={**_NEVER_KEPT, "Content-Type": CONTENT_TYPE})

    def _roles(self, found: Vitals) -> tuple[Role, ...]:
        if self.acquaintance is None:
            return ()
        return roles_of(self.holder, found.leases, self.hears_webhooks)

    def _told(self, told: dict[str, object], is_ready: bool) -> Response:
        status = 200 if is_ready else 503
        return JSONResponse({"ready": is_ready, **told}, status, headers=_NEVER_KEPT)
