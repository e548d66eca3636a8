"""Drafts at the desk: who writes and reads them, and what becomes of what they write."""

import pytest
from django.test import Client

from curriculum.content.drafts import begin, save
from curriculum.models import Comment, Draft, Stage, Topic
from tests.desk import address, create_person, form_of
from tests.factories import create_roadmap, create_section

pytestmark = pytest.mark.django_db


def test_editor_begins_a_draft_of_a_topic_and_readers_see_nothing_of_it(topic: Topic, editor: Client) -> None:
    begun = editor.post(f"/admin/curriculum/draft/begin/{topic.pk}/")
    draft = Draft.objects.get()

    saved = editor.post(address(draft), form_of(editor, address(draft)) | {"title": "Arrows", "_continue": "1"})

    assert (begun.status_code, begun["Location"], saved.status_code) == (302, address(draft), 302)
    draft.refresh_from_db()
    topic.refresh_from_db()
    assert (draft.state["title"], topic.title) == ("Arrows", "Vectors")


def test_saving_a_draft_as_it_was_opened_changes_nothing(topic: Topic, editor: Client) -> None:
    draft = begin(topic, None)
    before = draft.state

    editor.post(address(draft), form_of(editor, address(draft)) | {"_continue": "1"})

    draft.refresh_from_db()
    assert draft.state == before
    assert draft.revisions.count() == 1


def test_editor_of_another_roadmap_does_not_find_the_draft(topic: Topic) -> None:
    stranger = create_person("editor", roadmap=create_roadmap(slug="other"))
    draft = begin(topic, None)

    assert stranger.get(address(draft)).status_code == 404
    assert stranger.post(f"/admin/curriculum/draft/begin/{topic.pk}/").status_code == 403
    assert "Vectors" not in stranger.get("/admin/curriculum/draft/").content.decode()


def test_editor_does_not_change_what_is_published(topic: Topic, editor: Client) -> None:
    path = f"/admin/curriculum/topic/{topic.pk}/change/"

    assert editor.get(path).status_code == 200
    assert editor.post(path, {"title": "Arrows", "_save": "1"}).status_code == 403


@pytest.mark.parametrize("button", ["_publish", "_over", "_schedule"])
def test_editor_does_not_publish(topic: Topic, editor: Client, button: str) -> None:
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=None)

    answer = editor.post(address(draft), form_of(editor, address(draft)) | {button: "1"})

    assert answer.status_code == 403
    topic.refresh_from_db()
    assert topic.title == "Vectors"


@pytest.mark.parametrize(
    ("role", "step"),
    [("editor", "_return"), ("reviewer", "_discard"), ("reviewer", "_publish"), ("reviewer", "_submit")],
)
def test_step_is_taken_by_nobody_who_may_not(topic: Topic, role: str, step: str) -> None:
    person = create_person(role, roadmap=topic.section.roadmap)
    draft = begin(topic, None)
    Draft.objects.update(stage=Stage.IN_REVIEW)

    answer = person.post(address(draft), {step: "1"})

    assert answer.status_code == 403
    draft.refresh_from_db()
    assert draft.stage == Stage.IN_REVIEW


@pytest.mark.parametrize("role", ["editor", "reviewer"])
def test_list_publishes_for_publishers_alone(topic: Topic, publisher: Client, role: str) -> None:
    person = create_person(role, roadmap=topic.section.roadmap)
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=None)
    chosen = {"action": "publish_selected", "_selected_action": str(draft.pk)}

    person.post("/admin/curriculum/draft/", chosen)
    topic.refresh_from_db()
    assert topic.title == "Vectors"

    publisher.post("/admin/curriculum/draft/", chosen)
    topic.refresh_from_db()
    assert topic.title == "Arrows"


def test_nobody_approves_their_own_draft(topic: Topic, publisher: Client) -> None:
    draft = begin(topic, None)
    path = address(draft)
    publisher.post(path, form_of(publisher, path) | {"title": "Arrows", "_submit": "1"})

    answer = publisher.post(path, {"_approve": "1"}, follow=True)

    assert "Somebody other than its author approves" in answer.content.decode()
    assert Draft.objects.get().approved_by is None


def test_reviewer_reads_and_does_not_write(topic: Topic) -> None:
    reviewer = create_person("reviewer")
    draft = begin(topic, None)

    page = reviewer.get(address(draft))

    assert (page.status_code, "adminform" in page.context) == (200, False)
    assert reviewer.post(address(draft), {"title": "Arrows", "_save": "1"}).status_code == 403
    assert "Old." in reviewer.get(f"/admin/curriculum/draft/{draft.pk}/preview/").content.decode()


def test_new_topic_goes_into_no_roadmap_that_was_not_given(topic: Topic, editor: Client) -> None:
    section = create_section(roadmap=create_roadmap(slug="other"), slug="far")
    path = "/admin/curriculum/draft/add/"

    answer = editor.post(path, form_of(editor, path) | {"title": "Mine", "section": section.pk})

    assert (answer.status_code, Draft.objects.count()) == (200, 0)


def test_lesson_with_faults_is_kept_and_said(topic: Topic, editor: Client) -> None:
    draft = begin(topic, None)

    path = address(draft)
    editor.post(path, form_of(editor, path) | {"body": "## It\n\n[[nowhere]]", "_continue": "1"})

    assert "Line 3: [[nowhere]] is not a topic." in editor.get(path).content.decode()


def test_second_of_two_saves_of_a_draft_is_stopped_and_merges(topic: Topic, editor: Client, publisher: Client) -> None:
    draft = begin(topic, None)
    path = address(draft)
    hers, his = form_of(editor, path), form_of(publisher, path)
    editor.post(path, hers | {"title": "Arrows", "_save": "1"})

    stopped = publisher.post(path, his | {"summary": "New.", "_save": "1"})
    merged = {"opened": str(stopped.context["opened"]), "version": str(stopped.context["version"]), "_merge": "1"}
    said = stopped.content.decode()
    publisher.post(path, his | {"summary": "New."} | merged)

    assert stopped.status_code == 409
    assert ('value="New."' in said, "Arrows" in said) == (True, True)
    draft.refresh_from_db()
    assert (draft.state["title"], draft.state["summary"]) == ("Arrows", "New.")


def test_discarded_draft_is_kept_and_taken_up_again(topic: Topic, editor: Client) -> None:
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=None)
    path = address(draft)

    editor.post(path, {"_discard": "1"})

    assert Draft.objects.get().stage == Stage.DISCARDED
    assert "Arrows" not in editor.get("/admin/curriculum/draft/").content.decode()
    editor.post(path, form_of(editor, path) | {"_continue": "1"})
    assert (Draft.objects.get().stage, Draft.objects.get().state["title"]) == (Stage.DRAFT, "Arrows")


def test_earlier_state_of_a_draft_is_restored(topic: Topic, editor: Client) -> None:
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=None)
    first = draft.revisions.last()
    assert first is not None

    editor.post(f"/admin/curriculum/draft/{draft.pk}/revisions/", {"restore": str(first.pk)})

    assert Draft.objects.get().state["title"] == "Vectors"
    assert draft.revisions.count() == 3


def test_comment_is_settled_and_hostile_text_is_text(topic: Topic, editor: Client) -> None:
    draft = begin(topic, None)
    editor.post(address(draft), {"_comment": "1", "comment": "<script>alert(1)</script>"})

    page = editor.get(address(draft)).content.decode()
    editor.post(address(draft), {"_settle": str(Comment.objects.get().pk)})

    assert ("<script>alert(1)" in page, "&lt;script&gt;alert(1)" in page) == (False, True)
    assert Comment.objects.get().settled_at is not None
