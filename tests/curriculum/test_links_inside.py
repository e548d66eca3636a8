"""No visit leads inside a network: not by an address, a name, a redirect, or a name that changes its mind."""

from collections.abc import Iterator

import pytest

from curriculum.links.inside import Door, ForbiddenError, is_public
from curriculum.links.judge import Outcome
from curriculum.links.visit import visits
from tests.behaving import AGENT, QUICK, Names, Web, behaving, go, judged

REFUSED = (Outcome.BLOCKED, "it leads to an address that is not public", "")


@pytest.fixture
def web() -> Iterator[Web]:
    with behaving() as web:
        yield web


INSIDE = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",  # of IPv4, in each of the ways that there are: compatible, mapped, NAT64, 6to4, Teredo
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:808:808::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", INSIDE)
def test_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:81b::200e"])
def test_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(("port", "opens"), [(80, True), (443, True), (22, False), (8080, False), (6379, False)])
def test_door_opens_to_the_ports_of_the_web(port: int, opens: bool) -> None:
    info = (2, 1, 6, "", ("8.8.8.8", port))

    if opens:
        Door()(info).close()
    else:
        with pytest.raises(ForbiddenError, match=f"port {port}"):
            Door()(info)


@pytest.mark.parametrize("host", ["127.0.0.2", "localhost", "0x7f000002", "[::ffff:127.0.0.2]", "[::ffff:7f00:2]"])
def test_inner_address_is_not_visited_however_it_is_written(web: Web, host: str) -> None:
    with behaving("127.0.0.2") as inner:
        resolver = None if host != "localhost" else Names(localhost=[["127.0.0.2"]])
        (found,) = go(web, inner.url("/", host), resolver=resolver)

        assert judged(found) == REFUSED
        assert inner.asked == []


def test_redirect_to_an_inner_address_is_not_followed(web: Web) -> None:
    with behaving("127.0.0.2") as inner:
        web.answers["/out"] = (301, {"Location": inner.url("/secret")})

        (found,) = go(web, web.url("/out"))

        assert judged(found) == REFUSED
        assert (web.paths(), inner.asked) == (["/out"], [])


def test_name_that_resolves_to_an_inner_address_is_not_visited(web: Web) -> None:
    with behaving("127.0.0.2", web.port) as inner:
        (found,) = go(web, web.url("/", "inner.test"), resolver=Names(inner_test=[["127.0.0.2"]]))

        assert judged(found) == REFUSED
        assert inner.asked == []


def test_name_that_resolves_differently_the_second_time_is_not_followed_inside(web: Web) -> None:
    """The first answer is the server let through, so all but the second connection is as in earnest."""
    resolver = Names(rebinding_test=[["127.0.0.1"], ["127.0.0.2"]])
    web.answers["/"] = (302, {"Location": "/again"})
    with behaving("127.0.0.2", web.port) as inner:
        (found,) = go(web, web.url("/", "rebinding.test"), resolver=resolver)

        assert judged(found) == REFUSED
        assert (web.paths(), inner.asked) == (["/"], [])
    assert resolver.asked == ["rebinding.test"] * 2


def test_name_that_resolves_differently_between_head_and_get_is_not_followed_inside(web: Web) -> None:
    resolver = Names(rebinding_test=[["127.0.0.1"], ["127.0.0.2"]])
    with behaving("127.0.0.2", web.port) as inner:
        (found,) = go(web, web.url("/no-head", "rebinding.test"), resolver=resolver)

        assert judged(found) == REFUSED
        assert (web.asked, inner.asked) == ([("HEAD", "/no-head")], [])


def test_name_with_an_inner_address_among_others_is_not_visited(web: Web) -> None:
    resolver = Names(mixed_test=[["127.0.0.2", "127.0.0.1"]])
    with behaving("127.0.0.2", web.port) as inner:
        (found,) = go(web, web.url("/", "mixed.test"), resolver=resolver)

        assert judged(found) == REFUSED
        assert (web.asked, inner.asked) == ([], [])


def test_server_let_through_is_the_only_one(web: Web) -> None:
    """What the tests are allowed, nobody else is: without it the same server is not visited."""
    found = dict(visits([web.url("/")], agent=AGENT, limits=QUICK))

    assert judged(found[web.url("/")]) == REFUSED
    assert web.asked == []
