"""Every action is a form: with JavaScript off the same pages do the same."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from .conftest import CHROMIUM, NewPage, Site, expect_status, press

pytestmark = pytest.mark.browser

TOPIC = "/topics/what-is-deep-learning/"


@pytest.fixture
def plain(new_page: NewPage) -> Page:
    return new_page(java_script_enabled=False)


@pytest.mark.parametrize(
    ("presses", "status"),
    [
        (["Start learning"], "learning"),
        (["Mark as done"], "done"),
        (["Skip"], "skipped"),
        (["Start learning", "Mark as done", "Learn it again"], "learning"),
        (["Mark as done", "Clear"], "not-started"),
    ],
)
def test_mark_without_scripts_answers_with_the_topic_marked(plain: Page, presses: list[str], status: str) -> None:
    plain.goto(TOPIC)

    for name in presses:
        press(plain, name)

    expect_status(plain, status)
    expect(plain.locator("#line [aria-current=page] .mark")).to_have_attribute("data-status", status)
    assert plain.url.endswith(TOPIC)


@pytest.mark.slow
def test_marks_survive_a_restart_of_browser_and_server(playwright: Playwright, site: Site, tmp_path: Path) -> None:
    options = {**CHROMIUM, "base_url": site.origin, "java_script_enabled": False}
    statuses = {"Start learning": "vectors", "Mark as done": "matrices", "Skip": "chain-rule"}
    with playwright.chromium.launch_persistent_context(tmp_path, **options) as context:
        page = context.new_page()
        for name, slug in statuses.items():
            page.goto(f"/topics/{slug}/")
            press(page, name)
            expect(page.get_by_role("button", name="Clear")).to_be_visible()

    site.restart()

    with playwright.chromium.launch_persistent_context(tmp_path, **options) as context:
        page = context.new_page()
        page.goto("/")
        listed = {slug: page.locator(f'#list [data-topic="{slug}"]') for slug in statuses.values()}
        kept = {slug: mark.get_attribute("data-status") for slug, mark in listed.items()}
    assert kept == {"vectors": "learning", "matrices": "done", "chain-rule": "skipped"}
