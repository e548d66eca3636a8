"""The rows that the outline is made of: where topics are at home, with what they require, and where they are placed."""

from typing import Any

from django.db.models import F, IntegerField, Subquery, Value

from .models import Edition, Placement, Topic

Row = dict[str, Any]

NAMES = ("slug", "title", "summary")
TOPIC_FIELDS = ("pk", "slug", "title", "short", "summary", "kind", "difficulty", "hours")
_PLACE_FIELDS = (
    *(f"section__roadmap__{name}" for name in ("position", *NAMES)),
    *(f"section__{name}" for name in ("position", *NAMES)),
    "position",
)
_REQUIRED = {
    "required": "prerequisites__requires__slug",
    "reason": "prerequisites__reason",
    "required_at": "prerequisites__position",
    "required_pk": "prerequisites__pk",
}
_NOTHING = Value(None, IntegerField())  # stands for a field of any type


def rows() -> list[Row]:
    """Return the published topics in order, each as many times as it has prerequisites, but at least once; one query.

    A row with `placed` says where a roadmap that is not its home places a topic, and nothing of prerequisites. One that
    has since moved into that roadmap stands there at home.
    """
    homes = Topic.objects.published().values(
        *TOPIC_FIELDS,
        *_PLACE_FIELDS,
        edition=Subquery(Edition.objects.values("number")[:1]),
        placed=Value(value=False),
        **{name: F(path) for name, path in _REQUIRED.items()},
    )
    placements = (
        Placement.objects.filter(topic__retired_at=None)
        .exclude(section__roadmap=F("topic__section__roadmap"))
        .values(
            *(f"topic__{name}" for name in TOPIC_FIELDS),
            *_PLACE_FIELDS,
            edition=_NOTHING,
            placed=Value(value=True),
            **dict.fromkeys(_REQUIRED, _NOTHING),
        )
    )
    return sorted(homes.order_by().union(placements.order_by(), all=True).order_by(), key=_in_order)


def _in_order(row: Row) -> tuple[Any, ...]:
    """Return what rows are sorted by: roadmap, section, place in it; then the order of prerequisites."""
    roadmap = row["section__roadmap__position"], row["section__roadmap__slug"]
    place = *roadmap, row["section__position"], row["section__slug"], row["position"], row["placed"], row["pk"]
    return *place, row["required_at"] or 0, row["required_pk"] or 0
