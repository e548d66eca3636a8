"""What next: what is ready, ranked by one rule, with the reason beneath."""

import re

import pytest
from django.test import Client

from curriculum.outline import Entry, Requirement, RoadmapEntry, SectionEntry
from progress.next import Suggestion, rank
from tests.factories import create_topic


def roadmap_of(*topics: tuple[str, str, float], requires: dict[str, str] | None = None) -> RoadmapEntry:
    """Return a roadmap of topics (slug, kind, hours), each requiring at most one."""
    roadmap = RoadmapEntry("r", "R", "")
    section = SectionEntry(roadmap, "s", "S", "", 1)
    roadmap.sections.append(section)
    for number, (slug, kind, hours) in enumerate(topics, start=1):
        section.topics.append(Entry(number, slug, slug, "", "", kind, 1, hours, section, number))
    entries = {topic.slug: topic for topic in section.topics}
    for slug, required in (requires or {}).items():
        entries[slug].requires.append(Requirement(entries[required], ""))
        entries[required].unlocks.append(Requirement(entries[slug], ""))
    return roadmap


def ranked(roadmap: RoadmapEntry, ready: str, *, known: str = "", learning: str = "", finished: str = "") -> str:
    """Rank topics that are named by one letter each."""
    entries = {topic.slug: topic for topic in roadmap.topics}
    topics = [entries[slug] for slug in ready]
    found = rank(roadmap, topics, known=set(known), learning=set(learning), finished=entries.get(finished))
    return "".join(each.topic.slug for each in found)


def test_rank_puts_first_what_is_being_learned() -> None:
    roadmap = roadmap_of(("a", "core", 1), ("b", "extension", 9))

    assert ranked(roadmap, "ab", learning="b") == "ba"


def test_rank_puts_what_builds_on_the_topic_finished_last_before_core() -> None:
    roadmap = roadmap_of(("x", "core", 1), ("a", "core", 1), ("b", "extension", 9), requires={"b": "x"})

    assert (ranked(roadmap, "ab", known="x", finished="x"), ranked(roadmap, "ab", known="x")) == ("ba", "ab")


def test_rank_puts_core_before_what_leads_to_more() -> None:
    roadmap = roadmap_of(("a", "extension", 1), ("b", "core", 1), ("c", "core", 1), requires={"c": "a"})

    assert ranked(roadmap, "ab") == "ba"


def test_rank_counts_what_a_topic_leads_to_however_far_and_only_what_is_not_known() -> None:
    topics = [(slug, "core", 1.0) for slug in "abcdef"]
    roadmap = roadmap_of(*topics, requires={"c": "a", "d": "b", "e": "d", "f": "c"})

    assert (ranked(roadmap, "ab"), ranked(roadmap, "ab", known="cf"), ranked(roadmap, "ab", known="d")) == (
        "ab",
        "ba",
        "ab",
    )


def test_rank_puts_the_shorter_first_and_else_keeps_the_order_of_study() -> None:
    roadmap = roadmap_of(("a", "core", 3), ("b", "core", 2), ("c", "core", 2))

    assert ranked(roadmap, "abc") == "bca"


def test_suggestion_holds_the_facts_that_ranked_it() -> None:
    roadmap = roadmap_of(("a", "core", 3), ("b", "core", 2), ("c", "core", 2), requires={"b": "a", "c": "b"})
    a, b, _ = roadmap.topics

    found = rank(roadmap, [b], known={"a"}, learning={"b"}, finished=a)

    assert found == [Suggestion(topic=b, unlocks=1, learning=True, after=a)]


def shown(html: str, where: str) -> list[tuple[str, str]]:
    """Return the topics offered in a part of a page, each with its reason."""
    part = html.split(where)[1].split("</section>", maxsplit=1)[0]
    found = re.findall(r'<li><a href="/topics/([\w-]+)/">.*?next__why">(.*?)</span>', part, flags=re.DOTALL)
    return [(slug, " ".join(why.split())) for slug, why in found]


@pytest.mark.django_db
def test_reason_is_said_beneath_in_one_line(client: Client) -> None:
    create_topic("chain-rule")
    create_topic("gradients", requires=["chain-rule"], kind="extension", hours=1.5)
    create_topic("descent", requires=["gradients"])
    create_topic("vectors")

    marked = client.post("/topics/chain-rule/status/", {"status": "done"}, headers={"HX-Request": "true"})
    client.post("/topics/vectors/status/", {"status": "learning"})

    assert shown(marked.content.decode(), 'id="status"') == [
        ("gradients", "unlocks 1 topic; 1.5 h; an extension; you just finished Chain rule"),
        ("vectors", "2 h"),
    ]
    assert shown(client.get("/").content.decode(), 'id="where"') == [
        ("vectors", "you are learning it; 2 h"),
        ("gradients", "unlocks 1 topic; 1.5 h; an extension; you finished Chain rule last"),
    ]


@pytest.mark.django_db
def test_home_offers_five_and_a_way_to_all(client: Client) -> None:
    for number in range(7):
        create_topic(f"topic-{number}")

    html = client.get("/").content.decode()

    assert len(shown(html, 'id="where"')) == 5
    assert "All 7 that are ready" in html
    assert len(shown(client.get("/me/").content.decode(), 'id="next"')) == 7


@pytest.mark.django_db
def test_what_next_is_the_same_wherever_it_is_asked(client: Client) -> None:
    for number in range(4):
        create_topic(f"topic-{number}", requires=[f"topic-{number - 2}"] if number > 1 else [])
    client.post("/topics/topic-1/status/", {"status": "done"})

    found = [
        shown(client.get(path).content.decode(), where)
        for path, where in (("/", 'id="where"'), ("/me/", 'id="next"'), ("/topics/topic-1/", 'id="status"'))
    ]

    assert found == [[("topic-3", "2 h; you finished Topic 1 last"), ("topic-0", "unlocks 1 topic; 2 h")]] * 3
