"""The command that visits links: which it visits, what it writes of each, what it says, and which pages follow."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from curriculum.content.load import load
from curriculum.links.run import check, links_of
from curriculum.models import Link, Resource, Topic
from curriculum.outline import Outline
from tests.behaving import Names, Web, behaving
from tests.curriculum.test_commands import call
from tests.factories import create_resource, create_topic, front_matter, write_roadmap, write_topic

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def web(settings: Any) -> Iterator[Web]:
    with behaving() as web:
        settings.LINK_LIMITS = {"seconds": 0.5, "pause": 0, "patience": 0, "but_for": web.door}
        yield web


@pytest.fixture
def topic() -> Topic:
    return create_topic("vectors")


def failed_before(url: str, *, failures: int = 2, **fields: Any) -> Link:
    """Create a link that is due and was suspect for long."""
    fields = {"state": "suspect", "failures": failures, "first_failed_at": LONG_AGO, "due_at": LONG_AGO} | fields
    return Link.objects.create(url=url, **fields)


def states() -> dict[str, str]:
    return dict(Link.objects.values_list("url", "state"))


def test_links_that_are_fine_end_with_0(web: Web, topic: Topic) -> None:
    create_resource(topic, url=web.url("/a"))

    assert call("check_links") == (0, [], ["Visited 1 of 1 links: 1 ok, 0 moved, 0 suspect, 0 dead, 0 blocked."])
    link = Link.objects.get()
    assert (link.state, link.words, link.status, link.last_ok_at) == ("ok", "answered 200", 200, link.visited_at)
    assert link.due_at == link.visited_at + timedelta(days=30)


def test_every_behaviour_is_judged(web: Web, topic: Topic) -> None:
    web.answers |= {
        "/301": (301, {"Location": "/new"}),
        "/302": (302, {"Location": "/new"}),
        "/loop": (302, {"Location": "/loop"}),
        "/403": (403, {}),
        "/404": (404, {}),
        "/429": (429, {"Retry-After": "0"}),
        "/500": (500, {}),
        "/inside": (302, {"Location": "http://169.254.169.254/latest/"}),
    }
    expected = {
        "/200": "ok",
        "/301": "moved",
        "/302": "ok",
        "/loop": "suspect",
        "/403": "blocked",
        "/404": "suspect",
        "/429": "blocked",
        "/500": "suspect",
        "/hang": "suspect",
        "/drip": "suspect",
        "/drip-body": "ok",
        "/huge": "ok",
        "/inside": "blocked",
    }
    for path in expected:
        create_resource(topic, url=web.url(path))

    status, out, err = call("check_links")

    assert states() == {web.url(path): state for path, state in expected.items()}
    assert (status, out) == (1, [f"MOVED vectors {web.url('/301')} (moved to {web.url('/new')})"])
    assert err == ["Visited 13 of 13 links: 4 ok, 1 moved, 5 suspect, 0 dead, 3 blocked."]


def test_dead_link_is_said_for_each_topic_that_leads_there(web: Web, topic: Topic) -> None:
    web.answers["/gone"] = (404, {})
    create_resource(topic, url=web.url("/gone"), where="Here")
    create_resource(topic, url=web.url("/gone"), where="And there")
    create_resource(create_topic("matrices"), url=web.url("/gone"))
    failed_before(web.url("/gone"))

    status, out, _ = call("check_links")

    said = f"{web.url('/gone')} (answered 404; failed 3 times since 2026-01-05)"
    assert (status, out) == (1, [f"DEAD vectors {said}", f"DEAD matrices {said}"])
    assert web.asked == [("HEAD", "/gone"), ("GET", "/gone")]


def test_moved_link_is_said_until_it_is_mended(web: Web, topic: Topic) -> None:
    web.answers["/old"] = (301, {"Location": "/new"})
    resource = create_resource(topic, url=web.url("/old"))
    call("check_links")
    line = f"MOVED vectors {web.url('/old')} (moved to {web.url('/new')})"
    assert call("check_links")[:2] == (1, [line])

    Resource.objects.filter(pk=resource.pk).update(url=web.url("/new"))

    assert call("check_links")[:2] == (0, [])


def test_link_that_is_not_due_is_visited_only_when_asked_for(web: Web, topic: Topic) -> None:
    create_resource(topic, url=web.url("/a"))
    call("check_links")

    assert call("check_links")[2] == ["Visited 0 of 1 links: 0 ok, 0 moved, 0 suspect, 0 dead, 0 blocked."]
    assert call("check_links", "--all")[2] == ["Visited 1 of 1 links: 1 ok, 0 moved, 0 suspect, 0 dead, 0 blocked."]
    assert web.paths() == ["/a", "/a"]


def test_links_of_one_host_are_visited_alone(web: Web, topic: Topic) -> None:
    create_resource(topic, url=web.url("/a"))
    create_resource(topic, url="http://other.example.org/b")

    call("check_links", "--host", "127.0.0.1")

    assert states() == {web.url("/a"): "ok", "http://other.example.org/b": "unvisited"}


def test_limit_takes_the_longest_due(web: Web, topic: Topic) -> None:
    for number in range(3):
        create_resource(topic, url=web.url(f"/{number}"))
        failed_before(web.url(f"/{number}"), due_at=LONG_AGO - timedelta(days=number))

    call("check_links", "--limit", "2")

    assert sorted(web.paths()) == ["/1", "/2"]


def test_limit_of_nothing_ends_with_2() -> None:
    with pytest.raises(CommandError, match="--limit is at least 1; nothing was visited") as refused:
        call_command("check_links", limit=0)

    assert refused.value.returncode == 2


def test_retired_topic_is_not_visited_for(web: Web, topic: Topic) -> None:
    create_resource(topic, url=web.url("/a"))
    Topic.objects.update(retired_at=timezone.now())

    assert call("check_links")[2] == ["Visited 0 of 0 links: 0 ok, 0 moved, 0 suspect, 0 dead, 0 blocked."]
    assert web.asked == []


def test_link_whose_host_asks_for_time_stays_due(web: Web, topic: Topic) -> None:
    web.answers["/a"] = web.answers["/b"] = (429, {"Retry-After": "3600"})
    create_resource(topic, url=web.url("/a"))
    create_resource(topic, url=web.url("/b"))

    _, _, err = call("check_links")

    assert err == [
        "Visited 1 of 2 links: 0 ok, 0 moved, 0 suspect, 0 dead, 1 blocked; 1 put off, as their hosts asked."
    ]
    assert sorted(states().values()) == ["blocked", "unvisited"]


def test_lost_network_judges_no_link_and_ends_with_2(topic: Topic, settings: Any) -> None:
    with behaving() as web:
        settings.LINK_LIMITS = {"seconds": 0.5, "pause": 0, "but_for": web.door}
    create_resource(topic, url=web.url("/a"))
    failed_before(web.url("/a"))
    Link.objects.create(url=web.url("/b"), state="ok", last_ok_at=LONG_AGO)
    before = list(Link.objects.values())

    assert call("check_links") == (
        2,
        [],
        ["No site answered: is this machine connected? No link was judged by it."],
    )
    assert list(Link.objects.values()) == before


def test_host_that_is_gone_is_judged_when_another_answers(web: Web, topic: Topic) -> None:
    create_resource(topic, url="http://gone.test/")
    create_resource(topic, url=web.url("/a"))

    check(links_of(), resolver=Names())

    assert states() == {"http://gone.test/": "suspect", web.url("/a"): "ok"}


def test_host_that_is_gone_is_judged_alone_when_the_last_that_was_there_answers(web: Web, topic: Topic) -> None:
    create_resource(topic, url="http://gone.test/")
    Link.objects.create(url=web.url("/b"), state="ok", last_ok_at=LONG_AGO)

    check(links_of(), resolver=Names())

    assert (states()["http://gone.test/"], web.paths()) == ("suspect", ["/b"])


def test_what_was_visited_stays_so_when_the_rest_is_broken_off(web: Web, topic: Topic, client: Client) -> None:
    create_resource(topic, url=web.url("/a"))
    create_resource(topic, url=web.url("/hang"))
    client.get("/topics/vectors/")

    def stop(count: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check(links_of(), step=stop)

    assert states() == {web.url("/a"): "ok", web.url("/hang"): "unvisited"}
    assert f'checked <time datetime="{timezone.now():%Y-%m-%d}"' in client.get("/topics/vectors/").content.decode()


def test_address_of_two_topics_is_visited_once(web: Web, topic: Topic) -> None:
    create_resource(topic, url=web.url("/a"))
    create_resource(create_topic("matrices"), url=web.url("/a"))

    call("check_links")

    assert web.asked == [("HEAD", "/a")]


def test_what_is_known_of_a_link_outlives_a_load(tmp_path, web: Web) -> None:
    resource = {"authors": "A", "kind": "book", "level": "beginner", "cost": "free", "where": "All", "why": "So."}
    home = write_roadmap(tmp_path, sections={"basics": ["a"]})
    first = {"title": "Old", "url": web.url("/a")} | resource
    write_topic(home, "basics", "a", **front_matter(0), resources=[first])
    load(tmp_path)
    call("check_links")
    before = list(Link.objects.values())

    write_topic(home, "basics", "a", **front_matter(0), resources=[first | {"title": "New", "where": "Part"}])
    load(tmp_path)

    assert list(Resource.objects.with_visits().values_list("title", "link_state")) == [("New", "ok")]
    assert list(Link.objects.values()) == before


def test_stored_page_follows_a_round_that_found_something(client: Client, web: Web, topic: Topic) -> None:
    create_resource(topic, url=web.url("/a"))
    before = client.get("/topics/vectors/").content.decode()

    call("check_links")

    assert ("checked <time" in before, "checked <time" in client.get("/topics/vectors/").content.decode()) == (
        False,
        True,
    )


def test_round_that_changes_nothing_on_pages_keeps_the_edition(web: Web, topic: Topic) -> None:
    create_resource(topic, url=web.url("/a"))
    call("check_links")
    edition = Outline.current().edition

    call("check_links", "--all")

    Outline.forget()
    assert Outline.current().edition == edition
