"""Politeness: one request at a time to a host, a pause after each, and as long as the host asks for."""

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

AT_ONCE = 10  # hosts
LONGEST = 30 * 24 * 3600.0


class PutOffError(Exception):
    """The host has asked to be left alone for longer than we wait."""


class Pace:
    """Gives turns at hosts, by the clock of the event loop. Times are seconds."""

    def __init__(self, *, pause: float, patience: float) -> None:
        self.pause = pause
        self.patience = patience
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: defaultdict[str, float] = defaultdict(float)
        self._all = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at a host, and hold it. Raises PutOffError where the host asks for more than our patience."""
        clock = asyncio.get_running_loop().time
        async with self._hosts[host]:
            wait = self._free_at[host] - clock()
            if wait > self.patience:
                raise PutOffError
            await asyncio.sleep(wait)
            try:
                async with self._all:
                    yield
            finally:
                self.put_off(host, self.pause)

    def put_off(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long."""
        until = asyncio.get_running_loop().time() + seconds
        self._free_at[host] = max(self._free_at[host], until)


def retry_after(said: str, now: datetime) -> float | None:
    """Return the seconds that a header Retry-After asks for, a month at most; none where it says nothing so."""
    if re.fullmatch(r"[0-9]{1,9}", said):
        return min(float(said), LONGEST)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return None
    return min(max((until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds(), 0.0), LONGEST)
