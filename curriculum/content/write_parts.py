"""States -> the rows that topics consist of, and whole states written over rows: for the loader and the desk alike."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from ..models import Alias, Prerequisite, Question, Resource, Topic
from .state import COPIED, State
from .write import Values, save, sync


def write_parts(states: Mapping[str, State], rows: Mapping[str, Topic]) -> bool:
    """Give topics, by id, the prerequisites, resources, questions and aliases of their states."""
    resources, questions, requires, aliases = {}, {}, {}, {}
    for code, state in states.items():
        pk = rows[code].pk
        resources[pk] = _placed(state["resources"])
        questions[pk] = _placed(state["questions"])
        requires[pk] = _placed(
            {"requires_id": rows[each["topic"]].pk, "reason": each["reason"]} for each in state["requires"]
        )
        aliases[pk] = [{"slug": alias} for alias in state["aliases"]]
    written = [
        sync(Resource, "topic", resources, key=("url", "where")),
        sync(Question, "topic", questions, key=("prompt",)),
        sync(Prerequisite, "topic", requires, key=("requires_id",)),
        sync(Alias, "topic", aliases, key=("slug",)),
    ]
    return any(written)


def write_state(topic: Topic, state: State) -> None:
    """Make a topic say what a state says, but for prerequisites and names that are no longer to be had."""
    rows = {row.code: row for row in Topic.objects.all()}
    retired_at = (topic.retired_at or timezone.now()) if state["retired"] else None
    slug = state["slug"]
    if Topic.objects.filter(slug=slug).exclude(pk=topic.pk).exists():
        slug = topic.slug
    old = {topic.slug} - {slug}
    save(topic, **{name: state[name] for name in COPIED if name != "slug"}, slug=slug, retired_at=retired_at)
    taken = set(Alias.objects.exclude(topic=topic).values_list("slug", flat=True))
    taken |= {row.slug for row in rows.values() if row.pk != topic.pk} | {slug}
    requires = [each for each in state["requires"] if each["topic"] in rows]
    aliases = sorted({*state["aliases"], *old} - taken)
    write_parts({topic.code: state | {"requires": requires, "aliases": aliases}}, rows)


def _placed(parts: Iterable[Mapping[str, Any]]) -> list[Values]:
    return [{**part, "position": position} for position, part in enumerate(parts)]
