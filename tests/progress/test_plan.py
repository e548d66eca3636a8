"""A learner's plan: made, changed and deleted, and the weeks that follow from it today."""

import json
import re
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from curriculum.models import Topic
from curriculum.outline import Outline
from progress.days import monday_of
from progress.merging import is_empty, merge
from progress.models import Learner, Mark, Plan
from progress.path import pace
from tests.factories import create_roadmap, create_section, create_topic, every_row, make_id

pytestmark = pytest.mark.django_db
HOURS = {"by": "hours", "hours": "5"}


@pytest.fixture(autouse=True)
def _topics(db: None) -> None:
    """Four topics of one roadmap, 30 hours in all."""
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


def test_form_begins_with_what_is_kept(client: Client) -> None:
    save(client, hours="7.5", to=["matrices"], days_off=["5", "6"], free_first="2030-01-01", free_last="2030-01-03")

    html = client.get("/me/plan/").content.decode()

    assert sorted(re.findall(r'<input type="checkbox" name="(\w+)" value="([^"]*)"[^>]* checked', html)) == [
        ("days_off", "5"),
        ("days_off", "6"),
        ("free", "2030-01-01/2030-01-03"),
        ("to", "matrices"),
    ]
    assert re.findall(r'name="hours" value="(.*?)"', html) == ["7.5"]
    assert re.findall(r'value="(\w+)" id="by-\w+" checked', html) == ["hours"]


def test_address_can_name_goals_and_hours_and_writes_nothing(client: Client) -> None:
    path = client.get("/path/matrices/?hours=3").content.decode()
    assert 'href="/me/plan/?to=matrices&amp;hours=3.0"' in path

    html = client.get("/me/plan/?to=matrices&hours=3.0").content.decode()

    assert re.findall(r'name="to" value="(.*?)" id="[\w-]+" checked', html) == ["matrices"]
    assert (re.findall(r'name="hours" value="(.*?)"', html), Plan.objects.count()) == (["3.0"], 0)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"by": ""}, "Choose hours a week, or a day to be done by."),
        ({"by": "never"}, "not one of the available choices"),
        ({"hours": ""}, "Say how many hours a week you have."),
        ({"hours": "0"}, "Choose from 0.5 to 100 hours a week."),
        ({"hours": "nan"}, "Choose from 0.5 to 100 hours a week."),
        ({"by": "date"}, "Say by which day."),
        ({"by": "date", "finish_by": "2020-01-01"}, "No day to learn on is left until then"),
        ({"by": "date", "finish_by": "31.3.2027"}, "Choose a day of the calendar"),
        ({"by": "date", "finish_by": "9999-12-31"}, "Choose a day within the next 20 years."),
        ({"starts_on": "9999-12-31"}, "Choose a day within the next 20 years."),
        ({"days_off": list("0123456")}, "Leave at least one weekday to learn on."),
        ({"days_off": ["7"]}, "not one of the available choices"),
        ({"free": ["yesterday"]}, "Choose a day of the calendar"),
        ({"free": ["2027-01-02/2027-01-01"]}, "A free time ends after it begins"),
        ({"free_first": "2027-01-01", "free_last": "2029-01-01"}, "lasts a year at the most"),
        ({"free": [f"2027-01-{day:02}/2027-01-{day:02}" for day in range(1, 22)]}, "at most 20 free times"),
        ({"roadmap": "nothing"}, "not one of the available choices"),
        ({"to": ["matrices", "nothing"]}, "There is no topic called “nothing” here."),
        ({"to": [f"topic-{number}" for number in range(21)]}, "A path has at most 20 goals"),
        ({"to": ["\0"]}, "There is no topic called"),
    ],
)
def test_wrong_input_is_refused_and_comes_back(client: Client, fields: dict, expected: str) -> None:
    save(client, hours="7")
    before = every_row()

    response = client.post("/me/plan/", {"by": "hours", "hours": "3", "to": ["gradients"]} | fields)

    html = response.content.decode()
    assert (response.status_code, every_row()) == (422, before)
    assert expected in html
    assert re.findall(r'name="hours" value="(.*?)"', html) == [v for v in [fields.get("hours", "3")] if v]


