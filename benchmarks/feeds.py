"""How fast a feed of 1,000 milestones is served, beside a file of nginx, bytes in memory, and Radicale.

``python -m benchmarks.feeds PEERS_PYTHON [SECONDS]``; PEERS_PYTHON is a Python that has Radicale. Each server
is asked for SECONDS (3), in several rounds of which the best counts. They share one core, wrk has the other.
Besides what wrk sees, it tells how many microseconds the processor spends on a request. Needs wrk, nginx and
taskset.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from benchmarks.feed_work import schedule_file

SIZE = 1_000
_SECONDS = 3
_ROUNDS = 3
_CONNECTIONS = 8
_PATIENCE_SECONDS = 30
_MORE = f"{'p99 ms':>10}{'CPU us':>10}"
_SERVER_CORE, _LOAD_CORE = "0", "1"

_NGINX = """\
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  types {{ text/calendar ics; }}
  server {{ listen 127.0.0.1:{port}; root {folder}; keepalive_requests 1000000; }}
}}
"""
_RADICALE = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[rights]
type = authenticated
[storage]
filesystem_folder = {folder}/collections
[logging]
level = error
"""
_MEMORY = """\
import sys
from pathlib import Path
import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

body = Path(sys.argv[1]).read_bytes()
headers = {
    "Content-Type": "text/calendar; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Encoding",
    "Content-Disposition": 'inline; filename="feed.ics"',
    "ETag": '"same"',
    "Cache-Control": "no-cache",
    "Last-Modified": "Sat, 10 Jan 2026 09:00:00 GMT",
}


async def feed(request):
    if request.headers.get("if-none-match") == '"same"':
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers)


app = Starlette(routes=[Route("/feed.ics", feed)])
quiet = {"access_log": False, "log_config": None, "server_header": False}
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), **quiet)
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests a second, how long one took at the 99th percentile, and what the processor spent on one."""

    rate: float
    p99_ms: float
    cpu_us: float

    def __str__(self) -> str:
        return f"{self.rate:>12,.0f}{self.p99_ms:>10.1f}{self.cpu_us:>10,.0f}"


