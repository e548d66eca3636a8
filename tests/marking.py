"""Learners who mark without a pause, as browsers do over HTTP, and keep what was acknowledged."""

import http.client
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.served import Site


@dataclass
class Marker(threading.Thread):
    """Marks topic after topic as one new learner after another; a mark that was refused or cut off is sent again."""

    port: int
    slugs: list[str]
    said: Counter[int] = field(default_factory=Counter)
    cut_off: int = 0
    acknowledged: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self.over = threading.Event()

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        while not self.over.is_set():
            cookie = ""
            for slug in self.slugs:
                cookie = self._mark(cookie, slug)
                if self.over.is_set():
                    return

    def _mark(self, cookie: str, slug: str) -> str:
        """Send a mark until it is acknowledged; return the learner's cookie, which the first one brings."""
        while not self.over.is_set():
            try:
                status, cookie = self._post(cookie, slug)
            except (OSError, http.client.HTTPException):
                self.cut_off += 1
                time.sleep(0.02)
                continue
            self.said[status] += 1
            if status == 200:
                self.acknowledged.setdefault(cookie, set()).add(slug)
                break
            time.sleep(0.05)
        return cookie

    def _post(self, cookie: str, slug: str) -> tuple[int, str]:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
        headers |= {"Cookie": cookie} if cookie else {}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("POST", f"/topics/{slug}/status/", "status=done", headers)
            answer = connection.getresponse()
            answer.read()
        finally:
            connection.close()
        given = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        return answer.status, given or cookie


@contextmanager
def marking(site: Site, slugs: list[str], *, threads: int = 4) -> Iterator[list[Marker]]:
    """Let several learners mark at once, until the end of the block."""
    markers = [Marker(site.port, slugs) for _ in range(threads)]
    for marker in markers:
        marker.start()
    try:
        yield markers
    finally:
        for marker in markers:
            marker.over.set()
        for marker in markers:
            marker.join(timeout=60)


def lost(site: Site, markers: list[Marker]) -> list[tuple[str, str]]:
    """Return each acknowledged mark that the learner's own export does not have."""
    missing = []
    for cookie, slugs in (each for marker in markers for each in marker.acknowledged.items()):
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)
        connection.request("GET", "/me/export/marks.csv", headers={"Cookie": cookie})
        table = connection.getresponse().read().decode()
        connection.close()
        missing += [(cookie, slug) for slug in sorted(slugs) if slug not in table]
    return missing


def said(markers: list[Marker]) -> Counter[int]:
    """Return how often each status was the answer, to all of them."""
    return sum((marker.said for marker in markers), Counter())
