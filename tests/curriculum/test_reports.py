"""Readers report what is wrong with a topic: what the form takes, what it keeps, and what it never does."""

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.models import Report, Topic
from curriculum.models.report import MOST_WORDS
from tests.factories import create_resource, create_roadmap, create_section, create_topic

pytestmark = pytest.mark.django_db
ADDRESS = "/topics/vectors/report/"
BOOK = "https://example.org/book"


@pytest.fixture
def topic() -> Topic:
    topic = create_topic("vectors")
    create_resource(topic, title="A film", url="https://example.org/film")
    create_resource(topic, url=BOOK)
    return topic


def kept(*fields: str) -> list[tuple]:
    return list(Report.objects.order_by("pk").values_list(*fields))


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ({"kind": "link", "url": BOOK}, ("link", BOOK, None, "")),
        ({"kind": "link", "words": "The second in the text."}, ("link", "", None, "The second in the text.")),
        ({"kind": "prerequisite", "missing": "sets"}, ("prerequisite", "", "sets", "")),
        ({"kind": "prerequisite", "words": "Counting."}, ("prerequisite", "", None, "Counting.")),
        ({"kind": "mistake", "words": " One\r\ntwo "}, ("mistake", "", None, "One\ntwo")),
        ({"kind": "other", "words": "Dull."}, ("other", "", None, "Dull.")),
    ],
)
def test_report_is_kept_as_it_was_said(client: Client, topic: Topic, sent: dict[str, str], stored: tuple) -> None:
    create_topic("sets")

    response = client.post(ADDRESS, sent)

    assert (response.status_code, response["Location"]) == (303, "/topics/vectors/reported/")
    assert kept("topic", "kind", "url", "missing__slug", "words", "times", "settled_at") == [
        (topic.pk, *stored, 1, None)
    ]


def test_list_of_another_kind_says_nothing(client: Client, topic: Topic) -> None:
    create_topic("sets")

    client.post(ADDRESS, {"kind": "mistake", "url": BOOK, "missing": "no such", "words": "A sign."})

    assert kept("kind", "url", "missing", "words") == [("mistake", "", None, "A sign.")]


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({}, "kind", "Choose what is wrong."),
        ({"kind": "all"}, "kind", "Choose what is wrong."),
        ({"kind": "mistake"}, "words", "Say in a few words what you mean."),
        ({"kind": "mistake", "words": " \n "}, "words", "Say in a few words what you mean."),
        ({"kind": "link"}, "words", "Say in a few words what you mean."),
        ({"kind": "prerequisite"}, "words", "Say in a few words what you mean."),
        (
            {"kind": "link", "url": "https://example.org/other"},
            "url",
            "That is no link of this topic any more: choose again.",
        ),
        (
            {"kind": "prerequisite", "missing": "vectors"},
            "missing",
            "That topic cannot be chosen any more: choose again.",
        ),
        ({"kind": "other", "words": "x" * (MOST_WORDS + 1)}, "words", "At most 1000 characters can be sent"),
        ({"kind": "other", "words": "x\0"}, "words", "Null characters are not allowed."),
    ],
)
def test_report_that_cannot_be_taken_is_422_and_says_why(
    client: Client, topic: Topic, sent: dict[str, str], field: str, said: str
) -> None:
    response = client.post(ADDRESS, sent)

    assert (response.status_code, Report.objects.count()) == (422, 0)
    (error,) = [str(each) for each in response.context["form"].errors[field]]
    assert error.startswith(said)
    html = response.content.decode()
    assert (f'id="id_{field}_error"' in html, f'aria-describedby="id_{field}_' in html) == (True, True)


def test_refused_report_loses_nothing(client: Client, topic: Topic) -> None:
    html = client.post(
        ADDRESS, {"kind": "link", "url": "https://example.org/other", "words": "<b>It</b> & that"}
    ).content.decode()

    assert "&lt;b&gt;It&lt;/b&gt; &amp; that</textarea>" in html
    assert 'value="link" id="id_kind_0" checked' in html.replace("required ", "")


