"""What a learner does is one act, and undoing it brings back exactly what was."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from progress.models import Act, Change, Mark
from tests.factories import create_topic

pytestmark = pytest.mark.django_db


def mark(client: Client, slug: str, status: str) -> Act | None:
    client.post(f"/topics/{slug}/status/", {"status": status})
    return Act.objects.order_by("pk").last()


def know(client: Client, slug: str) -> Act:
    client.post(f"/topics/{slug}/known/")
    return Act.objects.latest("pk")


def undo(client: Client, act: Act | None) -> None:
    assert act
    assert client.post(f"/me/acts/{act.pk}/undo/").status_code == 303


def marks() -> list[tuple[str, str]]:
    return list(Mark.objects.order_by("topic__slug").values_list("topic__slug", "status"))


def exactly() -> list[tuple[object, ...]]:
    """Everything that is so of the marks but the numbers of their rows."""
    return list(Mark.objects.order_by("learner", "topic").values_list("learner", "topic", "status", "marked_at"))


def create_ladder(rungs: int) -> None:
    """Create topic-0, topic-1 on it, and so on."""
    for number in range(rungs):
        create_topic(f"topic-{number}", requires=[f"topic-{number - 1}"] if number else [])


def test_every_mark_is_one_act_with_one_change(client: Client) -> None:
    create_topic("vectors")

    for status in ("learning", "done", "done", "not-started"):
        mark(client, "vectors", status)

    changes = list(Change.objects.values_list("topic__slug", "before", "after"))
    assert changes == [
        ("vectors", "not-started", "learning"),
        ("vectors", "learning", "done"),
        ("vectors", "done", "not-started"),
    ]
    assert list(Act.objects.values_list("kind", "topic__slug")) == [("mark", "vectors")] * 3


def test_know_takes_all_beneath_as_known_in_one_act(client: Client) -> None:
    create_ladder(4)
    create_topic("other")
    mark(client, "topic-0", "skipped")
    mark(client, "topic-1", "learning")

    act = know(client, "topic-3")

    assert marks() == [("topic-0", "skipped"), ("topic-1", "done"), ("topic-2", "done"), ("topic-3", "done")]
    assert sorted(act.changes.values_list("topic__slug", "before")) == [
        ("topic-1", "learning"),
        ("topic-2", "not-started"),
        ("topic-3", "not-started"),
    ]


def test_know_of_what_is_known_writes_nothing(client: Client) -> None:
    create_ladder(3)
    know(client, "topic-2")
    before = exactly()

    know(client, "topic-2")

    assert (exactly(), Act.objects.count()) == (before, 1)


@pytest.mark.parametrize("rungs", [2, 60])
def test_know_and_undo_cost_a_fixed_number_of_queries(client: Client, django_assert_num_queries, rungs: int) -> None:
    create_ladder(rungs)
    mark(client, "topic-0", "learning")
    client.get("/")

    with django_assert_num_queries(7):  # savepoint 2, learner, marks, act, changes, marks
        client.post(f"/topics/topic-{rungs - 1}/known/")
    act = Act.objects.latest("pk")
    # Act, savepoint 2, learner, undone, changes, later ones, marks that go, and back.
    with django_assert_num_queries(9):
        client.post(f"/me/acts/{act.pk}/undo/")

    assert marks() == [("topic-0", "learning")]


@pytest.mark.parametrize("before", ["not-started", "learning", "done", "skipped"])
@pytest.mark.parametrize("after", ["not-started", "learning", "done", "skipped"])
def test_undo_of_a_mark_brings_back_exactly_what_was(client: Client, before: str, after: str) -> None:
    create_topic("vectors")
    create_topic("matrices")
    mark(client, "matrices", "done")
    mark(client, "vectors", before)
    was, acts = exactly(), Act.objects.count()

    act = mark(client, "vectors", after)
    if Act.objects.count() > acts:
        undo(client, act)

    assert exactly() == was


def test_undo_of_know_brings_back_exactly_what_was(client: Client) -> None:
    create_ladder(5)
    for slug, status in (("topic-0", "done"), ("topic-1", "learning"), ("topic-3", "skipped")):
        mark(client, slug, status)
    was = exactly()

    undo(client, know(client, "topic-4"))

    assert exactly() == was


def test_undo_twice_changes_nothing_the_second_time(client: Client) -> None:
    create_ladder(2)
    act = know(client, "topic-1")
    undo(client, act)
    mark(client, "topic-0", "done")
    was, undone_at = exactly(), Act.objects.get(pk=act.pk).undone_at

    undo(client, act)

    assert (exactly(), Act.objects.get(pk=act.pk).undone_at) == (was, undone_at)


def test_undo_leaves_what_was_marked_again_since_and_says_so(client: Client) -> None:
    create_ladder(3)
    act = know(client, "topic-2")
    mark(client, "topic-1", "learning")

    said = client.post(f"/me/acts/{act.pk}/undo/", follow=True).content.decode()

    assert marks() == [("topic-1", "learning")]
    assert "Left as you marked it since: Topic 1." in said


def test_undo_reaches_past_a_later_act_that_was_undone(client: Client) -> None:
    create_topic("vectors")
    first = mark(client, "vectors", "learning")
    second = mark(client, "vectors", "done")

    undo(client, second)
    undo(client, first)

    assert marks() == []


def test_undo_of_acts_from_the_last_to_the_first_ends_where_all_began(client: Client) -> None:
    create_ladder(4)
    for slug, status in (("topic-3", "learning"), ("topic-0", "done"), ("topic-3", "skipped"), ("topic-0", "learning")):
        mark(client, slug, status)
    know(client, "topic-3")
    mark(client, "topic-2", "not-started")

    for act in Act.objects.order_by("-pk"):
        undo(client, act)

    assert marks() == []


def test_act_of_another_learner_does_not_exist(client: Client) -> None:
    create_topic("vectors")
    act = mark(client, "vectors", "done")
    other, visitor = Client(), Client()
    mark(other, "vectors", "learning")
    signed_in = Client()
    signed_in.force_login(User.objects.create_user("ada"))
    was = exactly()

    answers = [each.post(f"/me/acts/{act.pk}/undo/").status_code for each in (other, visitor, signed_in)]

    assert (answers, exactly()) == ([404, 404, 404], was)
    assert "You marked" not in other.get(f"/topics/vectors/?act={act.pk}").content.decode()


@pytest.mark.parametrize("key", ["0", "999", "9" * 30, "9" * 5000])
def test_act_that_never_was_is_404_and_said_nowhere(client: Client, key: str) -> None:
    create_topic("vectors")
    mark(client, "vectors", "done")

    assert client.post(f"/me/acts/{key}/undo/").status_code == 404
    assert client.get(f"/topics/vectors/?act={key}").status_code == 200


@pytest.mark.parametrize(("path", "expected"), [("/topics/vectors/known/", 303), ("/me/acts/1/undo/", 404)])
def test_posts_from_other_sites_and_gets_are_refused(path: str, expected: int) -> None:
    create_topic("vectors")
    client = Client(enforce_csrf_checks=True)

    assert client.get(path).status_code == 405
    assert client.post(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Act.objects.count() == 0
    assert client.post(path, headers={"Sec-Fetch-Site": "same-origin"}).status_code == expected


def test_know_leads_back_to_the_page_it_was_said_on_with_a_way_to_undo(client: Client) -> None:
    create_ladder(3)

    response = client.post("/topics/topic-1/known/", {"page": "/path/topic-2/?to=topic-0&hours=5"})

    act = Act.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/path/topic-2/?to=topic-0&hours=5&act={act.pk}")
    said = client.get(response["Location"]).content.decode()
    assert "You took Topic 1 as known, and 1 topic it builds on." in re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", said))
    assert f'action="/me/acts/{act.pk}/undo/"' in said


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1", ""])
@pytest.mark.parametrize("path", ["/topics/vectors/known/", "/topics/vectors/status/"])
def test_answers_lead_to_no_other_site(client: Client, path: str, page: str) -> None:
    create_topic("vectors")

    response = client.post(path, {"page": page, "status": "done"})

    assert response["Location"].split("?")[0] == "/topics/vectors/"


def test_topic_done_offers_what_it_builds_on_and_then_to_undo_it(client: Client) -> None:
    create_ladder(3)
    mark(client, "topic-2", "done")

    offered = client.get("/topics/topic-2/").content.decode()
    after = client.post("/topics/topic-2/known/", {"page": "/topics/topic-2/"}, follow=True).content.decode()

    assert "Take the 2 topics it builds on as known, too" in offered
    assert "as known, too" not in after
    assert "You took 2 topics that Topic 2 builds on as known." in after


def test_what_was_taken_as_known_is_not_what_was_finished_last(client: Client) -> None:
    create_ladder(3)
    create_topic("beyond", requires=["topic-2"])
    mark(client, "topic-2", "done")

    know(client, "topic-2")

    assert "you finished Topic 2 last" in client.get("/me/").content.decode()
