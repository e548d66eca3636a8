"""What 50 learners marked outlasts what instructors do to a topic, in files or at the desk."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from curriculum.content.export import export
from curriculum.content.load import load
from curriculum.models import Topic
from progress.models import Mark
from tests.curriculum.test_admin import save
from tests.factories import front_matter, make_id, write_roadmap, write_topic

pytestmark = pytest.mark.django_db

LEARNERS = 50
MARKS = ("done", "skipped", "learning")


@pytest.fixture
def home(tmp_path):
    home = write_roadmap(tmp_path, sections={"basics": ["a", "b", "c"], "more": ["d"]})
    for number, slug in enumerate("abcd"):
        section = "more" if slug == "d" else "basics"
        requires = [{"topic": "b", "reason": "It needs b."}] if slug == "c" else []
        write_topic(home, section, slug, **front_matter(number, requires=requires))
    load(tmp_path)
    return home


@pytest.fixture
def learners(home):
    """50 learners: all have marked b, one word after the other, and done a."""
    clients = [Client() for _ in range(LEARNERS)]
    for number, client in enumerate(clients):
        client.post("/topics/b/status/", {"status": MARKS[number % 3]})
        client.post("/topics/a/status/", {"status": "done"})
        client.post("/topics/b/notes/", {"text": f"Note {number}"})
    return clients


def marks():
    return list(Mark.objects.order_by("learner", "topic__code").values_list("learner", "topic__code", "status"))


def rename_in_the_file(home):
    write_roadmap(home.parent, sections={"basics": ["a", "bee", "c"], "more": ["d"]})
    (home / "basics" / "b.md").unlink()
    write_topic(home, "basics", "bee", **front_matter(1))
    write_topic(home, "basics", "c", **front_matter(2, requires=[{"topic": "bee", "reason": "It needs b."}]))
    load(home.parent)


def rename_at_the_desk(home):
    editor = Client()
    editor.force_login(User.objects.create_superuser("grace"))
    assert save(editor, Topic.objects.get(slug="b"), slug="bee").status_code == 302
    export(home.parent)
    load(home.parent)


def move(home):
    write_roadmap(home.parent, sections={"basics": ["a"], "more": ["d", "b", "c"]})
    for slug in "bc":
        (home / "basics" / f"{slug}.md").rename(home / "more" / f"{slug}.md")
    load(home.parent)


def retire(home):
    write_roadmap(home.parent, sections={"basics": ["a", "c"], "more": ["d"]})
    (home / "basics" / "b.md").unlink()
    write_topic(home, "basics", "c", **front_matter(2))
    load(home.parent, allow_retiring=True)


@pytest.mark.parametrize("rename", [rename_in_the_file, rename_at_the_desk])
def test_topic_that_is_renamed_keeps_its_marks_and_its_old_address(home, learners, rename):
    before = marks()

    rename(home)

    assert (marks(), len(before)) == (before, 2 * LEARNERS)
    for number, client in enumerate(learners):
        old, new = client.get("/topics/b/"), client.get("/topics/bee/").content.decode()
        assert (old.status_code, old["Location"]) == (301, "/topics/bee/")
        assert (f'data-topic="bee" data-status="{MARKS[number % 3]}"' in new, f"Note {number}" in new) == (True, True)


def test_topic_that_moves_keeps_its_marks_and_its_address(home, learners):
    before = marks()

    move(home)

    assert marks() == before
    for number, client in enumerate(learners):
        html = client.get("/topics/b/").content.decode()
        assert f'data-topic="b" data-status="{MARKS[number % 3]}"' in html
        assert f'data-status="{MARKS[number % 3]}"' in client.get("/roadmaps/deep-learning/more/").content.decode()


def test_topic_that_is_retired_is_gone_from_totals_with_its_marks_kept_and_back_as_it_was(home, learners):
    before = marks()

    retire(home)

    assert marks() == before
    assert {client.get("/topics/b/").status_code for client in learners} == {410}
    assert {_percent(client) for client in learners} == {33}  # a, of a, c and d
    write_roadmap(home.parent, sections={"basics": ["a", "b", "c"], "more": ["d"]})
    write_topic(home, "basics", "b", **front_matter(1))
    load(home.parent)
    assert marks() == before
    assert Topic.objects.get(code=make_id(1)).retired_at is None
    # 2 of 4 for who had done it, 1 of 3 for who had skipped it, 1 of 4 for who is at it.
    assert [_percent(client) for client in learners[:3]] == [50, 33, 25]


def _percent(client):
    return int(re.search(r"(\d+)\s%", client.get("/me/").content.decode())[1])
