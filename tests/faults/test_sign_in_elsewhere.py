"""Sign-in with an account elsewhere, against a provider that runs here: who comes in, and who does not."""

import http.cookiejar
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.provider import CLIENT, Person, Provider, provider
from tests.served import Site

pytestmark = pytest.mark.slow

CREATE = """
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
user = User.objects.create_user("grace", "grace@example.org", "engine of analysis")
EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
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
    site.manage("shell", "-c", CREATE)
    site.start()
    yield site
    site.stop()


@pytest.fixture(autouse=True)
def _sound(there: Provider) -> None:
    there.broken, there.consents = {}, True


class Browser:
    """A browser without scripts, which says what it was answered."""

    def __init__(self, site: Site) -> None:
        self.site = site
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        self.stays = urllib.request.build_opener(cookies, _Stays())

    def get(self, address: str) -> tuple[int, str]:
        return self._open(self.opener, urllib.request.Request(address))[:2]

    def post(self, path: str, **form: str) -> tuple[int, str]:
        data = urlencode(form).encode()
        return self._open(self.opener, urllib.request.Request(self.site.origin + path, data, self._own))[:2]

    def set_out(self) -> str:
        """Press the button, and return the address at the provider that the browser is sent to."""
        page = self.get(f"{self.site.origin}/accounts/login/")[1]
        return self._open(self.stays, self._filled(page, "/github/login/"))[2]

    def send(self, page: str, **fields: str) -> tuple[int, str]:
        """Send a page's form for a new account."""
        return self._open(self.opener, self._filled(page, "/signup/", **fields))[:2]

    def _filled(self, page: str, action: str, **fields: str) -> urllib.request.Request:
        form = rf'action="([^"]*{action}[^"]*)".*?name="csrfmiddlewaretoken" value="([^"]+)"'
        found = re.search(form, page, re.DOTALL)
        assert found, page
        data = urlencode(fields | {"csrfmiddlewaretoken": found[2]}).encode()
        return urllib.request.Request(self.site.origin + unescape(found[1]), data, self._own)

    def ask_there(self) -> str:
        """Consent at the provider, and return the address that it sends the browser back to."""
        return self._open(self.stays, urllib.request.Request(self.set_out()))[2]

    def sign_in(self) -> tuple[int, str]:
        return self.get(self.ask_there())

    @property
    def is_signed_in(self) -> bool:
        return "Sign out" in self.get(f"{self.site.origin}/")[1]

    @property
    def _own(self) -> dict[str, str]:
        return {"Origin": self.site.origin}

    def _open(self, opener: urllib.request.OpenerDirector, request: urllib.request.Request) -> tuple[int, str, str]:
        try:
            with opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode(), answer.headers.get("Location", "")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(), error.headers.get("Location", "")


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def test_account_elsewhere_signs_in_and_what_was_marked_before_comes_along(site: Site, there: Provider) -> None:
    there.person = Person(1, "ada", "ada@example.org")
    browser, another = Browser(site), Browser(site)
    browser.post("/topics/vectors/status/", status="done")

    status, page = browser.sign_in()
    another.sign_in()

    assert (status, "Sign out" in page) == (200, True)
    assert 'data-status="done"' in another.get(f"{site.origin}/topics/vectors/")[1]
    asked = there.asked[-1]
    assert asked["redirect_uri"] == f"{site.origin}/accounts/github/login/callback/"
    assert (asked["code_challenge_method"], asked["scope"]) == ("S256", "user:email")


def test_answer_that_another_browser_asked_for_signs_nobody_in(site: Site, there: Provider) -> None:
    there.person = Person(2, "mallory", "mallory@example.org")
    address = Browser(site).ask_there()
    victim = Browser(site)
    victim.set_out()  # on the same way, with a state of its own

    status, _page = victim.get(address)

    assert status < 500
    assert not victim.is_signed_in


def test_code_for_another_state_is_not_taken_without_its_proof(site: Site, there: Provider) -> None:
    there.person = Person(2, "mallory", "mallory@example.org")
    code = parse_qs(urlsplit(Browser(site).ask_there()).query)["code"][0]
    victim = Browser(site)
    state = parse_qs(urlsplit(victim.set_out()).query)["state"][0]

    status, _page = victim.get(
        f"{site.origin}/accounts/github/login/callback/?{urlencode({'code': code, 'state': state})}"
    )

    assert status < 500
    assert not victim.is_signed_in


def test_answer_that_is_used_twice_signs_in_once(site: Site, there: Provider) -> None:
    there.person = Person(3, "once", "once@example.org")
    browser = Browser(site)
    address = browser.ask_there()
    browser.get(address)
    assert browser.is_signed_in

    status, page = browser.get(address)

    assert (status < 500, "Sign out" in page) == (True, True)


@pytest.mark.parametrize("verified", [True, False])
def test_address_of_somebody_here_does_not_open_their_account(site: Site, there: Provider, *, verified: bool) -> None:
    there.person = Person(4, "grace", "grace@example.org", verified=verified)
    browser = Browser(site)

    status, _page = browser.sign_in()

    assert status < 500
    assert not browser.is_signed_in


def test_who_says_no_there_is_told_so_here(site: Site, there: Provider) -> None:
    there.consents = False
    browser = Browser(site)

    status, page = browser.sign_in()

    assert (status, browser.is_signed_in) == (200, False)
    assert "You said no there" in page


BROKEN = [(500, b"{}"), (200, b"<html>"), (404, b"{}")]


@pytest.mark.parametrize("answer", BROKEN)
@pytest.mark.parametrize("path", ["/login/oauth/access_token", "/api/v3/user"])
def test_provider_that_is_broken_is_a_page_that_says_so(
    site: Site, there: Provider, path: str, answer: tuple[int, bytes]
) -> None:
    there.person = Person(5, "late", "late@example.org")
    there.broken = {path: answer}
    browser = Browser(site)

    status, page = browser.sign_in()

    assert (status, "GitHub did not say who you are" in page) == (401, True)
    assert not browser.is_signed_in


@pytest.mark.parametrize("answer", [(200, b"[]"), (404, b"{}")])
def test_who_has_no_address_there_is_asked_for_one_and_must_confirm_it(
    site: Site, there: Provider, answer: tuple[int, bytes]
) -> None:
    there.person = Person(6, "nameless", "")
    there.broken = {"/api/v3/user/emails": answer}
    browser = Browser(site)

    status, page = browser.sign_in()
    taken = browser.send(page, email="grace@example.org")
    own = browser.send(page, email=f"{answer[0]}@example.org")

    assert (status, "Make an account" in page) == (200, True)
    assert taken[0] < 500
    assert (own[0], "code" in own[1]) == (200, True)
    assert not browser.is_signed_in
