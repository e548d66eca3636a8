"""Requests whose end can be read in two ways: the documented proxy and the site never take one for two.

Were a part of one taken for a second request, its answer would go to whoever asks next (RFC 9112, section 11.2).
"""

import re
import socket
import ssl
from contextlib import suppress

import pytest

from tests.proxy import trusting

pytestmark = pytest.mark.slow

HIDDEN = b"GET /no-such-page/ HTTP/1.1\r\nHost: roadmap.example.org\r\nX-Rest: "
CHUNKED = b"Transfer-Encoding: chunked\r\n"
NO_MORE = b"0\r\n\r\n"


def length(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n" % len(body)


# Each a name, the lines that say where the body ends, and the body.
AMBIGUOUS = {
    "length, then chunks": (length(NO_MORE + HIDDEN) + CHUNKED, NO_MORE + HIDDEN),
    "chunks, then length": (CHUNKED + length(NO_MORE + HIDDEN), NO_MORE + HIDDEN),
    "chunks longer than the length": (
        b"Content-Length: 4\r\n" + CHUNKED,
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(HIDDEN), HIDDEN),
    ),
    "two lengths": (b"Content-Length: 0\r\n" + length(HIDDEN), HIDDEN),
    "two lengths in one": (b"Content-Length: 0, %d\r\n" % len(HIDDEN), HIDDEN),
    "a length with a sign": (b"Content-Length: +0\r\n", HIDDEN),
    "a length in hexadecimal": (b"Content-Length: 0x0\r\n", HIDDEN),
    "a length below nothing": (b"Content-Length: -1\r\n", HIDDEN),
    "a space before the colon": (length(NO_MORE + HIDDEN) + b"Transfer-Encoding : chunked\r\n", NO_MORE + HIDDEN),
    "a tab before the value": (length(NO_MORE + HIDDEN) + b"Transfer-Encoding:\tchunked\r\n", NO_MORE + HIDDEN),
    "a folded line": (length(NO_MORE + HIDDEN) + b"Transfer-Encoding:\r\n chunked\r\n", NO_MORE + HIDDEN),
    "an unknown coding": (length(NO_MORE + HIDDEN) + b"Transfer-Encoding: xchunked\r\n", NO_MORE + HIDDEN),
    "two codings": (CHUNKED + b"Transfer-Encoding: identity\r\n" + length(NO_MORE + HIDDEN), NO_MORE + HIDDEN),
    "a size that overflows": (CHUNKED, b"10000000000000000\r\n" + NO_MORE + HIDDEN),
    "an extension with a line in it": (CHUNKED, b"1;a\nb\r\nx\r\n" + NO_MORE + HIDDEN),
}


def connect(port: int) -> ssl.SSLSocket:
    return trusting().wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=20))


def answers(connection: ssl.SSLSocket) -> list[bytes]:
    """Return the status of each answer that comes until the other side closes, or says nothing for two seconds."""
    connection.settimeout(2)
    said = b""
    with suppress(TimeoutError, ConnectionError, ssl.SSLError):
        while part := connection.recv(65536):
            said += part
    return re.findall(rb"HTTP/1\.1 (\d+)", said)


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_request_of_two_readings_is_one_or_none(proxy: int, name: str) -> None:
    where_it_ends, body = AMBIGUOUS[name]
    head = b"POST /topics/vectors/status/ HTTP/1.1\r\nHost: roadmap.example.org\r\n"

    with connect(proxy) as connection:
        connection.sendall(head + where_it_ends + b"\r\n" + body)
        found = answers(connection)

    assert len(found) <= 1
    assert found != [b"404"]
    for _ in range(4):
        with connect(proxy) as connection:
            connection.sendall(b"GET /me/ HTTP/1.1\r\nHost: roadmap.example.org\r\nConnection: close\r\n\r\n")
            assert answers(connection) == [b"200"]


def test_request_that_is_whole_is_seen_beside_another(proxy: int) -> None:
    """So that the tests above would see one that is taken for two."""
    head = b"POST /topics/vectors/status/ HTTP/1.1\r\nHost: roadmap.example.org\r\nContent-Length: 0\r\n\r\n"

    with connect(proxy) as connection:
        connection.sendall(head + HIDDEN + b"\r\n\r\n")

        assert answers(connection)[1:] == [b"404"]
