"""A backup made while learners mark, brought back elsewhere and served: every mark acknowledged before it is there."""

import re
from pathlib import Path

import pytest

from tests.plain_browser import PlainBrowser
from tests.served import Site

pytestmark = pytest.mark.slow

SLUGS = ("vectors", "matrices", "derivatives", "chain-rule")


def mark(browser: PlainBrowser, site: Site, slug: str) -> int:
    return browser.post(f"{site.origin}/topics/{slug}/status/", {"status": "done"}).status


def status(browser: PlainBrowser, site: Site, slug: str) -> str:
    page = browser.get(f"{site.origin}/topics/{slug}/")
    found = re.search(rf'data-topic="{slug}"[^>]*data-status="([a-z-]+)"', page.text)
    assert (page.status, bool(found)) == (200, True)
    return found[1]


def test_site_is_whole_again_from_its_backup(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("old", "new")]
    for folder in folders:
        folder.mkdir()
    old, new = (Site(folder) for folder in folders)
    old.fill()
    old.start()
    learner = PlainBrowser()
    try:
        answers = [mark(learner, old, slug) for slug in SLUGS[:3]]
        old.manage("backup", str(tmp_path / "backups"))
        after = mark(learner, old, SLUGS[3])
    finally:
        old.stop()
    (path,) = (tmp_path / "backups").iterdir()

    new.manage("restore", str(path))
    new.manage("migrate", "--check")
    new.port = old.port  # the same origin, so that the learner's cookie holds
    new.env["SITE_ORIGIN"] = old.origin
    new.start()
    try:
        found = [status(learner, new, slug) for slug in SLUGS]
    finally:
        new.stop()

    assert [*answers, after] == [200] * 4
    assert found == ["done", "done", "done", "not-started"]
