"""The drawn map: legible, walked by keys, marked in place."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import NewPage
from .test_accessibility import in_both_themes

pytestmark = pytest.mark.browser

# How large the map is drawn, by its numbers: its width and its height.
DRAWN = """() => {
    const drawing = document.querySelector(".map__drawing");
    const { width, height } = drawing.getBoundingClientRect();
    return [width / drawing.viewBox.baseVal.width, height / drawing.viewBox.baseVal.height];
}"""
WIDE = {"width": 1440, "height": 1000}
# Labels as they are drawn, in the map's own pixels, against each other and against points of every track and line.
TOUCHING = """() => {
    const drawing = document.querySelector(".map__drawing");
    const onMap = (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const from = drawing.getBoundingClientRect();
        return { left: x - from.x, top: y - from.y, right: x - from.x + width, bottom: y - from.y + height };
    };
    const labels = [...drawing.querySelectorAll(".stop text, .map__title text")]
        .map((text) => ({ name: text.textContent, lines: [...text.children].map(onMap) }));
    const boxes = labels.flatMap(({ name, lines }) => lines.map((box) => ({ name, ...box })));
    const found = [];
    for (const a of boxes) {
        if (a.left < 0 || a.right > drawing.clientWidth) found.push(`${a.name} is cut`);
        for (const b of boxes) {
            const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
            if (a.name < b.name && !apart) found.push(`${a.name} overlaps ${b.name}`);
        }
    }
    for (const path of drawing.querySelectorAll(".map__tracks path, .map__line")) {
        for (let at = 0; at < path.getTotalLength(); at += 2) {
            const { x, y } = path.getPointAtLength(at);
            const crossed = boxes.find((box) => box.left < x && x < box.right && box.top + 2 < y && y < box.bottom - 2);
            if (crossed) found.push(`${path.dataset.from ?? "a line"} crosses ${crossed.name}`);
        }
    }
    return [...new Set(found)];
}"""


@pytest.fixture
def home(new_page: NewPage) -> Page:
    page = new_page(viewport=WIDE)
    page.goto("/", wait_until="networkidle")
    page.evaluate("async () => { await document.fonts.ready }")
    return page


def stop(page: Page, slug: str) -> Locator:
    return page.locator(f'.stop[data-topic="{slug}"]')


def test_no_label_is_cut_covered_or_crossed(home: Page) -> None:
    assert home.evaluate(TOUCHING) == []
    assert home.locator(".stop").count() == 112


def test_letters_on_the_map_are_never_small(home: Page) -> None:
    sizes = home.locator(".map__drawing text").evaluate_all(
        "texts => texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )

    assert min(sizes) >= 12


@pytest.mark.parametrize("width", [1000, 1280, 1366, 1920])
def test_map_is_drawn_as_large_as_it_says_at_any_width(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("/")

    sizes = [page.evaluate(DRAWN)]
    page.get_by_role("button", name="Zoom in").click()
    sizes.append(page.evaluate(DRAWN))

    assert sizes == [pytest.approx([1, 1], abs=0.01), pytest.approx([1.25, 1.25], abs=0.01)]
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_station_in_focus_shows_what_it_builds_on_and_dims_the_rest(home: Page) -> None:
    stop(home, "backpropagation").focus()

    card = home.locator(".map__card")
    expect(card).to_be_visible()
    expect(card.locator(".map__card-title")).to_have_text("Backpropagation")
    expect(card.locator(".map__card-on li")).to_have_count(3)
    expect(card.locator(".map__card-on li").nth(1)).to_contain_text("The chain rule")
    assert (
        home.locator(".stop.is-lit").evaluate_all("stops => stops.map((stop) => stop.dataset.topic)").count("vectors")
        == 1
    )
    expect(stop(home, "gan")).not_to_have_class("is-lit")
    home.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_arrow_keys_walk_the_line_and_the_tracks(home: Page) -> None:
    stop(home, "what-is-deep-learning").focus()

    walked = []
    for key in ("ArrowRight", "ArrowLeft", "End", "Home", "ArrowDown", "ArrowUp"):
        home.keyboard.press(key)
        walked.append(home.evaluate("() => document.activeElement.dataset.topic"))

    assert walked == [
        "history-of-deep-learning",
        "what-is-deep-learning",
        "keep-learning",
        "what-is-deep-learning",
        "supervised-learning",
        "what-is-deep-learning",
    ]
    assert home.locator('.stop[tabindex="0"]').count() == 1


def test_filters_dim_without_taking_links_away(home: Page) -> None:
    def faded() -> int:
        return home.locator(".stop").evaluate_all(
            "stops => stops.filter((stop) => getComputedStyle(stop).opacity < 0.5).length"
        )

    home.emulate_media(reduced_motion="reduce")
    counts = []
    for name in ("Core only", "Ready now", "Still to do", "Everything"):
        home.get_by_label(name).check()
        counts.append(faded())
    home.get_by_label("Section").select_option(label="Orientation")

    core = home.locator(".stop--core").count()
    ready = home.locator(".stop[data-ready]").count()
    assert (counts, faded()) == ([112 - core, 112 - ready, 0, 0], 110)


def test_zoom_goes_in_out_and_to_the_whole(home: Page) -> None:
    def width() -> float:
        return float(home.locator(".map__drawing").get_attribute("width") or 0)

    before = width()
    home.get_by_label("Zoom in").click()
    assert width() == pytest.approx(before * 1.25)
    stop(home, "vectors").focus()
    home.keyboard.press("-")
    assert width() == pytest.approx(before)
    home.get_by_role("button", name="Fit").click()
    assert float(home.locator(".map__drawing").get_attribute("height") or 0) <= 900


def test_mark_in_the_map_changes_everything_that_shows_it(home: Page) -> None:
    stop(home, "vectors").focus()

    home.locator(".map__card").get_by_role("button", name="Mark as done").click()

    expect(stop(home, "vectors")).to_have_attribute("data-status", "done")
    expect(home.locator("#standing")).to_contain_text("1 of 112 done")
    expect(home.locator("#where")).to_contain_text("1 of 112 done")
    expect(home.locator('#list [data-topic="vectors"]')).to_have_attribute("data-status", "done")
    expect(stop(home, "matrices")).to_have_attribute("data-ready", "")
    home.reload()
    expect(stop(home, "vectors")).to_have_attribute("data-status", "done")


def test_mark_in_the_map_that_cannot_be_sent_says_so(home: Page) -> None:
    stop(home, "vectors").focus()
    home.context.set_offline(True)

    home.locator(".map__card").get_by_role("button", name="Mark as done").click()

    expect(home.locator("#notice")).to_contain_text("could not be sent")
    expect(stop(home, "vectors")).to_have_attribute("data-status", "not-started")


def test_map_with_its_card_has_no_violation(home: Page) -> None:
    stop(home, "backpropagation").focus()
    expect(home.locator(".map__card")).to_be_visible()

    assert in_both_themes(home) == []


def test_map_without_scripts_is_a_drawing_of_links(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE, java_script_enabled=False)
    page.goto("/")

    expect(page.locator(".map__zoom")).to_be_hidden()
    stop(page, "matrices").click()

    expect(page).to_have_url(re.compile("/topics/matrices/$"))


def test_phone_has_the_outline_in_place_of_the_map(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 800})
    page.goto("/")

    expect(page.locator(".map__drawing")).to_be_hidden()
    expect(page.locator("#list .station")).to_have_count(112)
