"""Drafts on their way from the desk to readers: reviewed, scheduled, published."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from curriculum.content.drafts import begin, new_draft, save
from curriculum.models import Comment, Draft, Stage, Topic
from tests.desk import address, create_person, form_of

pytestmark = pytest.mark.django_db


def test_draft_goes_from_editor_by_reviewer_to_publisher(topic: Topic, editor: Client, publisher: Client) -> None:
    reviewer = create_person("reviewer")
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=User.objects.first())
    path = address(draft)

    editor.post(path, form_of(editor, path) | {"_submit": "1"})
    assert "In review" in reviewer.get("/admin/curriculum/draft/").content.decode().replace("in review", "In review")
    reviewer.post(path, {"_comment": "1", "comment": "Which arrows?"})
    reviewer.post(path, {"_approve": "1"})
    approved = Draft.objects.get()
    publisher.post(path, form_of(publisher, path) | {"_publish": "1", "why": "Clearer."})

    assert approved.approved_by == User.objects.get(username="reviewer")
    assert list(Comment.objects.values_list("author__username", "text")) == [("reviewer", "Which arrows?")]
    topic.refresh_from_db()
    draft.refresh_from_db()
    assert (topic.title, draft.stage) == ("Arrows", Stage.PUBLISHED)
    assert "Arrows" in Client().get("/topics/vectors/").content.decode()


def test_new_topic_is_a_draft_until_it_is_published(topic: Topic, editor: Client, publisher: Client) -> None:
    path = "/admin/curriculum/draft/add/"
    typed = {"title": "Dot product", "section": topic.section.pk, "_continue": "1"}

    editor.post(path, form_of(editor, path) | typed)

    draft = Draft.objects.get()
    assert (draft.topic, draft.state["title"], draft.state["slug"]) == (None, "Dot product", "dot-product")
    page = editor.get(address(draft)).content.decode()
    assert "summary: Field required" in page
    more = {"summary": "A number.", "outcomes": "Compute one", "kind": "extension", "body": "## It\n\nA text."}
    publisher.post(address(draft), form_of(publisher, address(draft)) | more | {"_publish": "1"})
    assert Topic.objects.get(slug="dot-product").section == topic.section
    assert Client().get("/topics/dot-product/").status_code == 200


def test_publishing_over_newer_text_shows_both_and_asks(topic: Topic, publisher: Client) -> None:
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=None)
    path = address(draft)
    Topic.objects.filter(pk=topic.pk).update(title="Lists")

    asked = publisher.post(path, form_of(publisher, path) | {"_publish": "1"})
    kept = Topic.objects.get(slug="vectors").title
    publisher.post(path, form_of(publisher, path) | {"_over": "1"})

    assert (asked.status_code, kept, Topic.objects.get(slug="vectors").title) == (409, "Lists", "Arrows")
    assert "Publish, taking the draft" in asked.content.decode()


def test_form_of_a_topic_is_saved_as_a_draft(topic: Topic, publisher: Client) -> None:
    path = f"/admin/curriculum/topic/{topic.pk}/change/"

    publisher.post(path, form_of(publisher, path) | {"title": "Arrows", "_draft": "1"})

    topic.refresh_from_db()
    assert (topic.title, Draft.objects.get().state["title"]) == ("Vectors", "Arrows")
    assert "This topic has a draft" in publisher.get(path).content.decode()


def test_scheduled_draft_is_published_when_its_hour_has_come(topic: Topic, publisher: Client) -> None:
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=None)
    path = address(draft)
    at = timezone.localtime() + timedelta(hours=1)
    when = {"publish_at_0": f"{at:%Y-%m-%d}", "publish_at_1": f"{at:%H:%M:%S}"}
    publisher.post(path, form_of(publisher, path) | when | {"_schedule": "1"})
    call_command("publish_due")
    before = Topic.objects.get(slug="vectors").title
    scheduled = Draft.objects.get()
    Draft.objects.update(publish_at=timezone.now() - timedelta(seconds=1))

    call_command("publish_due", stdout=(said := StringIO()))

    assert (scheduled.stage, before, Topic.objects.get(slug="vectors").title) == (Stage.SCHEDULED, "Vectors", "Arrows")
    assert said.getvalue() == "Published: Arrows.\n"


def test_due_draft_that_cannot_be_published_is_said_and_stays(topic: Topic) -> None:
    draft = new_draft(topic.section, {"title": "Nothing yet"}, author=None)
    past = timezone.now() - timedelta(seconds=1)
    Draft.objects.filter(pk=draft.pk).update(stage=Stage.SCHEDULED, publish_at=past)

    with pytest.raises(SystemExit) as status:
        call_command("publish_due", stderr=(said := StringIO()))

    assert status.value.code == 1
    assert said.getvalue().startswith("Nothing yet: summary: Field required.")
    assert Draft.objects.get().is_overdue


def test_time_that_is_past_is_not_scheduled(topic: Topic, publisher: Client) -> None:
    draft = begin(topic, None)
    when = {"publish_at_0": "2020-01-01", "publish_at_1": "10:00:00"}

    answer = publisher.post(address(draft), form_of(publisher, address(draft)) | when | {"_schedule": "1"}, follow=True)

    assert "choose a time that is still to come" in answer.content.decode()
    assert Draft.objects.get().stage == Stage.DRAFT


def test_chosen_drafts_are_published_together(topic: Topic, publisher: Client) -> None:
    whole = {
        "summary": "What it is.",
        "kind": "extension",
        "outcomes": ["Say it"],
        "hours": 1.0,
    }
    second = new_draft(topic.section, whole | {"slug": "b", "title": "B"}, author=None)
    needs = [{"topic": second.code, "reason": "It needs it."}]
    first = new_draft(topic.section, whole | {"slug": "a", "title": "A", "requires": needs}, author=None)

    chosen = {"action": "publish_selected", "_selected_action": [first.pk, second.pk]}
    answer = publisher.post("/admin/curriculum/draft/", chosen, follow=True)

    assert "Published: 2." in answer.content.decode()
    assert Topic.objects.get(slug="a").prerequisites.get().requires.slug == "b"


def test_prerequisite_that_is_a_draft_stays_when_the_form_is_saved(topic: Topic, editor: Client) -> None:
    second = new_draft(topic.section, {"slug": "b", "title": "B"}, author=None)
    needs = [{"topic": second.code, "reason": "It needs it."}]
    first = new_draft(topic.section, {"slug": "a", "title": "A", "requires": needs}, author=None)

    page = editor.get(address(first)).content.decode()
    editor.post(address(first), form_of(editor, address(first)) | {"summary": "New.", "_continue": "1"})

    first.refresh_from_db()
    assert "It requires drafts" in page
    assert (first.state["summary"], first.state["requires"]) == ("New.", needs)
