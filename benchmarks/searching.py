"""How long the database takes to search 10,000 topics on SQLite: every query of the judged list, five times.

Run as a module, on the database that the environment names.
"""

import random
import re
import statistics
import time
from collections.abc import Callable
from typing import Any

import django
import yaml

from .server import ROOT

django.setup()

from curriculum.content.parse import parse  # noqa: E402
from curriculum.models import Roadmap, Section, Topic  # noqa: E402
from curriculum.outline import Outline  # noqa: E402
from curriculum.search import find, sqlite  # noqa: E402

TOPICS = 10_000
SECTIONS = 50
SENTENCES = 25
ROUNDS = 5
JUDGED = ROOT / "tests" / "curriculum" / "judged_queries.yaml"

spent: list[float] = []  # seconds, one for each question to the database


def main() -> None:
    write_topics()
    for name in ("held", "find", "show"):
        setattr(sqlite, name, timed(getattr(sqlite, name)))
    asked = [row["ask"] for row in yaml.safe_load(JUDGED.read_text())]
    find.search(asked[0])
    times = sorted(statistics.median(milliseconds(words) for _ in range(ROUNDS)) for words in asked)
    print("| a search among 10,000 topics | ms of database time |\n|---|---|")
    for said, place in (("median", 0.5), ("nine of ten within", 0.9), ("slowest", 1)):
        print(f"| {said} | {times[round(place * (len(times) - 1))]:.1f} |")


def write_topics() -> None:
    """Write topics whose lessons are sentences of the bundled ones, at random, and whose titles are words of theirs."""
    draw = random.Random(1)
    bundled = list(parse(ROOT / "content").roadmaps[0].topics.values())
    prose = re.sub(r"\$.*?\$|```.*?```", "", "\n".join(source.body for source in bundled), flags=re.DOTALL)
    sentences = re.findall(r"[A-Z][^.?!]{20,}[.?!]", prose)
    titles = " ".join(source.front.title for source in bundled).split()
    outcomes = [outcome for source in bundled for outcome in source.front.outcomes]
    roadmap = Roadmap.objects.create(slug="big", title="Big", summary="Big.")
    sections = [
        Section(roadmap=roadmap, slug=f"s-{i}", title=f"Section {i}", summary="A part.") for i in range(SECTIONS)
    ]
    Section.objects.bulk_create(sections)
    topics = [
        Topic(
            section=sections[i % SECTIONS],
            slug=f"topic-{i}",
            title=" ".join(draw.sample(titles, 3))[:80],
            summary=draw.choice(bundled).front.summary,
            kind="core",
            difficulty=1,
            hours=1,
            outcomes=draw.sample(outcomes, 3),
            html=f"<p>{' '.join(draw.sample(sentences, SENTENCES))}</p>",
        )
        for i in range(TOPICS)
    ]
    Topic.objects.bulk_create(topics, batch_size=500)
    Outline.changed()


def timed(asked: Callable[..., Any]) -> Callable[..., Any]:
    """Note how long each question to the database takes."""

    def ask(*args: Any, **options: Any) -> Any:
        began = time.perf_counter()
        answer = asked(*args, **options)
        spent.append(time.perf_counter() - began)
        return answer

    return ask


def milliseconds(words: str) -> float:
    spent.clear()
    find.search(words)
    return sum(spent) * 1000


if __name__ == "__main__":
    main()
