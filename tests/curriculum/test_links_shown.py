"""What learners and editors are shown of links: when they were last there, what is gone, and what to do."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from curriculum.links.run import due
from curriculum.models import Link, Topic
from tests.factories import create_resource, create_topic

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def topic() -> Topic:
    return create_topic("vectors")


def test_topic_page_says_when_a_link_was_last_there(client: Client, topic: Topic) -> None:
    create_resource(topic, url="https://example.org/a")
    create_resource(topic, url="https://example.org/b")
    Link.objects.create(url="https://example.org/a", state="suspect", last_ok_at=LONG_AGO)

    html = client.get("/topics/vectors/").content.decode()

    assert html.count('checked <time datetime="2026-01-05">5 Jan 2026</time>') == 1
    assert html.count("checked") == 1


def test_topic_page_keeps_a_dead_link_and_says_so(client: Client, topic: Topic) -> None:
    create_resource(topic, url="https://example.org/a")
    Link.objects.create(url="https://example.org/a", state="dead", last_ok_at=LONG_AGO, visited_at=timezone.now())

    html = client.get("/topics/vectors/").content.decode()

    today = f"{timezone.now():%-d %b %Y}"
    assert f"It was gone when last checked, on {today}." in html
    assert html.count('<a href="https://example.org/a"') == 1
    assert "checked <time" not in html


@pytest.mark.parametrize("number", [1, 3])
def test_topic_page_costs_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries, topic: Topic, number: int
) -> None:
    for each in range(number):
        create_resource(topic, url=f"https://example.org/{each}")
        Link.objects.create(url=f"https://example.org/{each}", state="ok", last_ok_at=LONG_AGO)

    with django_assert_num_queries(4):  # outline, topic, resources, questions
        client.get("/topics/vectors/")
    with django_assert_num_queries(0):
        client.get("/topics/vectors/")


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("grace"))
    return client


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("moved", "Moved to https://example.org/new: put the new address in the topic&#x27;s file"),
        ("dead", "Gone: look for its new place, or choose another resource."),
        ("suspect", "Nothing yet: it failed, and is dead only after three failures over a week."),
        ("blocked", "Open it yourself"),
    ],
)
def test_desk_says_what_to_do_and_where(editor: Client, topic: Topic, state: str, said: str) -> None:
    create_resource(topic, url="https://example.org/a")
    link = Link.objects.create(url="https://example.org/a", state=state, moved_to="https://example.org/new")

    pages = [
        editor.get(address).content.decode()
        for address in (
            f"/admin/curriculum/link/?state__exact={state}&use=yes",
            f"/admin/curriculum/link/{link.pk}/change/",
        )
    ]

    assert [said in page for page in pages] == [True, True]
    assert [f'<a href="/admin/curriculum/topic/{topic.pk}/change/">Vectors</a>' in page for page in pages] == [
        True,
        True,
    ]


def test_desk_shows_an_address_as_text(editor: Client) -> None:
    Link.objects.create(url="https://example.org/", state="moved", moved_to='javascript:alert("<b>")')

    html = editor.get("/admin/curriculum/link/").content.decode()

    assert ('href="javascript:' in html, "alert(&quot;&lt;b&gt;&quot;)" in html) == (False, True)


def test_desk_tells_links_in_use_from_others(editor: Client, topic: Topic) -> None:
    create_resource(topic, url="https://example.org/a")
    Link.objects.create(url="https://example.org/a")
    Link.objects.create(url="https://example.org/b")

    pages = [editor.get(f"/admin/curriculum/link/?use={use}").context["cl"].result_list for use in ("yes", "no")]

    assert [[link.url for link in links] for links in pages] == [["https://example.org/a"], ["https://example.org/b"]]


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_links_costs_a_fixed_number_of_queries(
    editor: Client, django_assert_num_queries, topic: Topic, number: int
) -> None:
    for each in range(number):
        create_resource(topic, url=f"https://example.org/{each}")
        Link.objects.create(url=f"https://example.org/{each}")

    with django_assert_num_queries(6):  # session, user, count twice, links, topics
        editor.get("/admin/curriculum/link/")


def test_desk_asks_for_a_visit_at_the_next_run(editor: Client) -> None:
    link = Link.objects.create(url="https://example.org/a", state="ok", due_at=timezone.now() + timedelta(days=30))

    editor.post("/admin/curriculum/link/", {"action": "visit", "_selected_action": [link.pk]})

    link.refresh_from_db()
    assert (link.state, link.due_at, due([link])) == ("ok", None, [link])


def test_who_may_only_look_asks_for_no_visit(client: Client) -> None:
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_link"))
    client.force_login(viewer)
    link = Link.objects.create(url="https://example.org/a", due_at=LONG_AGO)

    client.post("/admin/curriculum/link/", {"action": "visit", "_selected_action": [link.pk]})

    link.refresh_from_db()
    assert link.due_at == LONG_AGO


@pytest.mark.parametrize("page", ["add/", "{}/delete/"])
def test_desk_makes_and_deletes_no_link(editor: Client, page: str) -> None:
    link = Link.objects.create(url="https://example.org/a")

    assert editor.post(f"/admin/curriculum/link/{page.format(link.pk)}", {"post": "yes"}).status_code == 403
    assert list(Link.objects.all()) == [link]
