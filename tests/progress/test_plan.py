"""A learner's plan: made, changed and deleted, and the weeks that follow from it today."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from curriculum.models import Topic
from curriculum.outline import Outline
from progress.days import monday_of
from progress.models import Learner, Mark, Plan
from progress.path import pace
from tests.factories import create_roadmap, create_section, create_topic, make_id

pytestmark = pytest.mark.django_db
HOURS = {"by": "hours", "hours": "5"}


@pytest.fixture(autouse=True)
def _topics(db: None) -> None:
    create_plannable()


def create_plannable() -> None:
    """Create four topics of one roadmap, 30 hours in all."""
    create_topic("vectors", hours=4, code=make_id(1))
    create_topic("matrices", hours=6, requires=["vectors"], code=make_id(2))
    create_topic("derivatives", hours=8, code=make_id(3))
    create_topic("gradients", hours=12, requires=["matrices", "derivatives"], code=make_id(4))


def today() -> date:
    return timezone.localdate()


def said(day: date) -> str:
    return date_format(day, "j F Y")


def save(client: Client, **fields: object) -> None:
    response = client.post("/me/plan/", HOURS | fields)
    assert (response.status_code, response["Location"]) == (303, "/me/plan/")


def words(client: Client, path: str = "/me/plan/") -> str:
    html = client.get(path).content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", html.split("<main")[1].split("</main>", maxsplit=1)[0]).split())


def weeks(client: Client) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each week on the page: its Monday, and its topics with their hours."""
    html = client.get("/me/plan/").content.decode()
    found = re.findall(r'<li class="week".*?<time datetime="(.*?)">(.*?)</ul>\s*</li>', html, flags=re.DOTALL)
    part = re.compile(r'href="/topics/([\w-]+)/">.*?class="quiet">(.*?)</span>')
    return [(monday, part.findall(parts)) for monday, parts in found]


def planned_topics(client: Client) -> list[str]:
    return list(dict.fromkeys(slug for _monday, parts in weeks(client) for slug, _hours in parts))


def whole_week(offset: int = 1) -> date:
    """Return the Monday of next week, or of a later one."""
    return monday_of(today()) + timedelta(weeks=offset)


def test_visitor_reads_the_form_and_becomes_nobody(client: Client, django_assert_num_queries) -> None:
    client.get("/")

    with django_assert_num_queries(0):
        response = client.get("/me/plan/")

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    assert (Learner.objects.count(), dict(response.cookies)) == (0, {})


def test_visitor_who_saves_becomes_a_learner(client: Client) -> None:
    response = client.post("/me/plan/", HOURS)

    plan = Plan.objects.get()
    assert (response.status_code, list(response.cookies)) == (303, ["learner"])
    assert (plan.hours_a_week, plan.finish_by, plan.starts_on, plan.days_off, plan.token) == (
        5,
        None,
        today(),
        [],
        None,
    )
    assert list(plan.goals.all()) == []


def test_weeks_have_their_topics_and_hours(client: Client) -> None:
    save(client, hours="10", to=["gradients"], starts_on=whole_week().isoformat(), days_off=["5", "6"])

    assert weeks(client) == [
        (whole_week(1).isoformat(), [("vectors", "4 h"), ("matrices", "6 h")]),
        (whole_week(2).isoformat(), [("derivatives", "8 h"), ("gradients", "2 h")]),
        (whole_week(3).isoformat(), [("gradients", "10 h")]),
    ]
    assert f"At 10 h a week this ends in the week of {said(whole_week(3))}." in words(client)


def test_plan_has_the_goals_and_what_they_need_alone(client: Client) -> None:
    save(client, to=["matrices", ""])

    assert planned_topics(client) == ["vectors", "matrices"]
    assert list(Plan.objects.get().goals.values_list("slug", flat=True)) == ["matrices"]