def test_line_ends_count_as_one_character(client: Client, topic: Topic) -> None:
    client.post(ADDRESS, {"kind": "other", "words": "x\r\n" * 499 + "xx"})

    assert [len(words) for (words,) in kept("words")] == [MOST_WORDS]


@pytest.mark.parametrize(
    ("number", "chosen"),
    [("2", BOOK), ("1", "https://example.org/film"), ("0", None), ("3", None), ("x", None), ("²", None)],
)
def test_link_to_the_form_chooses_a_resource(client: Client, topic: Topic, number: str, chosen: str | None) -> None:
    form = client.get(f"{ADDRESS}?resource={number}").context["form"]

    assert (form["kind"].value(), form["url"].value()) == ("link" if chosen else None, chosen)


def test_form_offers_topics_that_do_not_come_before(client: Client) -> None:
    create_topic("sets")
    create_topic("numbers", requires=["sets"])
    create_topic("vectors", requires=["numbers"])
    create_topic("matrices", requires=["vectors"])
    create_topic("games", section=create_section(roadmap=create_roadmap(slug="other", position=1), slug="play"))
    create_topic("old", retired_at=timezone.now())

    form = client.get(ADDRESS).context["form"]

    offered = form.fields["missing"].choices[1:]
    assert offered == [
        ("Basics", [("matrices", "Matrices")]),
        ("Play", [("games", "Games")]),
    ]


def test_reading_the_form_writes_nothing_and_sets_no_cookie(client: Client, topic: Topic) -> None:
    page, thanks = client.get(ADDRESS), client.get("/topics/vectors/reported/")
    posted = client.post(ADDRESS, {"kind": "link", "url": BOOK})

    assert [dict(each.cookies) for each in (page, thanks, posted)] == [{}, {}, {}]
    assert [page["Cache-Control"], thanks["Cache-Control"]] == ["private, no-cache", "public, no-cache"]
    assert b"csrf" not in page.content


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_report_from_another_site_is_refused(topic: Topic, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True, headers=headers)

    assert client.post(ADDRESS, {"kind": "mistake", "words": "Spam"}).status_code == 403
    assert Report.objects.count() == 0


def test_report_from_here_needs_no_token(topic: Topic) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})

    assert client.post(ADDRESS, {"kind": "mistake", "words": "A sign."}).status_code == 303


@pytest.mark.parametrize("path", ["report", "reported"])
def test_form_of_a_retired_topic_is_410_like_its_page(client: Client, topic: Topic, path: str) -> None:
    Topic.objects.update(retired_at=timezone.now())
    create_topic("matrices")

    asked = client.get(f"/topics/vectors/{path}/").status_code
    sent = client.post(ADDRESS, {"kind": "mistake", "words": "A sign."}).status_code

    assert (asked, sent, Report.objects.count()) == (410, 410, 0)


def test_form_under_an_old_name_leads_to_todays(client: Client, topic: Topic) -> None:
    topic.aliases.create(slug="arrows")

    response = client.get("/topics/arrows/report/?resource=2")

    assert (response.status_code, response["Location"]) == (301, "/topics/vectors/report/?resource=2")


@pytest.mark.parametrize("number", [1, 3])
def test_form_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries, number: int) -> None:
    topic = create_topic("vectors")
    for each in range(number):
        create_resource(topic, url=f"https://example.org/{each}")
        create_topic(f"topic-{each}")

    with django_assert_num_queries(2):  # outline, resources
        client.get(ADDRESS)
    with django_assert_num_queries(1):  # resources
        client.get(ADDRESS)


def test_topic_page_leads_to_the_form(client: Client, topic: Topic) -> None:
    html = client.get("/topics/vectors/").content.decode()

    assert [html.count(f'href="{ADDRESS}{query}"') for query in ("", "?resource=1", "?resource=2", "?resource=3")] == [
        1,
        1,
        1,
        0,
    ]
