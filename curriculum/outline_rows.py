"""The rows that the outline is made of: where topics are at home, with what they require, and where they are placed."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Subquery

from .models import Edition, Placement, Topic

Row = dict[str, Any]

NAMES = ("slug", "title", "summary")
TOPIC_FIELDS = ("pk", "slug", "title", "short", "summary", "kind", "difficulty", "hours")
_PLACE_FIELDS = (
    *(f"section__roadmap__{name}" for name in ("position", *NAMES)),
    *(f"section__{name}" for name in ("position", *NAMES)),
    "position",
)


def topic_rows() -> Iterator[Row]:
    """Yield the published topics, each as many times as it has prerequisites, which are in order, but at least once."""
    rows: Iterator[Row] = (
        Topic.objects.published()
        .order_by("prerequisites__position", "prerequisites__pk")
        .values(
            *TOPIC_FIELDS,
            *_PLACE_FIELDS,
            "prerequisites__requires__slug",
            "prerequisites__reason",
            edition=Subquery(Edition.objects.values("number")[:1]),
        )
        .iterator()
    )
    return rows


def placement_rows() -> Iterator[Row]:
    """Yield the placements of published topics; one that has since moved into the same roadmap stands there at home."""
    rows: Iterator[Row] = (
        Placement.objects.filter(topic__retired_at=None)
        .exclude(section__roadmap=F("topic__section__roadmap"))
        .values("pk", *_PLACE_FIELDS, slug=F("topic__slug"))
        .iterator()
    )
    return rows


def in_order(row: Row) -> tuple[Any, ...]:
    """Return what rows are sorted by: roadmap, section, place in it."""
    roadmap = row["section__roadmap__position"], row["section__roadmap__slug"]
    return *roadmap, row["section__position"], row["section__slug"], row["position"], row["pk"]
