"""What axe finds wrong with the pages: nothing, in both themes, wide and narrow."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import NewPage

pytestmark = pytest.mark.browser

LOOKS = [
    pytest.param({"color_scheme": theme, "viewport": {"width": width, "height": 900}}, id=f"{theme}-{width}")
    for theme in ("light", "dark")
    for width in (360, 1440)
]
PAGES = [
    "/",
    "/roadmaps/deep-learning/math/",
    "/topics/backpropagation/",
    "/topics/momentum/",
    "/topics/cnn/",
    "/topics/a-retired-topic/",
    "/accounts/login/",
    "/no-such-page/",
]


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['any'][0]['message'] if node['any'] else rule['help']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_violation(new_page: NewPage, look: dict[str, Any], path: str) -> None:
    page = new_page(**look)
    page.goto(path)

    assert violations(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_marked_pages_have_no_violation(new_page: NewPage, look: dict[str, Any]) -> None:
    page = new_page(**look)
    for slug, name in (("vectors", "Start learning"), ("matrices", "Skip"), ("what-is-deep-learning", "Mark as done")):
        page.goto(f"/topics/{slug}/")
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("button", name="Clear")).to_be_visible()
    marked = violations(page)
    page.goto("/")

    assert marked == []
    assert violations(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_open_answers_have_no_violation(new_page: NewPage, look: dict[str, Any]) -> None:
    page = new_page(**look)
    page.goto("/topics/backpropagation/")
    for summary in page.locator(".questions li").first.locator("summary").all():
        summary.click()

        assert violations(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_refused_sign_in_has_no_violation(new_page: NewPage, look: dict[str, Any]) -> None:
    page = new_page(**look)
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill("nobody")
    page.get_by_label("Password").fill("nothing")

    page.get_by_role("button", name="Sign in").click()

    expect(page.locator(".form__error")).to_be_visible()
    assert violations(page) == []
