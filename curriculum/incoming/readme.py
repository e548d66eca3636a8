"""The bytes of a README -> a roadmap on its way in. Knows nothing of Django."""

from ..content.source import MAX_SHORT
from .arrival import Arrival, NewSection, NewTopic
from .listing import read_listing
from .names import Names
from .placing import Topic, place
from .points import cut
from .text import read_text


def read_readme(data: bytes, name: str, *, title: str = "", base: str = "") -> Arrival:
    """Read a README's lists. Raises UnreadableError, and is otherwise as `placing.place`."""
    placed = place(read_listing(read_text(data, name), name), name, title=title, base=base)
    names = Names()
    sections = [
        NewSection(
            names.give(section.title, otherwise="section"),
            section.title,
            section.summary,
            [NewTopic(_state(topic)) for topic in section.topics],
        )
        for section in placed.sections
    ]
    left = [f"{name}:{each.line}: not placed: {each.why}" for each in placed.left]
    return Arrival(placed.title, placed.summary, sections, left=left)


def _state(topic: Topic) -> dict[str, object]:
    return {
        "title": topic.title,
        "short": cut(topic.title, MAX_SHORT) if len(topic.title) > MAX_SHORT else "",
        "summary": topic.summary,
        "kind": "extension",
        "difficulty": 1,
        "hours": 1.0,
        "body": topic.body,
        "resources": list(topic.resources),
    }
