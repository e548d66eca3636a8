"""A learner's note on a topic: what is saved, what is never lost, and who sees it."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from curriculum.models import Alias, Topic
from curriculum.outline import Outline
from progress.models import EarlierText, Learner, Notes
from tests.factories import create_topic, every_row

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
PATH = "/topics/vectors/notes/"


def shown(client: Client, path: str = "/topics/vectors/") -> str:
    return client.get(path).content.decode()


def base(html: str) -> str:
    return re.findall(r'name="base" value="(\d+)"', html)[0]


def save(client: Client, text: str, since: str | None = None) -> str:
    """Save a text as the page does while it is written; return the answer."""
    since = base(shown(client)) if since is None else since
    return client.post(PATH, {"text": text, "base": since}, headers=HTMX).content.decode()


def earlier() -> list[str]:
    return list(EarlierText.objects.values_list("text", flat=True))


def test_visitor_finds_an_empty_form_in_a_closed_part(client: Client) -> None:
    create_topic("vectors")

    html = shown(client)

    assert '<details class="notes" id="notes">' in html
    assert re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", html) == [""]
    assert base(html) == "0"


def test_note_without_scripts_is_kept_and_leads_back_to_it(client: Client) -> None:
    create_topic("vectors")

    response = client.post(PATH, {"text": "Arrows, *really*.", "base": "0"})

    assert (response.status_code, response["Location"]) == (303, "/topics/vectors/#notes")
    assert Notes.objects.values_list("text", "html").get() == (
        "Arrows, *really*.",
        "<p>Arrows, <em>really</em>.</p>",
    )
    html = shown(client)
    assert '<details class="notes" id="notes" open>' in html
    assert "<p>Arrows, <em>really</em>.</p></div>" in html
    assert "\nArrows, *really*.</textarea>" in html


def test_note_by_htmx_is_answered_with_a_line_and_the_drawn_text(client: Client) -> None:
    create_topic("vectors")

    response = client.post(PATH, {"text": "Arrows", "base": "0"}, headers=HTMX)

    html = response.content.decode()
    assert (response.status_code, response.templates[0].name) == (200, "progress/_written.html")
    assert base(html) == Notes.objects.get().base
    assert "Saved <time" in " ".join(html.split())
    assert (html.count("hx-swap-oob"), "<textarea" in html, "<html" in html) == (1, False, False)


def test_first_note_makes_a_learner_as_a_mark_does(client: Client) -> None:
    create_topic("vectors")

    cookies = client.post(PATH, {"text": "Arrows", "base": "0"}, headers=HTMX).cookies

    assert (list(cookies), Learner.objects.count()) == (["learner"], 1)


def test_empty_note_of_a_visitor_writes_nothing(client: Client) -> None:
    create_topic("vectors")

    response = client.post(PATH, {"text": "", "base": "0"})

    assert (response.status_code, Learner.objects.count(), dict(response.cookies)) == (303, 0, {})


def test_same_note_again_writes_nothing(client: Client) -> None:
    create_topic("vectors")
    save(client, "One\nTwo")
    before = every_row()

    client.post(PATH, {"text": "One\r\nTwo", "base": "1"})

    assert every_row() == before


def test_texts_of_one_tab_are_kept_ten_minutes_apart(client: Client) -> None:
    create_topic("vectors")
    save(client, "A")
    for text in ("A v", "A ve", "A vec"):
        save(client, text)
    soon = earlier()
    EarlierText.objects.update(written_at=timezone.now() - timedelta(minutes=11))

    save(client, "A vector")

    assert (soon, earlier()) == (["A"], ["A vec", "A"])


def test_emptied_note_is_kept_as_an_earlier_text(client: Client) -> None:
    create_topic("vectors")
    for text in ("A", "A long thought", ""):
        save(client, text)

    assert (Notes.objects.get().text, earlier()) == ("", ["A long thought", "A"])


def test_later_of_two_tabs_wins_and_is_told_of_the_other_text(client: Client) -> None:
    create_topic("vectors")
    save(client, "Before")
    both = base(shown(client))
    save(client, "From the first tab", both)

    answer = save(client, "From the second tab", both)

    assert Notes.objects.get().text == "From the second tab"
    assert earlier() == ["From the first tab", "Before"]
    assert "Another tab or device had saved a text here" in answer
    assert f'href="{PATH}"' in answer


def test_one_tab_that_goes_on_is_told_nothing(client: Client) -> None:
    create_topic("vectors")
    answer = save(client, "A")

    answer = save(client, "A vector", base(answer))

    assert "Another tab" not in answer


def test_overlap_without_scripts_leads_to_the_text_that_was_kept(client: Client) -> None:
    create_topic("vectors")
    save(client, "From the first tab")

    response = client.post(PATH, {"text": "From the second tab", "base": "0"})

    kept = EarlierText.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"{PATH}?unseen={kept.pk}")
    html = shown(client, response["Location"])
    assert ("had not seen" in html, "From the first tab" in html) == (True, True)


def test_last_twenty_earlier_texts_are_kept(client: Client) -> None:
    create_topic("vectors")
    for number in range(23):
        save(client, f"Text {number}", "0")

    assert earlier() == [f"Text {number}" for number in range(21, 1, -1)]


def test_restored_text_takes_the_place_of_one_that_is_kept(client: Client) -> None:
    create_topic("vectors")
    save(client, "First")
    save(client, "Second")
    first = EarlierText.objects.get()

    response = client.post(f"{PATH}{first.pk}/restore/")

    assert (response.status_code, response["Location"]) == (303, "/topics/vectors/#notes")
    assert Notes.objects.values_list("text", "html").get() == ("First", "<p>First</p>")
    assert earlier() == ["Second", "First"]


def test_earlier_texts_of_another_learner_or_topic_are_404(client: Client) -> None:
    create_topic("vectors")
    create_topic("matrices")
    save(client, "First")
    save(client, "Second")
    other = Client()
    other.post(PATH, {"text": "Mine", "base": "0"})
    key = EarlierText.objects.get().pk

    said = [
        other.post(f"{PATH}{key}/restore/").status_code,
        Client().post(f"{PATH}{key}/restore/").status_code,
        client.post(f"/topics/matrices/notes/{key}/restore/").status_code,
    ]

    assert said == [404, 404, 404]
    assert "First" not in shown(other, PATH)
    assert set(Notes.objects.values_list("text", flat=True)) == {"Second", "Mine"}


def test_note_belongs_to_one_learner(client: Client) -> None:
    create_topic("vectors")
    create_topic("matrices")
    save(client, "My secret")
    other = Client()
    other.post("/topics/matrices/notes/", {"text": "Of another", "base": "0"})

    pages = [shown(Client()), shown(other), shown(client, "/topics/matrices/"), shown(client)]

    assert ["My secret" in html for html in pages] == [False, False, False, True]
    assert ["Of another" in html for html in pages] == [False] * 4


def test_note_of_an_expired_session_is_kept_in_this_browser(client: Client) -> None:
    create_topic("vectors")
    client.force_login(User.objects.create_user("ada"))
    save(client, "In my account")
    since = base(shown(client))
    client.session.flush()

    response = client.post(PATH, {"text": "And on", "base": since}, headers=HTMX)

    assert (response.status_code, "learner" in response.cookies) == (200, True)
    assert list(Notes.objects.order_by("pk").values_list("learner__user__username", "text")) == [
        ("ada", "In my account"),
        (None, "And on"),
    ]


def test_note_of_a_retired_topic_is_kept_until_it_comes_back(client: Client) -> None:
    create_topic("vectors")
    save(client, "Still here")
    Topic.objects.update(retired_at=timezone.now())
    Outline.changed()

    gone = client.get("/topics/vectors/").status_code
    Topic.objects.update(retired_at=None)
    Outline.changed()

    assert (gone, "Still here" in shown(client)) == (410, True)


def test_note_from_a_page_with_the_old_address_is_kept(client: Client) -> None:
    Alias.objects.create(slug="arrows", topic=create_topic("vectors"))

    response = client.post("/topics/arrows/notes/", {"text": "Kept", "base": "0"})

    assert (response["Location"], Notes.objects.get().text) == ("/topics/vectors/#notes", "Kept")
    assert client.get("/topics/arrows/notes/")["Location"] == PATH


def test_earlier_texts_are_a_page_that_no_shared_cache_keeps(client: Client) -> None:
    create_topic("vectors")

    response = client.get(PATH, headers={"Sec-Fetch-Site": "cross-site"})

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    assert (dict(response.cookies), Learner.objects.count()) == ({}, 0)


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_a_fixed_number_of_queries(client: Client, django_assert_num_queries, number: int) -> None:
    create_topic("vectors")
    for each in range(number + 1):
        save(client, f"Text {each}", "0")
    Outline.forget()

    with django_assert_num_queries(7):  # outline, marks, notes, topic, resources, questions
        client.get("/topics/vectors/")
    with django_assert_num_queries(2):  # marks, earlier texts
        client.get(PATH)
    with django_assert_num_queries(0):
        Client().get(PATH)
    with django_assert_num_queries(12):  # savepoints 6, learner 1, notes 1, kept 2, beyond 1, notes 1
        client.post(PATH, {"text": "Again", "base": "0"}, headers=HTMX)
