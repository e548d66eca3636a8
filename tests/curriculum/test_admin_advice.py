"""What could be better is said at the forms of topics and drafts and in the preview, and stops no save."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import User

from curriculum.advice.stated import advise
from curriculum.content.drafts import begin, new_draft
from curriculum.content.problem import Code
from curriculum.content.state import of_topics
from curriculum.models import Prerequisite, Topic
from curriculum.outline import Outline
from tests.curriculum.test_admin import form_of, save
from tests.factories import create_resource, create_section, create_topic, make_id

pytestmark = pytest.mark.django_db

BODY = "## It\n\nSee [here](https://example.org/).\n\nIt is $2x + 1$."
ON_BODY = [
    "Line 1: the lesson has 6 words; 600 are few. What does a learner still have to ask? W020",
    "Line 3: 'here' does not say where the link leads. Put the name of what is there in its place. W023",
    "Line 5: no sentence says what $x$ is. Name it where it first stands: 'where $x$ is ...'. W024",
]


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("grace"))
    return client


def shown(response):
    """Return the items of the list of advice that a page has, as they are read."""
    part = re.search(r'<(details|section)[^>]* id="advice"[^>]*>(.*?)</\1>', response.content.decode(), re.S)
    items = re.findall(r"<li[^>]*>(.*?)</li>", part[2], re.S) if part else []
    return [" ".join(unescape(re.sub(r"<[^>]*>", "", item)).split()) for item in items]


def test_form_of_a_topic_says_after_a_save_what_could_be_better(editor):
    topic = create_topic("vectors")
    create_topic("matrices", requires=["vectors"])

    saved = save(editor, topic, body=BODY, summary="It is simply a row.")
    items = shown(editor.get(f"/admin/curriculum/topic/{topic.pk}/change/"))

    assert saved.status_code == 302
    assert items == [
        "No question says which outcomes it tests. Give each 'tests' with their numbers, as in [1, 3]. W005",
        "'simply' makes light of what somebody may be stuck at. Take it out, say why it is so, "
        "or write 'only' or 'exactly' where that is meant. W026",
        *ON_BODY,
    ]


def test_form_that_cannot_be_saved_says_its_errors_alone(editor):
    topic = create_topic("vectors")

    response = save(editor, topic, body="$x^$", title="")

    assert (response.status_code, shown(response)) == (200, [])


def test_preview_says_what_could_be_better_in_the_lesson_as_it_is_typed(editor):
    topic = create_topic("vectors")

    response = editor.post("/admin/curriculum/topic/preview/", form_of(topic, body=BODY.replace("\n", "\r\n")))

    assert shown(response) == ON_BODY
    assert '<a href="#advice">3 things could be better</a>' in response.content.decode()


def test_draft_says_what_could_be_better_in_what_it_has(editor):
    draft = begin(create_topic("vectors"), None)
    draft.state = draft.state | {"body": BODY, "resources": [{"title": "A book", "kind": "book", "cost": ""}]}
    draft.save()

    items = shown(editor.get(f"/admin/curriculum/draft/{draft.pk}/change/"))

    assert items[-3:] == ON_BODY
    assert "The resource 'A book' has no cost: learners choose by it. Fill it in. W006" in items


def test_draft_of_nothing_yet_can_be_advised_on(editor):
    draft = new_draft(create_section(), {"title": "New"}, author=None)

    assert editor.get(f"/admin/curriculum/draft/{draft.pk}/change/").status_code == 200


def test_advice_on_a_state_knows_the_topics_around_it(django_assert_num_queries):
    create_topic("a")
    create_topic("b", requires=["a"])
    topic = create_topic("c", requires=["b"])
    Prerequisite.objects.create(topic=topic, requires=Topic.objects.get(slug="a"), reason="It needs a.", position=1)
    state, outline = of_topics(Topic.objects.filter(pk=topic.pk))[topic.code], Outline.current()

    with django_assert_num_queries(1):
        found = advise(state, outline)

    assert [(each.path, each.line, each.message) for each in found if each.code == Code.IMPLIED] == [
        ("c", 0, "requires 'a', which follows from another prerequisite: c -> b -> a. Take it out.")
    ]


def test_prerequisite_that_is_a_draft_itself_is_a_way_to_a_topic():
    create_topic("a")
    topic = create_topic("b")
    state = of_topics(Topic.objects.filter(pk=topic.pk))[topic.code]
    draft = state | {"requires": [{"topic": make_id(99), "reason": "It needs it."}]}
    outline = Outline.current()

    alone = [[each.path for each in advise(said, outline) if each.code == Code.ALONE] for said in (state, draft)]

    assert alone == [["b"], []]


def test_advice_on_the_lesson_comes_after_that_on_the_rest_in_the_order_of_its_lines():
    topic = create_topic("a", hours=1, body=BODY)
    create_topic("b", requires=["a"])
    create_resource(topic, minutes=600)

    found = advise(of_topics(Topic.objects.filter(pk=topic.pk))[topic.code], Outline.current())

    assert [each.code for each in found] == [Code.HOURS, Code.UNTESTED, Code.LENGTH, Code.LINK_WORDS, Code.SYMBOL]
