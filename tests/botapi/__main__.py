"""``python -m tests.botapi [PORT]``: serve for other processes, until interrupted."""

from __future__ import annotations

import signal
import sys
import threading

from tests.botapi.server import serving
from tests.botapi.service import TOKEN


def main() -> None:
    """Print address and token, then serve."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    with serving(port=int(sys.argv[1]) if len(sys.argv) > 1 else 0) as address:
        print(f"TELEGRAM_API_URL={address}/bot")
        print(f"TELEGRAM_BOT_TOKEN={TOKEN}", flush=True)
        ended.wait()


if __name__ == "__main__":
    main()
