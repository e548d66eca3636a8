"""The goals of a path, as an address names them: `to=` a topic, again and again, or `core=` a roadmap."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.validators import slug_re
from django.http import QueryDict

from curriculum.models import Alias
from curriculum.outline import Entry, Outline, RoadmapEntry

MOST = 20


@dataclass(frozen=True)
class Goals:
    """The topics named, and the roadmap whose core topics are goals too.

    `unknown` are names of nothing here; `left_out` counts those beyond the most that a path may have.
    """

    named: list[Entry]
    core_of: RoadmapEntry | None
    unknown: list[str]
    left_out: int

    @property
    def topics(self) -> list[Entry]:
        return list(dict.fromkeys([*self.named, *(core_topics(self.core_of) if self.core_of else [])]))


def goals_of(query: QueryDict, *, first: Entry | None = None) -> Goals:
    """Read the goals from an address. An old name of a topic stands for the topic."""
    outline = Outline.current()
    asked = [first.slug] if first else []
    names = list(dict.fromkeys(asked + [name.strip() for name in query.getlist("to") if name.strip()]))
    found = {name: outline.topics.get(slug) for name, slug in _renamed(names[:MOST], outline).items()}
    core = query.get("core", "")
    roadmap = outline.roadmaps.get(core)
    return Goals(
        named=list(dict.fromkeys(topic for topic in found.values() if topic)),
        core_of=roadmap,
        unknown=[name for name, topic in found.items() if topic is None] + ([core] if core and not roadmap else []),
        left_out=len(names[MOST:]),
    )


def core_topics(roadmap: RoadmapEntry) -> list[Entry]:
    return [topic for topic in roadmap.topics if topic.kind == "core"]


def _renamed(names: list[str], outline: Outline) -> dict[str, str]:
    """Return the slug that each name stands for now: no query where all are slugs, else one.

    What cannot be a slug is not asked for: PostgreSQL takes no text with a NUL in it.
    """
    old = [name for name in names if name not in outline.topics and slug_re.match(name)]
    aliases = dict(Alias.objects.filter(slug__in=old).values_list("slug", "topic__slug")) if old else {}
    return {name: aliases.get(name, name) for name in names}