def test_plan_without_goals_is_of_a_whole_roadmap(client: Client) -> None:
    seeing = create_section(roadmap=create_roadmap(slug="vision", position=1), slug="seeing")
    create_topic("edges", section=seeing)

    save(client)
    first = planned_topics(client)
    save(client, roadmap="vision")

    assert first == ["vectors", "matrices", "derivatives", "gradients"]
    assert planned_topics(client) == ["edges"]
    assert "All of Vision" in words(client)


def test_known_topics_drop_out_and_all_known_is_said(client: Client) -> None:
    save(client, to=["matrices"])

    client.post("/topics/vectors/status/", {"status": "done"})
    assert planned_topics(client) == ["matrices"]

    client.post("/topics/matrices/status/", {"status": "skipped"})
    assert planned_topics(client) == []
    assert "Well done: nothing is left to study." in words(client)


def test_plan_ends_in_the_week_that_the_path_says(client: Client) -> None:
    save(client, to=["gradients"])

    monday = said(pace(5, 30, today=today()).monday)
    assert f"this ends in the week of {monday}." in words(client)
    assert f"the week of {monday}" in words(client, "/path/gradients/?hours=5")


def test_this_week_is_marked_and_stands_on_the_own_page(client: Client) -> None:
    save(client, hours="70", to=["vectors"])

    html = client.get("/me/plan/").content.decode()
    (current,) = re.findall(r'<li class="week" aria-current="date">.*?datetime="(.*?)"', html, flags=re.DOTALL)
    assert current == monday_of(today()).isoformat()
    assert "Your plan At 70 h a week this ends in the week of" in words(client, "/me/")
    assert "This week, 4 h: Vectors 4 h The whole plan" in words(client, "/me/")


def test_own_page_leads_to_a_plan_where_there_is_none(client: Client) -> None:
    assert "Plan your weeks: so many hours each, or done by a day" in words(client, "/me/")


def test_day_to_be_done_by_says_the_hours_it_takes(client: Client) -> None:
    first, last = whole_week(1), whole_week(4) - timedelta(days=1)

    save(client, by="date", finish_by=last.isoformat(), starts_on=first.isoformat(), to=["gradients"])

    assert f"It takes 10 h a week to be done by {said(last)}." in words(client)
    assert [monday for monday, _parts in weeks(client)] == [whole_week(number).isoformat() for number in (1, 2, 3)]
    assert (Plan.objects.get().hours_a_week, Plan.objects.get().promised_hours) == (None, 10)


def test_day_that_is_near_asks_for_much_and_is_shown_all_the_same(client: Client) -> None:
    save(client, by="date", finish_by=today().isoformat())

    assert "It takes 210 h a week" in words(client)
    assert "That is more than 40 hours a week" in words(client)
    assert planned_topics(client) == ["vectors", "matrices", "derivatives", "gradients"]


def test_day_that_has_passed_leaves_no_weeks_and_says_so(client: Client) -> None:
    save(client, by="date", finish_by=today().isoformat())
    Plan.objects.update(finish_by=today() - timedelta(days=1))

    assert weeks(client) == []
    assert "No day to learn on is left until" in words(client)
    assert "No day to learn on is left until" in words(client, "/me/")


@pytest.mark.parametrize(
    ("weeks_ago", "expected"),
    [(2, "2 weeks later than planned."), (1, "1 week later than planned."), (-1, "1 week sooner than planned.")],
)
def test_end_is_compared_with_the_one_that_was_planned(client: Client, weeks_ago: int, expected: str) -> None:
    save(client)
    promised = Plan.objects.get().promised_on
    Plan.objects.update(promised_on=promised - timedelta(weeks=weeks_ago))

    assert expected in words(client)


def test_plan_that_holds_is_compared_with_nothing(client: Client) -> None:
    save(client)

    assert "than planned" not in words(client)


