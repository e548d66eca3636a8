"""What search reads follows the content: in the transaction of each change, and never written twice."""

from importlib import import_module
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from django.utils import timezone

from curriculum.content.load import load
from curriculum.models import SearchText, Section, Topic
from curriculum.outline import Outline
from curriculum.search.find import search
from curriculum.search.index import reindex
from curriculum.search.text import MOST
from tests.factories import create_section, create_topic, every_row, front_matter, write_folder, write_topic

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    return [hit.topic.slug for hit in search(words).hits]


def test_edit_in_the_admin_is_found_at_once(client: Client) -> None:
    client.force_login(User.objects.create_superuser("grace"))
    topic = create_topic("vectors")
    listed = {"_selected_action": [topic.pk]}

    client.post("/admin/curriculum/topic/", listed | {"action": "retire"})
    retired = found("vectors"), SearchText.objects.count()
    client.post("/admin/curriculum/topic/", listed | {"action": "publish"})

    assert (retired, found("vectors")) == (([], 0), ["vectors"])


def test_index_follows_every_change() -> None:
    topic = create_topic("vectors", summary="One.", outcomes=["Two"], body="## It\n\nOf manifolds.")
    Topic.objects.update(title="Arrows", slug="arrows", html="<p>Of tensors.</p>", drawn_from="anew")
    Outline.changed()

    assert [found(words) for words in ("arrows", "tensors", "vectors", "manifolds")] == [["arrows"], ["arrows"], [], []]

    Topic.objects.filter(pk=topic.pk).update(retired_at=timezone.now())
    Outline.changed()

    assert found("arrows") == []


def test_index_follows_a_change_of_the_section() -> None:
    create_topic("vectors", section=create_section(title="Geometry"))
    Section.objects.update(title="Topology")
    Outline.changed()

    assert (found("geometry"), found("topology")) == ([], ["vectors"])


def test_index_of_a_change_that_failed_is_as_before() -> None:
    create_topic("vectors")

    with transaction.atomic():
        Topic.objects.update(title="Arrows", summary="Arrows.", slug="arrows", outcomes=[], html="")
        Outline.changed()
        during = found("vectors"), found("arrows")
        transaction.set_rollback(True)
    Outline.forget()

    assert during == ([], ["arrows"])
    assert (found("vectors"), found("arrows")) == (["vectors"], [])


def test_index_follows_a_load_and_a_second_load_writes_nothing(tmp_path: Path) -> None:
    write_folder(tmp_path, {"vectors": [], "matrices": ["vectors"]})
    load(tmp_path)
    write_topic(
        tmp_path / "deep-learning", "basics", "vectors", **front_matter(0, title="Arrows"), body="## It\n\nText."
    )
    load(tmp_path)
    rows = every_row()

    load(tmp_path)

    assert found("arrows") == ["vectors"]
    assert every_row() == rows


def test_what_has_not_changed_is_not_written_again() -> None:
    create_topic("vectors")
    create_topic("matrices")
    SearchText.objects.update(text="as it was")
    Topic.objects.filter(slug="vectors").update(title="Arrows")
    Outline.changed()

    texts = dict(SearchText.objects.values_list("topic__slug", "text"))

    assert texts == {"vectors": "About vectors A text on vectors.", "matrices": "as it was"}


def test_content_from_before_there_was_search_is_found_after_the_migration() -> None:
    create_topic("vectors")
    SearchText.objects.all().delete()
    assert found("vectors") == []
    then = MigrationLoader(connection).project_state(("curriculum", "0003_search")).apps

    import_module("curriculum.migrations.0003_search").fill(then, None)

    assert found("vectors") == ["vectors"]


def test_topic_that_this_process_does_not_know_yet_is_left_out() -> None:
    first = create_topic("vectors")
    found("vectors")
    Topic.objects.create(
        slug="more-vectors", title="Vectors", section=first.section, kind="core", difficulty=1, hours=1
    )
    reindex()

    assert found("vectors") == ["vectors"]


def test_endless_lesson_is_cut() -> None:
    create_topic("vectors")
    Topic.objects.update(
        html="<p>" + " ".join(f"word{number}" for number in range(100_000)) + "</p>", drawn_from="anew"
    )
    Outline.changed()

    assert (len(SearchText.objects.get().text), found("word1")) == (MOST, ["vectors"])


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL makes the column that is searched by itself")
def test_index_agrees_with_the_texts() -> None:
    create_topic("vectors")
    create_topic("matrices")
    Topic.objects.filter(slug="vectors").update(title="Arrows")
    Topic.objects.filter(slug="matrices").update(retired_at=timezone.now())
    Outline.changed()

    with connection.cursor() as cursor:  # raises DatabaseError where they disagree
        cursor.execute("INSERT INTO curriculum_searchindex(curriculum_searchindex, rank) VALUES ('integrity-check', 1)")