@dataclass(frozen=True, slots=True)
class Server:
    """How a server is started on a port, and where its feed is."""

    name: str
    start: Callable[[Path, int], list[str]]
    path: str


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs; ``tag`` by which it knows that nothing has changed, ``None`` if it never does."""

    process: int
    url: str
    tag: str | None

    def full(self, seconds: int) -> Measured:
        """It sends all of it."""
        return _load(self.url, seconds, self.process)

    def same(self, seconds: int) -> Measured | None:
        """It says that nothing has changed."""
        return _load(self.url, seconds, self.process, self.tag) if self.tag else None


def main() -> None:
    """Measure every server and print the table."""
    peers = str(Path(sys.argv[1]).absolute())
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else _SECONDS
    with TemporaryDirectory() as temporary, ExitStack() as stack:
        folder = Path(temporary)
        servers = _servers(folder, peers)
        running = [
            stack.enter_context(_running(server, folder, 8471 + n)) for n, server in enumerate(servers)
        ]
        rounds = [[(one.full(seconds), one.same(seconds)) for one in running] for _ in range(_ROUNDS)]
    print(f"{'':28}{'full /s':>12}{_MORE}{'same /s':>12}{_MORE}")
    for server, measured in zip(servers, zip(*rounds, strict=True), strict=True):
        full = _best([full for full, _ in measured])
        same = _best([same for _, same in measured if same])
        print(f"{server.name:28}{full}{same or '  it is always sent in full'}")


def _best(measured: Sequence[Measured]) -> Measured | None:
    if not measured:
        return None
    return Measured(
        max(one.rate for one in measured),
        min(one.p99_ms for one in measured),
        min(one.cpu_us for one in measured),
    )


def _servers(folder: Path, peers: str) -> list[Server]:
    schedule = folder / "feed.yaml"
    schedule.write_text(schedule_file(SIZE), encoding="utf-8")
    agreed = str(Path(sys.executable).with_name("agreed"))
    with (folder / "feed.ics").open("wb") as file:
        subprocess.run([agreed, "export", str(schedule), "--now", "2026-01-10"], check=True, stdout=file)
    (folder / "memory.py").write_text(_MEMORY, encoding="utf-8")
    return [
        Server("nginx, a file", _nginx, "/feed.ics"),
        Server("Starlette, bytes in memory", _memory, "/feed.ics"),
        Server("agreed", lambda _, __: [agreed, "serve", str(schedule), "--now", "2026-01-10"], "/feed.ics"),
        Server("Radicale", lambda at, port: _radicale(at, port, peers), "/user/feed/"),
    ]


def _nginx(folder: Path, port: int) -> list[str]:
    conf = folder / "nginx.conf"
    conf.write_text(_NGINX.format(folder=folder, port=port), encoding="utf-8")
    folder.chmod(0o755)
    return ["nginx", "-c", str(conf), "-e", str(folder / "error.log")]


def _memory(folder: Path, port: int) -> list[str]:
    return [sys.executable, str(folder / "memory.py"), str(folder / "feed.ics"), str(port)]


def _radicale(folder: Path, port: int, peers: str) -> list[str]:
    """A collection of the same events, one file each, as Radicale keeps them."""
    collection = folder / "collections" / "collection-root" / "user" / "feed"
    collection.mkdir(parents=True)
    (collection / ".Radicale.props").write_text('{"tag": "VCALENDAR"}', encoding="utf-8")
    feed = (folder / "feed.ics").read_bytes().decode()
    for number, event in enumerate(re.findall(r"BEGIN:VEVENT.*?END:VEVENT\r\n", feed, re.DOTALL)):
        item = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//agreed//agreed//EN\r\n{event}END:VCALENDAR\r\n"
        (collection / f"{number}.ics").write_text(item, encoding="utf-8", newline="")
    conf = folder / "radicale.conf"
    conf.write_text(_RADICALE.format(folder=folder, port=port), encoding="utf-8")
    return [peers, "-m", "radicale", "--config", str(conf)]


@contextmanager
def _running(server: Server, folder: Path, port: int) -> Iterator[Running]:
    environment = {
        **os.environ,
        "LISTEN": f"127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder / 'agreed.db'}",
        "TELEGRAM_BOT_TOKEN": "",
    }
    process = subprocess.Popen(
        ["taskset", "-c", _SERVER_CORE, *server.start(folder, port)],
        env=environment,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}{server.path}"
    try:
        _wait_for(url)
        yield Running(process.pid, url, _tag(url))
    finally:
        process.terminate()
        process.wait(timeout=20)


def _tag(url: str) -> str | None:
    """The tag by which the server knows that a feed has not changed; ``None`` if it sends it anyway."""
    headers = {**_user(url), "Accept-Encoding": "identity"}
    tag = httpx.get(url, trust_env=False, headers=headers).headers.get("etag")
    again = httpx.get(url, trust_env=False, headers={**headers, "If-None-Match": tag or ""})
    return tag if again.status_code == 304 else None


def _user(url: str) -> dict[str, str]:
    return {"Authorization": "Basic dXNlcjo="} if "/user/" in url else {}


def _load(url: str, seconds: int, process: int, tag: str = "") -> Measured:
    """What wrk measures; with a tag, of requests that ask whether it has changed."""
    asked = {**_user(url), **({"If-None-Match": tag} if tag else {})}
    headers = [part for name, value in asked.items() for part in ("-H", f"{name}: {value}")]
    patience = f"--timeout={_PATIENCE_SECONDS}s"
    wrk = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{seconds}s", patience, "--latency", *headers, url]
    before = _spent(process)
    said = subprocess.run(
        ["taskset", "-c", _LOAD_CORE, *wrk], check=True, capture_output=True, text=True
    ).stdout
    spent = _spent(process) - before
    count = re.search(r"(\d+) requests in", said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    if count is None or rate is None or p99 is None or "Socket errors" in said or "Non-2xx or 3xx" in said:
        raise ValueError(said)
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0}[p99[2]]
    return Measured(float(rate[1]), float(p99[1]) * unit, spent / int(count[1]) * 1_000_000)


def _spent(process: int) -> float:
    """Seconds of the processor that a process and its children have spent so far."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(map(_spent, map(int, children)))


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            answer = httpx.get(url, trust_env=False, headers=_user(url), timeout=60)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            if answer.text.count("BEGIN:VEVENT") != SIZE:
                raise ValueError(f"{url} shows {answer.text[:200]}")
            return
    raise TimeoutError(url)


if __name__ == "__main__":
    main()
