"""A query that is written once answers each time what it is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curriculum.models import Topic
from progress.prepared import Prepared

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
