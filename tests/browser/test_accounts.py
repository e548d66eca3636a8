"""A learner's way from three marks without an account to two browsers with one; and how the pages of accounts look."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import NewPage, Site, expect_status, press
from .test_accessibility import WIDTHS, in_both_themes, violations

pytestmark = pytest.mark.browser

PASSWORD = "engine of analysis"
MARKS = {"Start learning": "vectors", "Mark as done": "matrices", "Skip": "chain-rule"}
OUTSIDE = ["login", "signup", "login/code", "password/reset", "password/reset/done", "inactive"]
INSIDE = [
    "email",
    "password/change",
    "2fa",
    "2fa/totp/activate",
    "2fa/webauthn",
    "2fa/webauthn/add",
    "2fa/recovery-codes/generate",
    "sessions",
    "logout",
]
CREATE = """
from tests.factories import create_user
create_user({name!r})
"""


def code(site: Site, email: str) -> str:
    """Return the code of the last mail to an address."""
    mail = [mail for mail in site.mails() if f"To: {email}" in mail][-1]
    return re.findall(r"^[A-Z0-9]{4}-?[A-Z0-9]{2,4}$", mail, flags=re.MULTILINE)[0]


def submit(page: Page) -> None:
    page.locator("main form button:not([formnovalidate])").first.click()


def sign_up(page: Page, site: Site, email: str) -> None:
    page.goto("/accounts/signup/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    submit(page)
    expect(page.get_by_label("Code")).to_be_visible()
    page.get_by_label("Code").fill(code(site, email))
    submit(page)
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def sign_in(page: Page, login: str, home: str = "") -> None:
    page.goto(f"{home}/accounts/login/")
    page.get_by_label("Email or username").fill(login)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def reauthenticate(page: Page, home: str = "") -> None:
    page.goto(f"{home}/accounts/reauthenticate/")
    page.get_by_label("Password").fill(PASSWORD)
    submit(page)
    expect(page.get_by_label("Password")).to_have_count(0)


def listed(page: Page) -> dict[str, str | None]:
    page.goto("/")
    slugs = [*MARKS.values(), "derivatives"]
    return {slug: page.locator(f'#list [data-topic="{slug}"]').get_attribute("data-status") for slug in slugs}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_marks_go_from_a_browser_to_an_account_and_to_another_browser(
    new_page: NewPage, site: Site, scripts: bool
) -> None:
    email = f"ada-{scripts}@example.org".lower()
    first, second = (new_page(java_script_enabled=scripts) for _ in range(2))
    for name, slug in MARKS.items():
        first.goto(f"/topics/{slug}/")
        press(first, name)
        expect(first.get_by_role("button", name="Clear")).to_be_visible()

    sign_up(first, site, email)
    after_sign_up = listed(first)
    sign_in(second, email)
    elsewhere = listed(second)
    second.goto("/topics/derivatives/")
    press(second, "Mark as done")
    expect_status(second, "done")
    first.reload()
    after_reload = listed(first)

    three = {"vectors": "learning", "matrices": "done", "chain-rule": "skipped"}
    assert after_sign_up == elsewhere == three | {"derivatives": "not-started"}
    assert after_reload == three | {"derivatives": "done"}


def test_signing_out_leaves_nothing_behind(new_page: NewPage, site: Site) -> None:
    site.run(CREATE.format(name="leaver"))
    page = new_page()
    sign_in(page, "leaver")
    page.goto("/topics/vectors/")
    press(page, "Mark as done")
    expect_status(page, "done")
    page.evaluate("localStorage.setItem('note', 'a draft')")

    press(page, "Sign out")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()

    kept = page.evaluate("[Object.entries(localStorage), Object.entries(sessionStorage)]")
    assert kept == [[], [["htmx-current-path-for-history", "/"]]]
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken"}
    page.go_back()
    expect_status(page, "not-started")


def test_draft_is_put_back_for_its_writer_alone(new_page: NewPage, site: Site) -> None:
    for name in ("writer", "reader"):
        site.run(CREATE.format(name=name))
    page, texts = new_page(), []
    sign_in(page, "writer")
    page.goto("/topics/vectors/")
    page.route("**/notes/", lambda route: route.abort())
    page.locator("#notes > summary").click()
    page.locator("#notes-text").fill("not sent yet")
    page.wait_for_timeout(1500)

    for name in ("", "reader", "writer"):
        page.context.clear_cookies()
        if name:
            sign_in(page, name)
        page.goto("/topics/vectors/")
        texts.append(page.locator("#notes-text").input_value())

    assert texts == ["", "", "not sent yet"]


def test_question_of_two_records_is_answered_with_the_keyboard(new_page: NewPage, site: Site) -> None:
    site.run(CREATE.format(name="joiner"))
    first, second = new_page(), new_page()
    sign_in(first, "joiner")
    for page, slug in ((first, "vectors"), (second, "matrices")):
        page.goto(f"/topics/{slug}/")
        press(page, "Mark as done")
        expect_status(page, "done")
    sign_in(second, "joiner")
    found = violations(second)

    expect(second).to_have_url(re.compile("/me/join/"))
    second.locator("main button[value=yes]").focus()
    second.keyboard.press("Enter")
    second.wait_for_url(lambda address: "/me/join/" not in address)

    assert found == []
    assert [listed(second)[slug] for slug in ("vectors", "matrices")] == ["done", "done"]


def test_passkey_is_made_and_signs_in(new_page: NewPage, site: Site) -> None:
    """By name: browsers have no passkeys for hosts that are numbers."""
    site.run(CREATE.format(name="keyholder"))
    page = new_page()
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    held = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": held | {"isUserVerified": True}})
    home = f"http://localhost:{site.port}"

    sign_in(page, "keyholder", home)
    reauthenticate(page, home)
    page.goto(f"{home}/accounts/2fa/webauthn/add/")
    page.get_by_label("Name").fill("This laptop")
    page.get_by_label("Passwordless").check()
    press(page, "Add")
    expect(page.get_by_text("recovery codes").first).to_be_visible()
    press(page, "Sign out")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    page.goto(f"{home}/accounts/login/")
    press(page, "Sign in with a passkey")

    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_accounts_have_no_violation(new_page: NewPage, site: Site, width: int) -> None:
    name = f"axe-{width}"
    site.run(CREATE.format(name=name))
    page, found = new_page(viewport={"width": width, "height": 900}), []

    for path in OUTSIDE:
        page.goto(f"/accounts/{path}/")
        found += [f"{path} {wrong}" for wrong in in_both_themes(page)]
    sign_in(page, name)
    page.goto("/accounts/reauthenticate/")
    found += [f"reauthenticate {wrong}" for wrong in in_both_themes(page)]
    reauthenticate(page)
    for path in INSIDE:
        page.goto(f"/accounts/{path}/")
        found += [f"{path} {wrong}" for wrong in in_both_themes(page)]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than the window"

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("width", WIDTHS)
def test_page_of_a_learner_who_did_everything_has_no_violation(new_page: NewPage, site: Site, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    for path, fields in (
        ("/topics/gan/known/", {}),
        ("/me/share/", {"share": "on"}),
        ("/me/plan/", {"by": "hours", "hours": "9"}),
        ("/me/plan/calendar/", {"calendar": "on"}),
    ):
        page.request.post(path, form=fields, headers={"Origin": site.origin})
    page.goto("/topics/gan/")
    expect_status(page, "done")
    page.locator("#notes summary").first.click()
    page.locator("#notes textarea").fill("# Mine\n\n$x^2$ and `code`")
    page.locator("#notes button", has_text="Save").first.click()
    found = [f"notes {wrong}" for wrong in in_both_themes(page)]

    for path in ("/me/", "/me/settings/", "/me/plan/", "/me/plan/?to=lstm", "/me/delete/", "/topics/gan/notes/"):
        page.goto(path)
        found += [f"{path} {wrong}" for wrong in in_both_themes(page)]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than the window"

    assert found == [], "\n".join(found)
