"""A roadmap on its way in, wherever it comes from, before anything of it is a row. Knows nothing of Django."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class NewTopic:
    """What a topic is to say (curriculum/content/state.py), under the id that it brings, if it brings one.

    One without an id has no slug either: it gets one from its title.
    """

    state: dict[str, Any]
    code: str = ""


@dataclass(frozen=True)
class NewSection:
    slug: str
    title: str
    summary: str
    topics: list[NewTopic] = field(default_factory=list)


@dataclass(frozen=True)
class Arrival:
    """A roadmap that came in, and what of it found no place, as `file:line: ...`."""

    title: str
    summary: str
    sections: list[NewSection]
    figures: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    @property
    def topics(self) -> list[NewTopic]:
        return [topic for section in self.sections for topic in section.topics]

    @property
    def resources(self) -> int:
        return sum(len(topic.state.get("resources", ())) for topic in self.topics)
