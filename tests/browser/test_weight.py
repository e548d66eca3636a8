"""What a page costs to fetch, over the wire, compressed as the server sends it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PLAIN = ["/", "/roadmaps/deep-learning/math/", "/topics/python-fundamentals/", "/accounts/login/"]
MATHS = ["/topics/backpropagation/", "/topics/cnn/", "/topics/vectors/"]


@dataclass
class Wire:
    """The bytes of each answer that came, with the headers, by address."""

    addresses: dict[str, str] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)

    def asked(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def came(self, event: dict[str, Any]) -> None:
        address = self.addresses.get(event["requestId"], "?")
        self.bytes[address] = self.bytes.get(address, 0) + int(event["encodedDataLength"])

    def kilobytes(self, ending: str = "") -> float:
        return sum(size for address, size in self.bytes.items() if address.endswith(ending)) / 1000


@contextmanager
def weighed(page: Page) -> Iterator[Wire]:
    wire = Wire()
    session = page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", wire.asked)
    session.on("Network.loadingFinished", wire.came)
    session.send("Network.enable")
    yield wire
    session.detach()


def visit(page: Page, path: str) -> Wire:
    with weighed(page) as wire:
        page.goto(path, wait_until="networkidle")
        page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
    return wire


@pytest.mark.parametrize("path", PLAIN)
def test_first_visit_without_maths_is_light(page: Page, path: str) -> None:
    wire = visit(page, path)

    assert wire.kilobytes() <= 150, wire.bytes
    assert wire.kilobytes(".woff2") <= 120, wire.bytes


@pytest.mark.parametrize("path", MATHS)
def test_maths_adds_no_more_than_its_font_may(page: Page, path: str) -> None:
    wire = visit(page, path)

    assert wire.kilobytes() <= 150 + 250, wire.bytes


@pytest.mark.parametrize(
    ("path", "next_path"),
    [
        ("/", "/roadmaps/deep-learning/math/"),
        ("/", "/topics/python-fundamentals/"),
        ("/topics/backpropagation/", "/topics/automatic-differentiation/"),
        ("/topics/backpropagation/", "/"),
    ],
)
def test_next_page_fetches_little_more_than_its_text(page: Page, path: str, next_path: str) -> None:
    visit(page, path)

    wire = visit(page, next_path)

    # The map is a third of the home page, and has a script of its own.
    assert wire.kilobytes() <= (35 if next_path == "/" else 25), wire.bytes
