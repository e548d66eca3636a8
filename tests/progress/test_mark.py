"""Marking a topic: with htmx, without scripts, and by whom."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from curriculum.models import Alias
from progress.models import Learner, Mark
from tests.factories import create_topic

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def marks() -> list[tuple[str, str]]:
    return list(Mark.objects.order_by("topic__slug").values_list("topic__slug", "status"))


@pytest.mark.parametrize("status", ["learning", "done", "skipped"])
def test_mark_without_scripts_is_kept_and_leads_back_to_the_topic(client: Client, status: str) -> None:
    create_topic("vectors")

    response = client.post("/topics/vectors/status/", {"status": status})

    assert (response.status_code, response["Location"]) == (303, "/topics/vectors/")
    assert marks() == [("vectors", status)]


def test_mark_by_htmx_answers_with_what_the_page_held(client: Client) -> None:
    create_topic("vectors")

    response = client.post("/topics/vectors/status/", {"status": "done"}, headers=HTMX)

    assert response.status_code == 200
    html = response.content.decode()
    assert 'id="status" data-topic="vectors" data-status="done"' in html
    assert html.count("hx-swap-oob") == 2
    assert "<html" not in html


def test_mark_not_started_clears(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/status/", {"status": "done"})

    client.post("/topics/vectors/status/", {"status": "not-started"})

    assert marks() == []


def test_mark_is_set_and_not_toggled(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/status/", {"status": "done"})
    before = Mark.objects.values().get()

    client.post("/topics/vectors/status/", {"status": "done"})

    assert Mark.objects.values().get() == before


def test_mark_of_another_status_replaces_the_first(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/status/", {"status": "learning"})

    client.post("/topics/vectors/status/", {"status": "done"})

    assert marks() == [("vectors", "done")]


def test_first_mark_makes_a_learner_and_a_get_does_not(client: Client) -> None:
    create_topic("vectors")

    for path in ("/", "/topics/vectors/", "/roadmaps/deep-learning/", "/roadmaps/deep-learning/basics/"):
        response = client.get(path)
        assert (response.status_code, dict(response.cookies)) == (200, {})
    assert Learner.objects.count() == 0
    client.post("/topics/vectors/status/", {"status": "done"})

    assert Learner.objects.count() == 1


def test_clearing_what_was_never_marked_makes_no_learner(client: Client) -> None:
    create_topic("vectors")

    response = client.post("/topics/vectors/status/", {"status": "not-started"})

    assert (response.status_code, Learner.objects.count(), dict(response.cookies)) == (303, 0, {})


def test_learner_cookie_is_out_of_reach_of_scripts_and_lasts(client: Client) -> None:
    create_topic("vectors")

    cookie = client.post("/topics/vectors/status/", {"status": "done"}).cookies["learner"]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["path"]) == (True, "Lax", 34560000, "/")
    assert len(cookie.value) == 43
    assert Learner.objects.filter(token_digest=cookie.value).count() == 0


def test_marks_belong_to_one_browser(client: Client) -> None:
    create_topic("vectors")
    other = Client()
    client.post("/topics/vectors/status/", {"status": "done"})
    other.post("/topics/vectors/status/", {"status": "skipped"})

    assert 'data-topic="vectors" data-status="done"' in client.get("/topics/vectors/").content.decode()
    assert 'data-topic="vectors" data-status="skipped"' in other.get("/topics/vectors/").content.decode()
    assert 'data-topic="vectors" data-status="not-started"' in Client().get("/topics/vectors/").content.decode()


def test_guessed_cookie_is_nobody(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/status/", {"status": "done"})
    guesser = Client()
    guesser.cookies["learner"] = Learner.objects.get().token_digest

    html = guesser.get("/topics/vectors/").content.decode()

    assert 'data-topic="vectors" data-status="not-started"' in html


def test_marks_of_an_account_follow_it_to_another_browser() -> None:
    create_topic("vectors")
    user = User.objects.create_user("ada")
    first, second = Client(), Client()
    first.force_login(user)
    second.force_login(user)

    response = first.post("/topics/vectors/status/", {"status": "done"})

    assert "learner" not in response.cookies
    assert 'data-topic="vectors" data-status="done"' in second.get("/topics/vectors/").content.decode()


def test_cookie_of_an_account_learner_opens_nothing(client: Client) -> None:
    """An anonymous learner that comes to belong to an account is no longer reached by the browser's cookie."""
    create_topic("vectors")
    client.post("/topics/vectors/status/", {"status": "done"})
    Learner.objects.update(user=User.objects.create_user("ada"))

    html = client.get("/topics/vectors/").content.decode()

    assert 'data-topic="vectors" data-status="not-started"' in html


@pytest.mark.parametrize("data", [{}, {"status": ""}, {"status": "Done"}, {"status": "known"}])
def test_mark_refuses_what_is_no_status_and_says_so(client: Client, data: dict[str, str]) -> None:
    create_topic("vectors")

    response = client.post("/topics/vectors/status/", data)

    assert (response.status_code, marks()) == (422, [])
    assert "Nothing was changed" in response.content.decode()


def test_mark_refused_under_htmx_goes_to_the_notice(client: Client) -> None:
    create_topic("vectors")

    response = client.post("/topics/vectors/status/", {"status": "x"}, headers=HTMX)

    assert (response.status_code, response["HX-Retarget"]) == (422, "#notice")
    assert "<html" not in response.content.decode()


def test_mark_of_no_topic_is_404(client: Client) -> None:
    create_topic("vectors")

    assert client.post("/topics/vektors/status/", {"status": "done"}).status_code == 404


def test_mark_by_get_is_405(client: Client) -> None:
    create_topic("vectors")

    assert client.get("/topics/vectors/status/").status_code == 405


def test_mark_from_a_page_with_the_old_address_is_kept(client: Client) -> None:
    topic = create_topic("vectors")
    Alias.objects.create(slug="arrows", topic=topic)

    response = client.post("/topics/arrows/status/", {"status": "done"})

    assert (response["Location"], marks()) == ("/topics/vectors/", [("vectors", "done")])


def test_mark_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries) -> None:
    for number in range(30):
        create_topic(f"topic-{number}")
    client.get("/")

    with django_assert_num_queries(7):  # savepoint 2, learner and token 1, marks before 1, act and change 2, mark 1
        first = client.post("/topics/topic-3/status/", {"status": "done"}, headers=HTMX)
    with django_assert_num_queries(7):  # the learner, now with a lock
        client.post("/topics/topic-4/status/", {"status": "done"}, headers=HTMX)
    client.force_login(User.objects.create_user("ada"))
    client.post("/topics/topic-5/status/", {"status": "done"}, headers=HTMX)
    with django_assert_num_queries(9):  # session and user 2 more
        client.post("/topics/topic-6/status/", {"status": "done"}, headers=HTMX)

    assert first.status_code == 200
