"""A statement that is written once does each time what it is asked."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from curriculum.models import Topic
from progress.models import Learner, Mark
from progress.prepared import Prepared, PreparedRows

from ..factories import create_topic

pytestmark = pytest.mark.django_db


def test_values_go_where_they_belong_and_what_is_always_the_same_stays() -> None:
    for slug, kind in (("vectors", "core"), ("matrices", "core"), ("tensors", "extension")):
        create_topic(slug, kind=kind)
    keys = dict(Topic.objects.values_list("slug", "pk"))
    query = Prepared(
        lambda slug, key: Topic.objects.filter(kind="core").exclude(slug=slug).filter(pk__lte=key).values_list("slug"),
        str,
        int,
    )

    found = [sorted(query.rows(slug, keys[last])) for slug, last in (("vectors", "tensors"), ("matrices", "vectors"))]

    assert found == [[("matrices",)], [("vectors",)]]


def test_value_is_never_a_part_of_the_query() -> None:
    query = Prepared(lambda slug: Topic.objects.filter(slug=slug).values_list("slug"), str)

    with CaptureQueriesContext(connection) as asked:
        assert query.rows("' OR 1=1 --") == []

    assert len(asked) == 1


def test_times_come_with_their_zone() -> None:
    at = datetime(2026, 3, 1, 12, 30, 15, 250, tzinfo=UTC)
    topic, learner = create_topic("vectors"), Learner.for_new_browser()[0]
    Mark.objects.create(learner=learner, topic=topic, status="done", marked_at=at)
    query = Prepared(lambda key: Mark.objects.filter(learner=key).values_list("status", "marked_at"), int)

    found = [query.rows(learner.pk) for _ in range(2)]

    assert found == [[("done", at)]] * 2


def test_rows_are_put_in_or_changed() -> None:
    then, now = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)
    topics, learner = [create_topic(slug) for slug in ("vectors", "matrices")], Learner.for_new_browser()[0]
    rows = PreparedRows(Mark, "learner", "topic", "status", "marked_at", unique=["learner", "topic"])
    rows.put([(learner.pk, topics[0].pk, "learning", then)])

    with CaptureQueriesContext(connection) as asked:
        rows.put([(learner.pk, topic.pk, "done", now) for topic in topics])
        rows.put([])

    kept = Mark.objects.values_list("topic__slug", "status", "marked_at").order_by("topic")
    assert list(kept) == [("vectors", "done", now), ("matrices", "done", now)]
    assert len(asked) == 1


def test_row_that_is_added_is_returned_with_its_key() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    topic, learner = create_topic("vectors"), Learner.for_new_browser()[0]

    added = PreparedRows(Mark, "learner", "topic", "status", "marked_at").add(learner.pk, topic.pk, "done", at)

    assert (added, added.topic, added.marked_at) == (Mark.objects.get(), topic, at)


def test_rows_keep_to_what_the_table_demands() -> None:
    topic, learner = create_topic("vectors"), Learner.for_new_browser()[0]
    rows = PreparedRows(Mark, "learner", "topic", "status", "marked_at", unique=["learner", "topic"])

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.put([(learner.pk, topic.pk, "'); DROP TABLE progress_mark; --"[:8], datetime(2026, 3, 1, tzinfo=UTC))])

    assert not Mark.objects.exists()
