"""All workers are killed, again and again, while learners mark: every mark that was acknowledged is there."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.marking import lost, marking, said
from tests.served import Site

pytestmark = pytest.mark.slow

KILLS = 60
# As deploy/roadmap.service has them, but for less patience.
WORDS = ("--respawn-failed-workers", "--respawn-interval", "0.05", "--workers-kill-timeout", "5")
SECONDS_BETWEEN = (0.15, 0.4, 0.25)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path, workers=2, words=WORDS)
    site.fill()
    site.start()
    yield site
    site.stop()


def workers_of(site: Site) -> list[int]:
    """Return the processes that answer; one of the server's children only keeps semaphores."""
    assert site.server
    children = Path(f"/proc/{site.server.pid}/task/{site.server.pid}/children").read_text().split()
    return [int(child) for child in children if "resource_tracker" not in Path(f"/proc/{child}/cmdline").read_text()]


def keep_running(site: Site) -> None:
    """Do as systemd does: a server that gave up, since its new workers were killed at once too, is started again."""
    assert site.server
    if site.server.poll() is not None:
        site.start()


def test_every_acknowledged_mark_is_there_after_sixty_kills(site: Site) -> None:
    slugs = [path.split("/")[2] for path in site.paths() if path.startswith("/topics/")]
    killed = 0

    with marking(site, slugs) as markers:
        for number in range(KILLS):
            answers = said(markers)[200]
            deadline = time.monotonic() + 60
            while said(markers)[200] < answers + 3:
                assert time.monotonic() < deadline
                keep_running(site)
                time.sleep(0.02)  # until the workers that took the killed ones' place answer
            time.sleep(SECONDS_BETWEEN[number % len(SECONDS_BETWEEN)])
            for worker in workers_of(site):
                os.kill(worker, signal.SIGKILL)
                killed += 1
    site.restart()

    acknowledged = sum(len(slugs) for marker in markers for slugs in marker.acknowledged.values())
    assert killed >= KILLS * 2
    assert acknowledged > KILLS * 3
    assert sum(marker.cut_off for marker in markers) > 0  # kills did meet requests
    assert set(said(markers)) <= {200, 503}
    assert lost(site, markers) == []
