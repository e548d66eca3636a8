"""New code is taken up while people read and mark: nobody is refused, though no proxy stands before the server."""

import http.client
import os
import re
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.test_killed_workers import workers_of
from tests.marking import lost, marking, said
from tests.served import ROOT, Site

pytestmark = pytest.mark.slow

UNIT = (ROOT / "deploy" / "roadmap.service").read_text()
# The server's words in the unit that say how workers take each other's place.
WORDS = re.findall(r"--respawn-failed-workers.*?(?= roadmap_site)", UNIT)[0].split()
RELOADS = 2
PATHS = ("/", "/topics/vectors/", "/search/?q=vector", "/me/")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path, workers=2, words=tuple(WORDS))
    site.fill()
    site.start()
    yield site
    site.stop()


@contextmanager
def reading(site: Site) -> Iterator[Counter[str]]:
    """Let several people read until the end of the block; count the answers, and what came in place of one."""
    counted: Counter[str] = Counter()
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            for path in PATHS:
                counted[asked(site, path)] += 1

    readers = [threading.Thread(target=read, daemon=True) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        yield counted
    finally:
        over.set()
        for reader in readers:
            reader.join(timeout=60)


def asked(site: Site, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as error:
        return repr(error)
    finally:
        connection.close()
    return str(answer.status)


def reload(site: Site) -> None:
    """Do as `systemctl reload` does, by the unit's own word, and wait until only new workers are left."""
    assert site.server
    before = set(workers_of(site))
    (command,) = re.findall(r"^ExecReload=/bin/sh -c '(.+)'$", UNIT, flags=re.MULTILINE)
    subprocess.run(["/bin/sh", "-c", command], env=os.environ | {"MAINPID": str(site.server.pid)}, check=True)
    began = time.monotonic()
    while before & set(workers_of(site)):
        assert time.monotonic() - began < 180, "the old workers are still there"
        time.sleep(0.1)


def test_nobody_is_refused_by_a_reload(site: Site) -> None:
    slugs = [path.split("/")[2] for path in site.paths() if path.startswith("/topics/")]

    with marking(site, slugs, threads=2) as markers, reading(site) as read:
        for _ in range(RELOADS):
            reload(site)
        time.sleep(2)

    assert (dict(read), dict(said(markers)), [marker.cut_off for marker in markers]) == (
        {"200": sum(read.values())},
        {200: sum(said(markers).values())},
        [0, 0],
    )
    assert min(read["200"], said(markers)[200]) > 50
    assert lost(site, markers) == []