def test_wrong_input_keeps_the_goals_that_were_chosen(client: Client) -> None:
    html = client.post("/me/plan/", {"by": "hours", "hours": "", "to": ["gradients", "matrices"]}).content.decode()

    assert re.findall(r'name="to" value="(.*?)" id="[\w-]+" checked', html) == ["gradients", "matrices"]


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
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})

    assert (client.post(path, HOURS).status_code, Learner.objects.count()) == (403, 0)


def test_actions_are_posts(client: Client) -> None:
    paths = ("/me/plan/delete/", "/me/plan/calendar/")

    assert [client.get(path).status_code for path in paths] == [405, 405]
    assert client.put("/me/plan/").status_code == 405


@pytest.mark.parametrize(("hours", "day"), [(None, None), (5, "2030-01-01"), (0.25, None), (101, None)])
def test_database_refuses_a_plan_of_neither_or_both(hours: float | None, day: str | None) -> None:
    learner, _token = Learner.for_new_browser()

    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(learner=learner, hours_a_week=hours, finish_by=day)


def test_plan_goes_with_its_learner(client: Client) -> None:
    save(client, to=["matrices"])

    client.post("/me/delete/", {"word": "delete"})

    assert (Plan.objects.count(), Plan.goals.through.objects.count()) == (0, 0)


def test_merge_takes_a_plan_where_there_is_none(client: Client) -> None:
    save(client, to=["matrices"])
    other, (into, _token) = Learner.objects.get(), Learner.for_new_browser()
    assert not is_empty(other)

    merge(into, other)

    plan = Plan.objects.get()
    assert (plan.learner, [goal.slug for goal in plan.goals.all()]) == (into, ["matrices"])


def test_merge_leaves_the_plan_that_there_is() -> None:
    into, other = Client(), Client()
    save(into, hours="3")
    save(other, hours="9")

    merge(*Learner.objects.order_by("pk"))

    assert [plan.hours_a_week for plan in Plan.objects.all()] == [3]


def exported(client: Client) -> dict:
    return client.get("/me/export/roadmap.json").json()


def take_in(client: Client, document: dict) -> int:
    path = "/me/import/"
    file = ContentFile(json.dumps(document).encode(), name="roadmap.json")
    return client.post(path, {"record": file}).status_code


def test_plan_goes_into_a_file_and_back(client: Client) -> None:
    save(client, to=["matrices"], days_off=["6"], free_first="2030-01-01", free_last="2030-01-03")
    document = exported(client)
    other = Client()

    answers = [take_in(other, document) for _ in range(2)]

    assert [goal["slug"] for goal in document["plan"][0]["goals"]] == ["matrices"]
    assert (answers, exported(other)["plan"], weeks(other)) == ([200, 200], document["plan"], weeks(client))


def test_plan_from_a_file_does_not_take_the_place_of_one(client: Client) -> None:
    save(client, hours="9")
    document, other = exported(client), Client()
    save(other, hours="3")

    take_in(other, document)

    assert [plan["hours_a_week"] for plan in exported(other)["plan"]] == [3]


def test_plan_whose_goals_are_unknown_here_is_left_out(client: Client) -> None:
    save(client, to=["matrices"])
    document, other = exported(client), Client()
    document["plan"][0]["goals"][0]["code"] = make_id(99)

    assert (take_in(other, document), exported(other)["plan"]) == (200, [])


@pytest.mark.parametrize(
    "fields",
    [
        {"hours_a_week": None},
        {"finish_by": "2030-01-01"},
        {"hours_a_week": 0},
        {"starts_on": "9999-12-31"},
        {"days_off": [7]},
        {"days_off": list(range(7))},
        {"free": [["2030-01-02", "2030-01-01"]]},
        {"roadmap": "\0"},
        {"promised_hours": -1},
    ],
)
def test_file_with_an_impossible_plan_is_refused(client: Client, fields: dict) -> None:
    save(client)
    document, other = exported(client), Client()
    document["plan"][0] |= fields
    before = every_row()

    assert (take_in(other, document), every_row()) == (422, before)


@pytest.mark.parametrize("number", [1, 3])
def test_plan_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries, number: int) -> None:
    save(client, to=["vectors", "matrices", "derivatives"][:number])
    client.get("/")

    with django_assert_num_queries(4):  # the plan, its goals, the learner, marks
        client.get("/me/plan/")
