"""Every public page on a phone, and then wide: it fits, repeats no id, asks no other host, and nothing is refused.

Each is loaded once for all of that. Topics have formulas, tables, figures and code of their own, so axe looks at each.
"""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from .conftest import NewPage, Site
from .test_accessibility import violations
from .test_content_policy import REFUSED, Watch
from .test_layout import SIDEWAYS, Seen, listen

pytestmark = pytest.mark.browser

# So many tests, which the processes share.
PARTS = 6
PHONE, WIDE = ({"width": width, "height": 740} for width in (360, 1440))
# Colours are alike on all topics.
STRUCTURE = {"rules": {"color-contrast": {"enabled": False}}}
REPEATED = """() => {
    const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
    return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
}"""
SMALL_WORDS = """() => [...document.querySelectorAll(".drawing svg text")]
    .filter((text) => text.checkVisibility())
    .map((text) => {
        const { a, b } = text.getScreenCTM();
        return [parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b), text.textContent.trim()];
    })
    .filter(([size]) => size < 11.9)
    .map(([size, words]) => `${words}: ${size.toFixed(1)} px`)"""
WIDE_TABLES = """() => [...document.querySelectorAll(".lesson .table")]
    .map((box) => [box.scrollWidth - box.clientWidth, box.querySelector("tr").innerText.trim()])
    .filter(([over]) => over > 0)
    .map(([over, head]) => `${head} by ${over} px`)"""


@dataclass
class Looked(Seen):
    """What was wrong with pages, by what is wrong: addresses with particulars."""

    repeated: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    structure: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def look(page: Page, path: str, seen: Looked) -> None:
    page.set_viewport_size(PHONE)
    page.goto(path)
    seen.repeated += [f"{path} {name}" for name in page.evaluate(REPEATED)]
    seen.small += [f"{path} {words}" for words in page.evaluate(SMALL_WORDS)]
    seen.tables += [f"{path} {head}" for head in page.evaluate(WIDE_TABLES)]
    for size in (PHONE, WIDE):
        page.set_viewport_size(size)
        if (over := page.evaluate(SIDEWAYS)) > 0:
            seen.sideways.append(f"{path} at {size['width']} by {over} px")
    # Before axe, which may set styles of its own.
    seen.refused += [f"{path} {said}" for said in page.evaluate(REFUSED)]
    if path.startswith("/topics/"):
        page.set_viewport_size(PHONE)
        seen.structure += [f"{path} {wrong}" for wrong in violations(page, options=STRUCTURE)]


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_wrong_with_any_page(new_page: NewPage, site: Site, part: int) -> None:
    page, seen = new_page(viewport=PHONE), Looked()
    listen(page, seen, site)
    watch = Watch(page)

    for path in site.paths()[part::PARTS]:
        look(page, path, seen)

    seen.refused += watch.refused
    assert seen == Looked()
