"""A visit to an address: HEAD, then GET where HEAD is not understood; redirects by hand, each past the door.

Of a body nothing is asked for: the status is all that a judgement needs, so none is too large or too slow.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from .inside import Door, ForbiddenError
from .judge import Outcome, Visit
from .pace import Pace, PutOffError, retry_after

FOR_GOOD = (301, 308)
REDIRECTS = (*FOR_GOOD, 302, 303, 307)
# Sites that want people and no programs say these, with pages that people can open.
TURNED_AWAY = (401, 402, 403, 406, 418, 429, 451, 999)
BUSY = (429, 503)
LONGEST_LINE = 32 * 1024  # of a header; some sites' own policies are longer than aiohttp's 8 kB
BUFFER = 16 * 1024  # bytes of a body that may have come before we hang up
# The first that fits says why.
TROUBLES: list[tuple[type[Exception], str]] = [
    (aiohttp.InvalidURL, "not an address"),
    (aiohttp.ClientConnectorDNSError, "no such host"),
    (aiohttp.ClientConnectorSSLError, "no safe connection"),
    (aiohttp.ClientConnectorCertificateError, "its certificate is not valid"),
    (aiohttp.ClientConnectorError, "no connection"),
    (TimeoutError, "no answer in time"),
    (aiohttp.ClientError, "no answer that can be read"),
    (OSError, "no connection"),
    (ValueError, "not an address"),
]
NO_ANSWER = tuple(kind for kind, _ in TROUBLES)


@dataclass(frozen=True)
class Limits:
    """How long and how far a visit goes. Times are seconds; `but_for` are inner addresses with ports let through."""

    seconds: float = 10  # to the end of an answer's headers
    pause: float = 1  # between two requests to a host
    patience: float = 60  # for what Retry-After asks
    redirects: int = 5
    but_for: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True)
class _Answer:
    status: int
    location: str
    wait: float | None  # what Retry-After asks for

    @property
    def redirects(self) -> bool:
        return self.status in REDIRECTS and bool(self.location)

    @property
    def is_busy(self) -> bool:
        return self.status in BUSY and self.wait is not None

    @property
    def is_fine(self) -> bool:
        return 200 <= self.status < 300  # noqa: PLR2004

    @property
    def turns_away(self) -> bool:
        return self.status in TURNED_AWAY or self.is_busy


@dataclass
class _Trail:
    """The way that a visit has come: `moved_to` is where its first redirects, those for good, have led."""

    here: URL
    moved_to: URL | None = None
    for_good: bool = True
    status: int | None = None
    seen: set[URL] = field(default_factory=set)

    def follow(self, answer: _Answer) -> None:
        there = self.here.join(URL(answer.location))
        self.here = there if there.fragment else there.with_fragment(self.here.fragment)
        self.for_good = self.for_good and answer.status in FOR_GOOD
        if self.for_good:
            self.moved_to = self.here

    def end(self, outcome: Outcome, words: str, wait: float | None = None) -> Visit:
        now = datetime.now(UTC)
        moved_to = str(self.moved_to) if self.moved_to and outcome is Outcome.REACHED else ""
        return Visit(now, outcome, words, self.status, moved_to, now + timedelta(seconds=wait) if wait else None)


class Visitor:
    """Visits addresses, politely and each for itself: no cookies, no passwords, no proxy."""

    def __init__(self, session: aiohttp.ClientSession, limits: Limits) -> None:
        self.session = session
        self.limits = limits
        self.pace = Pace(pause=limits.pause, patience=limits.patience)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, agent: str, limits: Limits, resolver: AbstractResolver | None = None
    ) -> AsyncIterator["Visitor"]:
        """Open a visitor who says who it is. Each request resolves its host anew, and connects to what was checked."""
        connector = aiohttp.TCPConnector(
            resolver=resolver or aiohttp.ThreadedResolver(),
            use_dns_cache=False,
            happy_eyeballs_delay=None,  # one address after another, so that the door's refusal ends it
            socket_factory=Door(limits.but_for),
            force_close=True,
            limit=0,  # Pace sees to it
        )
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=limits.seconds),
            headers={"User-Agent": agent},
            trust_env=False,
            auto_decompress=False,
            read_bufsize=BUFFER,
            max_line_size=LONGEST_LINE,
            max_field_size=LONGEST_LINE,
        ) as session:
            yield cls(session, limits)

    async def visit(self, address: str) -> Visit | None:
        """Visit an address to the end of its redirects; none where a host on the way asked to be left alone."""
        trail = _Trail(URL())
        try:
            trail.here = URL(address)
            return await self._walk(trail)
        except PutOffError:
            return None
        except ForbiddenError as error:
            return trail.end(Outcome.BLOCKED, str(error))
        except NO_ANSWER as error:
            return trail.end(Outcome.FAILED, next(words for kind, words in TROUBLES if isinstance(error, kind)))

    async def _walk(self, trail: _Trail) -> Visit:
        for _ in range(self.limits.redirects + 1):
            if trail.here in trail.seen:
                return trail.end(Outcome.FAILED, "its redirects go round in a circle")
            trail.seen.add(trail.here)
            answer = await self._ask(trail.here)
            trail.status = answer.status
            if not answer.redirects:
                return _end(trail, answer)
            trail.follow(answer)
        return trail.end(Outcome.FAILED, f"more than {self.limits.redirects} redirects")

    async def _ask(self, url: URL) -> _Answer:
        """Ask for the headers alone; many servers do not know how, and are asked again as a browser would."""
        if url.scheme not in {"http", "https"} or not url.raw_host:
            raise ForbiddenError("it leads to an address that is not of the web")
        try:
            answer = await self._request("HEAD", url.with_user(None))
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientResponseError, TimeoutError):
            return await self._request("GET", url.with_user(None))
        if answer.is_fine or answer.redirects or answer.status in BUSY:
            return answer
        return await self._request("GET", url.with_user(None))

    async def _request(self, method: str, url: URL) -> _Answer:
        """Request once, and once more where the host asks for a time that we have the patience for."""
        answer = await self._once(method, url)
        if answer.is_busy and (answer.wait or 0) <= self.limits.patience:
            answer = await self._once(method, url)
        return answer

    async def _once(self, method: str, url: URL) -> _Answer:
        host = url.raw_host or ""
        async with self.pace.turn(host):
            async with self.session.request(method, url, allow_redirects=False) as response:
                headers = response.headers
                wait = retry_after(headers.get("Retry-After", ""), datetime.now(UTC))
                answer = _Answer(response.status, headers.get("Location", ""), wait)
                response.close()
            if answer.is_busy:
                self.pace.put_off(host, answer.wait or 0)
        return answer


def _end(trail: _Trail, answer: _Answer) -> Visit:
    words = f"answered {answer.status}"
    if answer.is_fine:
        return trail.end(Outcome.REACHED, words)
    if answer.turns_away:
        return trail.end(Outcome.BLOCKED, words, answer.wait)
    return trail.end(Outcome.FAILED, words)


def visits(
    addresses: Iterable[str], *, agent: str, limits: Limits, resolver: AbstractResolver | None = None
) -> Generator[tuple[str, Visit | None], None, None]:
    """Visit addresses; yield each with what was found as soon as it is. The loop runs only while the caller waits."""
    found = _found(addresses, agent, limits, resolver)

    async def following() -> tuple[str, Visit | None] | None:
        return await anext(found, None)

    async def close() -> None:
        await found.aclose()

    with asyncio.Runner() as runner:
        try:
            while one := runner.run(following()):
                yield one
        finally:
            runner.run(close())


async def _found(
    addresses: Iterable[str], agent: str, limits: Limits, resolver: AbstractResolver | None
) -> AsyncGenerator[tuple[str, Visit | None], None]:
    async with Visitor.open(agent, limits, resolver) as visitor:
        tasks = {asyncio.create_task(visitor.visit(address)): address for address in addresses}
        pending = set(tasks)
        try:
            while pending:
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    yield tasks[task], task.result()
        finally:
            for task in pending:
                task.cancel()
            await asyncio.gather(*pending, return_exceptions=True)
