"""The desk's first page says what waits for whoever opens it."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from curriculum.content.drafts import begin
from curriculum.models import Clash, Comment, Draft, Report, Stage
from tests.desk import create_person
from tests.factories import create_topic

pytestmark = pytest.mark.django_db


def waiting(client: Client) -> dict[str, int]:
    page = client.get("/admin/").content.decode()
    return {said: int(number) for said, number in re.findall(r'<li><a href="[^"]+">([^<]+)</a>: (\d+)</li>', page)}


def test_first_page_of_the_desk_says_what_waits_for_each_role() -> None:
    topic = create_topic("vectors")
    people = {name: create_person(name, roadmap=topic.section.roadmap) for name in ("editor", "reviewer", "publisher")}
    editor, reviewer = User.objects.get(username="editor"), User.objects.get(username="reviewer")
    draft = begin(topic, editor)
    Draft.objects.update(stage=Stage.IN_REVIEW)
    Comment.objects.create(draft=draft, author=reviewer, text="Why?")
    Clash.objects.create(topic=topic, at=["title"], base="A", file="B", edit="C")
    Report.objects.create(topic=topic, kind="mistake", words="A sign.")

    found = {name: waiting(client) for name, client in people.items()}

    assert found == {
        "editor": {"Drafts of yours with comments": 1},
        "reviewer": {"Drafts to review": 1},
        "publisher": {"Drafts to review": 1, "Clashes between files and edits": 1, "Reports of readers": 1},
    }


def test_first_page_of_the_desk_says_nothing_where_nothing_waits() -> None:
    create_topic("vectors")

    assert "Waiting for you" not in create_person("publisher").get("/admin/").content.decode()
