"""A mark by htmx: a click changes what the page says, and nothing else about the page."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

FIRST = "/topics/what-is-deep-learning/"
SECOND = "/topics/history-of-deep-learning/"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def expect_status(page: Page, status: str) -> None:
    expect(page.locator("#status")).to_have_attribute("data-status", status)


def mark_in_line(page: Page) -> Locator:
    return page.locator("#line [aria-current=page] .mark")


def test_mark_changes_control_line_and_count_without_loading_the_page(page: Page) -> None:
    page.goto(FIRST)
    page.evaluate("() => { window.same = true }")

    press(page, "Mark as done")

    expect_status(page, "done")
    expect(page.locator(".status__now")).to_have_text("You have done this")
    expect(mark_in_line(page)).to_have_attribute("data-status", "done")
    expect(page.locator("#standing")).to_have_text("1 of 112 done")
    assert page.evaluate("() => window.same") is True


def test_mark_offers_topics_that_need_nothing_unknown(page: Page) -> None:
    page.goto(FIRST)

    press(page, "Mark as done")
    expect_status(page, "done")

    offered = [link.get_attribute("href") for link in page.locator(".status__next a").all()]
    before: dict[Any, list[str | None]] = {}
    for address in offered:
        page.goto(str(address))
        before[address] = [mark.get_attribute("data-status") for mark in page.locator(".before .mark").all()]
    assert before == {address: ["done"] for address in offered}
    assert offered


def test_mark_keeps_the_focus_in_the_control(page: Page) -> None:
    page.goto(FIRST)
    page.get_by_role("button", name="Mark as done").focus()

    page.keyboard.press("Enter")

    expect_status(page, "done")
    expect(page.locator("#status :focus")).to_have_count(1)


def test_mark_is_not_seen_by_another_browser(page: Page, new_page: Any) -> None:
    page.goto(FIRST)
    press(page, "Mark as done")
    expect_status(page, "done")
    other = new_page()

    other.goto(FIRST)

    expect_status(other, "not-started")
    expect(mark_in_line(other)).to_have_attribute("data-status", "not-started")
    expect(other.locator("#standing")).to_have_text("112 topics")


@pytest.mark.parametrize(
    ("presses", "status", "words"),
    [
        (["Start learning"], "learning", "You are learning this"),
        (["Mark as done"], "done", "You have done this"),
        (["Skip"], "skipped", "You skipped this"),
        (["Mark as done", "Learn it again"], "learning", "You are learning this"),
        (["Mark as done", "Skip"], "skipped", "You skipped this"),
        (["Skip", "Mark as done"], "done", "You have done this"),
        (["Mark as done", "Clear"], "not-started", "Not started"),
    ],
)
def test_mark_is_there_after_a_reload(page: Page, presses: list[str], status: str, words: str) -> None:
    page.goto(FIRST)

    for name in presses:
        press(page, name)
    expect_status(page, status)
    page.reload()

    expect_status(page, status)
    expect(page.locator(".status__now")).to_have_text(words)
    expect(mark_in_line(page)).to_have_attribute("data-status", status)


def test_home_says_what_was_marked(page: Page) -> None:
    page.goto(FIRST)
    press(page, "Mark as done")
    expect_status(page, "done")

    page.goto("/")

    expect(page.locator('[data-topic="what-is-deep-learning"]')).to_have_attribute("data-status", "done")
    expect(page.locator(".where__count")).to_contain_text("1 of 112 done")
    expect(page.locator("#standing")).to_have_text("1 of 112 done")


@pytest.mark.parametrize("between", [0, 60, 150, 300])
def test_double_click_marks_once(page: Page, between: int) -> None:
    page.goto(FIRST)
    box = page.get_by_role("button", name="Mark as done").bounding_box()
    assert box

    for _ in range(2):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(between)
    page.wait_for_timeout(300)
    page.reload()

    expect_status(page, "done")


def test_two_quick_marks_are_both_kept(page: Page) -> None:
    other = page.context.new_page()
    page.goto(FIRST)
    other.goto(SECOND)

    page.get_by_role("button", name="Mark as done").click(no_wait_after=True)
    other.get_by_role("button", name="Start learning").click(no_wait_after=True)
    expect_status(page, "done")
    expect_status(other, "learning")
    page.reload()
    other.reload()

    expect_status(page, "done")
    expect_status(other, "learning")


def test_second_choice_before_the_answer_to_the_first_wins(page: Page) -> None:
    page.goto(FIRST)

    page.evaluate(
        """() => {
            document.querySelector("#status [value=learning]").click();
            document.querySelector("#status [value=skipped]").click();
        }"""
    )
    page.wait_for_timeout(1000)
    page.reload()

    expect_status(page, "skipped")
