"""Costly pages: one network address gets so many a minute, and is told when to come again."""

import time

import pytest
from django.test import Client, override_settings

from tests.factories import create_topic

pytestmark = pytest.mark.django_db
COSTLY = ["/search/?q=a", "/path/", "/path/vectors/", "/me/export/roadmap.json", "/me/export/anki.txt"]


@pytest.fixture(autouse=True)
def _one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_000_000_000.0)  # 40 seconds of a minute are over


@override_settings(COSTLY_PAGES_A_MINUTE=3)
@pytest.mark.parametrize("path", COSTLY)
def test_costly_page_is_429_after_so_many(client: Client, path: str) -> None:
    create_topic("vectors")

    responses = [client.get(path) for _ in range(4)]

    assert [response.status_code for response in responses] == [200] * 3 + [429]
    assert responses[3].headers["Retry-After"] == "20"
    assert "Wait a minute" in responses[3].content.decode()
    assert "password" not in responses[3].content.decode()


@override_settings(COSTLY_PAGES_A_MINUTE=1)
def test_pages_that_are_kept_are_not_counted(client: Client) -> None:
    create_topic("vectors")
    client.get("/search/?q=a")

    assert [client.get(path).status_code for path in ("/", "/topics/vectors/") * 3] == [200] * 6


@override_settings(COSTLY_PAGES_A_MINUTE=1)
def test_another_address_is_counted_apart(client: Client) -> None:
    create_topic("vectors")
    client.get("/search/", REMOTE_ADDR="203.0.113.7")

    assert client.get("/search/", REMOTE_ADDR="203.0.113.8").status_code == 200
    assert client.get("/search/", REMOTE_ADDR="203.0.113.7").status_code == 429


@override_settings(COSTLY_PAGES_A_MINUTE=1)
def test_all_addresses_of_one_ipv6_network_are_one_and_the_next_network_is_another(client: Client) -> None:
    create_topic("vectors")
    client.get("/search/", REMOTE_ADDR="2001:db8:0:1::7")

    assert client.get("/search/", REMOTE_ADDR="2001:db8:0:1:ffff::8").status_code == 429
    assert client.get("/search/", REMOTE_ADDR="2001:db8:0:2::7").status_code == 200


@override_settings(COSTLY_PAGES_A_MINUTE=1)
def test_ipv4_address_is_the_same_written_as_ipv6_and_its_neighbour_is_another(client: Client) -> None:
    create_topic("vectors")
    client.get("/search/", REMOTE_ADDR="203.0.113.7")

    assert client.get("/search/", REMOTE_ADDR="::ffff:203.0.113.7").status_code == 429
    assert client.get("/search/", REMOTE_ADDR="::ffff:203.0.113.8").status_code == 200


@override_settings(COSTLY_PAGES_A_MINUTE=1, ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_the_proxy_the_address_that_it_says_is_counted(client: Client) -> None:
    create_topic("vectors")
    client.get("/search/", headers={"X-Forwarded-For": "203.0.113.7"})

    assert client.get("/search/", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.7"}).status_code == 429
    assert client.get("/search/", headers={"X-Forwarded-For": "203.0.113.8"}).status_code == 200


@override_settings(COSTLY_PAGES_A_MINUTE=1)
def test_port_is_no_part_of_an_address_and_what_is_no_address_is_refused(client: Client) -> None:
    create_topic("vectors")
    client.get("/search/", REMOTE_ADDR="203.0.113.7:50123")

    assert client.get("/search/", REMOTE_ADDR="203.0.113.7:50124").status_code == 429
    assert client.get("/search/", REMOTE_ADDR="unix:").status_code == 403


@override_settings(COSTLY_PAGES_A_MINUTE=1)
def test_next_minute_is_a_new_one(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    create_topic("vectors")
    first = [client.get("/search/").status_code for _ in range(2)]

    monkeypatch.setattr(time, "time", lambda: 1_000_000_020.0)

    assert (first, client.get("/search/").status_code) == ([200, 429], 200)


@override_settings(COSTLY_PAGES_A_MINUTE=0)
def test_limit_can_be_left_out(client: Client) -> None:
    create_topic("vectors")

    assert {client.get("/search/").status_code for _ in range(130)} == {200}
