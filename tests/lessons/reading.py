"""What a lesson says, so that tests can hold its numbers against what they compute."""

from functools import cache
from pathlib import Path

from curriculum.content.parse import Source, parse

CONTENT = Path(__file__).parents[2] / "content" / "deep-learning"


def lesson(slug: str) -> str:
    """Return the whole file of a topic: its questions and its text."""
    (path,) = CONTENT.glob(f"*/{slug}.md")
    return path.read_text()


def unsaid(slug: str, *facts: str) -> list[str]:
    """Return those of some computed facts that the lesson does not state."""
    said = lesson(slug)
    return [fact for fact in facts if fact not in said]


@cache
def topics() -> dict[str, Source]:
    """Return all topics of the roadmap by slug, in the order of study."""
    return parse(CONTENT).roadmaps[0].topics
