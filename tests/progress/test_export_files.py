"""Marks as a table, topics as a checklist, questions as notes for Anki."""

import csv
import html
import io

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from curriculum.models import Question
from progress.export.anki import guid, said
from progress.export.checklist import escape
from progress.export.tables import safe
from progress.models import Learner, Mark
from tests.factories import create_section, create_topic, make_id

EXPORTS = ["roadmap.json", "marks.csv", "checklist.md", "anki.txt"]
HEADERS = ["#separator:tab", "#html:true", "#notetype:Basic", "#guid column:1", "#tags column:4"]


def create_question(topic, prompt: str = "Which?", text: str = "This.", because: str = "It is so.") -> Question:
    choices = [{"text": "That.", "because": "No."}, {"text": text, "correct": True, "because": because}]
    return Question.objects.create(topic=topic, prompt=prompt, choices=choices)


def anki(client: Client) -> list[list[str]]:
    lines = client.get("/me/export/anki.txt").content.decode().split("\n")
    assert (lines[:5], lines[-1]) == (HEADERS, "")
    return [line.split("\t") for line in lines[5:-1]]


@pytest.mark.django_db
def test_table_has_a_row_for_each_mark(client: Client) -> None:
    create_topic("vectors", title='=HYPERLINK("x"), é', hours=2.5)
    client.post("/topics/vectors/status/", {"status": "done"})

    response = client.get("/me/export/marks.csv")

    text = response.content.decode("utf-8")
    assert (text[0], response["Content-Type"]) == ("\ufeff", "text/csv; charset=utf-8")
    assert list(csv.reader(io.StringIO(text[1:]))) == [
        ["slug", "title", "section", "status", "hours", "marked_at"],
        ["vectors", '\'=HYPERLINK("x"), é', "Basics", "done", "2.5", Mark.objects.get().marked_at.isoformat()],
    ]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_cell_is_never_a_formula(first: str) -> None:
    assert (safe(f"{first}1"), safe(f"1{first}"), safe("")) == (f"'{first}1", f"1{first}", "")


@pytest.mark.django_db
def test_checklist_has_every_topic_by_section_with_its_status(client: Client) -> None:
    create_topic("vectors")
    create_topic("matrices", title="Matrices [2D]")
    networks = create_section(slug="networks")
    create_topic("neuron", section=networks)
    create_topic("adam", section=networks)
    for slug, status in (("vectors", "done"), ("neuron", "learning"), ("adam", "skipped")):
        client.post(f"/topics/{slug}/status/", {"status": status})

    said = client.get("/me/export/checklist.md").content.decode()

    assert said.split("\n") == [
        *["# Deep Learning", "", "## Basics", "", "- [x] Vectors (done)", r"- [ ] Matrices \[2D\]", ""],
        *["## Networks", "", "- [ ] Neuron (learning)", "- [ ] Adam (skipped)", "", ""],
    ]


def test_title_is_shown_by_markdown_as_it_is() -> None:
    assert escape("a*b_c<d>`e`") == r"a\*b\_c\<d\>\`e\`"


@pytest.mark.django_db
def test_notes_are_of_what_is_done_or_being_learned(client: Client) -> None:
    topics = {
        status: create_topic(f"topic-{number}", code=make_id(number))
        for number, status in enumerate(["done", "learning", "skipped", "not-started"])
    }
    for status, topic in topics.items():
        create_question(topic)
        client.post(f"/topics/{topic.slug}/status/", {"status": status})

    assert anki(client) == [
        [guid(make_id(number), "Which?"), "Which?<br>A. That.<br>B. This.", "This.<br>It is so.", tag]
        for number, tag in enumerate(["deep-learning::basics::topic-0", "deep-learning::basics::topic-1"])
    ]


@pytest.mark.django_db
def test_note_is_escaped_and_stays_on_one_line(client: Client) -> None:
    topic = create_topic("vectors")
    create_question(topic, prompt='"<b>\n\tIs a & b?', text="<script>", because="$x < 1$")
    client.post("/topics/vectors/status/", {"status": "done"})

    (note,) = anki(client)

    assert note[1:3] == [
        "&quot;&lt;b&gt; Is a &amp; b?<br>A. That.<br>B. &lt;script&gt;",
        r"&lt;script&gt;<br>\(x &lt; 1\)",
    ]


def test_maths_stands_between_the_marks_that_anki_knows() -> None:
    assert said(r"If $a$ costs \$5, is $$b$$ it?") == r"If \(a\) costs \$5, is \[b\] it?"


@given(st.text())
def test_what_is_said_in_a_note_never_begins_another_field(text: str) -> None:
    assert not set("\t\n\r") & set(html.escape(said(text)))


def test_note_keeps_its_guid_while_topic_and_prompt_stay() -> None:
    guids = {
        guid(make_id(1), "Which?"),
        guid(make_id(1), "Which?"),
        guid(make_id(2), "Which?"),
        guid(make_id(1), "Why?"),
    }

    assert len(guids) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("name", EXPORTS)
def test_files_are_attached_and_kept_by_nobody_between(client: Client, name: str) -> None:
    response = client.get(f"/me/export/{name}")

    assert (response["Content-Disposition"], response["Cache-Control"]) == (
        f'attachment; filename="{name}"',
        "private, no-cache",
    )
    assert (client.post(f"/me/export/{name}").status_code, Learner.objects.count()) == (405, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("name", EXPORTS[1:])
def test_files_hold_nothing_of_another_learner(client: Client, name: str) -> None:
    create_question(create_topic("vectors"))
    client.post("/topics/vectors/status/", {"status": "done"})

    assert client.get(f"/me/export/{name}").content != Client().get(f"/me/export/{name}").content
    assert b"done" not in Client().get(f"/me/export/{name}").content


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("marks.csv", 2), ("checklist.md", 1), ("anki.txt", 2)])
def test_files_cost_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries, name: str, queries: int, number: int
) -> None:
    for each in range(number):
        create_question(create_topic(f"topic-{each}"))
        client.post(f"/topics/topic-{each}/status/", {"status": "done"})
    client.get("/")

    with django_assert_num_queries(queries):
        client.get(f"/me/export/{name}")
