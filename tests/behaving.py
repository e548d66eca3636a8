"""A web server that behaves in every way that a visit may meet, by path; it keeps what it was asked. Visits to it."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from curriculum.links.judge import Outcome, Visit
from curriculum.links.visit import Limits, visits
from tests.here import serving

AGENT = "Tests/1.0 (+http://testserver/)"
QUICK = Limits(seconds=0.3, pause=0, patience=1)
HUGE = 10**9
HANGS = 1.0  # seconds, longer than any visit in a test waits
FOR_HEAD_ONLY = {"/no-head": 405, "/head-missing": 404}


@dataclass
class Web:
    """A server on one inner address: `asked` are its requests, `answers` what it says by path where it is set."""

    address: str
    port: int
    asked: list[tuple[str, str]] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answers: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    sent: int = 0

    @property
    def door(self) -> frozenset[tuple[str, int]]:
        return frozenset({(self.address, self.port)})

    def url(self, path: str, host: str = "") -> str:
        return f"http://{host or self.address}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for _, path in self.asked]


class _Answers(BaseHTTPRequestHandler):
    web: Web

    def do_HEAD(self) -> None:
        self.answer(FOR_HEAD_ONLY.get(self.path, 0))

    def do_GET(self) -> None:
        self.answer(0)

    def answer(self, status: int) -> None:
        self.web.asked.append((self.command, self.path))
        self.web.at.append(time.monotonic())
        self.web.headers.append(dict(self.headers))
        with suppress(OSError):
            if behaviour := getattr(self, self.path.strip("/").replace("-", "_"), None):
                behaviour()
            else:
                said, headers = self.web.answers.get(self.path, (200, {}))
                self.say(status or said, **headers)

    def say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def hang(self) -> None:
        time.sleep(HANGS)

    def drip(self) -> None:
        """Send a header's letters one by one, for longer than anybody waits."""
        for letter in b"HTTP/1.1 200 OK\r\nX-Slow: very slow indeed":
            self.wfile.write(bytes([letter]))
            time.sleep(HANGS / 20)

    def drip_body(self) -> None:
        self.say(405 if self.command == "HEAD" else 200, Content_Length="100")
        for _ in range(20 if self.command == "GET" else 0):
            self.wfile.write(b".")
            time.sleep(HANGS / 20)

    def huge(self) -> None:
        self.say(405 if self.command == "HEAD" else 200, Content_Length=str(HUGE))
        while self.command == "GET" and self.web.sent < HUGE:
            self.web.sent += self.wfile.write(b"x" * 65536)

    def hang_up(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def nonsense(self) -> None:
        self.wfile.write(b"I am no web server.\r\n\r\n")

    def log_message(self, *said: Any) -> None:
        """Say nothing."""


@contextmanager
def behaving(address: str = "127.0.0.1", port: int = 0) -> Iterator[Web]:
    """Serve until the end of the block. Port 0 is any that is free."""
    handler = type("Answers", (_Answers,), {})
    with serving(handler, address, port) as server:
        handler.web = web = Web(address, server.server_address[1])
        yield web


class Names(AbstractResolver):
    """Resolves names as a test says: each time the next of a name's addresses, the last one again and again."""

    def __init__(self, **names: list[list[str]]) -> None:
        self.names = {name.replace("_", "."): list(answers) for name, answers in names.items()}
        self.asked: list[str] = []

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002
    ) -> list[ResolveResult]:
        self.asked.append(host)
        if host not in self.names:
            raise OSError(f"no such name: {host}")
        answers = self.names[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": socket.AF_INET6 if ":" in address else socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for address in addresses
        ]

    async def close(self) -> None:
        """Hold nothing."""


def go(web: Web, *addresses: str, resolver: Names | None = None, **limits: Any) -> list[Visit | None]:
    """Visit addresses with the door open to the one server, and return what was found, in their order."""
    kept = replace(QUICK, but_for=web.door, **limits)
    found = dict(visits(addresses, agent=AGENT, limits=kept, resolver=resolver))
    return [found[address] for address in addresses]


def judged(visit: Visit | None) -> tuple[Outcome, str, str] | None:
    return (visit.outcome, visit.words, visit.moved_to) if visit else None
