"""Drafts: what editors write is public when it is published, and not a moment sooner; nothing is lost on the way."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.content.drafts import MovedOnError, UnpublishableError, begin, new_draft, publish, save
from curriculum.content.merge import merge
from curriculum.content.state import of_topics
from curriculum.models import Draft, Edition, Prerequisite, Revision, Roadmap, Stage, Topic
from tests.factories import create_section, create_topic, create_user

pytestmark = pytest.mark.django_db

FULL = {
    "slug": "attention",
    "title": "Attention",
    "summary": "It looks where it matters.",
    "kind": "extension",
    "hours": 2.0,
    "outcomes": ["Compute a weighted mean"],
    "body": "## It\n\nA text.",
}


def live(topic):
    return of_topics(Topic.objects.filter(pk=topic.pk))[topic.code]


def test_draft_of_a_topic_says_what_it_says_and_changes_nothing_that_readers_see(client: Client) -> None:
    topic = create_topic("vectors", title="Vectors", body="## It\n\nOld.")
    before = live(topic)

    draft = begin(topic, None)
    save(draft, draft.state | {"title": "Arrows", "body": "## It\n\nNew."}, author=None)

    assert draft.base == before == live(topic)
    page = client.get("/topics/vectors/").content.decode()
    assert ("Arrows" in page, "New." in page) == (False, False)


def test_draft_of_a_topic_is_one_however_often_it_is_begun() -> None:
    topic = create_topic("vectors")
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=None)

    again = begin(topic, None)

    assert (again.pk, again.state["title"]) == (draft.pk, "Arrows")


def test_every_save_of_a_draft_is_a_revision_with_who_and_why() -> None:
    ada = create_user("ada")
    draft = begin(create_topic("vectors", title="Vectors"), ada)

    save(draft, draft.state | {"title": "Arrows"}, author=ada, why="A better word.")
    save(draft, draft.state, author=ada, why="The same again.")

    said = draft.revisions.order_by("pk").values_list("state__title", "author__username", "why")
    assert list(said) == [("Vectors", "ada", "begun"), ("Arrows", "ada", "A better word.")]


def test_published_draft_is_what_readers_see_with_a_revision(client: Client) -> None:
    ada, topic = create_user("ada"), create_topic("vectors", title="Vectors")
    draft = save(begin(topic, ada), begin(topic, ada).state | {"title": "Arrows"}, author=ada)
    before = Edition.objects.values_list("number", flat=True).first() or 0

    publish([draft], author=ada, why="Clearer.")

    assert "Arrows" in client.get("/topics/vectors/").content.decode()
    newest = Revision.objects.filter(topic=topic).first()
    assert newest is not None
    assert (newest.state["title"], newest.author, newest.why) == ("Arrows", ada, "Clearer.")
    draft.refresh_from_db()
    assert (draft.stage, draft.is_open) == (Stage.PUBLISHED, False)
    assert Edition.objects.get().number > before


def test_what_was_changed_meanwhile_is_kept_when_a_draft_is_published() -> None:
    topic = create_topic("vectors", title="Vectors", summary="Old.")
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=None)
    Topic.objects.filter(pk=topic.pk).update(summary="New.")

    publish([draft], author=None)

    topic.refresh_from_db()
    assert (topic.title, topic.summary) == ("Arrows", "New.")


def test_draft_and_newer_text_at_the_same_place_are_not_published_until_told() -> None:
    topic = create_topic("vectors", title="Vectors")
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=None)
    Topic.objects.filter(pk=topic.pk).update(title="Lists")

    with pytest.raises(MovedOnError) as moved:
        publish([draft], author=None)

    topic.refresh_from_db()
    assert (topic.title, [clash.at for clash in moved.value.clashes]) == ("Lists", [("title",)])
    publish([draft], author=None, over=True)
    topic.refresh_from_db()
    assert topic.title == "Arrows"
    assert "Lists" in Revision.objects.filter(topic=topic).values_list("state__title", flat=True)


def test_topic_that_never_was_has_no_row_and_no_page_until_published(client: Client) -> None:
    section = create_section()
    draft = new_draft(section, FULL, author=None)
    assert client.get("/topics/attention/").status_code == 404
    assert Topic.objects.count() == 0

    publish([draft], author=None)

    topic = Topic.objects.get()
    assert (topic.code, topic.slug, topic.section) == (draft.code, "attention", section)
    assert client.get("/topics/attention/").status_code == 200


def test_new_topic_stands_last_in_its_section() -> None:
    section = create_topic("vectors", position=4).section
    draft = new_draft(section, FULL, author=None)

    publish([draft], author=None)

    assert [topic.slug for topic in section.topics.all()] == ["vectors", "attention"]


def test_drafts_that_require_each_other_are_published_together() -> None:
    section = create_section()
    second = new_draft(section, FULL, author=None)
    needs = [{"topic": second.code, "reason": "It is made of it."}]
    first = new_draft(section, FULL | {"slug": "transformers", "title": "Transformers", "requires": needs}, author=None)

    with pytest.raises(UnpublishableError, match="“Attention”, which is to be published first"):
        publish([first], author=None)
    publish([first, second], author=None)

    assert live(Topic.objects.get(slug="transformers"))["requires"] == needs


def test_what_a_draft_lacks_is_said_at_once_and_nothing_is_published() -> None:
    create_topic("vectors")
    lacking = {"slug": "vectors", "title": "", "kind": "core", "outcomes": [], "body": ""}
    draft = new_draft(create_section(slug="other", roadmap=Roadmap.objects.get()), lacking, author=None)

    with pytest.raises(UnpublishableError) as refused:
        publish([draft], author=None)

    said = "\n".join(refused.value.problems[draft.code])
    for part in (
        "title: Field required",
        "summary: Field required",
        "outcomes: Field required",
        "another topic",
        "core",
    ):
        assert part in said
    assert Topic.objects.count() == 1


def test_topic_whose_file_came_first_is_not_made_twice() -> None:
    draft = new_draft(create_section(), FULL, author=None)
    create_topic("elsewhere", code=draft.code)

    with pytest.raises(UnpublishableError, match="is already there"):
        publish([draft], author=None)


def test_lesson_that_cannot_be_drawn_is_not_published() -> None:
    draft = new_draft(create_section(), FULL | {"body": "## It\n\n[[nowhere]]"}, author=None)

    with pytest.raises(UnpublishableError, match=r"Line 3: \[\[nowhere\]\] is not a topic"):
        publish([draft], author=None)


def test_question_that_tests_no_outcome_is_not_published() -> None:
    choices = [{"text": "A", "correct": True, "because": "So."}, {"text": "B", "correct": False, "because": "No."}]
    question = {"prompt": "Which?", "tests": [2], "choices": choices}
    draft = new_draft(create_section(), FULL | {"questions": [question]}, author=None)

    with pytest.raises(UnpublishableError, match="Question 1: it tests an outcome"):
        publish([draft], author=None)


def test_circle_of_prerequisites_is_refused_with_its_path() -> None:
    vectors, matrices = create_topic("vectors"), create_topic("matrices")
    Prerequisite.objects.create(topic=matrices, requires=vectors, reason="It does.")
    draft = begin(vectors, None)
    save(draft, draft.state | {"requires": [{"topic": matrices.code, "reason": "No."}]}, author=None)

    with pytest.raises(UnpublishableError, match="matrices → vectors"):
        publish([draft], author=None)


def test_approval_and_date_are_gone_with_the_next_change() -> None:
    ada = create_user("ada")
    draft = begin(create_topic("vectors"), ada)
    draft.stage, draft.approved_by, draft.publish_at = Stage.SCHEDULED, ada, timezone.now()
    draft.save()

    save(draft, draft.state | {"title": "Arrows"}, author=ada)

    draft.refresh_from_db()
    assert (draft.stage, draft.approved_by, draft.publish_at) == (Stage.IN_REVIEW, None, None)


def test_drafts_are_due_when_their_hour_has_come() -> None:
    now = timezone.now()
    for minutes, slug in ((-1, "past"), (5, "future")):
        draft = begin(create_topic(slug, title=slug), None)
        draft.stage, draft.publish_at = Stage.SCHEDULED, now + timedelta(minutes=minutes)
        draft.save()

    assert [draft.state["slug"] for draft in Draft.objects.due(now)] == ["past"]


def test_publishing_twice_changes_nothing() -> None:
    topic = create_topic("vectors")
    draft = save(begin(topic, None), begin(topic, None).state | {"title": "Arrows"}, author=None)
    publish([draft], author=None)
    revisions = Revision.objects.count()

    publish([draft], author=None)

    assert Revision.objects.count() == revisions
    assert merge(draft.base, live(topic), draft.state).clashes == []
