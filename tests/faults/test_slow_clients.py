"""Four thousand clients that never finish what they send, at the documented proxy: everybody else is answered."""

import resource
import socket
import ssl
import time
import urllib.request
from contextlib import suppress

import pytest

from tests.proxy import trusting

pytestmark = pytest.mark.slow

SLOW = 4_000
HEADER = b"GET / HTTP/1.1\r\nHost: roadmap.example.org\r\nX-Slow: "
BODY = b"POST /me/import/ HTTP/1.1\r\nHost: roadmap.example.org\r\nContent-Length: 1000\r\n\r\nrecord="


def is_answered(port: int, path: str) -> bool:
    request = urllib.request.Request(f"https://127.0.0.1:{port}{path}", headers={"Host": "roadmap.example.org"})
    with urllib.request.urlopen(request, timeout=20, context=trusting()) as answer:
        return answer.status == 200 and bool(answer.read())


def test_ordinary_requests_are_answered_beside_4000_slow_ones(proxy: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    context = trusting()
    slow = []
    for number in range(SLOW):
        connection = socket.create_connection(("127.0.0.1", proxy), timeout=20)
        if number % 20 == 0:  # a handshake costs both sides; the rest never finish theirs
            connection = context.wrap_socket(connection)
            connection.sendall(HEADER if number % 40 else BODY)
        else:
            connection.sendall(b"\x16\x03\x01")
        slow.append(connection)

    answered = [is_answered(proxy, path) for path in ("/", "/topics/vectors/", "/search/?q=vector", "/me/") * 5]

    for connection in slow:
        connection.close()
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert answered == [True] * 20


def test_slow_client_is_let_go(proxy: int) -> None:
    context = trusting()
    connections = [context.wrap_socket(socket.create_connection(("127.0.0.1", proxy), timeout=30)) for _ in range(2)]
    for connection, said in zip(connections, (HEADER, BODY), strict=True):
        connection.sendall(said)

    began = time.monotonic()
    for connection in connections:
        with suppress(ConnectionResetError, ssl.SSLError):
            connection.recv(4096)
        connection.close()

    assert time.monotonic() - began < 20
