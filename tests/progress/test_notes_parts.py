"""What a learner keeps besides a note: links, ticks on resources, a flag to revise; set and never toggled."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone

from curriculum.models import Resource, Topic
from progress.models import Learner, Notes
from tests.factories import create_resource, create_topic, every_row

pytestmark = pytest.mark.django_db
BOOK = "https://example.org/book"
HTMX = {"HX-Request": True}


def link(client: Client, **fields: str) -> int:
    return client.post("/topics/vectors/links/", fields).status_code


def ticked(client: Client) -> list[bool]:
    """Say which of a topic's resources the page shows as ticked, in their order."""
    html = client.get("/topics/vectors/").content.decode()
    return [word == "no" for word in re.findall(r'name="ticked" value="(\w+)"', html)]


def to_revise(client: Client) -> list[str]:
    """Return the topics that a learner's own page would name."""
    request = RequestFactory().get("/me/")
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    html = render_to_string("progress/_revise.html", request=request)
    return re.findall(r'<a href="/topics/([\w-]+)/#notes">', html)


def test_link_is_kept_and_shown_with_its_title(client: Client) -> None:
    create_topic("vectors")

    response = client.post("/topics/vectors/links/", {"url": "https://example.com/a?b=1&c", "title": "My <b>"})

    assert (response.status_code, response["Location"]) == (303, "/topics/vectors/#notes")
    assert Notes.objects.get().links == [{"url": "https://example.com/a?b=1&c", "title": "My <b>"}]
    html = client.get("/topics/vectors/").content.decode()
    assert '<a href="https://example.com/a?b=1&amp;c" rel="noopener noreferrer">My &lt;b&gt;</a>' in html


def test_link_without_a_title_is_named_by_its_address(client: Client) -> None:
    create_topic("vectors")

    link(client, url=BOOK)

    assert Notes.objects.get().links == [{"url": BOOK, "title": BOOK}]


def test_link_of_the_same_address_is_kept_once_with_the_new_title(client: Client) -> None:
    create_topic("vectors")
    link(client, url=BOOK, title="Old")
    link(client, url="https://example.com/", title="Other")

    link(client, url=BOOK, title="New")

    assert [each["title"] for each in Notes.objects.get().links] == ["New", "Other"]


def test_link_is_taken_away_once_and_for_all(client: Client) -> None:
    create_topic("vectors")
    link(client, url=BOOK)

    said = [link(client, remove=BOOK), link(client, remove=BOOK)]

    assert (said, Notes.objects.get().links) == ([303, 303], [])


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "/topics/",
        "https://",
        f"{BOOK}\0",
        "x" * 501,
    ],
)
def test_link_refuses_what_is_no_web_address(client: Client, url: str) -> None:
    create_topic("vectors")

    assert (link(client, url=url, title="A title"), Notes.objects.count()) == (422, 0)


def test_thirty_links_are_kept_and_no_more(client: Client) -> None:
    create_topic("vectors")
    for number in range(30):
        link(client, url=f"https://example.org/{number}")

    said = [link(client, url="https://example.org/30"), link(client, url="https://example.org/29", title="Last")]

    links = Notes.objects.get().links
    assert (said, len(links), links[-1]["title"]) == ([422, 303], 30, "Last")


def test_tick_is_set_and_not_toggled(client: Client) -> None:
    create_resource(create_topic("vectors"))

    answers = [client.post("/topics/vectors/ticks/", {"url": BOOK, "ticked": "yes"}) for _ in range(2)]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, "/topics/vectors/#resources")] * 2
    assert (Notes.objects.get().ticked, ticked(client)) == ([BOOK], [True])


def test_tick_is_cleared(client: Client) -> None:
    create_resource(create_topic("vectors"))
    client.post("/topics/vectors/ticks/", {"url": BOOK, "ticked": "yes"})

    client.post("/topics/vectors/ticks/", {"url": BOOK, "ticked": "no"})

    assert (Notes.objects.get().ticked, ticked(client)) == ([], [False])


