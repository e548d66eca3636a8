"""Light or dark: as the system says until the reader says otherwise."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from .conftest import NewPage

pytestmark = pytest.mark.browser

TOPIC = "/topics/backpropagation/"
Theme = Literal["light", "dark"]
OTHER: dict[Theme, Theme] = {"light": "dark", "dark": "light"}
THEMES: list[Theme] = ["light", "dark"]


def theme_of(page: Page) -> str:
    """Return the theme that is drawn: what the paper and the browser's own controls are coloured for."""
    lightness, scheme = page.evaluate(
        """() => {
            const style = getComputedStyle(document.documentElement);
            return [style.backgroundColor, style.colorScheme];
        }"""
    )
    drawn = "light" if float(lightness.removeprefix("oklch(").split()[0]) > 0.5 else "dark"
    return drawn if drawn == scheme else f"{drawn} paper, {scheme} controls"


def words_of_drawings(page: Page) -> str:
    """Return whether the words of a lesson's drawings are light or dark."""
    colour = page.locator(".drawing svg text").first.evaluate("each => getComputedStyle(each).fill")
    return "light" if float(colour.removeprefix("oklch(").split()[0]) > 0.5 else "dark"


def switch(page: Page) -> None:
    page.locator("theme-switch button:visible").click()


@pytest.mark.parametrize("system", THEMES)
def test_theme_follows_the_system(new_page: NewPage, system: Theme) -> None:
    page = new_page(color_scheme=system)
    page.goto(TOPIC)

    assert theme_of(page) == system
    page.emulate_media(color_scheme=OTHER[system])
    assert theme_of(page) == OTHER[system]


@pytest.mark.parametrize("system", THEMES)
def test_button_sets_the_theme_at_once_and_for_good(new_page: NewPage, system: Theme) -> None:
    page = new_page(color_scheme=system)
    page.goto(TOPIC)
    page.evaluate("() => { window.same = true }")

    with page.expect_response("**/theme/"):
        switch(page)

    assert theme_of(page) == OTHER[system]
    assert page.evaluate("() => window.same") is True
    page.reload()
    assert theme_of(page) == OTHER[system]
    page.goto("/")
    assert theme_of(page) == OTHER[system]


def test_button_keeps_the_focus_and_offers_the_way_back(new_page: NewPage) -> None:
    page = new_page(color_scheme="light")
    page.goto(TOPIC)
    page.get_by_role("button", name="Dark").focus()

    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Light")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Dark")).to_be_focused()
    assert theme_of(page) == "light"


@pytest.mark.parametrize("system", THEMES)
def test_button_without_scripts_sets_the_theme_for_good(new_page: NewPage, system: Theme) -> None:
    page = new_page(color_scheme=system, java_script_enabled=False)
    page.goto(TOPIC)

    switch(page)

    expect(page.get_by_role("button", name=system.capitalize())).to_be_visible()
    assert page.url.endswith(TOPIC)
    assert theme_of(page) == OTHER[system]
    page.goto("/")
    assert theme_of(page) == OTHER[system]


def test_theme_of_one_visitor_is_not_served_to_another(new_page: NewPage) -> None:
    page, other = new_page(color_scheme="light"), new_page(color_scheme="light")
    page.goto(TOPIC)
    with page.expect_response("**/theme/"):
        switch(page)

    page.goto("/")
    other.goto("/")

    assert (theme_of(page), theme_of(other)) == ("dark", "light")


@pytest.mark.parametrize("by_hand", [False, True])
def test_dark_page_is_light_on_paper(new_page: NewPage, *, by_hand: bool) -> None:
    page = new_page(color_scheme="light" if by_hand else "dark")
    page.goto(TOPIC)
    if by_hand:
        with page.expect_response("**/theme/"):
            switch(page)
    on_screen = words_of_drawings(page)

    page.emulate_media(media="print")

    assert (on_screen, words_of_drawings(page)) == ("light", "dark")
