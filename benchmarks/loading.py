"""How long topics take to load: against drawing and inserting the same texts, and ten times as many against as many."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from curriculum.content.parse import parse
from curriculum.markdown import render

from .server import ROOT, environment

TOPICS, MANY = 1_000, 10_000


@dataclass(frozen=True)
class Load:
    """What a load took: seconds of a core, and the memory that it held at most, in MB.

    A core's seconds are the same beside other work, which the clock's are not.
    """

    seconds: float
    megabytes: float


def write_roadmap(folder: Path, topics: int) -> None:
    """Write a roadmap of as many topics, whose lessons are those of the bundled roadmap, again and again."""
    bundled = list(parse(ROOT / "content").roadmaps[0].topics.values())
    home = folder / "big"
    (home / "all").mkdir(parents=True)
    slugs = []
    for number in range(topics):
        source = bundled[number % len(bundled)]
        slug = f"topic-{number}"
        slugs.append(slug)
        front = f"id: B{number:07d}\ntitle: Topic {number}\nsummary: A topic.\nkind: core\ndifficulty: 1\nhours: 1\n"
        front += "outcomes:\n  - Load it\n"
        front += f"requires:\n  - topic: topic-{number - 1}\n    reason: It comes before.\n" if number % 3 else ""
        (home / "all" / f"{slug}.md").write_text(f"---\n{front}---\n{_plain(source.body)}")
    listed = "".join(f"      - {slug}\n" for slug in slugs)
    section = f"sections:\n  - slug: all\n    title: All\n    summary: All.\n    topics:\n{listed}"
    (home / "roadmap.yaml").write_text(f"title: Big\nsummary: Big.\n{section}")


def _plain(body: str) -> str:
    """Leave out what refers to other topics and to figures."""
    lines = [line for line in body.split("\n") if "figures/" not in line]
    return "\n".join(lines).replace("[[", "").replace("]]", "")


def times(place: Path, folder: Path) -> tuple[float, Load, Load]:
    """Return the floor's seconds, a full load, and a load that changes nothing."""
    sources = parse(folder).roadmaps[0].topics.values()
    drawn: list[str] = []
    floor = _seconds(lambda: drawn.extend(render(s.body, titles={}, figures={}).html for s in sources))
    floor += _seconds(lambda: _insert(place / "floor.sqlite3", drawn))
    return floor, _load(place, folder), _load(place, folder)


def own_work(place: Path, topics: int) -> dict[str, Load]:
    """Return what loads of so many topics took, each text drawn once: first, one of nothing new, one of one change."""
    folder = place / "roadmaps"
    write_roadmap(folder, topics)
    found = {name: _load(place, folder, "--draw-once") for name in ("first load", "second load, nothing new")}
    with (folder / "big" / "all" / "topic-0.md").open("a") as file:
        file.write("\nOne more line.\n")
    return found | {"load of one change": _load(place, folder, "--draw-once")}


def _load(place: Path, folder: Path, *options: str) -> Load:
    command = [sys.executable, "-m", "benchmarks.loaded", str(folder), *options]
    env = environment(place, 0)
    said = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout
    return Load(*map(float, said.split()))


def _insert(path: Path, rows: list[str]) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE topic (html TEXT)")
        database.executemany("INSERT INTO topic VALUES (?)", [(row,) for row in rows])


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
