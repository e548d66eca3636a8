"""A plan's calendar: a file, and a secret address that other programs read."""

import re
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar, Event

from curriculum.outline import Outline
from progress.merging import merge
from progress.models import Learner, Plan
from tests.factories import create_topic, every_row

pytestmark = pytest.mark.django_db
FILE = "/me/plan/roadmap.ics"
DAY = timedelta(days=1)


def begin(client: Client, **fields: object) -> None:
    """Create two topics that take two days each, and plan them from today on."""
    create_topic("vectors", hours=4)
    create_topic("matrices", hours=4, requires=["vectors"])
    client.post("/me/plan/", {"by": "hours", "hours": "14"} | fields)


def show(client: Client, word: str = "on") -> str:
    """Set whether the calendar has an address, and return it; nothing where there is none."""
    response = client.post("/me/plan/calendar/", {"calendar": word})
    assert (response.status_code, response["Location"]) == (303, "/me/plan/#calendar")
    token = Plan.objects.order_by("pk").first().token
    return f"/calendar/{token}/roadmap.ics" if token else ""


def events(content: bytes) -> list[Event]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def days(content: bytes) -> list[tuple[str, date, date]]:
    return [(str(event["summary"]), event["dtstart"].dt, event["dtend"].dt) for event in events(content)]


def uids(content: bytes) -> dict[str, str]:
    return {str(event["summary"]): str(event["uid"]) for event in events(content)}


def test_topic_is_an_event_from_its_first_day_to_the_day_after_its_last(client: Client) -> None:
    begin(client)
    today = timezone.localdate()

    response = Client().get(show(client))

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert days(response.content) == [
        ("Vectors", today, today + 2 * DAY),
        ("Matrices", today + 2 * DAY, today + 4 * DAY),
    ]
    event = events(response.content)[0]
    assert str(event["description"]) == "4 h\nhttp://testserver/topics/vectors/"
    assert (str(event["url"]), str(event["transp"])) == ("http://testserver/topics/vectors/", "TRANSPARENT")
    assert b"DTSTART;VALUE=DATE:" in response.content


def test_event_ends_after_free_days_that_lie_in_it(client: Client) -> None:
    today = timezone.localdate()
    tomorrow = today + DAY
    begin(client, free_first=tomorrow.isoformat())

    assert days(client.get(FILE).content)[0] == ("Vectors", today, today + 3 * DAY)


def test_calendar_is_private_and_not_for_search_engines(client: Client) -> None:
    begin(client)

    response = Client().get(show(client))

    assert set(response["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert (response["X-Robots-Tag"], response["Vary"], dict(response.cookies)) == ("noindex", "Accept-Encoding", {})


def test_calendar_is_the_same_whoever_asks(client: Client) -> None:
    begin(client)
    address, other = show(client), Client()
    other.post("/topics/vectors/status/", {"status": "done"})

    found = [days(each.get(address).content) for each in (client, other, Client())]

    assert found == [found[0]] * 3
    assert len(found[0]) == 2


def test_file_to_keep_is_the_same_calendar(client: Client) -> None:
    begin(client)
    response = client.get(FILE)
    shown = Client().get(show(client)).content

    assert (days(response.content), uids(response.content)) == (days(shown), uids(shown))
    assert response["Content-Disposition"] == 'attachment; filename="roadmap.ics"'
    assert response["Cache-Control"] == "private, no-cache"
    assert Client().get(FILE).status_code == 404


def test_known_topics_are_not_in_it_and_the_rest_moves_under_the_same_names(client: Client) -> None:
    begin(client)
    address = show(client)
    before = Client().get(address).content

    client.post("/topics/vectors/status/", {"status": "done"})
    after = Client().get(address).content

    today = timezone.localdate()
    assert days(after) == [("Matrices", today, today + 2 * DAY)]
    assert uids(after)["Matrices"] == uids(before)["Matrices"]


def test_names_of_events_are_each_ones_own_and_say_nothing(client: Client) -> None:
    begin(client)
    other = Client()
    other.post("/me/plan/", {"by": "hours", "hours": "14"})

    found = [uids(each.get(FILE).content) for each in (client, other)]

    names = [uid for each in found for uid in each.values()]
    assert (len(names), len(set(names))) == (4, 4)
    assert all(re.fullmatch(r"[0-9a-f]{32}@testserver", uid) for uid in names)


def test_names_of_events_stay_at_a_new_address(client: Client) -> None:
    begin(client)
    before = uids(Client().get(show(client)).content)

    assert uids(Client().get(show(client, "anew")).content) == before


def test_today_is_that_of_the_learners_time_zone(client: Client) -> None:
    client.post("/me/settings/", {"time_zone": "Pacific/Kiritimati"})
    begin(client, starts_on="2020-01-01")
    here = timezone.localdate(timezone=ZoneInfo("Pacific/Kiritimati"))

    assert days(Client().get(show(client)).content)[0][1] == here
    client.post("/me/settings/", {"time_zone": "Etc/GMT+12"})
    there = timezone.localdate(timezone=ZoneInfo("Etc/GMT+12"))
    assert (days(client.get(FILE).content)[0][1], there < here) == (there, True)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Vectors, matrices; and \\n tensors", "Vectors, matrices; and \\n tensors"),
        ("One\r\nEND:VEVENT\nBEGIN:VALARM", "One END:VEVENT BEGIN:VALARM"),
        ('A "title": \\, \\; ^n', 'A "title": \\, \\; ^n'),
        (
            "\N{FIRE}\N{ZERO WIDTH JOINER}\N{HEAVY BLACK HEART}" * 26,
            "\N{FIRE}\N{ZERO WIDTH JOINER}\N{HEAVY BLACK HEART}" * 26,
        ),
        ("深度学习 " + "ä" * 70, "深度学习 " + "ä" * 70),
        ("bell \x07 and \x0b tab", "bell and tab"),
    ],
)
def test_hostile_title_reads_back_as_it_is(client: Client, title: str, expected: str) -> None:
    begin(client)
    create_topic("hostile", title=title, requires=["matrices"])

    content = Client().get(show(client)).content

    assert [str(event["summary"]) for event in events(content)] == ["Vectors", "Matrices", expected]
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert [line for line in lines if len(line) > 75 or re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)] == []
    assert content.decode().count("BEGIN:VEVENT") == content.decode().count("\r\nBEGIN:VEVENT\r\n") == 3


