"""The page in a real browser: for eyes, keyboards, screen readers, telephones and paper."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

_ACTIVE = "selector => [...document.querySelectorAll(selector)].indexOf(document.activeElement)"
ADDRESSES = ["/", "/dialogue-2016?lang=en", "/grant?lang=en", "/grant?lang=zh&topic=reports", "/nowhere"]


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anyone_out(browser: Browser, site: str, path: str, scheme: str) -> None:
    """What axe-core finds, with all that opens opened."""
    page = browser.new_page(color_scheme=scheme, locale="en-GB")  # type: ignore[arg-type]
    page.goto(site + path)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found] == []
    page.close()


@pytest.mark.parametrize("path", ADDRESSES)
def test_it_fits_a_telephone(browser: Browser, site: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()


def test_it_is_dark_where_the_reader_likes_it_dark(browser: Browser, site: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(f"{site}/grant")
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.close()
    light, dark = ([int(part) for part in ground[4:-1].split(",")] for ground in grounds)
    assert min(light) > 200
    assert max(dark) < 60


def test_why_is_told_on_demand(page: Page, site: str) -> None:
    page.goto(f"{site}/grant?lang=en")
    paper = page.locator('li[id="grant.paper"]')
    reason = paper.locator(".reasons li").first
    expect(reason).to_be_hidden()
    paper.locator("summary").click()
    expect(reason).to_be_visible()
    expect(paper).to_contain_text("“two weeks before the demonstration”")


def test_it_is_used_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(f"{site}/grant?lang=en")
    selector = "a, button:not([hidden]), summary, [tabindex='0']"
    reached = []
    for _ in range(page.locator(selector).count()):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(_ACTIVE, selector))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert reached == list(range(len(reached)))
    page.locator('li[id="grant.report"] summary').focus()
    page.keyboard.press("Enter")
    expect(page.locator('li[id="grant.report"] .reasons li').first).to_be_visible()


def test_a_choice_shows_less_and_changes_the_address_to_subscribe_to(page: Page, site: str) -> None:
    page.goto(f"{site}/grant?lang=en")
    expect(page.locator("h3", has_text="Kick-off")).to_be_visible()
    page.get_by_role("link", name="reports").click()
    expect(page.locator("h3", has_text="Kick-off")).to_have_count(0)
    page.get_by_role("link", name="The university").click()
    expect(page.locator("h3")).to_have_text(["Data plan", "Report"])
    feed = page.locator("code").inner_text()
    assert feed == f"{site}/grant.ics?topic=reports&party=uni"
    events = page.request.get(feed).text()
    assert events.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Data plan" in events


def test_the_language_is_switched_and_the_choice_stays(page: Page, site: str) -> None:
    page.goto(f"{site}/grant?lang=en&topic=meetings")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("h3").first).to_have_text("评审（1）")
    expect(page.locator("h3", has_text="论文")).to_have_count(0)


def test_the_reader_is_met_in_a_language_of_theirs(browser: Browser, site: str) -> None:
    page = browser.new_page(locale="zh-CN")
    page.goto(site)
    expect(page.locator("h1")).to_have_text("约定了什么，何时到期")
    page.get_by_role("link", name="研究项目资助协议").click()
    expect(page.locator("h1")).to_have_text("研究项目资助协议")
    page.close()


def test_the_address_is_copied(browser: Browser, site: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="en-GB")
    page = context.new_page()
    page.goto(f"{site}/grant?lang=en")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/grant.ics"
    context.close()


def test_without_scripts_nothing_is_missing(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{site}/grant?lang=en")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("code")).to_have_text(f"{site}/grant.ics")
    page.locator('li[id="grant.paper"] summary').click()
    expect(page.locator('li[id="grant.paper"] .reasons li').first).to_be_visible()
    page.get_by_role("link", name="trials").click()
    expect(page.locator("h3", has_text="Trial")).to_be_visible()
    context.close()


def test_on_paper_the_reasons_are_told_and_the_buttons_are_gone(page: Page, site: str) -> None:
    page.goto(f"{site}/grant?lang=en")
    page.emulate_media(media="print")
    expect(page.locator('li[id="grant.paper"] .reasons li').first).to_be_visible()
    expect(page.get_by_role("link", name="Google")).to_be_hidden()
    expect(page.locator("code")).to_be_visible()


def test_the_picture_is_one_to_those_who_do_not_see_it(page: Page, site: str) -> None:
    page.goto(f"{site}/grant?lang=en")
    picture = page.get_by_role("img", name="Grant agreement of a research project")
    expect(picture).to_be_visible()
    description = page.locator("svg.picture desc").text_content()
    assert "Report: by 30 Sep" in (description or "")
