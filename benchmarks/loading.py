"""How long many topics take to load, against the floor: drawing the same texts, and inserting the same rows."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from curriculum.content.parse import parse
from curriculum.markdown import render

from .server import ROOT, environment, manage

TOPICS = (1_000, 10_000)


@dataclass(frozen=True)
class Load:
    """What a load took: seconds without the start of Python, and the memory that it held at most, in MB."""

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
    start = _seconds(lambda: manage(place, "check"))
    return floor, _load(place, folder, start), _load(place, folder, start)


def _load(place: Path, folder: Path, start: float) -> Load:
    began = time.perf_counter()
    command = [sys.executable, "manage.py", "load_content", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(place, 0), stdout=subprocess.DEVNULL)
    # Of this process alone: what subprocess offers is the most of all that ever ran.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"load_content ended with {process.returncode}")
    return Load(time.perf_counter() - began - start, used.ru_maxrss / 1024)


def _insert(path: Path, rows: list[str]) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE topic (html TEXT)")
        database.executemany("INSERT INTO topic VALUES (?)", [(row,) for row in rows])


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