def test_calendar_has_what_the_standard_asks_for(client: Client) -> None:
    begin(client)
    calendar = Calendar.from_ical(client.get(FILE).content)

    assert (str(calendar["version"]), "prodid" in calendar) == ("2.0", True)
    assert [{"UID", "DTSTAMP", "DTSTART"} <= event.keys() for event in calendar.walk("VEVENT")] == [True, True]


def test_calendar_of_a_plan_that_is_done_is_there_and_empty(client: Client) -> None:
    begin(client)
    address = show(client)
    client.post("/topics/matrices/known/")

    assert (Client().get(address).status_code, days(Client().get(address).content)) == (200, [])


def test_nothing_is_shown_until_the_learner_says_so(client: Client) -> None:
    begin(client)
    html = client.get("/me/plan/").content.decode()

    assert (Plan.objects.get().token, "/calendar/" in html.replace("/me/plan/calendar/", "")) == (None, False)
    assert f"http://testserver{show(client)}" in client.get("/me/plan/").content.decode()


@pytest.mark.parametrize("word", ["off", "anew"])
def test_address_leads_nowhere_after_off_and_anew(client: Client, word: str) -> None:
    begin(client)
    old = show(client)

    new = show(client, word)

    assert (Client().get(old).status_code, client.get(old).status_code) == (404, 404)
    assert (new != old, new == "") == (True, word == "off")


def test_address_stays_when_it_is_asked_for_again_and_when_the_plan_changes(client: Client) -> None:
    begin(client)
    first = show(client)
    client.post("/me/plan/", {"by": "hours", "hours": "28"})

    assert show(client) == first
    assert re.fullmatch(r"/calendar/[\w-]{32}/roadmap\.ics", first)


def test_address_goes_with_the_plan(client: Client) -> None:
    begin(client)
    address = show(client)

    client.post("/me/plan/delete/")

    assert Client().get(address).status_code == 404


def test_address_goes_over_to_the_record_that_takes_the_plan(client: Client) -> None:
    begin(client)
    address = show(client)

    merge(Learner.for_new_browser()[0], Learner.objects.earliest("pk"))

    assert (Client().get(address).status_code, Learner.objects.count()) == (200, 1)


def test_another_learner_turns_nothing_off(client: Client) -> None:
    begin(client)
    address, other = show(client), Client()
    other.post("/me/plan/", {"by": "hours", "hours": "5"})

    for each in (other, Client()):
        each.post("/me/plan/calendar/", {"calendar": "off"})

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("fields", [{}, {"calendar": "perhaps"}])
def test_wrong_answer_is_refused_and_changes_nothing(client: Client, fields: dict[str, str]) -> None:
    begin(client)
    before = every_row()

    assert (client.post("/me/plan/calendar/", fields).status_code, every_row()) == (422, before)


def test_calendar_without_a_plan_is_refused(client: Client) -> None:
    response = client.post("/me/plan/calendar/", {"calendar": "on"})

    assert (response.status_code, Learner.objects.count(), Plan.objects.count()) == (422, 0, 0)
    assert "There is no plan yet" in response.content.decode()


@pytest.mark.parametrize("token", ["x" * 32, "nothing", "None", "x" * 5000])
def test_address_that_was_never_made_is_404(client: Client, token: str) -> None:
    begin(client)

    assert Client().get(f"/calendar/{token}/roadmap.ics").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_calendar_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries, number: int) -> None:
    for each in range(number):
        create_topic(f"topic-{each}")
    begin(client, to=[f"topic-{each}" for each in range(number)])
    address = show(client)
    Outline.current()

    with django_assert_num_queries(3):  # the plan with its learner, its goals, marks
        assert len(days(Client().get(address).content)) == number
