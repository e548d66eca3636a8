"""Every save makes a revision; any two can be compared, and any brought back."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.change import words
from curriculum.content.load import load
from curriculum.models import Clash, Revision, Topic
from tests.curriculum.test_admin import form_of, save
from tests.factories import create_resource, create_topic, front_matter, write_folder, write_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("grace"))
    return client


@pytest.fixture
def topic():
    return create_topic("vectors", body="## It\n\nOne two three.")


def kept():
    return [(each.author and each.author.username, each.why) for each in Revision.objects.order_by("pk")]


def url(topic):
    return f"/admin/curriculum/topic/{topic.pk}/revisions/"


def test_form_list_action_and_load_each_keep_one_with_who_and_why(editor, topic, tmp_path):
    save(editor, topic, title="Arrows", why="A better word.")
    editor.post("/admin/curriculum/topic/", {"action": "retire", "_selected_action": [topic.pk]})
    write_folder(tmp_path, {"a": []})
    load(tmp_path)

    assert kept() == [
        (None, "as found"),
        ("grace", "A better word."),
        ("grace", ""),
        (None, "loaded from files"),
    ]


def test_save_that_changes_nothing_keeps_none(editor, topic):
    save(editor, topic, title="Arrows")
    save(editor, Topic.objects.get())

    assert Revision.objects.count() == 2


def test_difference_is_shown_by_field_and_by_word(editor, topic):
    save(editor, topic, title="Arrows", body="## It\n\nOne 2 three.")

    html = editor.get(url(topic)).content.decode()

    assert "<del>Vectors</del><ins>Arrows</ins>" in html
    assert "One <del>two</del><ins>2</ins> three." in html
    assert "<h2>summary</h2>" not in html


def test_lines_far_from_a_difference_are_folded(editor, topic):
    lesson = "\n".join(f"Line {number}." for number in range(1, 41))
    save(editor, topic, body=lesson)
    save(editor, Topic.objects.get(), body=lesson.replace("Line 20.", "Line XX."))

    html = editor.get(url(topic)).content.decode()

    folded = re.findall(r"<details><summary>(.*?)</summary>(.*?)</details>", html, re.DOTALL)
    assert [(said, text.splitlines()[0], text.splitlines()[-1]) for said, text in folded] == [
        ("17 lines that are the same", "Line 1.", "Line 17."),
        ("18 lines that are the same", "Line 23.", "Line 40."),
    ]
    assert "Line 18.\nLine 19.\nLine <del>20</del><ins>XX</ins>.\nLine 21.\nLine 22.\n" in html


@pytest.mark.parametrize(("same", "folded"), [(6, 0), (10, 1)])
def test_few_lines_between_two_differences_are_not_folded(same, folded):
    between = "".join(f"line {number}\n" for number in range(same))

    parts = words(f"a\n{between}b\n", f"A\n{between}B\n")

    assert sum(part.kind == "folded" for part in parts) == folded


@given(st.lists(st.sampled_from("abc"), max_size=40), st.lists(st.sampled_from("abc"), max_size=40))
def test_folding_loses_no_word(before, after):
    old, new = "\n".join(before), "\n".join(after)

    parts = words(old, new)

    assert "".join(part.text for part in parts if part.kind != "new") == old
    assert "".join(part.text for part in parts if part.kind != "gone") == new


def test_any_two_can_be_compared(editor, topic):
    for title in ("Arrows", "Lines", "Rays"):
        save(editor, Topic.objects.get(), title=title)
    first, last = Revision.objects.last(), Revision.objects.first()

    html = editor.get(url(topic), {"before": first.pk, "after": last.pk}).content.decode()

    assert "<del>Vectors</del><ins>Rays</ins>" in html


def test_restore_brings_everything_back_and_keeps_what_was_there(editor, topic):
    resource = create_resource(topic)
    save(editor, topic, title="Arrows", slug="arrows")
    topic.resources.all().delete()
    first = Revision.objects.last()

    editor.post(url(topic), {"restore": first.pk})

    topic.refresh_from_db()
    assert (topic.title, topic.slug, [each.url for each in topic.resources.all()]) == (
        "Vectors",
        "vectors",
        [resource.url],
    )
    assert Client().get("/topics/arrows/")["Location"] == "/topics/vectors/"
    assert [each.state["title"] for each in Revision.objects.all()] == ["Vectors", "Arrows", "Arrows", "Vectors"]
    assert Revision.objects.first().why.startswith("restored from ")


def test_restored_page_is_public_at_once(editor, topic):
    save(editor, topic, title="Arrows")

    editor.post(url(topic), {"restore": Revision.objects.last().pk})

    assert "<h1>Vectors</h1>" in Client().get("/topics/vectors/").content.decode()


def test_revision_of_another_topic_is_not_restored(editor, topic):
    other = create_topic("matrices")
    save(editor, other, title="Tables")
    wrong = Revision.objects.filter(topic=other).first()

    assert editor.post(url(topic), {"restore": wrong.pk}).status_code == 404
    assert editor.post(url(topic), {"restore": "x"}).status_code == 404
    assert editor.get(f"/admin/curriculum/topic/{topic.pk + 99}/revisions/").status_code == 404


def test_revisions_are_closed_to_who_may_not_edit(topic):
    client = Client()
    client.force_login(User.objects.create_user("ada", is_staff=True))

    assert (client.get(url(topic)).status_code, client.post(url(topic), {"restore": 1}).status_code) == (403, 403)


@pytest.fixture
def clash(tmp_path):
    home = write_folder(tmp_path, {"a": []}) / "deep-learning"
    load(tmp_path)
    Topic.objects.update(title="Edited")
    write_topic(home, "basics", "a", **front_matter(0, title="Filed"))
    load(tmp_path)
    return Clash.objects.get()


@pytest.mark.parametrize(("side", "title"), [("edit", "Edited"), ("file", "Filed"), ("own", "Of my own")])
def test_clash_is_listed_shown_and_settled(editor, clash, tmp_path, side, title):
    page = f"/admin/curriculum/clash/{clash.pk}/change/"
    listed = editor.get("/admin/curriculum/clash/").content.decode()
    shown = editor.get(page).content.decode()

    response = editor.post(page, {"side": side, "text": "Of my own"})

    assert ("Edited: title" in listed, "<ins>Edited</ins>" in shown, "<ins>Filed</ins>" in shown) == (True,) * 3
    assert (response.status_code, Clash.objects.count(), Topic.objects.get().title) == (302, 0, title)
    assert (load(tmp_path).clashes, Topic.objects.get().title) == ([], title)


def test_clash_of_a_roadmap_is_settled_for_the_file_at_the_next_load(editor, tmp_path):
    write_folder(tmp_path, {"a": []})
    load(tmp_path)
    roadmap = Topic.objects.get().section.roadmap
    type(roadmap).objects.update(title="Edited")
    path = tmp_path / "deep-learning" / "roadmap.yaml"
    path.write_text(path.read_text().replace("title: Deep-Learning", "title: From the file"))
    clash = load(tmp_path).clashes[0]

    editor.post(f"/admin/curriculum/clash/{clash.pk}/change/", {"side": "file"})
    load(tmp_path)

    roadmap.refresh_from_db()
    assert (roadmap.title, Clash.objects.count()) == ("From the file", 0)


def test_clash_is_not_settled_without_a_choice_nor_deleted(editor, clash):
    page = f"/admin/curriculum/clash/{clash.pk}/"

    assert editor.post(f"{page}change/", {"side": "nobody"}).status_code == 200
    assert editor.post(f"{page}delete/", {"post": "yes"}).status_code == 403
    assert Clash.objects.count() == 1


def test_form_of_a_topic_names_the_revision_it_was_opened_at(editor, topic):
    save(editor, topic, title="Arrows")

    html = editor.get(f"/admin/curriculum/topic/{topic.pk}/change/").content.decode()

    assert f'<input type="hidden" name="version" value="{form_of(topic)["version"]}">' in html
