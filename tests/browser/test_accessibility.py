"""What axe finds wrong with the pages: nothing, in both themes, wide and narrow."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import NewPage

pytestmark = pytest.mark.browser

WIDTHS = (360, 1440)
PAGES = [
    "/",
    "/roadmaps/",
    "/roadmaps/original/",
    "/roadmaps/deep-learning/math/",
    "/glossary/",
    "/path/",
    "/path/gan/?to=lstm&hours=5",
    "/search/?q=backprob",
    "/me/",
    "/me/settings/",
    "/me/plan/",
    "/topics/backpropagation/",
    "/topics/backpropagation/report/",
    "/topics/momentum/",
    "/topics/cnn/",
    "/topics/a-retired-topic/",
    "/accounts/login/",
    "/no-such-page/",
]

AXE = Axe().axe_script
# What depends on colours; all else is the same in both themes.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# Only what is wrong leaves the page: all that axe has to say of a page takes longer to send than to find.
RUN = """async ([context, options]) => {
    const { violations } = await axe.run(context ?? document, { resultTypes: ["violations"], ...options });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => [id, String(target[0]), html]));
}"""


def violations(page: Page, *, context: str | None = None, options: dict[str, Any] | None = None) -> list[str]:
    """Return what axe finds wrong with a page, or a part of it, as it is drawn now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return [
        f"{rule}: {target} {html[:80]}"
        for rule, target, html in page.evaluate(RUN, [context, options or {}])
        # axe does not read MathML, so a heading that is a formula is empty to it, though not to a browser.
        if not (rule == "empty-table-header" and "<math" in html)
    ]


def in_both_themes(page: Page, *, context: str | None = None) -> list[str]:
    """Return what is wrong in the light, and what is wrong with the colours when the page that is open turns dark.

    Without motion: a colour that fades would be looked at on its way.
    """
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    light = violations(page, context=context)
    page.emulate_media(color_scheme="dark")
    dark = violations(page, context=context, options=COLOURS)
    return [*(f"light: {wrong}" for wrong in light), *(f"dark: {wrong}" for wrong in dark)]


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_violation(new_page: NewPage, width: int, path: str) -> None:
    page = new_page(viewport={"width": width, "height": 900})

    page.goto(path)

    found = in_both_themes(page)
    assert found == [], "\n".join(found)


def test_marked_pages_have_no_violation(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    for slug, name in (("vectors", "Start learning"), ("matrices", "Skip"), ("what-is-deep-learning", "Mark as done")):
        page.goto(f"/topics/{slug}/")
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("button", name="Clear")).to_be_visible()
    found = in_both_themes(page)

    page.goto("/")

    found += in_both_themes(page)
    assert found == [], "\n".join(found)


def test_open_answers_have_no_violation(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("/topics/backpropagation/")
    question = page.locator(".questions li").first
    found = []

    for answer in (".choice--right", ".choice:not(.choice--right)"):
        question.locator(f"{answer} summary").first.click()
        found += in_both_themes(page, context=".questions")

    assert found == [], "\n".join(found)


def test_refused_sign_in_has_no_violation(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("/accounts/login/")
    page.get_by_label("Email or username").fill("nobody")
    page.get_by_label("Password").fill("nothing")

    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.locator(".form__error")).to_be_visible()
    found = in_both_themes(page)
    assert found == [], "\n".join(found)
