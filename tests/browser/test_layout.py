"""No page scrolls sideways at any width, complains when a topic is marked, or jumps; see `test_every_page.py` too."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request

from .conftest import NewPage, Site

pytestmark = pytest.mark.browser

TOPIC = "/topics/backpropagation/"
WIDTHS = (360, 820, 1440)
SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"
# Of the window, by distance and area: less is not seen. And how often a page is loaded until it is so.
STILL, LOADS = 0.01, 3
# How far from its heading a form's fieldsets, legends and first boxes begin.
EDGES = """() => {
    const left = (each) => Math.round(each.getBoundingClientRect().left);
    const from = left(document.querySelector("h1"));
    const boxes = document.querySelectorAll("fieldset, legend, .form__choice:first-child > input");
    return [...new Set([...boxes, ...document.querySelectorAll(".form__choice")].map(left))].map((each) => each - from)
        .filter((each) => each < 20).sort();
}"""
# Where the lines of the text of each begin.
LINES = """(selector) => [...document.querySelectorAll(selector)].map((each) => {
    const text = document.createRange();
    text.selectNodeContents(each);
    return [...new Set([...text.getClientRects()].map((line) => Math.round(line.left)))];
})"""
# Words of the title that stand on two lines.
BROKEN = """() => {
    const walker = document.createTreeWalker(document.querySelector("h1"), NodeFilter.SHOW_TEXT);
    const broken = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { 0: word, index } of node.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) broken.push(word);
        }
    }
    return broken;
}"""
WATCH_SHIFTS = """() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
            window.shifts.push({ value, moved: sources.map((each) => each.node?.textContent.trim().slice(0, 40)) });
        }
    }).observe({ type: "layout-shift", buffered: true });
}"""


@dataclass
class Seen:
    """What was wrong with pages, by what is wrong: addresses with particulars."""

    sideways: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def listen(page: Page, seen: Seen, site: Site) -> None:
    def complain(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.complaints.append(f"{page.url} {message.text}")

    def ask(request: Request) -> None:
        if not request.url.startswith((site.origin, "data:")):
            seen.elsewhere.append(f"{page.url} {request.url}")

    page.on("console", complain)
    page.on("pageerror", lambda error: seen.complaints.append(f"{page.url} {error}"))
    page.on("request", ask)


def test_home_and_sections_do_not_scroll_sideways_at_any_width(new_page: NewPage, site: Site) -> None:
    page = new_page()
    paths = [path for path in site.paths() if not path.startswith("/topics/")]

    sideways = []
    for path in [*paths, TOPIC, "/accounts/login/", "/no-such-page/"]:
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if (over := page.evaluate(SIDEWAYS)) > 0:
                sideways.append(f"{path} at {width} by {over} px")

    assert sideways == []


def test_marking_does_not_complain_or_scroll_sideways(new_page: NewPage, site: Site) -> None:
    page, seen = new_page(viewport={"width": 360, "height": 740}), Seen()
    listen(page, seen, site)
    page.goto(TOPIC)

    for name in ("Start learning", "Skip", "Mark as done"):
        page.get_by_role("button", name=name, exact=True).click()
        page.get_by_role("button", name=name, exact=True).wait_for(state="detached")
        if over := page.evaluate(SIDEWAYS):
            seen.sideways.append(f"after {name} by {over} px")

    assert seen == Seen()


@pytest.mark.parametrize("width", WIDTHS)
def test_forms_begin_where_their_heading_does(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})

    begin = {}
    for path in ("/me/plan/", "/me/settings/", f"{TOPIC}report/"):
        page.goto(path)
        begin[path] = page.evaluate(EDGES)

    assert begin == {path: [0] for path in begin}


def test_lines_of_an_outcome_begin_alike(page: Page) -> None:
    page.goto(TOPIC)

    begin = page.evaluate(LINES, ".dashes li")

    assert len(begin) == 3
    assert all(len(places) == 1 for places in begin)


@pytest.mark.parametrize("path", ["/topics/seq2seq/", "/topics/bias-variance/", TOPIC])
def test_title_breaks_no_word_on_a_phone(new_page: NewPage, path: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(path)

    broken = page.evaluate(BROKEN)

    assert broken == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["/", "/roadmaps/deep-learning/math/", TOPIC, "/topics/cnn/"])
def test_nothing_jumps_while_a_page_loads(new_page: NewPage, path: str, width: int) -> None:
    """A page that jumps does so each time; on a busy machine a font may come late, after the first drawing, once."""
    seen: list[list[dict[str, Any]]] = []

    while len(seen) < LOADS and not (seen and _jump(seen[-1]) < STILL):
        page = new_page(viewport={"width": width, "height": 900})
        page.add_init_script(f"({WATCH_SHIFTS})()")
        page.goto(path, wait_until="networkidle")
        page.evaluate("async () => { await document.fonts.ready }")
        page.wait_for_timeout(200)
        seen.append(page.evaluate("() => window.shifts"))

    assert _jump(seen[-1]) < STILL, seen


def _jump(shifts: list[dict[str, Any]]) -> float:
    return sum(shift["value"] for shift in shifts)
