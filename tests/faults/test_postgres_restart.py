"""PostgreSQL is restarted while learners mark: they are told 503 and never 500, and no acknowledged mark is lost."""

import shutil
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.marking import lost, marking, said
from tests.postgres_server import PLACES, Postgres
from tests.served import Site

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not PLACES, reason="no PostgreSQL here: apt-get install postgresql")]


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    # Not among pytest's folders: those are for its own user alone, and PostgreSQL runs as another.
    folder = Path(tempfile.mkdtemp(prefix="roadmap-postgres-"))
    postgres = Postgres(folder)
    postgres.create()
    postgres.start()
    yield postgres
    postgres.stop("immediate")
    shutil.rmtree(folder)


@pytest.fixture
def site(tmp_path: Path, postgres: Postgres) -> Iterator[Site]:
    site = Site(tmp_path, workers=2)
    site.env["DATABASE_URL"] = postgres.url
    site.fill()
    site.start()
    yield site
    site.stop()


def status(site: Site, path: str) -> int:
    try:
        with urllib.request.urlopen(site.origin + path, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_restart_under_load_loses_nothing_and_is_never_500(site: Site, postgres: Postgres, mode: str) -> None:
    slugs = [path.split("/")[2] for path in site.paths() if path.startswith("/topics/")]

    with marking(site, slugs) as markers:
        for seconds_down in (0.0, 1.0, 0.3):
            time.sleep(1)
            postgres.stop(mode)
            time.sleep(seconds_down)
            postgres.start()
            before = said(markers)[200]
            began = time.monotonic()
            while said(markers)[200] == before:
                assert time.monotonic() - began < 30, "nobody went on"
                time.sleep(0.1)

    assert set(said(markers)) <= {200, 503}
    assert sum(len(slugs) for marker in markers for slugs in marker.acknowledged.values()) > 50
    assert lost(site, markers) == []


def test_pages_for_visitors_go_on_without_the_database(site: Site, postgres: Postgres) -> None:
    pages = ["/", "/topics/vectors/", "/roadmaps/deep-learning/map.svg"]
    for _ in range(8):  # both workers have drawn them
        for page in pages:
            status(site, page)

    postgres.stop("immediate")
    time.sleep(1.5)  # longer than an outline is believed without a look
    during = [status(site, page) for page in [*pages, "/livez", "/readyz", "/search/?q=a"]]
    time.sleep(8)  # longer than the pool tries to connect anew before it gives up
    postgres.start()
    began = time.monotonic()
    while status(site, "/readyz") != 200:
        assert time.monotonic() - began < 20

    assert during == [200, 200, 200, 200, 503, 503]
