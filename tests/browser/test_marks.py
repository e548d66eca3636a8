"""A mark by htmx: a click changes what the page says of the learner, and nothing else about the page."""

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import NewPage, Site, expect_status, press

pytestmark = pytest.mark.browser

FIRST = "/topics/what-is-deep-learning/"
SECOND = "/topics/history-of-deep-learning/"
PHONE = {"width": 360, "height": 740}
# How many pixels at the foot of the window the control takes from the text.
COVERED = """() => {
    const under = (y) => document.elementFromPoint(180, y)?.closest(".status");
    let y = innerHeight - 1;
    while (y > 0 && under(y)) y -= 1;
    return innerHeight - 1 - y;
}"""
IN_LINE = "#line [aria-current=page] .mark"


def test_mark_changes_control_line_and_count_without_loading_the_page(page: Page) -> None:
    page.goto(FIRST)
    total = page.locator("#standing").inner_text().removesuffix(" topics")
    page.evaluate("() => { window.same = true }")

    press(page, "Mark as done")

    expect_status(page, "done")
    expect(page.locator(".status__now")).to_have_text("You have done this")
    expect(page.locator(IN_LINE)).to_have_attribute("data-status", "done")
    expect(page.locator("#standing")).to_have_text(f"1 of {total} done")
    assert page.evaluate("() => window.same") is True


def test_mark_offers_topics_that_need_nothing_unknown(page: Page) -> None:
    page.goto(FIRST)

    press(page, "Mark as done")
    expect_status(page, "done")

    offered = [str(link.get_attribute("href")) for link in page.locator(".status__next a").all()]
    before = {}
    for address in offered:
        page.goto(address)
        before[address] = [mark.get_attribute("data-status") for mark in page.locator(".before .mark").all()]
    assert {status for statuses in before.values() for status in statuses} <= {"done"}
    assert 1 <= len(offered) <= 3


