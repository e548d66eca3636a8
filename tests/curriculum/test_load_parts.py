"""Resources, questions and prerequisites keep their rows, and pages are drawn anew when what they show has changed."""

import pytest

from curriculum.content.load import ContentError, Report, load
from curriculum.models import Prerequisite, Question, Resource, Topic
from tests.factories import create_topic, every_row, front_matter, write_roadmap, write_topic

pytestmark = pytest.mark.django_db


def resource(name, **fields):
    return {
        "title": name,
        "authors": "A. Author",
        "url": f"https://example.org/{name}",
        "kind": "book",
        "level": "beginner",
        "cost": "free",
        "where": "All",
        "why": "It is clear.",
    } | fields


def question(prompt, *, right="Yes", **reasons):
    choices = [{"text": text, "correct": text == right, "because": reasons.get(text, "So.")} for text in ("Yes", "No")]
    return {"prompt": prompt, "choices": choices}


def write(folder, **topics):
    """Write a roadmap of these topics: slugs with their further fields, in this order."""
    home = write_roadmap(folder, sections={"basics": list(topics)})
    for number, (slug, fields) in enumerate(topics.items()):
        write_topic(home, "basics", slug, **front_matter(number) | fields)
    return home


def keys(model, name):
    return dict(model.objects.values_list(name, "pk"))


def test_resources_are_matched_by_address_and_place(tmp_path):
    write(tmp_path, a={"resources": [resource("one"), resource("two"), resource("two", where="Page 2")]})
    load(tmp_path)
    before = {(row.url, row.where): row.pk for row in Resource.objects.all()}
    parts = [resource("two", where="Page 2", title="Other"), resource("new"), resource("two")]
    write(tmp_path, a={"resources": parts})

    load(tmp_path)

    rows = [(row.pk, row.url, row.where, row.title) for row in Resource.objects.all()]
    two = "https://example.org/two"
    assert rows == [
        (before[two, "Page 2"], two, "Page 2", "Other"),
        (Resource.objects.get(title="new").pk, "https://example.org/new", "All", "new"),
        (before[two, "All"], two, "All", "two"),
    ]


def test_questions_are_matched_by_their_words(tmp_path):
    write(tmp_path, a={"questions": [question("One?"), question("Two?"), question("Three?")]})
    load(tmp_path)
    before = keys(Question, "prompt")
    write(tmp_path, a={"questions": [question("Three?", No="Other."), question("One?")]})

    load(tmp_path)

    assert keys(Question, "prompt") == {"Three?": before["Three?"], "One?": before["One?"]}
    assert [row.prompt for row in Question.objects.all()] == ["Three?", "One?"]
    assert Question.objects.get(prompt="Three?").choices[1]["because_html"] == "Other."


def test_two_questions_of_the_same_words_are_two_rows(tmp_path):
    write(tmp_path, a={"questions": [question("Same?"), question("Same?", right="No")]})
    load(tmp_path)
    before = every_row()

    assert load(tmp_path).wrote is False
    assert every_row() == before
    assert [[choice["correct"] for choice in row.choices] for row in Question.objects.all()] == [
        [True, False],
        [False, True],
    ]


def test_prerequisites_are_matched_by_what_they_require(tmp_path):
    def requires(*slugs):
        return {"requires": [{"topic": slug, "reason": f"It needs {slug} so."} for slug in slugs]}

    write(tmp_path, a={}, b={}, c={}, d=requires("a", "b"))
    load(tmp_path)
    before = keys(Prerequisite, "requires__slug")
    write(tmp_path, a={}, b={}, c={}, d=requires("c", "b"))

    load(tmp_path)

    after = keys(Prerequisite, "requires__slug")
    assert after == {"b": before["b"], "c": after["c"]}
    assert [row.requires.slug for row in Topic.objects.get(slug="d").prerequisites.all()] == ["c", "b"]


def test_right_answer_that_changes_leaves_the_choices_drawn(tmp_path):
    write(tmp_path, a={"questions": [question("Is *it*?", right="Yes")]})
    load(tmp_path)
    before = Question.objects.get()
    write(tmp_path, a={"questions": [question("Is *it*?", right="No")]})

    load(tmp_path)

    after = Question.objects.get()
    assert [after.pk, after.prompt_html] == [before.pk, "Is <em>it</em>?"]
    assert after.choices == [choice | {"correct": not choice["correct"]} for choice in before.choices]


@pytest.mark.parametrize("link", ["[[a]]", "[[ a ]]", "[[old-name]]"])
def test_title_that_changes_is_drawn_anew_where_it_is_shown(tmp_path, link):
    write(tmp_path, a={"aliases": ["old-name"]}, b={"body": f"See {link}."}, c={"body": "See [[a|this]]."})
    load(tmp_path)
    write(
        tmp_path, a={"aliases": ["old-name"], "title": "New"}, b={"body": f"See {link}."}, c={"body": "See [[a|this]]."}
    )

    load(tmp_path)

    b, c = Topic.objects.get(slug="b"), Topic.objects.get(slug="c")
    assert b.html == f'<p>See <a href="/topics/{link.strip("[ ]")}/" rel="noopener noreferrer">New</a>.</p>'
    assert c.html == '<p>See <a href="/topics/a/" rel="noopener noreferrer">this</a>.</p>'


def test_title_that_changes_leaves_topics_that_do_not_show_it(tmp_path):
    write(tmp_path, a={}, b={"body": "See [[a]]."}, c={"body": "Alone."})
    load(tmp_path)
    before = Topic.objects.filter(slug="c").values().get()
    write(tmp_path, a={"title": "New"}, b={"body": "See [[a]]."}, c={"body": "Alone."})

    report = load(tmp_path)

    assert report == Report(topics=3, changed=1, drawn=1, wrote=True)
    assert Topic.objects.filter(slug="c").values().get() == before


def test_figure_that_changes_is_drawn_anew_where_it_is_shown(tmp_path):
    home = write(tmp_path, a={"body": "![Words](figures/cnn.svg)"}, b={})
    (home / "figures").mkdir()
    for name in ("one", "two"):
        (home / "figures" / "cnn.svg").write_text(f"<svg><title>{name}</title></svg>")
        report = load(tmp_path)

    drawn = '<svg class="wide" role="img" aria-label="Words"><title>two</title></svg>'
    assert report == Report(topics=2, drawn=1, wrote=True)
    assert Topic.objects.get(slug="a").html == f'<p><span class="drawing">{drawn}</span></p>'


def test_fault_is_refused_even_where_the_same_text_was_drawn_before(tmp_path):
    create_topic("made-by-hand", body="See [[nowhere]].")
    write(tmp_path, a={"body": "See [[nowhere]]."})
    before = every_row()

    with pytest.raises(ContentError) as raised:
        load(tmp_path)

    assert [problem.code for problem in raised.value.problems] == ["E042"]
    assert every_row() == before


def test_step_is_told_each_topic(tmp_path):
    write(tmp_path, a={}, b={}, c={})
    steps = []

    load(tmp_path, step=lambda count, total: steps.append((count, total)))

    assert steps == [(0, 3), (1, 3), (2, 3)]


def test_step_counts_on_over_the_roadmaps_of_a_folder(tmp_path):
    for number, slug in enumerate(["first", "second"]):
        home = write_roadmap(tmp_path, slug=slug, sections={"basics": [slug]})
        write_topic(home, "basics", slug, **front_matter(number))
    steps = []

    load(tmp_path, step=lambda count, total: steps.append((count, total)))

    assert steps == [(0, 2), (1, 2)]
