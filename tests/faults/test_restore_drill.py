"""A backup made while learners mark, brought back elsewhere and served: every mark acknowledged before it is there."""

import http.cookiejar
import re
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.served import Site

pytestmark = pytest.mark.slow

SLUGS = ("vectors", "matrices", "derivatives", "chain-rule")


class Learner:
    """A browser without scripts."""

    def __init__(self) -> None:
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def mark(self, site: Site, slug: str) -> int:
        data = urllib.parse.urlencode({"status": "done"}).encode()
        request = urllib.request.Request(f"{site.origin}/topics/{slug}/status/", data, {"Origin": site.origin})
        with self.opener.open(request, timeout=30) as answer:
            return int(answer.status)

    def status(self, site: Site, slug: str) -> str:
        with self.opener.open(f"{site.origin}/topics/{slug}/", timeout=30) as answer:
            found = re.search(rf'data-topic="{slug}"[^>]*data-status="([a-z-]+)"', answer.read().decode())
        assert found
        return found[1]


def test_site_is_whole_again_from_its_backup(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("old", "new")]
    for folder in folders:
        folder.mkdir()
    old, new = (Site(folder) for folder in folders)
    old.fill()
    old.start()
    learner = Learner()
    try:
        answers = [learner.mark(old, slug) for slug in SLUGS[:3]]
        old.manage("backup", str(tmp_path / "backups"))
        learner.mark(old, SLUGS[3])
    finally:
        old.stop()
    (path,) = (tmp_path / "backups").iterdir()

    new.manage("restore", str(path))
    new.manage("migrate", "--check")
    new.port = old.port  # the same origin, so that the learner's cookie holds
    new.env["SITE_ORIGIN"] = old.origin
    new.start()
    try:
        found = [learner.status(new, slug) for slug in SLUGS]
    finally:
        new.stop()

    assert answers == [200] * 3
    assert found == ["done", "done", "done", "not-started"]
