"""A topic as advice looks at it, whether a file says it, a row or a draft. Knows nothing of Django."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..content.draw import Place, lines
from ..content.problem import Code
from ..graph import CycleError, Graph, essential, unlocks
from .prose import Prose


@dataclass(frozen=True)
class Remark:
    """One sentence about what could be better, at a place in the front matter or on a line (from 1) of the lesson."""

    code: Code
    message: str
    at: Place | int


@dataclass(frozen=True)
class Written:
    """What a topic says: `requires` has reasons by slug; resources, questions and terms have the keys of the format."""

    slug: str
    title: str
    summary: str
    kind: str
    hours: float
    outcomes: Sequence[str]
    requires: Mapping[str, str]
    resources: Sequence[Mapping[str, Any]]
    questions: Sequence[Mapping[str, Any]]
    body: str
    terms: Sequence[Mapping[str, Any]] = ()

    @cached_property
    def prose(self) -> Prose:
        return Prose(self.body)

    @cached_property
    def texts(self) -> list[tuple[Place, Prose]]:
        """All that its author wrote, by place; the lesson itself has none. Titles are others' words, and left out."""
        found: list[tuple[Place, str]] = [(("summary",), self.summary)]
        found += [(("outcomes", i), outcome) for i, outcome in enumerate(self.outcomes)]
        found += [(("terms", i, "means"), each.get("means", "")) for i, each in enumerate(self.terms)]
        found += [(("requires", i, "reason"), reason) for i, reason in enumerate(self.requires.values())]
        found += [(("resources", i, "why"), each.get("why", "")) for i, each in enumerate(self.resources)]
        found += [(place, text) for place, text in lines(self.questions)]
        return [((), self.prose), *((place, Prose(text)) for place, text in found)]


@dataclass(frozen=True)
class Around:
    """All topics with what each requires directly, and what follows from that."""

    graph: Graph

    @cached_property
    def unlocks(self) -> dict[str, list[str]]:
        return unlocks(self.graph)

    @cached_property
    def essential(self) -> Graph:
        """The graph without what follows from the rest; where topics go round in a circle, nothing can be said to."""
        try:
            return essential(self.graph)
        except CycleError:
            return self.graph
