"""What was kept before the format had a key is told of it, so that the key's absence is nobody's edit."""

from copy import deepcopy
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from curriculum.content.load import load
from curriculum.models import Clash, Question, Revision, Topic
from tests.curriculum.test_load import QUESTION
from tests.factories import front_matter, write_roadmap, write_topic

pytestmark = pytest.mark.django_db

OTHER = QUESTION | {"prompt": "Another?"}


def before(value):
    """Return a kept value as it was before questions had `tests` and topics had `terms`."""
    if isinstance(value, list):
        return [before(each) for each in value]
    if isinstance(value, dict):
        return {name: before(each) for name, each in value.items() if name not in ("tests", "terms")}
    return value


def tell():
    migration = import_module("curriculum.migrations.0008_tests_and_terms")
    migration.say_nothing_tested_nor_introduced(apps, connection.schema_editor())


@pytest.fixture
def home(tmp_path):
    home = write_roadmap(tmp_path, sections={"basics": ["a"]})
    untested = [deepcopy(each) | {"tests": []} for each in (QUESTION, OTHER)]
    write_topic(home, "basics", "a", **front_matter(0, questions=untested))
    load(tmp_path)
    topic = Topic.objects.get()
    Topic.objects.update(base=before(topic.base), source_digest="")
    Revision.objects.update(state=before(topic.base))
    return home


def test_question_that_a_file_takes_away_after_an_upgrade_goes_and_is_no_clash(home):
    tell()
    write_topic(home, "basics", "a", **front_matter(0, questions=[OTHER | {"tests": [1]}]))

    report = load(home.parent)

    assert report.clashes == []
    assert [(row.prompt, row.tests) for row in Question.objects.all()] == [("Another?", [1])]
    assert Revision.objects.last().state["questions"][0]["tests"] == []
    assert Revision.objects.last().state["terms"] == []


def test_older_release_finds_what_is_kept_as_it_left_it(home):
    clash = Clash.objects.create(topic=Topic.objects.get(), at=["questions", "Which?"], file=before(QUESTION))
    agreed = Topic.objects.get().base
    tell()

    import_module("curriculum.migrations.0008_tests_and_terms").say_neither(apps, connection.schema_editor())

    clash.refresh_from_db()
    assert Topic.objects.get().base == Revision.objects.last().state == agreed
    assert (clash.file, clash.base) == (before(QUESTION), None)


def test_open_clash_of_a_question_is_told_too(home):
    clash = Clash.objects.create(topic=Topic.objects.get(), at=["questions", "Which?"], file=before(QUESTION))

    tell()

    clash.refresh_from_db()
    assert (clash.file["tests"], clash.base, clash.edit) == ([], None, None)
