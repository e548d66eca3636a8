"""A learner deletes everything; who has not come back for a year is forgotten."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from progress.models import Act, Learner, Mark, Share
from tests.factories import create_topic, create_user, every_row
from tests.test_accounts import sign_in

pytestmark = pytest.mark.django_db


def begin(client: Client) -> Client:
    client.post("/topics/vectors/status/", {"status": "done"})
    client.post("/me/share/", {"share": "on"})
    return client


def kept() -> list[int]:
    return [model.objects.count() for model in (Learner, Mark, Act, Share, User)]


def unseen(days: int, client: Client) -> Learner:
    """Make a client's learner one who has not written for some days."""
    client.post("/topics/vectors/status/", {"status": "done"})
    learner = Learner.objects.latest("pk")
    learner.seen_at = timezone.localdate() - timedelta(days=days)
    learner.save()
    return learner


def purge(*options: str) -> str:
    out = StringIO()
    call_command("purge_learners", *options, stdout=out)
    return out.getvalue()


def test_page_says_what_goes_and_writes_nothing(client: Client) -> None:
    create_topic("vectors")
    begin(client)
    before = every_row()

    html = client.get("/me/delete/").content.decode()

    assert ('href="/me/export/roadmap.json"' in html, "your account" in html, every_row()) == (True, False, before)


def test_delete_takes_everything_of_this_learner_and_of_no_other(client: Client) -> None:
    create_topic("vectors")
    begin(client)
    begin(Client())

    response = client.post("/me/delete/", {"word": "delete"})

    assert (response.status_code, response["Location"], kept()) == (303, "/me/deleted/", [1, 1, 1, 1, 0])
    assert (response.cookies["learner"].value, response.cookies["learner"]["max-age"]) == ("", 0)
    assert "Everything is deleted" in client.get("/me/deleted/").content.decode()


def test_delete_takes_the_account_too_and_signs_out_first(client: Client) -> None:
    create_topic("vectors")
    ada, bob = User.objects.create_user("ada"), Client()
    client.force_login(ada)
    begin(client)
    bob.force_login(User.objects.create_user("bob"))
    begin(bob)

    asked = client.get("/me/delete/").content.decode()
    client.post("/me/delete/", {"word": "delete"})

    assert ("your account, ada" in asked, kept()) == (True, [1, 1, 1, 1, 1])
    assert list(User.objects.values_list("username", flat=True)) == ["bob"]
    assert "_auth_user_id" not in client.session


def test_delete_leaves_no_row_of_an_account_and_no_session_anywhere(client: Client) -> None:
    create_topic("vectors")
    user, elsewhere = create_user(), Client()
    for browser in (client, elsewhere):
        sign_in(browser)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    begin(client)

    answer = client.post("/me/delete/", {"word": "delete"})

    kept = (EmailAddress, Authenticator, UserSession, Session, User, Learner)
    assert {model.__name__: model.objects.count() for model in kept} == {model.__name__: 0 for model in kept}
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_delete_takes_what_the_browser_remembered_before_signing_in(client: Client) -> None:
    create_topic("vectors")
    begin(client)
    client.force_login(User.objects.create_user("ada"))
    client.post("/topics/vectors/status/", {"status": "skipped"})

    client.post("/me/delete/", {"word": "delete"})

    assert kept() == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("word", ["", "yes", "delete it"])
def test_delete_without_the_word_deletes_nothing(client: Client, word: str) -> None:
    create_topic("vectors")
    begin(client)
    before = every_row()

    response = client.post("/me/delete/", {"word": word})

    assert (response.status_code, every_row(), dict(response.cookies)) == (422, before, {})


@pytest.mark.parametrize("word", ["delete", " Delete "])
def test_word_is_taken_as_people_type_it(client: Client, word: str) -> None:
    assert client.post("/me/delete/", {"word": word}).status_code == 303


def test_delete_from_another_site_is_refused() -> None:
    create_topic("vectors")
    client = begin(Client(enforce_csrf_checks=True))

    assert client.post("/me/delete/", {"word": "delete"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Learner.objects.count() == 1


def test_who_deleted_begins_anew(client: Client) -> None:
    create_topic("vectors")
    begin(client)
    client.post("/me/delete/", {"word": "delete"})

    client.post("/topics/vectors/status/", {"status": "learning"})

    assert list(Mark.objects.values_list("status", flat=True)) == ["learning"]


def test_write_says_that_the_learner_was_seen_and_a_read_does_not(client: Client) -> None:
    create_topic("vectors")
    long_ago = unseen(100, client).seen_at

    client.get("/me/")
    after_read = Learner.objects.get().seen_at
    client.post("/topics/vectors/status/", {"status": "learning"})

    assert (after_read, Learner.objects.get().seen_at) == (long_ago, timezone.localdate())


def test_seen_costs_one_query_a_day(client: Client, django_assert_num_queries) -> None:
    create_topic("vectors")
    unseen(1, client)
    client.get("/")

    with django_assert_num_queries(5):  # savepoint 2, learner, seen, marks
        client.post("/topics/vectors/status/", {"status": "done"})
    with django_assert_num_queries(4):
        client.post("/topics/vectors/status/", {"status": "done"})


@pytest.mark.parametrize(("days", "left"), [(365, 1), (366, 0)])
def test_purge_takes_who_has_not_written_for_a_year(client: Client, days: int, left: int) -> None:
    create_topic("vectors")
    unseen(days, client)

    said = purge()

    assert (kept()[:3], f"{1 - left} deleted" in said) == ([left] * 3, True)


def test_purge_takes_nobody_who_has_an_account(client: Client) -> None:
    create_topic("vectors")
    client.force_login(User.objects.create_user("ada"))
    unseen(1000, client)

    purge()

    assert Learner.objects.count() == 1


def test_purge_takes_a_number_of_days(client: Client) -> None:
    create_topic("vectors")
    stays, _goes = unseen(5, client), unseen(20, Client())

    purge("--days", "10")

    assert list(Learner.objects.all()) == [stays]


def test_purge_can_say_what_it_would_do(client: Client) -> None:
    create_topic("vectors")
    unseen(400, client)
    before = every_row()

    said = purge("--dry-run")

    assert ("1 would be deleted" in said, every_row()) == (True, before)


@pytest.mark.parametrize("days", ["0", "-5"])
def test_purge_of_everybody_is_refused(days: str) -> None:
    with pytest.raises(CommandError, match="at least 1"):
        purge(f"--days={days}")
