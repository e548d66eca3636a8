"""Two records made one: the later mark holds, nothing is lost, and it does not matter how often or which way round."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from curriculum.outline import Outline
from progress import merging
from progress.merging import FURTHER, merge, union
from progress.models import Act, ActKind, Change, Learner, Mark, Share, Status
from progress.record import RecordOf
from progress.writing import Wanted, undo
from tests.factories import create_topic, every_row

START = datetime(2026, 1, 1, tzinfo=UTC)
TOPICS = 3
moments = st.integers(0, 3).map(lambda hours: START + timedelta(hours=hours))
marked = st.builds(Wanted, st.sampled_from(Status.values), moments)
marks = st.dictionaries(st.integers(0, TOPICS - 1), marked)
acts = st.lists(
    st.tuples(st.sampled_from(ActKind.values), st.integers(0, TOPICS - 1), moments), unique=True, max_size=4
)


def create_learner(theirs: dict[int, Wanted], did: list[tuple[str, int, datetime]] = ()) -> Learner:
    """Create a learner with marks and acts, about topics by their place."""
    learner, _token = Learner.for_new_browser()
    keys = [topic.pk for topic in Outline.current().topics.values()]
    for number, mark in theirs.items():
        Mark.objects.create(learner=learner, topic_id=keys[number], status=mark.status, marked_at=mark.marked_at)
    for kind, number, at in did:
        act = Act.objects.create(learner=learner, kind=kind, topic_id=keys[number], at=at)
        Change.objects.create(act=act, topic_id=keys[number], before="not-started", after="done")
    return learner


def marks_of(learner: Learner) -> set[tuple[Any, ...]]:
    return set(learner.marks.values_list("topic", "status", "marked_at"))


def acts_of(*learners: Learner) -> set[tuple[Any, ...]]:
    changes = Change.objects.filter(act__learner__in=learners)
    return set(changes.values_list("act__kind", "act__topic", "act__at", "topic", "before", "after"))


@given(ours=marks, theirs=marks, others=marks)
def test_union_does_not_mind_order_or_repetition(ours: Any, theirs: Any, others: Any) -> None:
    assert union(ours, theirs) == union(theirs, ours)
    assert union(union(ours, theirs), others) == union(ours, union(theirs, others))
    assert union(union(ours, theirs), theirs) == union(ours, theirs)
    assert union(ours, theirs).keys() == ours.keys() | theirs.keys()


def test_of_two_marks_the_later_holds() -> None:
    early, late = Wanted("done", START), Wanted("learning", START + timedelta(microseconds=1))

    assert union({1: early}, {1: late}) == {1: late}


def test_of_two_marks_of_one_moment_the_further_holds() -> None:
    both = [Wanted(status, START) for status in ("learning", "skipped", "done")]

    assert [union({1: both[i]}, {1: both[j]})[1].status for i, j in ((0, 1), (1, 2), (2, 0))] == [
        "skipped",
        "done",
        "done",
    ]
    assert set(FURTHER) == set(Status)


class Merging(TestCase):
    """Each example begins with three topics and nobody."""

    def setup_example(self) -> None:
        super().setup_example()
        Outline.forget()
        for number in range(TOPICS):
            create_topic(f"topic-{number}")

    @settings(max_examples=30)
    @given(ours=marks, theirs=marks, did=acts, they_did=acts)
    def test_merge_loses_nothing_and_leaves_one_learner(self, ours: Any, theirs: Any, did: Any, they_did: Any) -> None:
        into, other = create_learner(ours, did), create_learner(theirs, they_did)
        acts_before = acts_of(into, other)

        merge(into, other)

        keys = [topic.pk for topic in Outline.current().topics.values()]
        assert marks_of(into) == {(keys[n], mark.status, mark.marked_at) for n, mark in union(ours, theirs).items()}
        assert acts_of(into) == acts_before
        assert Act.objects.count() == len({*did, *they_did})
        assert list(Learner.objects.all()) == [into]

    @settings(max_examples=20)
    @given(ours=marks, theirs=marks)
    def test_merge_gives_the_same_marks_either_way(self, ours: Any, theirs: Any) -> None:
        one, other, first, second = (create_learner(each) for each in (ours, theirs, ours, theirs))

        merge(one, other)
        merge(second, first)

        assert marks_of(one) == marks_of(second)

    @settings(max_examples=20)
    @given(ours=marks, theirs=marks, did=acts)
    def test_merge_twice_is_merge_once(self, ours: Any, theirs: Any, did: Any) -> None:
        into, other = create_learner(ours), create_learner(theirs, did)
        gone = Learner(pk=other.pk)
        merge(into, other)
        once = every_row()

        merge(into, gone)

        assert every_row() == once


@pytest.mark.django_db
def test_merge_with_oneself_changes_nothing() -> None:
    create_topic("vectors")
    learner = create_learner({0: Wanted("done", START)}, [("mark", 0, START)])
    before = every_row()

    merge(learner, learner)

    assert every_row() == before


@pytest.mark.django_db
def test_act_of_both_stays_as_the_first_has_it() -> None:
    create_topic("vectors")
    into, other = (create_learner({}, [("mark", 0, START)]) for _ in range(2))
    Act.objects.filter(learner=other).update(undone_at=START)

    merge(into, other)

    assert list(Act.objects.values_list("learner", "undone_at")) == [(into.pk, None)]


@pytest.mark.django_db
def test_undo_after_a_merge_minds_which_act_was_later() -> None:
    """The act that came later has the lower key: its learner did it first to be written."""
    topic = create_topic("vectors")
    late = Wanted("done", START + timedelta(hours=1))
    into = create_learner({0: late}, [("mark", 0, late.marked_at)])
    other = create_learner({0: Wanted("learning", START)}, [("mark", 0, START)])
    merge(into, other)

    undo(into, Act.objects.get(at=START))

    assert marks_of(into) == {(topic.pk, "done", late.marked_at)}
    assert RecordOf(into).statuses == {topic.pk: "done"}


@pytest.mark.django_db
def test_page_that_the_other_shared_goes(client: Client) -> None:
    into, other = create_learner({}), create_learner({})
    share = Share.objects.create(learner=other)

    merge(into, other)

    assert (client.get(f"/shared/{share.token}/").status_code, Share.objects.count()) == (404, 0)


@pytest.mark.django_db
def test_merge_that_breaks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last step fails: a name that the module holds is taken away from it."""
    create_topic("vectors")
    into, other = create_learner({}), create_learner({0: Wanted("done", START)}, [("mark", 0, START)])
    before = every_row()
    monkeypatch.delattr(merging, "_move_acts")

    with pytest.raises(NameError):
        merge(into, other)

    assert every_row() == before


def test_every_table_of_a_learner_is_moved_or_goes_by_name() -> None:
    """A table more must be moved in `merge`, or be among those that go with the other learner."""
    moved, goes = {"Mark", "Act", "Notes", "Plan"}, {"Share"}

    assert {each.related_model.__name__ for each in Learner._meta.related_objects} == moved | goes
