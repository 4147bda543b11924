"""What Prometheus reads: how the installation stands, and what this process has sent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.clock import Clock
from bot.delivery import Delivery, Outcome, Outlet, Sent
from bot.roles import Role
from bot.store.vitals import Vitals

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""That of ``render`` (Prometheus text format)."""

_LATENESS = (0.1, 0.3, 1, 3, 10, 30, 60, 300, 900, 3600, 6 * 3600, 24 * 3600)


class Metrics:
    """The metrics of one process.

    Gauges are facts of the database, so every process that shares it gives the same; counters and the
    histogram are of what this process sent, and add up over all.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._sent = self._counter("agreed_sent", "Deliveries that arrived")
        self._attempts = self._counter("agreed_attempts", "Attempts to send, by outcome", "outcome")
        self._lateness = Histogram(
            "agreed_lateness_seconds",
            "From the moment a message was put in line until it had arrived",
            buckets=_LATENESS,
            registry=self._registry,
        )
        self._waiting = self._gauge("agreed_waiting", "Deliveries that wait to be sent")
        self._oldest = self._gauge("agreed_oldest_waiting_seconds", "How long the first of them has waited")
        self._uncertain = self._gauge("agreed_uncertain", "Deliveries that were not answered")
        self._dead = self._gauge("agreed_dead", "Deliveries that were given up, by reason", "reason")
        self._updates = self._gauge("agreed_updates_waiting", "Updates that wait to be handled")
        self._poisoned = self._gauge("agreed_updates_poisoned", "Updates that were set aside")
        self._last_tick = self._gauge("agreed_last_tick_timestamp_seconds", "When planning last went well")
        self._roles = self._gauge("agreed_role", "What this process does now", "role")

    def observe(self, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
        """Count one attempt that ended ``now``."""
        self._attempts.labels(type(outcome).__name__).inc()
        if isinstance(outcome, Sent):
            self._sent.inc()
            if delivery.since is not None:
                self._lateness.observe(_seconds(now - delivery.since))

    def render(self, vitals: Vitals, roles: Collection[Role], now: datetime) -> bytes:
        """Everything, as Prometheus reads it."""
        self._waiting.set(vitals.waiting)
        self._oldest.set(_seconds(now - vitals.oldest_waiting) if vitals.oldest_waiting else 0)
        self._uncertain.set(vitals.uncertain)
        self._dead.clear()
        for reason, count in vitals.dead.items():
            self._dead.labels(reason).set(count)
        self._updates.set(vitals.updates_waiting)
        self._poisoned.set(vitals.poisoned)
        self._last_tick.set(vitals.last_tick.timestamp() if vitals.last_tick else 0)
        for role in Role:
            self._roles.labels(role.name.lower()).set(role in roles)
        return generate_latest(self._registry)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(name, about, labels, registry=self._registry)

    def _gauge(self, name: str, about: str, *labels: str) -> Gauge:
        return Gauge(name, about, labels, registry=self._registry)


class MeasuredOutlet:
    """Another outlet, whose attempts are counted."""

    def __init__(self, outlet: Outlet, metrics: Metrics, clock: Clock) -> None:
        self._outlet = outlet
        self._metrics = metrics
        self._clock = clock

    async def send(self, delivery: Delivery) -> Outcome:
        """Try once."""
        outcome = await self._outlet.send(delivery)
        self._metrics.observe(delivery, outcome, self._clock.now())
        return outcome


def _seconds(length: timedelta) -> float:
    return max(length.total_seconds(), 0)
