"""How a learner wants days shown."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.utils.formats import date_format

from progress.forms import time_zones
from progress.models import Act, Learner, Mark
from progress.path import pace
from progress.record import Record
from tests.factories import create_topic

pytestmark = pytest.mark.django_db

BERLIN = {"time_zone": "Europe/Berlin", "shows_streak": "on"}


def kept() -> list[tuple[str, bool]]:
    return list(Learner.objects.order_by("pk").values_list("time_zone", "shows_streak"))


def chosen(client: Client) -> tuple[list[str], bool]:
    html = client.get("/me/settings/").content.decode()
    return re.findall(r'<option value="(.*?)" selected>', html), "checked" in html


def test_form_of_a_visitor_writes_nothing_and_asks_nothing(client: Client, django_assert_num_queries) -> None:
    create_topic("vectors")
    client.get("/")

    with django_assert_num_queries(0):
        response = client.get("/me/settings/")

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    assert (Learner.objects.count(), dict(response.cookies), chosen(client)) == (0, {}, ([""], True))


def test_visitor_who_saves_becomes_a_learner(client: Client) -> None:
    response = client.post("/me/settings/", BERLIN)

    assert (response.status_code, response["Location"], list(response.cookies)) == (303, "/me/", ["learner"])
    assert (kept(), chosen(client)) == ([("Europe/Berlin", True)], (["Europe/Berlin"], True))


def test_what_is_saved_takes_the_place_of_what_was(client: Client) -> None:
    client.post("/me/settings/", BERLIN)

    client.post("/me/settings/", {"time_zone": ""})

    assert (kept(), chosen(client)) == ([("", False)], ([""], False))


def test_settings_and_marks_leave_each_other_alone(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/status/", {"status": "done"})

    client.post("/me/settings/", BERLIN)
    client.post("/topics/vectors/status/", {"status": "skipped"})

    assert (kept(), Mark.objects.get().status, Act.objects.count()) == ([("Europe/Berlin", True)], "skipped", 2)


def test_settings_of_another_learner_stay(client: Client) -> None:
    Client().post("/me/settings/", BERLIN)

    client.post("/me/settings/", {"time_zone": "Asia/Tokyo"})

    assert kept() == [("Europe/Berlin", True), ("Asia/Tokyo", False)]


def test_account_keeps_settings_too(client: Client) -> None:
    client.force_login(User.objects.create_user("ada"))

    response = client.post("/me/settings/", BERLIN)

    assert ("learner" in response.cookies, Learner.objects.get().user.username) == (False, "ada")
    assert chosen(client) == (["Europe/Berlin"], True)


@pytest.mark.parametrize("name", ["Mars/Olympus", "Berlin", "../../etc/passwd", "Europe/Berlin\0", "x" * 500])
def test_unknown_time_zone_is_refused_and_nothing_is_written(client: Client, name: str) -> None:
    client.post("/me/settings/", BERLIN)

    response = client.post("/me/settings/", {"time_zone": name})

    assert (response.status_code, kept()) == (422, [("Europe/Berlin", True)])
    assert "There is no time zone" in response.content.decode()


def test_forged_settings_are_refused_and_a_link_from_elsewhere_is_not() -> None:
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})

    answers = [client.post("/me/settings/", BERLIN).status_code, client.get("/me/settings/").status_code]

    assert (answers, kept()) == ([403, 200], [])


def test_honest_settings_need_no_token() -> None:
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})

    assert client.post("/me/settings/", BERLIN).status_code == 303


def test_other_methods_are_refused(client: Client) -> None:
    assert client.delete("/me/settings/").status_code == 405


def test_time_zones_stand_by_region() -> None:
    groups = dict(time_zones())

    assert ("Europe/Berlin", "Berlin") in groups["Europe"]
    assert ("America/Argentina/Buenos_Aires", "Argentina/Buenos Aires") in groups["America"]
    assert list(groups) == sorted(groups)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("", "UTC"), ("Europe/Berlin", "Europe/Berlin"), ("Mars/Olympus", "UTC"), ("../x", "UTC")],
)
def test_time_zone_not_known_here_is_the_sites(name: str, expected: str) -> None:
    learner, token = Learner.for_new_browser()
    Learner.objects.filter(pk=learner.pk).update(time_zone=name)
    request = RequestFactory().get("/")
    request.COOKIES["learner"] = token

    assert str(Record(request).time_zone) == expected


@pytest.mark.parametrize("name", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_week_in_which_a_path_ends_is_of_the_time_zone(client: Client, name: str) -> None:
    create_topic("vectors", hours=2)
    client.post("/me/settings/", {"time_zone": name})

    html = client.get("/path/vectors/?hours=1").content.decode()

    monday = pace(1, 2, today=datetime.now(ZoneInfo(name)).date()).monday
    assert f"2 weeks: the week of {date_format(monday, 'j F Y')}" in html