def test_phone_shows_what_is_next_over_the_text_until_it_is_closed(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(FIRST)
    before = page.evaluate(COVERED)

    press(page, "Mark as done")
    expect(page.locator(".status__next li")).to_have_count(3)
    marked = page.evaluate(COVERED)
    page.get_by_text("What next:").click()
    expect(page.locator(".status__next li").first).to_be_hidden()
    closed = page.evaluate(COVERED)

    assert marked > closed > before
    assert closed - before <= 60


def test_phone_keeps_the_text_of_a_topic_that_is_done_clear(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(FIRST)
    before = page.evaluate(COVERED)
    press(page, "Mark as done")
    expect_status(page, "done")

    page.reload()
    page.evaluate("() => scrollTo(0, 2000)")

    assert page.evaluate(COVERED) == before
    assert page.locator(".status__next a").count() == 3


def test_mark_keeps_the_focus_in_the_control(page: Page) -> None:
    page.goto(FIRST)
    page.get_by_role("button", name="Mark as done").focus()

    page.keyboard.press("Enter")

    expect_status(page, "done")
    expect(page.locator("#status :focus")).to_have_count(1)


def test_mark_is_not_seen_by_another_browser(page: Page, new_page: NewPage) -> None:
    page.goto(FIRST)
    not_begun = page.locator("#standing").inner_text()
    press(page, "Mark as done")
    expect_status(page, "done")
    other = new_page()

    page.reload()
    other.goto(FIRST)

    expect_status(page, "done")
    expect_status(other, "not-started")
    expect(other.locator(IN_LINE)).to_have_attribute("data-status", "not-started")
    expect(other.locator("#standing")).to_have_text(not_begun)


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
    expect(page.locator(IN_LINE)).to_have_attribute("data-status", status)


def test_home_says_what_was_marked(page: Page) -> None:
    page.goto(FIRST)
    total = page.locator("#standing").inner_text().removesuffix(" topics")
    press(page, "Mark as done")
    expect_status(page, "done")

    page.goto("/")

    expect(page.locator('#list [data-topic="what-is-deep-learning"]')).to_have_attribute("data-status", "done")
    expect(page.locator(".where__count")).to_contain_text(f"1 of {total} done")
    expect(page.locator("#standing")).to_have_text(f"1 of {total} done")


def test_going_back_to_the_roadmap_shows_what_was_marked_since(page: Page) -> None:
    page.goto(FIRST)
    press(page, "Mark as done")
    expect_status(page, "done")
    page.goto("/")
    page.goto(SECOND)
    press(page, "Start learning")
    expect_status(page, "learning")

    page.go_back()

    expect(page).to_have_title("Deep Learning")
    expect(page.locator('#list [data-topic="history-of-deep-learning"]')).to_have_attribute("data-status", "learning")


def test_going_back_to_a_marked_topic_shows_the_mark(page: Page) -> None:
    page.goto(FIRST)
    press(page, "Mark as done")
    expect_status(page, "done")
    page.goto(SECOND)
    press(page, "Start learning")
    expect_status(page, "learning")
    page.goto("/")

    page.go_back()

    expect_status(page, "learning")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    ("name", "status"), [("Mark as done", "done"), ("Start learning", "learning"), ("Skip", "skipped")]
)
@pytest.mark.parametrize("pause", [0, 200])
def test_double_click_marks_once(new_page: NewPage, width: int, name: str, status: str, pause: int) -> None:
    """At the pace of a hand the second click comes after the answer, and finds whatever button stands there now."""
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(FIRST)
    box = page.get_by_role("button", name=name, exact=True).bounding_box()
    assert box

    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        for count in (1, 2):
            page.mouse.down(click_count=count)
            page.mouse.up(click_count=count)
            page.wait_for_timeout(pause)
    page.wait_for_load_state("networkidle")
    page.reload()

    expect_status(page, status)


def test_mark_of_a_topic_that_was_retired_meanwhile_says_so(page: Page, site: Site) -> None:
    page.goto(FIRST)
    title = page.title()
    page.route("**/status/", lambda route: route.continue_(url=f"{site.origin}/topics/a-retired-topic/status/"))

    press(page, "Mark as done")

    expect(page.locator("#notice")).to_contain_text("has been retired. It is no longer part of the roadmap.")
    expect_status(page, "not-started")
    expect(page.locator("main")).to_have_count(1)
    expect(page).to_have_title(title)


def test_mark_that_could_not_be_sent_says_so_where_the_reader_is(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(FIRST)
    page.evaluate("() => scrollTo(0, 2000)")
    page.context.set_offline(True)

    press(page, "Mark as done")

    expect(page.locator("#notice .notice")).to_be_in_viewport(ratio=1)
    expect(page.locator("#notice")).to_contain_text("try again when you are online")


def test_two_marks_at_once_are_both_kept(page: Page) -> None:
    page.goto("/topics/vectors/")
    press(page, "Skip")
    expect_status(page, "skipped")
    other = page.context.new_page()
    page.goto(FIRST)
    other.goto(SECOND)
    held: list[Route] = []

    def release_both(route: Route) -> None:
        held.append(route)
        for each in held if len(held) == 2 else []:
            each.continue_()

    page.context.route("**/status/", release_both)
    press(page, "Mark as done")
    press(other, "Start learning")
    expect_status(page, "done")
    expect_status(other, "learning")
    page.reload()
    other.reload()

    expect_status(page, "done")
    expect_status(other, "learning")


def test_second_choice_before_the_answer_to_the_first_is_what_counts(page: Page) -> None:
    page.goto(FIRST)
    held: list[Route] = []
    page.route("**/status/", lambda route: held.append(route) if not held else route.continue_())

    press(page, "Skip")
    press(page, "Mark as done")

    expect_status(page, "done")
    page.reload()
    expect_status(page, "done")
    assert len(held) == 1


def test_mark_that_cannot_be_sent_says_so_and_changes_nothing(page: Page) -> None:
    page.goto(FIRST)
    page.context.set_offline(True)

    press(page, "Mark as done")

    expect(page.locator("#notice")).to_contain_text("That could not be sent.")
    expect_status(page, "not-started")
    page.context.set_offline(False)
    press(page, "Mark as done")
    expect_status(page, "done")
    expect(page.locator("#notice")).to_be_empty()