def test_more_to_do_by_the_same_day_takes_more_hours_and_says_so(client: Client) -> None:
    first, last = whole_week(1), whole_week(3) - timedelta(days=1)
    client.post("/topics/vectors/status/", {"status": "done"})
    save(client, by="date", finish_by=last.isoformat(), starts_on=first.isoformat(), to=["matrices"])

    client.post("/topics/vectors/status/", {"status": "not-started"})
    more = words(client)
    client.post("/topics/matrices/status/", {"status": "skipped"})

    assert f"It takes 5 h a week to be done by {said(last)}. 2 h a week more than when you made the plan." in more
    assert "1 h a week less than when you made the plan." in words(client)


def test_free_days_have_nothing(client: Client) -> None:
    monday = whole_week()
    save(client, hours="14", starts_on=monday.isoformat(), free_first=monday.isoformat())
    free = [f"{monday}/{monday}"]

    assert weeks(client)[0] == (monday.isoformat(), [("vectors", "4 h"), ("matrices", "6 h"), ("derivatives", "2 h")])
    assert Plan.objects.get().free == [[monday.isoformat()] * 2]

    last = monday + timedelta(days=6)
    save(client, hours="14", starts_on=monday.isoformat(), free=free, free_first=str(monday), free_last=str(last))
    assert weeks(client)[0][0] == whole_week(2).isoformat()
    assert len(Plan.objects.get().free) == 2

    save(client, hours="14", starts_on=monday.isoformat(), days_off=["0"])
    assert (Plan.objects.get().free, Plan.objects.get().days_off) == ([], [0])


def test_goal_that_is_retired_is_left_out_said_and_kept(client: Client) -> None:
    save(client, to=["matrices", "derivatives"])
    Topic.objects.filter(slug="derivatives").update(retired_at=timezone.now())
    Outline.changed()

    assert planned_topics(client) == ["vectors", "matrices"]
    assert "Derivatives has been retired and is left out." in words(client)

    save(client, to=["matrices", "derivatives"])
    assert set(Plan.objects.get().goals.values_list("slug", flat=True)) == {"matrices", "derivatives"}
    save(client, to=["matrices"])
    assert set(Plan.objects.get().goals.values_list("slug", flat=True)) == {"matrices"}


def test_plan_whose_goals_are_all_retired_is_of_nothing(client: Client) -> None:
    save(client, to=["derivatives"])
    Topic.objects.filter(slug="derivatives").update(retired_at=timezone.now())
    Outline.changed()

    assert planned_topics(client) == []


def test_plan_is_deleted_again_and_again_and_marks_stay(client: Client) -> None:
    client.post("/topics/vectors/status/", {"status": "done"})
    save(client, to=["matrices"])

    answers = [client.post("/me/plan/delete/").status_code for _ in range(2)]

    assert (answers, Plan.objects.count(), Mark.objects.count()) == ([303, 303], 0, 1)


def test_plan_of_another_learner_stays_and_is_not_seen(client: Client) -> None:
    other = Client()
    save(other, to=["matrices"])
    client.post("/topics/vectors/status/", {"status": "done"})

    assert (weeks(client), "Change the plan" in words(client)) == ([], False)
    client.post("/me/plan/delete/")
    save(client, hours="9")
    client.post("/me/plan/delete/")

    assert [plan.hours_a_week for plan in Plan.objects.all()] == [5]
    assert planned_topics(other) == ["vectors", "matrices"]


@pytest.mark.parametrize("path", ["/me/plan/", "/me/plan/delete/", "/me/plan/calendar/"])
def test_forged_posts_are_refused(path: str) -> None:
    client = Client(headers={"Sec-Fetch-Site": "cross-site"})

    assert (client.post(path, HOURS).status_code, Learner.objects.count()) == (403, 0)


def test_actions_are_posts(client: Client) -> None:
    paths = ("/me/plan/delete/", "/me/plan/calendar/")

    assert [client.get(path).status_code for path in paths] == [405, 405]
    assert client.put("/me/plan/").status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_plan_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries, number: int) -> None:
    save(client, to=["vectors", "matrices", "derivatives"][:number])
    client.get("/")

    with django_assert_num_queries(4):  # the plan, its goals, the learner, marks
        client.get("/me/plan/")
