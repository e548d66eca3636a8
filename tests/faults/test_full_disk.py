"""A disk that is really full, with SQLite on it: who writes is told 503, nothing is lost, and who reads goes on.

A small file system is mounted for it, which only root may do, and not everywhere.
"""

import http.client
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.faults.test_killed_workers import workers_of
from tests.served import Site

pytestmark = pytest.mark.slow

SIZE = "48m"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)]
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    if said.returncode:
        pytest.skip(f"DID NOT RUN: no file system can be mounted here ({said.stderr.strip()}); run it as root")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def site(tmp_path: Path, disk: Path) -> Iterator[Site]:
    site = Site(tmp_path, workers=2)
    site.env["DATABASE_URL"] = f"sqlite:///{disk / 'db.sqlite3'}"
    site.fill()
    site.start()
    yield site
    site.stop()


def fill(disk: Path) -> Path:
    """Leave no room on a disk, not even for a byte; what fills it can be taken away again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    os.write(file.fileno(), b"\0" * size)
            except OSError:
                continue
    return ballast


def ask(site: Site, path: str, cookie: str = "", **form: str) -> tuple[int, http.client.HTTPMessage, str]:
    """Return the status, headers and text of an answer: to a form where there is one, else to a page."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    headers = FORM | ({"Cookie": cookie} if cookie else {}) | {"HX-Request": "true"}
    connection.request("POST" if form else "GET", path, urlencode(form) or None, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, text


def test_full_disk_is_503_for_who_writes_and_nothing_for_who_reads(site: Site, disk: Path) -> None:
    slugs = [path.split("/")[2] for path in site.paths() if path.startswith("/topics/")]
    _, headers, _ = ask(site, f"/topics/{slugs[0]}/status/", status="done")
    cookie = (headers["Set-Cookie"] or "").partition(";")[0]
    refused, reads = [], []
    ballast = fill(disk)

    for slug in slugs[1:]:
        note = ask(site, f"/topics/{slug}/notes/", cookie, text="word " * 4_000)
        mark = ask(site, f"/topics/{slug}/status/", cookie, status="done")
        refused += [answer for answer in (note, mark) if answer[0] != 200]
        if len(refused) >= 8:
            break
    for page in ("/", f"/topics/{slugs[0]}/", "/search/?q=vector", "/glossary/", "/readyz"):
        reads += [ask(site, page)[0] for _ in range(3)]
    theirs = [ask(site, page, cookie)[0] for page in ("/", f"/topics/{slugs[0]}/", "/me/") * 2]
    ballast.unlink()
    again = [ask(site, f"/topics/{slug}/status/", cookie, status="done")[0] for slug in slugs]
    table = ask(site, "/me/export/marks.csv", cookie)[2]

    assert {(status, headers["Retry-After"]) for status, headers, _ in refused} == {(503, "5")}
    assert len(refused) >= 8
    assert "what you sent just now is not" in refused[0][2]
    assert (set(reads), set(theirs)) == ({200}, {200})
    assert set(again) == {200}
    assert [slug for slug in slugs if f"\n{slug}," not in table] == []


def test_nothing_acknowledged_is_lost_where_all_is_killed_on_a_full_disk(site: Site, disk: Path) -> None:
    slugs = [path.split("/")[2] for path in site.paths() if path.startswith("/topics/")]
    _, headers, _ = ask(site, f"/topics/{slugs[0]}/status/", status="done")
    cookie = (headers["Set-Cookie"] or "").partition(";")[0]
    acknowledged = [slugs[0]]
    ballast = fill(disk)
    for slug in slugs[1:40]:
        if ask(site, f"/topics/{slug}/status/", cookie, status="done")[0] == 200:
            acknowledged.append(slug)

    assert site.server
    for process in (site.server.pid, *workers_of(site)):
        os.kill(process, signal.SIGKILL)
    site.server.wait()
    ballast.unlink()
    site.start()
    table = ask(site, "/me/export/marks.csv", cookie)[2]

    assert [slug for slug in acknowledged if f"\n{slug}," not in table] == []
