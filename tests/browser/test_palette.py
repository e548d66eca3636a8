"""Search from anywhere, in place: opened by a key, walked by arrows, left as it was found."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_key_opens_search_and_arrows_choose(page: Page, key: str) -> None:
    page.goto("/topics/vectors/", wait_until="networkidle")

    page.keyboard.press(key)
    expect(page.locator("dialog.palette")).to_be_visible()
    page.keyboard.type("backprob")
    expect(page.locator("#palette-found")).to_contain_text("Backpropagation")
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("() => document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(f"{chosen}$"))
    assert chosen.startswith("/topics/backprop")


def test_escape_closes_search_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/topics/vectors/", wait_until="networkidle")
    page.get_by_role("button", name="Mark as done").focus()

    page.keyboard.press("/")
    expect(page.locator("#palette-q")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator("dialog.palette")).to_be_hidden()
    expect(page.get_by_role("button", name="Mark as done")).to_be_focused()


def test_slash_in_a_field_is_a_slash(page: Page) -> None:
    page.goto("/search/", wait_until="networkidle")
    field = page.locator("main input[name=q]")
    field.focus()

    page.keyboard.type("a/b")

    expect(field).to_have_value("a/b")
    expect(page.locator("dialog.palette")).to_be_hidden()


def test_enter_in_the_field_shows_all_that_was_found(page: Page) -> None:
    page.goto("/", wait_until="networkidle")

    page.get_by_role("link", name="Search", exact=True).click()
    page.keyboard.type("relu")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/search/\?q=relu$"))
    expect(page.locator("#results")).to_contain_text("Activation functions")
