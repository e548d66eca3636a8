"""The form of a plan: what it begins with, and what it refuses and gives back."""

import re

import pytest
from django.test import Client

from progress.models import Plan
from tests.factories import every_row
from tests.progress.test_plan import create_plannable, save

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _topics(db: None) -> None:
    create_plannable()


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
