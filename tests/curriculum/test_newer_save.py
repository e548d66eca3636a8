"""A save over somebody else's newer save is stopped, shown and merged."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from curriculum.models import Revision, Topic
from tests.curriculum.test_admin import form_of
from tests.factories import create_resource, create_topic

pytestmark = pytest.mark.django_db

BODY = "## It\n\nOne.\n\nTwo.\n\nThree."


@pytest.fixture
def topic():
    return create_topic("vectors", body=BODY)


@pytest.fixture
def grace():
    return editor("grace")


@pytest.fixture
def ada():
    return editor("ada")


def editor(name):
    client = Client()
    client.force_login(User.objects.create_superuser(name))
    return client


def post(client, topic, form, **changes):
    return client.post(f"/admin/curriculum/topic/{topic.pk}/change/", form | changes)


def hidden(response):
    return {name: response.context[name] for name in ("version", "opened")}


def test_second_of_two_saves_is_stopped_with_both_texts_and_ones_own_still_typed_in(topic, grace, ada):
    form = form_of(topic)
    post(grace, topic, form, title="Arrows")

    response = post(ada, topic, form, title="Directed lines", summary="A summary that took an hour.")

    html = response.content.decode()
    assert response.status_code == 409
    assert Topic.objects.get().title == "Arrows"
    assert 'value="Directed lines"' in html
    assert 'value="A summary that took an hour."' in html
    assert "<del>Vectors</del><ins>Arrows</ins>" in html
    assert "<del>Vectors</del><ins>Directed lines</ins>" in html
    assert "grace saved it (" in html
    assert [entry.user.username for entry in LogEntry.objects.all()] == ["grace"]


def test_one_click_merges_what_does_not_overlap(topic, grace, ada):
    form = form_of(topic)
    post(grace, topic, form, title="Arrows", body=BODY.replace("One", "1"))
    changes = {"hours": 5, "body": BODY.replace("Three", "3"), "why": "More time."}
    stopped = post(ada, topic, form, **changes)

    response = post(ada, topic, form, **changes, **hidden(stopped), _merge="Merge both")

    topic.refresh_from_db()
    assert (stopped.status_code, response.status_code) == (409, 302)
    assert (topic.title, topic.hours, topic.body) == ("Arrows", 5, "## It\n\n1.\n\nTwo.\n\n3.")
    assert "<p>3.</p>" in topic.html
    assert [str(each) for each in response.wsgi_request._messages] == ["Merged and saved."]
    newest = Revision.objects.first()
    assert (newest.author.username, newest.why, newest.state["title"]) == ("ada", "More time.", "Arrows")


def test_where_both_changed_the_same_a_merge_takes_ones_own_and_a_revision_keeps_the_other(topic, grace, ada):
    form = form_of(topic)
    post(grace, topic, form, title="Arrows", hours=9)
    stopped = post(ada, topic, form, title="Directed lines")

    post(ada, topic, form, title="Directed lines", **hidden(stopped), _merge="Merge both")

    topic.refresh_from_db()
    assert (topic.title, topic.hours) == ("Directed lines", 9)
    assert [each.state["title"] for each in Revision.objects.all()] == ["Directed lines", "Arrows", "Vectors"]


def test_save_after_being_shown_both_takes_ones_own_alone(topic, grace, ada):
    form = form_of(topic)
    post(grace, topic, form, title="Arrows")
    stopped = post(ada, topic, form, title="Directed lines")

    response = post(ada, topic, form | hidden(stopped), title="Directed lines")

    assert (response.status_code, Topic.objects.get().title) == (302, "Directed lines")


def test_third_save_meanwhile_stops_again(topic, grace, ada):
    form = form_of(topic)
    post(grace, topic, form, title="Arrows")
    stopped = post(ada, topic, form, title="Directed lines")
    post(grace, topic, form_of(Topic.objects.get()), title="Arrows again")

    assert post(ada, topic, form | hidden(stopped), title="Directed lines").status_code == 409


def test_rows_of_the_topic_are_merged_too(topic, grace, ada):
    post(grace, topic, form_of(topic))
    form = form_of(topic)
    create_resource(topic)

    stopped = post(ada, topic, form, hours=5)
    post(ada, topic, form, hours=5, **hidden(stopped), _merge="Merge both")

    assert (Topic.objects.get().hours, topic.resources.count()) == (5, 1)


def test_form_with_errors_of_its_own_is_shown_with_them_and_nothing_is_saved(topic, grace, ada):
    form = form_of(topic)
    post(grace, topic, form, title="Arrows")

    response = post(ada, topic, form, title="", hours=5)

    assert (response.status_code, "This field is required." in response.content.decode()) == (200, True)
    assert Topic.objects.get().hours == 2


def test_save_of_another_topic_stops_nobody(topic, grace, ada):
    other = create_topic("matrices")
    form = form_of(topic)
    post(grace, other, form_of(other), title="Tables")

    assert post(ada, topic, form, title="Arrows").status_code == 302


@pytest.mark.parametrize("said", ["", "x", "999999", "-1"])
def test_form_that_does_not_say_when_it_was_opened_is_taken_for_the_oldest(topic, grace, said):
    post(grace, topic, form_of(topic), title="Arrows")

    response = post(grace, topic, form_of(topic), title="Directed lines", version=said)

    assert response.status_code == 409
