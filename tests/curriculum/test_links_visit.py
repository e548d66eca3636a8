"""A visit, against a server that behaves in every way: what it finds, how polite it is, and where it never goes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from curriculum.links.judge import Outcome
from curriculum.links.pace import LONGEST, retry_after
from tests.behaving import AGENT, HUGE, Names, Web, behaving, go, judged

REACHED, FAILED, BLOCKED = Outcome.REACHED, Outcome.FAILED, Outcome.BLOCKED
CARRIED = {"Accept", "Accept-Encoding", "Connection", "Host", "User-Agent"}


@pytest.fixture
def web() -> Iterator[Web]:
    with behaving() as web:
        yield web


def test_page_that_answers_is_reached_by_one_head(web: Web) -> None:
    (found,) = go(web, web.url("/"))

    assert judged(found) == (REACHED, "answered 200", "")
    assert web.asked == [("HEAD", "/")]


@pytest.mark.parametrize("path", ["/no-head", "/head-missing", "/hang-up"])
def test_server_that_knows_no_head_is_asked_for_the_page(web: Web, path: str) -> None:
    go(web, web.url(path))

    assert list(dict.fromkeys(web.asked)) == [("HEAD", path), ("GET", path)]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, REACHED),
        (204, REACHED),
        (304, FAILED),
        (401, BLOCKED),
        (403, BLOCKED),
        (404, FAILED),
        (410, FAILED),
        (429, BLOCKED),
        (451, BLOCKED),
        (500, FAILED),
        (503, FAILED),
        (999, BLOCKED),
    ],
)
def test_status_is_judged(web: Web, status: int, outcome: Outcome) -> None:
    web.answers["/page"] = (status, {})

    (found,) = go(web, web.url("/page"))

    assert judged(found) == (outcome, f"answered {status}", "")
    assert found
    assert found.status == status


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/hang", "no answer in time"),
        ("/drip", "no answer in time"),
        ("/hang-up", "no answer that can be read"),
        ("/nonsense", "no answer that can be read"),
    ],
)
def test_server_that_does_not_answer_has_failed(web: Web, path: str, words: str) -> None:
    (found,) = go(web, web.url(path))

    assert judged(found) == (FAILED, words, "")
    assert found
    assert found.is_silent


def test_body_is_not_read_however_slow(web: Web) -> None:
    (found,) = go(web, web.url("/drip-body"))

    assert judged(found) == (REACHED, "answered 200", "")


def test_body_is_not_read_however_large(web: Web) -> None:
    (found,) = go(web, web.url("/huge"))

    assert judged(found) == (REACHED, "answered 200", "")
    assert web.sent < HUGE / 50


def test_name_that_nobody_knows_has_failed(web: Web) -> None:
    (found,) = go(web, "http://nowhere.example.org/", resolver=Names())

    assert judged(found) == (FAILED, "no such host", "")


@pytest.mark.parametrize(
    "address", ["http://[::1/", "http://a..b/", "http://example.org:99999/", "http://127.2/", "http://2130706433/"]
)
def test_what_is_no_address_has_failed(web: Web, address: str) -> None:
    (found,) = go(web, address)

    assert judged(found) == (FAILED, "not an address", "")


@pytest.mark.parametrize("status", [301, 308])
def test_page_that_leads_on_for_good_has_moved(web: Web, status: int) -> None:
    web.answers["/old"] = (status, {"Location": "/new"})

    (found,) = go(web, web.url("/old#part"))

    assert judged(found) == (REACHED, "answered 200", web.url("/new#part"))


@pytest.mark.parametrize("status", [302, 303, 307])
def test_page_that_leads_on_for_now_has_not_moved(web: Web, status: int) -> None:
    web.answers["/old"] = (status, {"Location": "/new"})

    (found,) = go(web, web.url("/old"))

    assert judged(found) == (REACHED, "answered 200", "")
    assert web.paths() == ["/old", "/new"]


def test_page_has_moved_as_far_as_redirects_are_for_good(web: Web) -> None:
    web.answers |= {
        "/old": (301, {"Location": "/new"}),
        "/new": (302, {"Location": "/today"}),
        "/today": (301, {"Location": "/now"}),
    }

    (found,) = go(web, web.url("/old"))

    assert judged(found) == (REACHED, "answered 200", web.url("/new"))


def test_page_that_moved_to_nothing_has_failed(web: Web) -> None:
    web.answers |= {"/old": (301, {"Location": "/new"}), "/new": (404, {})}

    (found,) = go(web, web.url("/old"))

    assert judged(found) == (FAILED, "answered 404", "")


def test_redirects_that_go_round_have_failed(web: Web) -> None:
    web.answers |= {"/a": (302, {"Location": "/b"}), "/b": (302, {"Location": "/a"})}

    (found,) = go(web, web.url("/a"))

    assert judged(found) == (FAILED, "its redirects go round in a circle", "")
    assert web.paths() == ["/a", "/b"]


@pytest.mark.parametrize(("number", "outcome"), [(5, REACHED), (6, FAILED)])
def test_five_redirects_are_followed_and_no_more(web: Web, number: int, outcome: Outcome) -> None:
    web.answers |= {f"/{i}": (302, {"Location": f"/{i + 1}"}) for i in range(number)}

    (found,) = go(web, web.url("/0"))

    assert found
    assert found.outcome is outcome
    assert len(web.asked) == 6


@pytest.mark.parametrize("location", ["ftp://example.org/", "javascript:alert(1)", "file:///etc/passwd"])
def test_redirect_out_of_the_web_is_not_followed(web: Web, location: str) -> None:
    web.answers["/old"] = (302, {"Location": location})

    (found,) = go(web, web.url("/old"))

    assert judged(found) == (BLOCKED, "it leads to an address that is not of the web", "")


def test_visit_says_who_it_is_and_carries_nothing_else(web: Web) -> None:
    web.answers["/a"] = (302, {"Location": "/b", "Set-Cookie": "a=1"})

    go(web, f"http://ada:secret@a.test:{web.port}/a", resolver=Names(a_test=[["127.0.0.1"]]))

    assert web.paths() == ["/a", "/b"]
    assert [sorted(headers) for headers in web.headers] == [sorted(CARRIED)] * 2
    assert web.headers[0]["User-Agent"] == AGENT


def test_host_is_asked_one_at_a_time_and_after_a_pause(web: Web) -> None:
    go(web, web.url("/a"), web.url("/b"), web.url("/c"), pause=0.2)

    waited = [later - before for before, later in zip(web.at, web.at[1:], strict=False)]
    assert [wait >= 0.19 for wait in waited] == [True, True]


def test_hosts_are_asked_side_by_side(web: Web) -> None:
    resolver = Names(a_test=[["127.0.0.1"]], b_test=[["127.0.0.1"]], c_test=[["127.0.0.1"]])

    go(web, *(web.url("/", host) for host in ("a.test", "b.test", "c.test")), resolver=resolver, pause=1)

    assert max(web.at) - min(web.at) < 0.9


@pytest.mark.parametrize("status", [429, 503])
def test_busy_host_is_asked_again_when_it_said(web: Web, status: int) -> None:
    web.answers["/page"] = (status, {"Retry-After": "1"})

    (found,) = go(web, web.url("/page"))

    assert judged(found) == (BLOCKED, f"answered {status}", "")
    assert web.asked == [("HEAD", "/page")] * 2
    assert web.at[1] - web.at[0] >= 0.99


def test_host_that_asks_for_more_than_our_patience_is_left_alone(web: Web) -> None:
    web.answers["/busy"] = (429, {"Retry-After": "3600"})

    busy, other = go(web, web.url("/busy"), web.url("/other"))

    assert judged(busy) == (BLOCKED, "answered 429", "")
    assert busy
    assert busy.not_before
    assert timedelta(minutes=59) < busy.not_before - busy.at <= timedelta(hours=1)
    assert (other, web.paths()) == (None, ["/busy"])


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("99999999999", None),
        ("999999999", LONGEST),
        ("-5", None),
        ("soon", None),
        ("", None),
        (format_datetime(datetime(2026, 3, 1, 0, 1, tzinfo=UTC), usegmt=True), 60),
        (format_datetime(datetime(2026, 2, 1, tzinfo=UTC), usegmt=True), 0),
        ("Sun, 01 Mar 2026 00:01:00 -0000", 60),
    ],
)
def test_retry_after_is_seconds_or_a_date(said: str, seconds: float | None) -> None:
    assert retry_after(said, datetime(2026, 3, 1, tzinfo=UTC)) == seconds
