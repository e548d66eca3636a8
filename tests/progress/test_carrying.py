"""What becomes of marks on topics that were split, merged, and retired for something else."""

import pytest
from django.test import Client

from curriculum.content.load import load
from curriculum.models import Topic
from progress.carrying import carried, carry_over
from progress.models import Act, ActKind, Mark
from tests.factories import front_matter, make_id, write_roadmap, write_topic
from tests.progress.test_import import export, send

pytestmark = pytest.mark.django_db

LEARNERS = 50
MARKS = ("done", "skipped", "learning")


@pytest.fixture
def home(tmp_path):
    home = write_roadmap(tmp_path, sections={"basics": ["a", "b"]})
    write_topic(home, "basics", "a", **front_matter(0))
    write_topic(home, "basics", "b", **front_matter(1))
    load(tmp_path)
    return home


@pytest.fixture
def learners(home):
    """50 learners who have marked b, one word after the other."""
    clients = [Client() for _ in range(LEARNERS)]
    for number, client in enumerate(clients):
        client.post("/topics/b/status/", {"status": MARKS[number % 3]})
    return clients


def split(home):
    """b becomes c and d."""
    write_roadmap(home.parent, sections={"basics": ["a", "c", "d"]})
    (home / "basics" / "b.md").unlink()
    write_topic(home, "basics", "c", **front_matter(2, replaces=[make_id(1)]))
    write_topic(home, "basics", "d", **front_matter(3, replaces=[make_id(1)]))
    load(home.parent, allow_retiring=True)


def unite(home):
    """a and b become c."""
    write_roadmap(home.parent, sections={"basics": ["c"]})
    (home / "basics" / "a.md").unlink()
    (home / "basics" / "b.md").unlink()
    write_topic(home, "basics", "c", **front_matter(2, replaces=[make_id(0), make_id(1)]))
    load(home.parent, allow_retiring=True)


def marks(slug):
    return list(Mark.objects.filter(topic__slug=slug).order_by("learner").values_list("learner", "status", "marked_at"))


def test_split_topic_leaves_its_marks_and_gives_them_to_both_parts(home, learners):
    before = marks("b")

    split(home)

    assert (len(before), marks("b"), marks("c"), marks("d")) == (LEARNERS, before, before, before)


def test_split_topic_says_what_is_there_in_its_place(home, learners):
    split(home)

    answer = learners[0].get("/topics/b/")

    html = answer.content.decode()
    assert (answer.status_code, 'href="/topics/c/"' in html, 'href="/topics/d/"' in html) == (410, True, True)
    assert 'href="/topics/a/"' not in html


def test_carried_mark_names_where_it_came_from_and_can_be_undone(home, learners):
    split(home)
    html = learners[0].get("/me/").content.decode()
    assert f"{Topic.objects.get(slug='b').title} was replaced, and your mark carried over to" in html

    act = Act.objects.filter(kind=ActKind.CARRY, changes__topic__slug="c").order_by("learner").first()
    learners[0].post(f"/me/acts/{act.pk}/undo/")

    assert (len(marks("b")), len(marks("c")), len(marks("d"))) == (LEARNERS, LEARNERS - 1, LEARNERS)


def test_mark_that_was_undone_or_cleared_is_not_carried_again(home, learners):
    split(home)
    act = Act.objects.filter(kind=ActKind.CARRY, changes__topic__slug="c").order_by("learner").first()
    learners[0].post(f"/me/acts/{act.pk}/undo/")
    learners[1].post("/topics/c/status/", {"status": "not-started"})

    assert carry_over() == 0

    assert len(marks("c")) == LEARNERS - 2


def test_mark_that_has_no_act_of_its_own_stays(home, learners):
    write_topic(home, "basics", "c", **front_matter(2))
    write_roadmap(home.parent, sections={"basics": ["a", "b", "c"]})
    load(home.parent)
    first = Mark.objects.order_by("learner").first()
    Mark.objects.create(learner=first.learner, topic=Topic.objects.get(slug="c"), status="learning")

    split(home)

    assert (marks("c")[0][1], len(marks("c"))) == ("learning", LEARNERS)


def test_own_mark_on_the_new_topic_stays(home, learners):
    write_roadmap(home.parent, sections={"basics": ["a", "b", "c"]})
    write_topic(home, "basics", "c", **front_matter(2))
    load(home.parent)
    learners[0].post("/topics/c/status/", {"status": "learning"})
    own = marks("c")

    split(home)

    assert (own[0][1], marks("c")[0], len(marks("c"))) == ("learning", own[0], LEARNERS)


def test_merged_topics_count_as_done_where_all_were_known(home, learners):
    for client in learners[:3]:
        client.post("/topics/a/status/", {"status": "done"})

    unite(home)

    assert [status for _, status, _ in marks("c")[:3]] == ["done", "done", "learning"]
    assert {status for _, status, _ in marks("c")[3:]} == {"learning"}  # of who skipped b alone there is none
    assert len(marks("c")) == 3 + len([n for n in range(3, LEARNERS) if MARKS[n % 3] != "skipped"])


@pytest.mark.parametrize(
    ("statuses", "of", "amount"),
    [
        (["done"], 1, "done"),
        (["skipped"], 1, "skipped"),
        (["learning"], 1, "learning"),
        (["done", "skipped"], 2, "done"),
        (["skipped", "skipped"], 2, "skipped"),
        (["done"], 2, "learning"),
        (["done", "learning"], 2, "learning"),
        (["skipped", "learning"], 2, "learning"),
        (["skipped"], 2, ""),
    ],
)
def test_marks_on_replaced_topics_amount_to_one(statuses, of, amount):
    assert carried(statuses, of=of) == amount


def test_record_that_comes_in_after_a_split_is_carried_over_too(home, learners):
    exported = export(learners[0])
    split(home)
    Mark.objects.all().delete()
    Act.objects.all().delete()

    send(Client(), exported)

    assert [status for _, status, _ in marks("c")] == ["done"]


def test_topic_that_is_still_published_cannot_be_replaced(home, tmp_path):
    write_topic(home, "basics", "a", **front_matter(0, replaces=[make_id(1)]))

    with pytest.raises(Exception, match=r"E026.*is no retired topic"):
        load(tmp_path)


def test_split_again_at_once_carries_on(home, learners):
    """c and d replace b; then e replaces c: who had b has e."""
    split(home)
    write_roadmap(home.parent, sections={"basics": ["a", "d", "e"]})
    (home / "basics" / "c.md").unlink()
    write_topic(home, "basics", "e", **front_matter(4, replaces=[make_id(2)]))
    load(home.parent, allow_retiring=True)

    assert marks("e") == marks("b")


def test_second_load_after_a_split_writes_no_mark(home, learners):
    split(home)
    acts = Act.objects.count()

    load(home.parent)
    carry_over()

    assert (Act.objects.count(), acts) == (acts, 3 * LEARNERS)
