"""Guessing passwords at a site of four processes: they count together."""

from collections.abc import Iterator

import pytest

from tests.plain_browser import PlainBrowser
from tests.served import Site

pytestmark = pytest.mark.slow
CREATE = """
from tests.factories import create_user
create_user("grace", is_staff=True, is_superuser=True)
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
    browser = PlainBrowser()
    door = browser.get(site.origin + path)
    form = {"login": login, "password": "wrong"}
    said = browser.send(door, "/accounts/login/", form, X_Forwarded_For=forwarded)
    return said.status, said.headers["Retry-After"]


@pytest.mark.parametrize(("path", "login"), [("/accounts/login/", "somebody"), ("/admin/", "grace")])
def test_sixth_guess_is_429_whichever_process_answers(site: Site, path: str, login: str) -> None:
    site.restart()  # a server that has forgotten what it held in memory
    site.run("from django.core.cache import cache; cache.clear()")

    said = [guess(site, path, login, f"10.0.0.{number}") for number in range(6)]

    assert said == [(200, None)] * 5 + [(429, "300")]
