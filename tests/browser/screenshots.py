"""How the page looks: ``python -m tests.browser.screenshots docs/screenshots``."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.browser.agreements import written
from tests.browser.conftest import CHROMIUM
from tests.serving import served

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SHOTS = {
    "wide": (WIDE, "light", "/dialogue-2016?lang=en"),
    "narrow": (NARROW, "light", "/dialogue-2016?lang=en"),
    "dark": (WIDE, "dark", "/grant?lang=en"),
    "chinese": (WIDE, "light", "/dialogue-2016?lang=zh"),
    "index": (WIDE, "light", "/?lang=en"),
}
PICTURES = {"picture": "/grant.png?lang=en", "picture-chinese": "/grant.png?lang=zh"}


def main(folder: Path) -> None:
    """Write them all, and the pictures that a chat is sent."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        place = Path(temporary)
        with served(place, *written(place), now="2016-09-05") as site:
            for name, (window, scheme, path) in SHOTS.items():
                page = browser.new_page(viewport=window, color_scheme=scheme)  # type: ignore[arg-type]
                page.goto(site + path)
                page.screenshot(path=folder / f"{name}.png", full_page=True)
            _printed(browser, site, folder / "print.png")
            for name, path in PICTURES.items():
                (folder / f"{name}.png").write_bytes(browser.new_page().request.get(site + path).body())
        browser.close()


def _printed(browser: Browser, site: str, to: Path) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1123})  # A4 at 96 dots an inch
    page.goto(f"{site}/grant?lang=en")
    page.emulate_media(media="print")
    page.screenshot(path=to, full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
