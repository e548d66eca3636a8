"""Reports at the editors' desk: what is shown of each, and how it is settled."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from curriculum.models import Link, Report, Topic
from tests.at_once import at_once
from tests.curriculum.test_admin import save
from tests.factories import create_roadmap, create_section, create_topic

pytestmark = pytest.mark.django_db
LIST = "/admin/curriculum/report/"
BOOK = "https://example.org/book"


@pytest.fixture
def topic() -> Topic:
    return create_topic("vectors")


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("grace"))
    return client


def create_report(topic: Topic, **fields: object) -> Report:
    return Report.objects.create(**({"topic": topic, "kind": "mistake", "words": "A sign."} | fields))


def create_settled(topic: Topic, **fields: object) -> Report:
    return create_report(topic, **({"settled_at": timezone.now(), "settled_as": "mended"} | fields))


def page_of(report: Report) -> str:
    return f"{LIST}{report.pk}/change/"


def shown(editor: Client, query: str = "") -> list[str]:
    return [report.words for report in editor.get(f"{LIST}{query}").context["cl"].result_list]


def standing(report: Report) -> tuple[str, str | None, bool]:
    report.refresh_from_db()
    return report.settled_as, report.settled_by and report.settled_by.username, report.settled_at is not None


def said_to(editor: Client) -> str:
    return " ".join(str(each) for each in editor.get(LIST).context["messages"])


def act(editor: Client, action: str, *reports: Report) -> str:
    editor.post(LIST, {"action": action, "_selected_action": [each.pk for each in reports]})
    return said_to(editor)


def test_list_shows_what_is_open_until_asked_for_more(editor: Client, topic: Topic) -> None:
    create_report(topic, words="open")
    create_settled(topic, words="settled")

    assert [shown(editor, query) for query in ("", "?standing=settled", "?standing=all")] == [
        ["open"],
        ["settled"],
        ["settled", "open"],
    ]


def test_list_is_narrowed_by_kind_roadmap_topic_and_words(editor: Client, topic: Topic) -> None:
    other = create_topic("games", section=create_section(roadmap=create_roadmap(slug="other", position=1), slug="play"))
    create_report(topic, words="A sign.")
    create_report(other, kind="other", words="Dull.")

    asked = ("kind__exact=other", f"topic__section__roadmap__id__exact={other.section.roadmap_id}", "q=dull")
    assert [shown(editor, f"?{query}") for query in asked] == [["Dull."]] * 3
    assert shown(editor, f"?topic__id__exact={topic.pk}") == ["A sign."]


def test_reports_of_a_retired_topic_stay_on_the_desk(editor: Client, topic: Topic) -> None:
    report = create_report(topic)
    Topic.objects.update(retired_at=timezone.now())

    assert shown(editor) == ["A sign."]
    assert editor.get(page_of(report)).status_code == 200


def test_report_leads_to_all_that_it_means(editor: Client, topic: Topic) -> None:
    link = Link.objects.create(url=BOOK, state="dead")
    report = create_report(topic, kind="link", url=BOOK)

    html = editor.get(page_of(report)).content.decode()

    wanted = [f"/admin/curriculum/topic/{topic.pk}/change/", "/topics/vectors/", BOOK]
    assert [f'href="{address}"' in html for address in wanted] == [True] * 3
    assert f'<a href="/admin/curriculum/link/{link.pk}/change/">dead</a>' in html
    assert ">dead</a>" in editor.get(LIST).content.decode()


def test_report_of_a_prerequisite_leads_to_the_topic_that_is_missing(editor: Client, topic: Topic) -> None:
    sets = create_topic("sets")
    report = create_report(topic, kind="prerequisite", missing=sets)

    html = editor.get(page_of(report)).content.decode()

    assert f'<a href="/admin/curriculum/topic/{sets.pk}/change/">Sets</a>' in html


def test_desk_says_what_counts_the_rest(editor: Client, topic: Topic) -> None:
    create_report(topic, kind="other", words="", times=7)

    assert "counted, not kept" in editor.get(LIST).content.decode()


def test_hostile_words_and_addresses_are_text(editor: Client, topic: Topic) -> None:
    report = create_report(topic, kind="link", url='javascript:alert("<b>")', words="<script>alert(1)</script>")

    for address in (LIST, page_of(report)):
        html = editor.get(address).content.decode()
        assert ("<script>alert" in html, 'href="javascript' in html) == (False, False)
        assert ("&lt;script&gt;alert" in html, "alert(&quot;&lt;b&gt;&quot;)" in html) == (True, True)


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_reports_costs_a_fixed_number_of_queries(
    editor: Client, django_assert_num_queries, topic: Topic, number: int
) -> None:
    for each in range(number):
        create_report(topic, kind="link", url=f"https://example.org/{each}")
        Link.objects.create(url=f"https://example.org/{each}")
        create_report(topic, kind="prerequisite", missing=create_topic(f"topic-{each}"))

    with django_assert_num_queries(6):  # session, user, count twice, reports, roadmaps of the filter
        editor.get(LIST)


@pytest.mark.parametrize(("action", "settled_as"), [("mended", "mended"), ("nothing", "nothing")])
def test_action_settles_and_keeps_who_and_when(editor: Client, topic: Topic, action: str, settled_as: str) -> None:
    first, second, third = [create_report(topic, words=str(each)) for each in range(3)]

    said = act(editor, action, first, second)

    assert [standing(report) for report in (first, second)] == [(settled_as, "grace", True)] * 2
    assert (standing(third), said) == (("", None, False), "Settled: 2.")


def test_what_was_settled_is_not_settled_again(editor: Client, topic: Topic) -> None:
    ada = User.objects.create_user("ada")
    before, other = create_settled(topic, settled_by=ada), create_report(topic)

    said = editor.post(
        f"{LIST}?standing=all", {"action": "nothing", "_selected_action": [before.pk, other.pk]}, follow=True
    )

    assert (standing(before), standing(other)) == (("mended", "ada", True), ("nothing", "grace", True))
    assert [str(each) for each in said.context["messages"]] == [
        "Settled: 1.",
        "What was settled before is left as it was.",
    ]


def test_page_settles_with_a_note(editor: Client, topic: Topic) -> None:
    report = create_report(topic)

    response = editor.post(page_of(report), {"settled_as": "mended", "note": "The sign is right now."})

    assert (response.status_code, standing(report), report.note) == (
        302,
        ("mended", "grace", True),
        "The sign is right now.",
    )


def test_note_can_be_written_before_and_after(editor: Client, topic: Topic) -> None:
    report, settled = create_report(topic), create_settled(topic)

    for each in (report, settled):
        editor.post(page_of(each), {"settled_as": "", "note": "I look into it."})

    assert (standing(report), report.note) == (("", None, False), "I look into it.")
    assert (standing(settled), settled.note) == (("mended", None, True), "I look into it.")


def test_page_opened_before_another_settled_changes_nothing_but_says_so(editor: Client, topic: Topic) -> None:
    report = create_settled(topic)

    answer = editor.post(page_of(report), {"settled_as": "nothing", "note": ""}, follow=True)

    assert standing(report) == ("mended", None, True)
    assert "What was settled before is left as it was." in [str(each) for each in answer.context["messages"]]


def test_save_of_a_note_leaves_what_readers_said(editor: Client, topic: Topic) -> None:
    report = create_report(topic, times=5)

    editor.post(page_of(report), {"note": "Seen.", "settled_as": "", "words": "Mine", "times": "1", "kind": "other"})

    report.refresh_from_db()
    assert (report.words, report.times, report.kind) == ("A sign.", 5, "mistake")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_time", range(3))
def test_of_two_editors_at_once_the_first_settles(_time: int) -> None:
    report = create_report(create_topic("vectors"))
    editors = []
    for name in ("grace", "ada"):
        editors.append(Client())
        editors[-1].force_login(User.objects.create_superuser(name))

    settle = [(editors[0], "mended"), (editors[1], "nothing")]
    at_once(
        *[
            lambda editor=editor, action=action: editor.post(LIST, {"action": action, "_selected_action": [report.pk]})
            for editor, action in settle
        ]
    )

    said = [said_to(editor) for editor in editors]
    assert sorted(said) == ["Settled: 1.", "What was settled before is left as it was."]
    first = said.index("Settled: 1.")
    assert standing(report) == (("mended", "grace", True), ("nothing", "ada", True))[first]


def test_desk_makes_no_report(editor: Client, topic: Topic) -> None:
    assert editor.get(f"{LIST}add/").status_code == 403


@pytest.mark.parametrize(
    ("codenames", "could"),
    [
        ([], (403, False, False)),
        (["view_report"], (200, False, False)),
        (["view_report", "change_report"], (200, True, False)),
        (["view_report", "change_report", "delete_report"], (200, True, True)),
    ],
)
def test_who_may_not_cannot(client: Client, topic: Topic, codenames: list[str], could: tuple[int, bool, bool]) -> None:
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(viewer)
    report = create_report(topic)

    status = client.get(LIST).status_code
    client.post(LIST, {"action": "mended", "_selected_action": [report.pk]})
    found = standing(report)[2]
    client.post(f"{LIST}{report.pk}/delete/", {"post": "yes"})

    assert (status, found, not Report.objects.exists()) == could


@pytest.mark.parametrize(("number", "said"), [(0, None), (1, "1 open report"), (3, "3 open reports")])
def test_topics_page_says_how_many_are_open(editor: Client, topic: Topic, number: int, said: str | None) -> None:
    create_settled(topic)
    create_report(create_topic("matrices"))
    for each in range(number):
        create_report(topic, words=str(each))

    html = editor.get(f"/admin/curriculum/topic/{topic.pk}/change/").content.decode()

    found = re.search(rf'<a href="{LIST}\?topic__id__exact={topic.pk}">(.*?)</a>', html)
    assert (found and found[1]) == said


def test_settling_leaves_the_topic_and_its_page_alone(editor: Client, topic: Topic) -> None:
    save(editor, topic, title="Arrows")
    report = create_report(topic)
    before = topic.revisions.count()

    act(editor, "mended", report)

    assert topic.revisions.count() == before
