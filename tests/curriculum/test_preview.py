"""The preview of a lesson is what its page will show; who may edit is led from the page to the form."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from curriculum.models import Figure
from tests.curriculum.test_admin import form_of, save
from tests.factories import create_topic

pytestmark = pytest.mark.django_db

BODY = """## It

A text on $x^2$ and [[vectors]].

```python
print("x")
```

![A drawing](figures/cnn.svg)

| a | b |
|---|---|
| 1 | 2 |
"""


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("grace"))
    return client


@pytest.fixture
def topic():
    create_topic("vectors")
    topic = create_topic("matrices")
    Figure.objects.create(
        roadmap=topic.section.roadmap, name="cnn", svg='<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'
    )
    return topic


def lesson(response):
    return re.search(
        r'<div class="lesson">(.*?)</div>\s*(?:</article>|<section|</div>)', response.content.decode(), re.S
    )[1]


def preview(client, topic, **changes):
    return client.post("/admin/curriculum/topic/preview/", form_of(topic, **changes))


def test_preview_and_public_page_have_the_same_lesson(editor, topic):
    previewed = preview(editor, topic, body=BODY)
    save(editor, topic, body=BODY)

    public = lesson(Client().get("/topics/matrices/"))
    assert ("<math" in public, "<svg" in public, 'href="/topics/vectors/"' in public) == (True, True, True)
    assert lesson(previewed) == public


def test_preview_says_what_is_wrong_and_on_which_line_and_writes_nothing(editor, topic):
    html = preview(editor, topic, body="## It\n\n$\\foo$\n\n[[nowhere]]").content.decode()

    assert '<li data-line="3">Line 3: ' in html
    assert '<li data-line="5">Line 5: [[nowhere]] is not a topic.</li>' in html
    topic.refresh_from_db()
    assert (topic.body.startswith("## About"), topic.revisions.count()) == (True, 0)


def test_preview_shows_a_topic_that_is_not_yet_there(editor, topic):
    response = editor.post("/admin/curriculum/topic/preview/", {"body": "## New", "title": "<b>", "section": "x"})

    assert (response.status_code, "<h1>&lt;b&gt;</h1>" in response.content.decode()) == (200, True)


def test_hostile_lesson_is_as_safe_in_the_preview(editor, topic):
    html = preview(editor, topic, body="<script>alert(1)</script>\n\n[x](javascript:alert(1))").content.decode()

    assert ("<script" in html, "javascript:" in lesson(preview(editor, topic, body="[x](javascript:alert(1))"))) == (
        False,
        False,
    )


def test_preview_may_be_framed_by_the_desk_alone_and_the_form_may_frame_it(editor, topic):
    shown = preview(editor, topic)
    form = editor.get(f"/admin/curriculum/topic/{topic.pk}/change/")

    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-src 'self'" in form["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in form["Content-Security-Policy"]


def test_preview_is_closed_to_who_may_not_edit(topic):
    client = Client()
    client.force_login(User.objects.create_user("ada", is_staff=True))

    assert preview(client, topic).status_code == 403


@pytest.mark.parametrize(
    ("staff", "may", "led"),
    [
        (True, "change_topic", True),
        (True, "view_topic", True),  # and a draft can be begun there
        (True, "view_link", False),
        (False, "change_topic", False),
    ],
)
def test_page_leads_those_who_may_to_its_form(topic, staff, may, led):
    user = User.objects.create_user("ada", is_staff=staff)
    user.user_permissions.add(Permission.objects.get(codename=may))
    client = Client()
    client.force_login(user)

    html = client.get("/topics/matrices/").content.decode()

    assert (f'href="/admin/curriculum/topic/{topic.pk}/change/"' in html) is led
