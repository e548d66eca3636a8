"""Chromium refuses nothing of our own pages: no script, style, picture, frame or connection that the policy forbids."""

import pytest
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import Page

from .conftest import NewPage, Site
from .test_desk import at_the_desk

pytestmark = pytest.mark.browser

TELL = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""
REFUSED = "window.refused || []"
BESIDE = [
    "/search/?q=backprob",
    "/path/",
    "/path/gan/?to=lstm&hours=5",
    "/me/",
    "/me/settings/",
    "/me/plan/",
    "/me/delete/",
    "/topics/backpropagation/report/",
    "/topics/backpropagation/notes/",
    "/topics/a-retired-topic/",
    "/roadmaps/deep-learning/map.svg",
    "/no-such-page/",
]
DOORS = [f"/accounts/{name}/" for name in ("login", "signup", "login/code", "password/reset")]
ACCOUNT = [
    f"/accounts/{name}/"
    for name in ("email", "password/change", "logout", "sessions", "2fa", "2fa/totp/activate", "2fa/webauthn/add")
]


class Watch:
    """Visits pages and keeps what Chromium refused on each."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.refused: list[str] = []
        self.visited: list[str] = []
        page.add_init_script(TELL)
        page.on("console", lambda said: self._heard(said.text))

    def _heard(self, text: str) -> None:
        if "Content Security Policy" in text or "Permissions-Policy" in text:
            self.refused.append(f"{self.page.url} {text}")

    def visit(self, path: str) -> None:
        self.page.goto(path)
        self.visited.append(path)
        self.refused += [f"{path} {said}" for said in self.page.evaluate(REFUSED)]


def test_nothing_is_refused_on_pages_that_no_search_engine_is_told_of(new_page: NewPage) -> None:
    """Those that they are told of are in `test_every_page.py`."""
    watch = Watch(new_page())

    for path in [*BESIDE, *DOORS]:
        watch.visit(path)

    assert watch.refused == [], "\n".join(watch.refused)


def test_nothing_is_refused_on_pages_of_an_account_and_at_the_desk(new_page: NewPage, site: Site) -> None:
    page = at_the_desk(new_page, site, "policy")
    watch = Watch(page)

    watch.visit("/accounts/reauthenticate/")
    page.locator("[name=password]").fill("engine of analysis")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/")
    for path in [*ACCOUNT, "/admin/", "/admin/password_change/", "/admin/curriculum/"]:
        watch.visit(path)
    for model in admin.site._registry:
        visit_desk(watch, f"admin:{model._meta.app_label}_{model._meta.model_name}_")

    assert watch.refused == [], "\n".join(watch.refused)
    assert any(path.endswith("/revisions/") for path in watch.visited)


def visit_desk(watch: Watch, name: str) -> None:
    """Visit the list of one kind of row, the form for a new one, and all pages of the first."""
    watch.visit(reverse(f"{name}add"))
    watch.visit(reverse(f"{name}changelist"))
    rows = watch.page.locator("#result_list tbody th a")
    if rows.count():
        change = (rows.first.get_attribute("href") or "").partition("?")[0]
        parts = ("change", "history", "delete") + (("revisions",) if name.endswith("_topic_") else ())
        for part in parts:
            watch.visit(change.replace("/change/", f"/{part}/"))


def test_watch_hears_what_is_refused(new_page: NewPage) -> None:
    """Nothing could be found to be refused otherwise."""
    watch = Watch(new_page())
    watch.visit("/")

    watch.page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    watch.page.evaluate("document.body.append(Object.assign(document.createElement('img'), {src: 'https://a.org/b'}))")
    watch.page.wait_for_function("window.refused.length >= 2")

    assert {said.split(":")[0] for said in watch.page.evaluate("window.refused")} == {"script-src-elem", "img-src"}
