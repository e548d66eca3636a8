"""Notes that were written to do harm end as text, or are refused, and nothing that was kept is lost."""

import html
import re

import pytest
from django.test import Client

from progress.models import Notes
from tests.factories import create_topic
from tests.faults.payloads import HANDLERS, SCRIPTS

pytestmark = pytest.mark.django_db
PATH = "/topics/vectors/notes/"


def drawn(client: Client, text: str) -> str:
    """Save a note and return how its page shows it."""
    assert client.post(PATH, {"text": text, "base": "0"}).status_code == 303
    page = client.get("/topics/vectors/").content.decode()
    found = re.search(r'id="notes-drawn">(.*?)</div>\s*<details class="notes__edit">', page, re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("payload", [*SCRIPTS.strip().splitlines(), *HANDLERS.strip().splitlines()])
def test_html_in_a_note_is_text(client: Client, payload: str) -> None:
    create_topic("vectors")

    said = drawn(client, payload)

    assert (
        re.findall(r"<(?!/?(?:p|em|code|br)>)[^>]*>", re.sub(r"<(a|img)( (rel|alt)=\"[^\"]*\")*>|</a>", "", said)) == []
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[x](javascript:alert(1))", '<a rel="noopener noreferrer">x</a>'),
        ("[x](//evil.example/)", '<a rel="noopener noreferrer">x</a>'),
        ("![x](https://evil.example/x.png)", '<img alt="x">'),
        ("[[nothing]]", "[[nothing]]"),
        ("[[vectors|these]]", '<a href="/topics/vectors/" rel="noopener noreferrer">these</a>'),
        (r"$\nonsense{x$", r'<span class="maths">\nonsense{x</span>'),
        ("{{ 7|add:7 }}", "{{ 7|add:7 }}"),
    ],
)
def test_what_cannot_be_drawn_is_shown_as_it_was_written(client: Client, text: str, said: str) -> None:
    create_topic("vectors")

    assert drawn(client, text) == f"<p>{said}</p>"


@pytest.mark.parametrize("heading", ["# Idea", "## Idea"])
def test_heading_of_a_note_has_no_anchor_and_stands_beneath_those_of_the_page(client: Client, heading: str) -> None:
    create_topic("vectors", body="## Idea\n\nText.")

    level = 2 + heading.count("#")

    assert drawn(client, heading) == f"<h{level}>Idea</h{level}>"


@pytest.mark.parametrize(
    "text",
    [
        "- " * 3_000 + "x",
        "> " * 2_000 + "x",
        "[" * 300,
        "<div>" * 3_000,
        "$" + "{" * 400 + "}" * 400 + "$ x",
        "`" * 20_000,
    ],
    ids=["lists", "quotes", "brackets", "elements", "braces", "backticks"],
)
def test_deep_note_is_saved_and_shown(client: Client, text: str) -> None:
    create_topic("vectors")

    said = drawn(client, text)

    assert Notes.objects.get().text == text
    assert text[-1] in html.unescape(said)


def test_note_too_deep_to_be_drawn_is_shown_as_it_was_written(client: Client) -> None:
    create_topic("vectors")
    text = "- " * 3_000 + "<b>"

    assert drawn(client, text) == html.escape(text)
    assert Notes.objects.get().html == ""


def test_note_of_twenty_thousand_characters_is_kept(client: Client) -> None:
    create_topic("vectors")
    text = "é\n" * 10_000

    response = client.post(PATH, {"text": text.replace("\n", "\r\n"), "base": "0"})

    assert (response.status_code, Notes.objects.get().text == text) == (303, True)


@pytest.mark.parametrize(
    ("text", "why"), [("a" * 20_001, "at most 20000 characters, and this has 20001"), ("a\0b", "Null")]
)
def test_refused_note_comes_back_and_the_one_before_is_kept(client: Client, text: str, why: str) -> None:
    create_topic("vectors")
    client.post(PATH, {"text": "Before", "base": "0"})

    response = client.post(PATH, {"text": text, "base": "0"})

    page = response.content.decode()
    assert (response.status_code, why in page, Notes.objects.get().text) == (422, True, "Before")
    assert f"\n{text}</textarea>" in page


def test_refused_note_goes_to_the_notice_under_htmx(client: Client) -> None:
    create_topic("vectors")

    response = client.post(PATH, {"text": "a" * 20_001, "base": "0"}, headers={"HX-Request": "true"})

    assert (response.status_code, response["HX-Retarget"], response["HX-Reselect"]) == (422, "#notice", ".notice")
    assert "a" * 100 not in response.content.decode()


@pytest.mark.parametrize("base", ["", "x", "-1", "9" * 400])
def test_base_that_is_no_time_loses_nothing(client: Client, base: str) -> None:
    create_topic("vectors")
    client.post(PATH, {"text": "Before", "base": "0"})

    client.post(PATH, {"text": "After", "base": base})

    notes = Notes.objects.get()
    assert (notes.text, list(notes.earlier.values_list("text", flat=True))) == ("After", ["Before"])
