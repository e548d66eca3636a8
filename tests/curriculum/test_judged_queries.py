"""What people type leads to what they want: a list of queries, judged by hand, over the bundled content."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from curriculum.content.load import load
from curriculum.content.parse import parse
from curriculum.models import Alias, Resource, Section, Topic
from curriculum.outline import Outline
from curriculum.search.find import search
from tests.factories import create_roadmap, create_section

CONTENT = Path(__file__).resolve().parents[2] / "content"
JUDGED = yaml.safe_load(Path(__file__).with_name("judged_queries.yaml").read_text())
WANTED = {row["ask"]: row["want"] if isinstance(row["want"], list) else [row["want"]] for row in JUDGED}
FIRST = 5
SHARE_RIGHT = 0.95


def insert_bundled_content() -> None:
    """Write the rows that search reads of the bundled content. Lessons are as they were typed: drawing takes long."""
    for source in parse(CONTENT).roadmaps:
        roadmap = create_roadmap(slug=source.slug, title=source.front.title)
        for listed in source.front.sections:
            section = create_section(roadmap=roadmap, slug=listed.slug, title=listed.title)
            for topic in (each for each in source.topics.values() if Path(each.path).parent.name == listed.slug):
                insert_topic(topic, section)
    Outline.changed()


def insert_topic(source: Any, section: Section) -> None:
    front = source.front
    copied = ("title", "short", "summary", "kind", "difficulty", "hours", "outcomes")
    fields = {name: getattr(front, name) for name in copied}
    topic = Topic.objects.create(slug=source.slug, section=section, html=source.body, **fields)
    Alias.objects.bulk_create(Alias(slug=alias, topic=topic) for alias in front.aliases)
    Resource.objects.bulk_create(Resource(topic=topic, **resource.model_dump()) for resource in front.resources)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "bring", [insert_bundled_content, pytest.param(lambda: load(CONTENT), marks=pytest.mark.slow, id="load")]
)
def test_judged_queries_have_the_right_topic_among_the_first_five(bring: Any) -> None:
    bring()

    first = {ask: [hit.topic.slug for hit in search(ask, limit=FIRST).hits] for ask in WANTED}

    wrong = {ask: slugs for ask, slugs in first.items() if not set(slugs) & set(WANTED[ask])}
    assert len(wrong) <= (1 - SHARE_RIGHT) * len(WANTED), wrong


def test_judged_queries_are_many_and_name_topics_that_exist() -> None:
    slugs = {slug for roadmap in parse(CONTENT).roadmaps for slug in roadmap.topics}

    assert len(WANTED) == len(JUDGED) >= 44
    assert {slug for right in WANTED.values() for slug in right} - slugs == set()
