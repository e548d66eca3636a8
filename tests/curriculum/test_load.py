"""A folder of roadmaps becomes rows: all of them or none, and nothing is written twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curriculum.content.load import ContentError, Report, TooManyRetiredError, load
from curriculum.models import Edition, Figure, Roadmap, Section, Topic
from tests.factories import every_row, front_matter, make_id, write_folder, write_roadmap, write_topic

pytestmark = pytest.mark.django_db

RESOURCE = {
    "title": "A book",
    "authors": "A. Author",
    "url": "https://example.org/",
    "kind": "book",
    "level": "beginner",
    "cost": "free",
    "minutes": 30,
    "where": "Chapter 1",
    "why": "It is clear.",
}
TERM = {"term": "learning rate", "also": ["step size"], "means": "The length of one step."}
QUESTION = {
    "prompt": "Is *it*?",
    "tests": [1],
    "choices": [{"text": "Yes", "correct": True, "because": "It is."}, {"text": "No", "because": "It is not so."}],
}
WRITES = {"INSERT", "UPDATE", "DELETE", "REPLACE"}


def written(queries):
    return [query["sql"] for query in queries if query["sql"].split()[0] in WRITES]


def rows_without_topic(code):
    """Return all rows but those of one topic, what belongs to it, and the edition."""
    pk = Topic.objects.get(code=code).pk
    rows = every_row() | {"curriculum.edition": []}
    topics = [row for row in rows["curriculum.topic"] if row["id"] != pk]
    return {label: [row for row in each if row.get("topic_id") != pk] for label, each in rows.items()} | {
        "curriculum.topic": topics
    }


def test_load_creates_every_row(tmp_path):
    home = write_roadmap(tmp_path, sections={"basics": ["a"], "more": ["b"]})
    write_topic(home, "basics", "a", **front_matter(0))
    requires = [{"topic": "a", "reason": "It needs a."}]
    fields = front_matter(1, short="B", aliases=["bee"], requires=requires, resources=[RESOURCE], questions=[QUESTION])
    fields["terms"] = [TERM]
    write_topic(home, "more", "b", body="## It\n\nSee [[a]].\n\n![Words](figures/cnn.svg)", **fields)
    (home / "figures").mkdir()
    (home / "figures" / "cnn.svg").write_text('<svg viewBox="0 0 1 1"></svg>\n')

    report = load(tmp_path)

    a, b = Topic.objects.order_by("code")
    assert report == Report(topics=2, new=2, drawn=2, wrote=True)
    assert list(Roadmap.objects.values_list("slug", "title", "position")) == [("deep-learning", "Deep-Learning", 0)]
    assert list(Section.objects.values_list("slug", "summary", "position")) == [
        ("basics", "About basics.", 0),
        ("more", "About more.", 1),
    ]
    assert [b.code, b.slug, b.title, b.short, b.summary, b.kind] == [
        make_id(1),
        "b",
        "Topic 1",
        "B",
        "What it is.",
        "core",
    ]
    assert [b.difficulty, b.hours, b.outcomes, b.terms, b.position] == [1, 2.0, ["Explain it"], [TERM], 0]
    assert [b.section.slug, b.source_path, b.retired_at] == ["more", "deep-learning/more/b.md", None]
    assert b.body == "## It\n\nSee [[a]].\n\n![Words](figures/cnn.svg)"
    assert b.headings == [{"anchor": "at-it", "title": "It", "level": 2}]
    assert b.html.split("\n")[1] == '<p>See <a href="/topics/a/" rel="noopener noreferrer">Topic 0</a>.</p>'
    assert list(b.prerequisites.values_list("requires", "reason", "position")) == [(a.pk, "It needs a.", 0)]
    assert [alias.slug for alias in b.aliases.all()] == ["bee"]
    assert list(b.resources.values(*RESOURCE)) == [RESOURCE]
    assert list(b.questions.values("prompt", "tests", "prompt_html")) == [
        {"prompt": "Is *it*?", "tests": [1], "prompt_html": "Is <em>it</em>?"}
    ]
    assert [choice["because_html"] for choice in b.questions.get().choices] == ["It is.", "It is not so."]
    assert list(Figure.objects.values_list("name", "svg")) == [("cnn", '<svg viewBox="0 0 1 1"></svg>')]


def test_second_load_writes_nothing_and_says_so(tmp_path):
    write_folder(tmp_path, {"a": [], "b": ["a"], "c": ["a", "b"]})
    load(tmp_path)
    before = every_row()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = load(tmp_path)

    assert written(queries) == []
    assert report == Report(topics=3, wrote=False)
    assert every_row() == before


def test_second_load_takes_as_many_queries_for_thirty_topics_as_for_three(tmp_path):
    counts = []
    for number in (3, 30):
        write_folder(tmp_path, {f"t{n}": [] for n in range(number)})
        load(tmp_path)
        with CaptureQueriesContext(connection) as queries:
            load(tmp_path)
        counts.append(len(queries))

    assert counts == [counts[0]] * 2


def test_first_load_takes_as_many_queries_for_thirty_topics_as_for_three(tmp_path):
    counts = []
    for slug, number in (("first", 1), ("small", 3), ("large", 30)):
        home = write_roadmap(tmp_path / slug, slug=slug, sections={"basics": [f"{slug}-{n}" for n in range(number)]})
        for n in range(number):
            write_topic(home, "basics", f"{slug}-{n}", **front_matter(10 * number + n, resources=[RESOURCE]))
        with CaptureQueriesContext(connection) as queries:
            load(tmp_path / slug)
        counts.append(len(queries))

    assert counts[1:] == [counts[1]] * 2  # the first load of all begins the editions


def test_file_laid_out_otherwise_is_the_same_file(tmp_path):
    home = write_folder(tmp_path, {"a": []}) / "deep-learning"
    load(tmp_path)
    write_topic(
        home, "basics", "a", body="\n\n## It\n\nText.\n\n", **dict(reversed(front_matter(0, requires=[]).items()))
    )

    assert load(tmp_path) == Report(topics=1, wrote=False)


def test_changed_file_changes_only_its_topic(tmp_path):
    home = write_folder(tmp_path, {"a": [], "b": ["a"], "c": ["b"]}) / "deep-learning"
    load(tmp_path)
    before, pk = rows_without_topic(make_id(1)), Topic.objects.get(slug="b").pk
    requires = [{"topic": "a", "reason": "Another reason."}]
    write_topic(home, "basics", "b", body="Other words.", **front_matter(1, hours=3, requires=requires))

    report = load(tmp_path)

    b = Topic.objects.get(slug="b")
    assert report == Report(topics=3, changed=1, drawn=1, wrote=True)
    assert rows_without_topic(make_id(1)) == before
    assert [b.pk, b.hours, b.body, b.html] == [pk, 3, "Other words.", "<p>Other words.</p>"]
    assert b.prerequisites.get().reason == "Another reason."


def test_changed_file_changes_when_its_topic_was_changed(tmp_path):
    home = write_folder(tmp_path, {"a": [], "b": []}) / "deep-learning"
    load(tmp_path)
    before = dict(Topic.objects.values_list("slug", "changed_at"))
    write_topic(home, "basics", "b", body="Other words.", **front_matter(1))

    load(tmp_path)

    after = dict(Topic.objects.values_list("slug", "changed_at"))
    assert after["a"] == before["a"]
    assert after["b"] > before["b"]


def test_edition_rises_only_when_something_was_written(tmp_path):
    home = write_folder(tmp_path, {"a": [], "b": []}) / "deep-learning"
    numbers = []

    for title in ("One", "One", "Two", "Two"):
        write_topic(home, "basics", "b", **front_matter(1, title=title))
        load(tmp_path)
        numbers.append(Edition.objects.get().number)
    write_roadmap(tmp_path, sections={"basics": ["a", "b"]}, title="Another")
    load(tmp_path)

    assert [*numbers, Edition.objects.get().number] == [1, 1, 2, 2, 3]


def test_order_of_topics_is_that_of_the_roadmap(tmp_path):
    write_folder(tmp_path, {"a": [], "b": [], "c": []})
    load(tmp_path)
    write_roadmap(tmp_path, sections={"basics": ["c", "a", "b"]})

    report = load(tmp_path)

    assert [topic.slug for topic in Topic.objects.in_order()] == ["c", "a", "b"]
    assert report == Report(topics=3, changed=3, wrote=True)


def break_one_file(home):
    write_topic(home, "basics", "a", **front_matter(0, title="New"))
    write_topic(home, "basics", "b", **front_matter(1, kind="cor"))


def take_a_slug(home):
    (home / "basics" / "a.md").unlink()
    write_topic(home, "basics", "a", **front_matter(9))


def remove_most(home):
    write_roadmap(home.parent, sections={"basics": ["a"]}, title="Another")
    for slug in ("b", "c"):
        (home / "basics" / f"{slug}.md").unlink()


@pytest.mark.parametrize("harm", [break_one_file, take_a_slug, remove_most])
def test_refused_load_leaves_every_row_as_it_was(tmp_path, harm):
    home = write_folder(tmp_path, {"a": [], "b": [], "c": []}) / "deep-learning"
    load(tmp_path)
    before = every_row()
    harm(home)

    with pytest.raises((ContentError, TooManyRetiredError)):
        load(tmp_path)

    assert every_row() == before


def test_second_roadmap_in_another_folder_leaves_the_first_alone(tmp_path):
    write_folder(tmp_path / "one", {"a": [], "b": ["a"]})
    load(tmp_path / "one")
    before = {label: rows for label, rows in every_row().items() if label != "curriculum.edition"}
    home = write_roadmap(tmp_path / "two", slug="other", sections={"basics": ["c"]})
    write_topic(home, "basics", "c", **front_matter(7))

    report = load(tmp_path / "two")

    after = every_row()
    assert report == Report(topics=1, new=1, drawn=1, wrote=True)
    assert {label: after[label][: len(rows)] for label, rows in before.items()} == before
    assert list(Roadmap.objects.values_list("slug", "position")) == [("deep-learning", 0), ("other", 1)]
    assert load(tmp_path / "one") == Report(topics=2, wrote=False)


def test_second_load_reads_no_html(tmp_path):
    home = write_roadmap(tmp_path, sections={"basics": ["a"]})
    write_topic(home, "basics", "a", body="## It\n\nText.", **front_matter(0))
    load(tmp_path)

    with CaptureQueriesContext(connection) as asked:
        report = load(tmp_path)

    assert not report.wrote
    assert [query["sql"] for query in asked if '"curriculum_topic"."html"' in query["sql"]] == []