def test_ticks_are_of_one_learner_although_the_page_is_kept_in_parts(client: Client) -> None:
    topic = create_topic("vectors")
    for name in ("a", "b"):
        create_resource(topic, url=f"https://example.org/{name}")
    other = Client()
    client.post("/topics/vectors/ticks/", {"url": "https://example.org/a", "ticked": "yes"})
    other.post("/topics/vectors/ticks/", {"url": "https://example.org/b", "ticked": "yes"})

    seen = [ticked(each) for each in (client, other, Client(), client)]

    assert seen == [[True, False], [False, True], [False, False], [True, False]]


def test_tick_stays_when_content_is_loaded_anew(client: Client) -> None:
    topic = create_topic("vectors")
    create_resource(topic)
    client.post("/topics/vectors/ticks/", {"url": BOOK, "ticked": "yes"})

    Resource.objects.all().delete()
    create_resource(topic, title="The second edition")

    assert ticked(client) == [True]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"url": BOOK},
        {"url": BOOK, "ticked": "maybe"},
        {"url": "https://example.org/of-another-topic", "ticked": "yes"},
        {"url": f"{BOOK}\0", "ticked": "yes"},
    ],
)
def test_tick_refuses_what_is_no_resource_of_the_topic(client: Client, data: dict[str, str]) -> None:
    create_resource(create_topic("vectors"))
    create_resource(create_topic("matrices"), url="https://example.org/of-another-topic")

    response = client.post("/topics/vectors/ticks/", data, headers=HTMX)

    assert (response.status_code, response["HX-Retarget"], response["HX-Reselect"]) == (422, "#notice", ".notice")
    assert (Notes.objects.count(), Learner.objects.count()) == (0, 0)


def test_flag_is_set_and_says_since_when(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/revise/", {"revise": "yes"})
    before = every_row()

    response = client.post("/topics/vectors/revise/", {"revise": "yes"})

    assert (response.status_code, response["Location"]) == (303, "/topics/vectors/#notes")
    assert every_row() == before
    assert "To revise, since " in client.get("/topics/vectors/").content.decode()


@pytest.mark.parametrize("data", [{}, {"revise": ""}, {"revise": "Yes"}])
def test_flag_refuses_what_is_neither_yes_nor_no(client: Client, data: dict[str, str]) -> None:
    create_topic("vectors")

    assert (client.post("/topics/vectors/revise/", data).status_code, Notes.objects.count()) == (422, 0)


def test_topics_to_revise_are_named_in_the_order_of_their_flags(client: Client) -> None:
    for slug in ("vectors", "matrices", "abacus", "tensors"):
        create_topic(slug)
    for slug in ("tensors", "abacus", "vectors"):
        client.post(f"/topics/{slug}/revise/", {"revise": "yes"})
    Client().post("/topics/matrices/revise/", {"revise": "yes"})
    Topic.objects.filter(slug="abacus").update(retired_at=timezone.now())

    assert (to_revise(client), to_revise(Client())) == (["tensors", "vectors"], [])


def test_flag_cleared_from_another_page_leads_back_there(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/revise/", {"revise": "yes"})

    response = client.post("/topics/vectors/revise/", {"revise": "no", "page": "/me/"})

    assert (response["Location"], Notes.objects.get().revise_at, to_revise(client)) == ("/me/", None, [])


def test_clearing_what_was_never_set_makes_no_learner(client: Client) -> None:
    create_resource(create_topic("vectors"))

    client.post("/topics/vectors/revise/", {"revise": "no"})
    client.post("/topics/vectors/ticks/", {"url": BOOK, "ticked": "no"})
    link(client, remove=BOOK)

    assert (Learner.objects.count(), Notes.objects.count(), dict(client.cookies)) == (0, 0, {})


@pytest.mark.parametrize("number", [1, 3])
def test_topics_to_revise_cost_one_query(client: Client, django_assert_num_queries, number: int) -> None:
    for each in range(number):
        create_topic(f"topic-{each}")
        client.post(f"/topics/topic-{each}/revise/", {"revise": "yes"})

    with django_assert_num_queries(1):
        named = to_revise(client)

    assert len(named) == number
