"""The public pages: what they say, what they cost, and what is not there."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from curriculum.models import Alias, Topic
from curriculum.outline import Outline
from tests.factories import create_placement, create_resource, create_roadmap, create_section, create_topic

pytestmark = pytest.mark.django_db


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_home_is_the_first_roadmap_as_an_outline(client: Client) -> None:
    create_topic("vectors", hours=4)
    create_topic("matrices", hours=1.5, kind="extension")

    html = client.get("/").content.decode()

    assert re.findall(r'<a href="(/topics/[\w-]+/)"><span class="mark"', html) == [
        "/topics/vectors/",
        "/topics/matrices/",
    ]
    assert re.findall(r'data-topic="([\w-]+)" data-status="([\w-]+)"', html) == [
        ("vectors", "not-started"),
        ("matrices", "not-started"),
    ]
    assert re.findall(r'station__hours">([^<]+)<', html) == ["4 h", "1.5 h"]


def test_home_without_content_says_what_will_be_there(client: Client) -> None:
    response = client.get("/")

    assert (response.status_code, "No roadmap yet" in response.content.decode()) == (200, True)


def test_heading_keeps_words_with_a_hyphen_whole(client: Client) -> None:
    create_topic("bias", title="A trade-off & <i>x-ray</i> of sequence-to-sequence by out-of-distribution-tests")

    html = client.get("/topics/bias/").content.decode()

    whole = '<span class="whole">{}</span>'.format
    smaller = '<span class="whole long">{}</span>'.format
    assert (
        f"<h1>A {whole('trade-off')} &amp; {whole('&lt;i&gt;x-ray&lt;/i&gt;')} of {smaller('sequence-to-sequence')} "
        "by out-of-distribution-tests</h1>"
    ) in html


def test_topic_page_says_everything_about_its_topic(client: Client) -> None:
    create_topic("vectors")
    topic = create_topic(
        "matrices", requires=["vectors"], difficulty=3, hours=6, outcomes=["Multiply matrices"], body="## Idea\n\n$Ax$"
    )
    create_topic("networks", requires=["matrices"])
    create_resource(topic, title="A book on matrices", cost="paid", minutes=90)

    said = text_of(client.get("/topics/matrices/").content.decode())

    for phrase in (
        "Topic 2 of 3&#160;· core&#160;· about 6 hours&#160;· demanding",
        "Before this New here? The path to this topic: 2 topics, 8 h not started Vectors It needs vectors.",
        "After this you can Multiply matrices",
        "Leads to Networks",
        "A book on matrices book, A. Author · beginner · paid · 1.5 h It is clear. Look at: Chapter 1.",
        "Before Vectors Next · 2 h Networks",
    ):
        assert phrase in said


def test_topic_page_holds_mathml_and_no_inline_script(client: Client) -> None:
    create_topic("matrices", body="## Idea\n\n$$\\mathbf{y} = \\mathbf{W}\\mathbf{x}$$")

    html = client.get("/topics/matrices/").content.decode()

    assert '</math><wbr><math displaystyle="true"><mo form="infix"' in html  # cut where a line may break
    assert [tag for tag in re.findall(r"<script[^>]*>", html) if "src=" not in tag] == []
    assert " style=" not in html


@pytest.mark.parametrize(("body", "asked"), [("Let $x = 1$.", True), ("Let it be.", False)])
def test_maths_font_is_asked_for_early_only_where_there_is_maths(client: Client, body: str, asked: bool) -> None:
    create_topic("vectors", body=body)

    head = client.get("/topics/vectors/").content.decode().split("</head>")[0]

    assert ("stix-two-math" in head) == asked


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/", (1, 0, 1)),
        ("/topics/topic-0/", (4, 0, 2)),
        ("/roadmaps/", (1, 0, 1)),
        ("/roadmaps/deep-learning/basics/", (1, 0, 1)),
        ("/roadmaps/other/", (1, 0, 1)),
        ("/roadmaps/other/lent/", (1, 0, 1)),
    ],
)
def test_pages_cost_a_fixed_number_of_queries(
    django_assert_num_queries: Any, path: str, queries: tuple[int, int, int], number: int
) -> None:
    basics = create_section()
    lent = create_section(roadmap=create_roadmap(slug="other", position=1), slug="lent")
    for each in range(number):
        topic = create_topic(f"topic-{each}", section=basics, requires=[f"topic-{i}" for i in range(each)])
        create_resource(topic)
        create_placement(topic, lent)
    visitor, learner = Client(), Client()
    learner.post("/topics/topic-0/status/", {"status": "done"})
    Outline.forget()

    with django_assert_num_queries(queries[0]):
        visitor.get(path)
    with django_assert_num_queries(queries[1]):
        visitor.get(path)
    with django_assert_num_queries(queries[2]):
        learner.get(path)


def test_signed_in_learners_page_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries) -> None:
    create_topic("vectors")
    client.force_login(User.objects.create_user("ada"))
    client.post("/topics/vectors/status/", {"status": "done"})
    Outline.forget()

    with django_assert_num_queries(8):  # outline, session, user, marks, notes, topic, resources, questions
        client.get("/topics/vectors/")


def test_alias_leads_to_the_topic_for_good(client: Client) -> None:
    topic = create_topic("backpropagation")
    Alias.objects.create(slug="back-propagation", topic=topic)

    response = client.get("/topics/back-propagation/")

    assert (response.status_code, response["Location"]) == (301, "/topics/backpropagation/")


def test_retired_topic_says_so_with_410(client: Client) -> None:
    create_topic("vectors")
    create_topic("abacus", title="The abacus")
    Topic.objects.filter(slug="abacus").update(retired_at=timezone.now())
    Outline.changed()

    response = client.get("/topics/abacus/")

    assert (response.status_code, "“The abacus” has been retired" in response.content.decode()) == (410, True)
    assert "abacus" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    "path",
    ["/topics/nothing/", "/roadmaps/nothing/", "/roadmaps/deep-learning/nothing/", "/nothing/", "/topics/Vectors/"],
)
def test_unknown_address_gets_the_page_for_it(client: Client, path: str) -> None:
    create_topic("vectors")

    response = client.get(path)

    assert (response.status_code, "There is no such page" in response.content.decode()) == (404, True)


def test_each_roadmap_has_its_own_page(client: Client) -> None:
    create_topic("vectors")
    other = create_roadmap(slug="vision", position=1)
    create_topic("edges", section=create_section(roadmap=other, slug="seeing"))

    html = client.get("/roadmaps/vision/").content.decode()

    assert re.findall(r'<a href="/topics/([\w-]+)/"><span class="mark"', html) == ["edges"]


def test_list_of_roadmaps_says_what_each_holds_and_where_the_learner_stands(client: Client) -> None:
    create_topic("vectors", hours=4)
    lent = create_section(roadmap=create_roadmap(slug="vision", position=1), slug="seeing")
    create_placement(create_topic("matrices", hours=2, section=create_section(slug="more")), lent)
    client.post("/topics/matrices/status/", {"status": "done"})

    html = client.get("/roadmaps/").content.decode()

    said = re.findall(r"<li>(.*?)</li>", html, flags=re.DOTALL)
    assert [text_of(each).strip() for each in said] == [
        "Deep Learning About deep-learning. 2 topics, 2 sections, about 6 hours; 1 of 2 done",
        "Vision About vision. 1 topic, 1 section, about 2 hours; 1 of 1 done",
    ]
    assert re.findall(r'<h2><a href="([^"]+)"', html) == ["/roadmaps/deep-learning/", "/roadmaps/vision/"]
    assert re.findall(r'<i data-topic="([\w-]+)" data-status="([\w-]+)"', html) == [
        ("vectors", "not-started"),
        ("matrices", "done"),
        ("matrices", "done"),
    ]


def test_list_of_roadmaps_without_any_says_what_will_be_there(client: Client) -> None:
    assert "No roadmap yet" in client.get("/roadmaps/").content.decode()


@pytest.mark.parametrize("own", [False, True])
def test_placed_topic_is_shown_with_a_note_of_its_home(client: Client, own: bool) -> None:
    """Beside each topic where a section has some of its own, and once where it has none."""
    topic = create_topic("vectors")
    lent = create_section(roadmap=create_roadmap(slug="vision", position=1), slug="seeing")
    create_placement(topic, lent)
    if own:
        create_topic("edges", section=lent, position=1)

    section = text_of(client.get("/roadmaps/vision/seeing/").content.decode())
    roadmap = text_of(client.get("/roadmaps/vision/").content.decode().split('class="band"')[1])

    assert [said.count("from Deep Learning") for said in (section, roadmap)] == [1, 1]
    assert ["2 h · from Deep Learning" in roadmap, "from Deep Learning · 2 h" in roadmap] == [not own, own]
    assert "from Vision" not in client.get("/roadmaps/deep-learning/basics/").content.decode()


def test_topic_names_the_other_roadmaps_it_stands_on() -> None:
    topic = create_topic("vectors")
    create_topic("matrices")
    create_placement(topic, create_section(roadmap=create_roadmap(slug="vision", position=1), slug="seeing"))
    topics = Outline.current().topics

    placed, alone = (render_to_string("curriculum/_also.html", {"topic": topics[s]}) for s in ("vectors", "matrices"))

    assert (text_of(placed).strip(), 'href="/roadmaps/vision/seeing/"' in placed) == ("Also on: Vision", True)
    assert text_of(alone).strip() == ""


def test_order_of_study_goes_on_in_the_next_section(client: Client) -> None:
    create_topic("vectors")
    create_topic("neuron", section=create_section(slug="networks"))

    assert '<a rel="next" href="/topics/neuron/">' in client.get("/topics/vectors/").content.decode()
    assert '<a rel="prev" href="/topics/vectors/">' in client.get("/topics/neuron/").content.decode()


def test_sitemap_names_every_public_page(client: Client) -> None:
    topic = create_topic("vectors")
    create_placement(topic, create_section(roadmap=create_roadmap(slug="other", position=1), slug="lent"))

    places = re.findall(r"<loc>http://testserver(.*?)</loc>", client.get("/sitemap.xml").content.decode())

    assert places == [
        "/roadmaps/",
        "/glossary/",
        "/roadmaps/deep-learning/",
        "/roadmaps/other/",
        "/roadmaps/deep-learning/basics/",
        "/roadmaps/other/lent/",
        "/topics/vectors/",
    ]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}"])
def test_content_is_text_wherever_it_is_not_a_lesson(client: Client, hostile: str) -> None:
    topic = create_topic("vectors", title=hostile, summary=hostile, outcomes=[hostile])
    create_resource(topic, title=hostile, authors=hostile, where=hostile, why=hostile)

    html = client.get("/topics/vectors/").content.decode() + client.get("/").content.decode()

    assert ("<script>alert" in html, "<img src=x" in html, "14" in text_of(html)) == (False, False, False)
