"""Everything can be done with the keys alone, and the reader sees where the keys go."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import NewPage, expect_status

pytestmark = pytest.mark.browser

TOPIC = "/topics/backpropagation/"
FOCUSED = """() => {
    const here = document.activeElement;
    if (here === document.body) return null;
    const style = getComputedStyle(here);
    const points = [...here.getClientRects()].flatMap((box) => [
        [box.x + box.width / 2, box.y + box.height / 2], [box.x + 3, box.y + 3], [box.right - 3, box.bottom - 3],
    ]);
    return {
        name: `${here.localName} ${here.textContent.trim().replace(/\\s+/g, " ").slice(0, 40)}`,
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        hidden: !points.some(([x, y]) => here.contains(document.elementFromPoint(x, y))),
    };
}"""


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab from the top of the page to its end, and say where the focus is each time."""
    for _ in range(300):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            return
        yield focused


def tab_to(page: Page, name: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_topic_is_marked_with_the_keys_alone(page: Page) -> None:
    page.goto(TOPIC)

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    tab_to(page, "Mark as done")
    page.keyboard.press("Enter")

    expect_status(page, "done")
    expect(page.locator("#status :focus")).to_have_count(1)
    tab_to(page, "Clear")
    page.keyboard.press("Enter")
    expect_status(page, "not-started")


@pytest.mark.parametrize("path", ["/", "/roadmaps/deep-learning/math/", TOPIC, "/accounts/login/"])
@pytest.mark.parametrize("width", [360, 1440])
def test_focus_is_seen_at_every_stop(new_page: NewPage, path: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 740})
    page.goto(path)

    visited = list(stops(page))

    assert [each["name"] for each in visited if not each["outlined"]] == []
    assert [each["name"] for each in visited if each["hidden"]] == []
    assert visited[-1]["name"] == "a CC BY 4.0"


def test_focus_is_seen_after_a_mark(page: Page) -> None:
    page.goto(TOPIC)
    tab_to(page, "Mark as done")

    page.keyboard.press("Enter")

    expect_status(page, "done")
    expect(page.locator("#status :focus")).to_have_count(1)
    assert page.evaluate(FOCUSED)["outlined"] is True


def test_answers_to_questions_open_by_the_keys(page: Page) -> None:
    page.goto(TOPIC)
    first = page.locator(".questions li").first.locator("details")
    first.nth(0).locator("summary").focus()

    page.keyboard.press("Enter")
    expect(first.nth(0)).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(first.nth(1)).to_have_attribute("open", "")
    expect(first.nth(1).locator("p")).to_be_visible()
