"""What a learner did so far, drawn: week by week and day by day, in words too."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from progress.models import Act, Learner, Mark
from tests.factories import create_roadmap, create_section, create_topic

pytestmark = pytest.mark.django_db


def get(client: Client, path: str = "/me/") -> str:
    return " ".join(client.get(path).content.decode().split())


def mark(client: Client, slug: str, status: str, *, days_ago: int = 0) -> None:
    client.post(f"/topics/{slug}/status/", {"status": status})
    Act.objects.filter(pk=Act.objects.latest("pk").pk).update(at=timezone.now() - timedelta(days=days_ago))


def said(days_ago: int, count: str) -> str:
    return f"{count} on {date_format(timezone.now() - timedelta(days=days_ago), 'j F Y')}"


def table(html: str) -> list[int]:
    return [int(done) for done in re.findall(r"</time></th><td>(\d+)</td>", html)]


def test_year_shows_each_day_and_says_the_same_in_words(client: Client) -> None:
    create_topic("vectors")
    create_topic("matrices")
    mark(client, "vectors", "learning", days_ago=3)
    mark(client, "vectors", "done")
    mark(client, "matrices", "done")

    html = get(client)

    days = [said(0, "2 marks"), said(3, "1 mark")]
    assert re.findall(r'role="img" aria-label="(\d+ marks .*?)"', html) == ["3 marks on 2 days of the last 53 weeks"]
    assert re.findall(r"<title>(\d.*?)</title></rect>", html) == days[::-1]
    assert re.findall(r"<li>(\d+ marks? on .*?)</li>", html) == days


def test_undone_act_is_no_activity(client: Client) -> None:
    create_topic("vectors")
    create_topic("matrices")
    mark(client, "vectors", "done")
    mark(client, "matrices", "done")

    client.post(f"/me/acts/{Act.objects.latest('pk').pk}/undo/")

    assert re.findall(r"<title>(\d.*?)</title></rect>", get(client)) == [said(0, "1 mark")]


def test_undone_act_that_a_later_one_outdid_is_no_activity_either(client: Client) -> None:
    create_topic("vectors")
    mark(client, "vectors", "learning", days_ago=3)
    mark(client, "vectors", "done")

    client.post(f"/me/acts/{Act.objects.earliest('pk').pk}/undo/")

    assert re.findall(r"<title>(\d.*?)</title></rect>", get(client)) == [said(0, "1 mark")]


def test_taking_many_topics_as_known_is_one_mark(client: Client) -> None:
    create_topic("vectors")
    create_topic("matrices", requires=["vectors"])

    client.post("/topics/matrices/known/")

    assert re.findall(r"<title>(\d.*?)</title></rect>", get(client)) == [said(0, "1 mark")]


def test_acts_of_another_learner_are_no_activity_of_mine(client: Client) -> None:
    create_topic("vectors")
    mark(Client(), "vectors", "done", days_ago=30)
    mark(client, "vectors", "learning")

    html = get(client)

    assert re.findall(r"<title>(\d.*?)</title></rect>", html) == [said(0, "1 mark")]
    assert "0 topics done in your first week" in html


def test_days_in_a_row_are_shown_until_turned_off(client: Client) -> None:
    create_topic("vectors")
    for days_ago, status in [(12, "done"), (11, "skipped"), (10, "done"), (1, "skipped"), (0, "done")]:
        mark(client, "vectors", status, days_ago=days_ago)

    before = get(client)
    Learner.objects.update(shows_streak=False)

    words = ("2 days in a row", "3 at the longest")
    assert [word in before for word in words] == [True, True]
    assert [word in get(client) for word in words] == [False, False]


def test_days_in_a_row_that_are_over_are_said_as_such(client: Client) -> None:
    create_topic("vectors")
    for days_ago, status in [(12, "done"), (11, "skipped"), (10, "done")]:
        mark(client, "vectors", status, days_ago=days_ago)

    assert "3 days in a row at the longest" in get(client)


def test_year_long_ago_is_said_to_be_empty(client: Client) -> None:
    create_topic("vectors")
    mark(client, "vectors", "done", days_ago=400)

    html = get(client)

    assert "Nothing in the last 53 weeks" in html
    assert 'class="year"' not in html


def test_line_and_table_say_what_was_done_each_week(client: Client) -> None:
    create_topic("vectors")
    create_topic("matrices")
    mark(client, "vectors", "done", days_ago=14)
    mark(client, "matrices", "done")

    html = get(client)

    assert table(html) == [2, 1, 1]
    assert re.findall(r'class="line-chart__line" d="(.*?)"', html) == ["M0 2V1H1V1H2V0H3"]
    assert "2 topics done by now" in html


def test_first_week_has_words_and_no_line(client: Client) -> None:
    create_topic("vectors")
    mark(client, "vectors", "done")

    html = get(client)

    assert ("1 topic done in your first week" in html, "line-chart" in html) == (True, False)


def test_line_is_of_the_roadmap_that_is_shown(client: Client) -> None:
    create_topic("vectors")
    create_topic("edges", section=create_section(roadmap=create_roadmap(slug="vision", position=1), slug="seeing"))
    mark(client, "vectors", "done", days_ago=7)

    assert table(get(client)) == [1, 1]
    assert 'id="me-over-time"' not in get(client, "/me/?roadmap=vision")


def test_mark_that_no_act_made_counts_from_its_own_moment(client: Client) -> None:
    vectors = create_topic("vectors")
    create_topic("matrices")
    mark(client, "matrices", "learning")
    week_ago = timezone.now() - timedelta(days=7)
    Mark.objects.create(learner=Learner.objects.get(), topic=vectors, status="done", marked_at=week_ago)

    assert table(get(client)) == [1, 1]


def test_hours_of_acts_are_those_of_the_time_zone(client: Client) -> None:
    create_topic("vectors")
    mark(client, "vectors", "done")
    Act.objects.update(at="2026-06-01T22:30Z")

    before = get(client)
    Learner.objects.update(time_zone="Europe/Berlin")
    after = get(client)

    assert [re.findall(r"<time class.*?>(.*?)</time>", html) for html in (before, after)] == [
        ["1 Jun, 22:30"],
        ["2 Jun, 00:30"],
    ]
    assert "those of Europe/Berlin" in after
