"""Four thousand clients that never finish what they send, at the documented proxy: everybody else is answered."""

import resource
import shutil
import socket
import ssl
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.proxy import nginx, write_proxy
from tests.served import Site, free_port

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx here: apt-get install nginx"),
]

SLOW = 4_000
HEADER = b"GET / HTTP/1.1\r\nHost: roadmap.example.org\r\nX-Slow: "
BODY = b"POST /me/import/ HTTP/1.1\r\nHost: roadmap.example.org\r\nContent-Length: 1000\r\n\r\nrecord="


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site"))
    site.env |= {"ALLOWED_HOSTS": "127.0.0.1,roadmap.example.org", "SITE_ORIGIN": "https://roadmap.example.org"}
    site.env |= {"BEHIND_PROXY": "true", "SECRET_KEY": "s" * 60, "EMAIL_URL": "smtp://127.0.0.1:9"}
    site.fill()
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def proxy(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Run the documented nginx in a folder and on ports of its own; return the port with TLS."""
    home, port = tmp_path_factory.mktemp("nginx"), free_port()
    write_proxy(home, port, site.port)
    with nginx(home, port):
        yield port


def seconds_of(port: int, path: str) -> float:
    """Ask for a page and return how long the whole of it took."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    request = urllib.request.Request(f"https://127.0.0.1:{port}{path}", headers={"Host": "roadmap.example.org"})
    began = time.monotonic()
    with urllib.request.urlopen(request, timeout=20, context=trusting) as answer:
        assert answer.status == 200
        answer.read()
    return time.monotonic() - began


def test_ordinary_requests_are_answered_beside_4000_slow_ones(proxy: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    slow = []
    for number in range(SLOW):
        connection = socket.create_connection(("127.0.0.1", proxy), timeout=20)
        if number % 20 == 0:  # a handshake costs both sides; the rest never finish theirs
            connection = context.wrap_socket(connection)
            connection.sendall(HEADER if number % 40 else BODY)
        else:
            connection.sendall(b"\x16\x03\x01")
        slow.append(connection)

    seconds = sorted(seconds_of(proxy, path) for path in ("/", "/topics/vectors/", "/search/?q=vector", "/me/") * 5)

    for connection in slow:
        connection.close()
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert seconds[-1] < 5, seconds


def test_slow_client_is_let_go(proxy: int) -> None:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connections = [context.wrap_socket(socket.create_connection(("127.0.0.1", proxy), timeout=30)) for _ in range(2)]
    for connection, said in zip(connections, (HEADER, BODY), strict=True):
        connection.sendall(said)

    began = time.monotonic()
    for connection in connections:
        with suppress(ConnectionResetError, ssl.SSLError):
            connection.recv(4096)
        connection.close()

    assert time.monotonic() - began < 20
