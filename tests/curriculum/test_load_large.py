"""A load of many topics costs as much for each as a load of a few."""

import gc
import re
from contextlib import suppress

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curriculum.content.draw import Drawings, draw
from curriculum.content.load import ContentError, load
from curriculum.content.parse import NoRoadmapError, parse
from curriculum.content.uncollected import uncollected
from curriculum.drawing import BATCH
from curriculum.models import Topic
from tests.factories import front_matter, write_folder, write_roadmap, write_topic

pytestmark = pytest.mark.django_db

# What the database takes out of a text by itself stands in brackets.
TEXTS = [
    re.compile(rf'SELECT .*[^(]"curriculum_topic"\."{name}".* FROM "curriculum_topic"') for name in ("body", "base")
]


def queries_of_load(folder, **options):
    with CaptureQueriesContext(connection) as asked:
        load(folder, **options)
    return [query["sql"] for query in asked]


def collections_of(work):
    """Return how often the collector ran meanwhile."""
    runs = []

    def note(phase, details):
        if phase == "start":
            runs.append(details["generation"])

    gc.callbacks.append(note)
    try:
        work()
    finally:
        gc.callbacks.remove(note)
    return len(runs)


def test_second_load_reads_each_lesson_once_and_nothing_that_was_agreed(tmp_path):
    write_folder(tmp_path, {"a": [], "b": ["a"]})
    load(tmp_path)

    asked = queries_of_load(tmp_path)

    assert [sum(bool(text.match(query)) for query in asked) for text in TEXTS] == [1, 0]


@pytest.mark.parametrize("change", ["changed", "moved", "retired"])
def test_load_takes_as_many_queries_where_twenty_topics_changed_as_where_two_did(tmp_path, change):
    counts = []
    for slug, number in (("first", 2), ("small", 2), ("large", 20)):
        topics = [f"{slug}-{n}" for n in range(2 * number)]
        folder = tmp_path / slug
        home = write_roadmap(folder, slug=slug, sections={"basics": topics})
        for n, topic in enumerate(topics):
            write_topic(home, "basics", topic, **front_matter(100 * len(slug) + n))
        load(folder)
        if change == "moved":
            write_roadmap(folder, slug=slug, sections={"basics": topics[::-1]})
        elif change == "retired":
            write_roadmap(folder, slug=slug, sections={"basics": topics[number:]})
        for n, topic in enumerate(topics[:number]):
            if change == "changed":
                write_topic(home, "basics", topic, body="## It\n\nNew.", **front_matter(100 * len(slug) + n))
            elif change == "retired":
                (home / "basics" / f"{topic}.md").unlink()
        counts.append(len(queries_of_load(folder, allow_retiring=True)))

    assert counts[1:] == [counts[1]] * 2


def test_more_topics_than_are_drawn_at_once_are_all_drawn_in_few_queries(tmp_path):
    counts = {}
    for number in (BATCH // 10, BATCH + 1):
        Topic.objects.all().delete()
        write_folder(tmp_path, {f"t{n}": [] for n in range(number)})
        counts[number] = len(queries_of_load(tmp_path))

    assert Topic.objects.exclude(html="").count() == BATCH + 1
    assert counts[BATCH + 1] < 2 * counts[BATCH // 10]


def test_files_are_read_without_the_collector_which_then_works_again(tmp_path):
    write_folder(tmp_path, {f"t{n}": [] for n in range(60)})

    runs = collections_of(lambda: parse(tmp_path))
    with suppress(NoRoadmapError):
        parse(tmp_path / "nothing")

    assert runs <= 1  # as soon as it works again
    assert gc.isenabled()


def test_collector_that_was_off_stays_off():
    gc.disable()
    try:
        with uncollected():
            pass
        stayed = not gc.isenabled()
    finally:
        gc.enable()

    assert stayed


def test_what_was_read_is_passed_over_by_the_collector_while_a_load_goes_on(tmp_path):
    write_folder(tmp_path, {"a": []})
    seen = []

    load(tmp_path, step=lambda *_: seen.append(gc.get_freeze_count()))

    assert seen[0] > 0
    assert gc.get_freeze_count() == 0


def test_refused_load_leaves_nothing_to_be_passed_over(tmp_path):
    write_folder(tmp_path, {"a": ["nothing"]})

    with pytest.raises(ContentError):
        load(tmp_path)

    assert gc.get_freeze_count() == 0


def test_drawing_that_is_kept_comes_back_as_it_was():
    question = {"prompt": "$x$?", "choices": [{"text": "Yes", "correct": True, "because": "It *is*."}]}
    drawn = draw("## It\n\n$\\alpha$ and text.", [question], {}, {})
    kept = Drawings()

    kept.keep(drawn)

    assert kept.get(drawn.fingerprint) == drawn
    assert kept.get("another") is None


def test_drawing_with_a_fault_is_not_kept():
    drawn = draw("[[nothing]]", [], {}, {})
    kept = Drawings()

    kept.keep(drawn)

    assert drawn.faults
    assert kept.get(drawn.fingerprint) is None
