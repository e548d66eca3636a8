"""Guessing passwords at a site of four processes: they count together."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator

import pytest

from tests.served import Site

pytestmark = pytest.mark.slow
CREATE = """
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
user = User.objects.create_superuser("grace", "grace@example.org", "engine of analysis")
EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site"), workers=4)
    site.fill()
    site.run(CREATE)
    site.start()
    yield site
    site.stop()


def guess(site: Site, path: str, login: str, forwarded: str) -> tuple[int, str | None]:
    """Ask for the page of a door as a new browser, send a wrong password; return the status and Retry-After."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with browser.open(site.origin + path) as door:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', door.read().decode())
        address = door.url
    assert token
    form = {"csrfmiddlewaretoken": token[1], "login": login, "password": "wrong"}
    headers = {"X-Forwarded-For": forwarded, "Origin": site.origin}
    request = urllib.request.Request(address, urllib.parse.urlencode(form).encode(), headers)
    try:
        with browser.open(request) as answer:
            return answer.status, answer.headers["Retry-After"]
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Retry-After"]


@pytest.mark.parametrize(("path", "login"), [("/accounts/login/", "somebody"), ("/admin/", "grace")])
def test_sixth_guess_is_429_whichever_process_answers(site: Site, path: str, login: str) -> None:
    site.restart()  # a server that has forgotten what it held in memory
    site.run("from django.core.cache import cache; cache.clear()")

    said = [guess(site, path, login, f"10.0.0.{number}") for number in range(6)]

    assert said == [(200, None)] * 5 + [(429, "300")]
