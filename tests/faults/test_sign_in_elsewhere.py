"""Sign-in with an account elsewhere, against a provider that runs here: who comes in, and who does not."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.plain_browser import Answer, PlainBrowser
from tests.provider import CLIENT, Person, Provider, provider
from tests.served import Site

pytestmark = pytest.mark.slow

CREATE = """
from tests.factories import create_user
create_user("grace")
"""


@pytest.fixture(scope="module")
def there() -> Iterator[Provider]:
    with provider() as there:
        yield there


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, there: Provider) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site"))
    with (site.folder / "served.py").open("a") as settings:
        settings.write(f'SOCIALACCOUNT_PROVIDERS["github"]["GITHUB_URL"] = {there.origin!r}\n')
    site.env |= dict(zip(("GITHUB_CLIENT_ID", "GITHUB_SECRET"), CLIENT, strict=True))
    site.fill()
    site.manage("migrate")
    site.run(CREATE)
    site.start()
    yield site
    site.stop()


@pytest.fixture(autouse=True)
def _sound(there: Provider) -> None:
    there.broken, there.consents = {}, True


class Browser(PlainBrowser):
    def __init__(self, site: Site) -> None:
        super().__init__()
        self.site = site

    def set_out(self) -> str:
        """Press the button, and return the address at the provider that the browser is sent to."""
        door = self.get(f"{self.site.origin}/accounts/login/")
        return self.send(door, "/github/login/", {}, stays=True).headers["Location"]

    def ask_there(self) -> str:
        """Consent at the provider, and return the address that it sends the browser back to."""
        return self.get(self.set_out(), stays=True).headers["Location"]

    def sign_in(self) -> Answer:
        return self.get(self.ask_there())

    @property
    def is_signed_in(self) -> bool:
        return "Sign out" in self.get(f"{self.site.origin}/").text


def test_account_elsewhere_signs_in_and_what_was_marked_before_comes_along(site: Site, there: Provider) -> None:
    there.person = Person(1, "ada", "ada@example.org")
    browser, another = Browser(site), Browser(site)
    browser.post(f"{site.origin}/topics/vectors/status/", {"status": "done"})

    page = browser.sign_in()
    another.sign_in()

    assert (page.status, "Sign out" in page.text) == (200, True)
    assert 'data-status="done"' in another.get(f"{site.origin}/topics/vectors/").text
    asked = there.asked[-1]
    assert asked["redirect_uri"] == f"{site.origin}/accounts/github/login/callback/"
    assert (asked["code_challenge_method"], asked["scope"]) == ("S256", "user:email")


def test_answer_that_another_browser_asked_for_signs_nobody_in(site: Site, there: Provider) -> None:
    there.person = Person(2, "mallory", "mallory@example.org")
    address = Browser(site).ask_there()
    victim = Browser(site)
    victim.set_out()  # on the same way, with a state of its own

    page = victim.get(address)

    assert page.status < 500
    assert not victim.is_signed_in


def test_code_for_another_state_is_not_taken_without_its_proof(site: Site, there: Provider) -> None:
    there.person = Person(2, "mallory", "mallory@example.org")
    code = parse_qs(urlsplit(Browser(site).ask_there()).query)["code"][0]
    victim = Browser(site)
    state = parse_qs(urlsplit(victim.set_out()).query)["state"][0]

    page = victim.get(f"{site.origin}/accounts/github/login/callback/?{urlencode({'code': code, 'state': state})}")

    assert page.status < 500
    assert not victim.is_signed_in


def test_answer_that_is_used_twice_signs_in_once(site: Site, there: Provider) -> None:
    there.person = Person(3, "once", "once@example.org")
    browser = Browser(site)
    address = browser.ask_there()
    browser.get(address)
    assert browser.is_signed_in

    page = browser.get(address)

    assert (page.status < 500, "Sign out" in page.text) == (True, True)


@pytest.mark.parametrize("verified", [True, False])
def test_address_of_somebody_here_does_not_open_their_account(site: Site, there: Provider, *, verified: bool) -> None:
    there.person = Person(4, "grace", "grace@example.org", verified=verified)
    browser = Browser(site)

    page = browser.sign_in()

    assert page.status < 500
    assert not browser.is_signed_in


def test_who_says_no_there_is_told_so_here(site: Site, there: Provider) -> None:
    there.consents = False
    browser = Browser(site)

    page = browser.sign_in()

    assert (page.status, browser.is_signed_in) == (200, False)
    assert "You said no there" in page.text


BROKEN = [(500, b"{}"), (200, b"<html>"), (404, b"{}")]


@pytest.mark.parametrize("answer", BROKEN)
@pytest.mark.parametrize("path", ["/login/oauth/access_token", "/api/v3/user"])
def test_provider_that_is_broken_is_a_page_that_says_so(
    site: Site, there: Provider, path: str, answer: tuple[int, bytes]
) -> None:
    there.person = Person(5, "late", "late@example.org")
    there.broken = {path: answer}
    browser = Browser(site)

    page = browser.sign_in()

    assert (page.status, "GitHub did not say who you are" in page.text) == (401, True)
    assert not browser.is_signed_in


@pytest.mark.parametrize("answer", [(200, b"[]"), (404, b"{}")])
def test_who_has_no_address_there_is_asked_for_one_and_must_confirm_it(
    site: Site, there: Provider, answer: tuple[int, bytes]
) -> None:
    there.person = Person(6, "nameless", "")
    there.broken = {"/api/v3/user/emails": answer}
    browser = Browser(site)

    page = browser.sign_in()
    taken = browser.send(page, "/signup/", {"email": "grace@example.org"})
    own = browser.send(page, "/signup/", {"email": f"{answer[0]}@example.org"})

    assert (page.status, "Make an account" in page.text) == (200, True)
    assert taken.status < 500
    assert (own.status, "code" in own.text) == (200, True)
    assert not browser.is_signed_in
