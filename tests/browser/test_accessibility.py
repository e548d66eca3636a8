"""What axe finds wrong with the pages: nothing, in both themes, wide and narrow."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import NewPage, Site

pytestmark = pytest.mark.browser

LOOKS = [
    pytest.param({"color_scheme": theme, "viewport": {"width": width, "height": 900}}, id=f"{theme}-{width}")
    for theme in ("light", "dark")
    for width in (360, 1440)
]
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


COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def violations(page: Page, **options: Any) -> list[str]:
    # The dark theme has other colours, and is otherwise the page that was looked at in the light.
    if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"):
        options.setdefault("options", COLOURS)
    found: list[dict[str, Any]] = Axe().run(page, **options).response["violations"]
    return [
        f"{rule['id']}: {node['target'][0]} {node['html'][:80]}"
        for rule in found
        for node in rule["nodes"]
        # axe does not read MathML, so a heading that is a formula is empty to it, though not to a browser.
        if not (rule["id"] == "empty-table-header" and "<math" in node["html"])
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_violation(new_page: NewPage, look: dict[str, Any], path: str) -> None:
    page = new_page(**look)

    page.goto(path)

    found = violations(page)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("look", LOOKS)
def test_marked_pages_have_no_violation(new_page: NewPage, look: dict[str, Any]) -> None:
    page = new_page(**look)
    for slug, name in (("vectors", "Start learning"), ("matrices", "Skip"), ("what-is-deep-learning", "Mark as done")):
        page.goto(f"/topics/{slug}/")
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("button", name="Clear")).to_be_visible()
    found = violations(page)

    page.goto("/")

    found += violations(page)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("look", LOOKS)
def test_open_answers_have_no_violation(new_page: NewPage, look: dict[str, Any]) -> None:
    page = new_page(**look)
    page.goto("/topics/backpropagation/")
    question = page.locator(".questions li").first
    found = []

    for answer in (".choice--right", ".choice:not(.choice--right)"):
        question.locator(f"{answer} summary").first.click()
        found += violations(page, context=".questions")

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("look", LOOKS)
def test_refused_sign_in_has_no_violation(new_page: NewPage, look: dict[str, Any]) -> None:
    page = new_page(**look)
    page.goto("/accounts/login/")
    page.get_by_label("Email or username").fill("nobody")
    page.get_by_label("Password").fill("nothing")

    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.locator(".form__error")).to_be_visible()
    found = violations(page)
    assert found == [], "\n".join(found)


@pytest.mark.slow
def test_no_topic_has_a_violation_of_structure(new_page: NewPage, site: Site) -> None:
    """Every topic, since each has formulas, tables and code of its own. Colours are alike on all of them."""
    page = new_page(viewport={"width": 360, "height": 740})
    without_colours = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": False}}}
    found = []

    for path in (path for path in site.paths() if path.startswith("/topics/")):
        page.goto(path)
        found += [f"{path} {wrong}" for wrong in violations(page, options=without_colours)]

    assert found == [], "\n".join(found)
