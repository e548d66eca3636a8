"""Speed, as ratios in one run: pages against a constant answer of the same server, and loading against its floor."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from . import graphs, loading, pages, soak
from .server import ROOT, environment, manage


def main(names: list[str]) -> int:
    """Run the parts that are named; without names all but the soak, which takes ten minutes."""
    if not shutil.which("wrk"):
        print("The benchmark asks with wrk. On Debian: apt-get install wrk", file=sys.stderr)
        return 2
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"There is no {', '.join(unknown)}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    for name in names or [name for name in PARTS if name != "soak"]:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](Path(folder))
            print(flush=True)
    return 0


def answers(place: Path) -> None:
    _fill(place)
    pages.measure(place)


def loads(place: Path) -> None:
    print("| what | seconds | of the floor | MB at most |\n|---|---|---|---|")
    for topics in loading.TOPICS:
        home = place / str(topics)
        home.mkdir()
        manage(home, "migrate")
        loading.write_roadmap(home / "roadmaps", topics)
        floor, full, again = loading.times(home, home / "roadmaps")
        print(f"| {topics} topics, drawn and inserted | {floor:.1f} | 1.00 | |")
        for said, load in (("first load", full), ("second load", again)):
            ratio = load.seconds / floor
            print(f"| {topics} topics, {said} | {load.seconds:.1f} | {ratio:.2f} | {load.megabytes:.0f} |", flush=True)


def searches(place: Path) -> None:
    manage(place, "migrate")
    command = [sys.executable, "-m", "benchmarks.searching"]
    subprocess.run(command, cwd=ROOT, env=environment(place, 0), check=True)


def studies(place: Path) -> None:  # noqa: ARG001
    print(f"| {graphs.TOPICS} topics, {graphs.PREREQUISITES} prerequisites | milliseconds |\n|---|---|")
    for name, milliseconds in graphs.times().items():
        print(f"| {name} | {milliseconds:.1f} |")


def soaks(place: Path) -> None:
    _fill(place)
    soak.measure(place, soak.MINUTES)


def _fill(place: Path) -> None:
    manage(place, "migrate")
    manage(place, "load_content")
    manage(place, "collectstatic", "--noinput")


PARTS: dict[str, Callable[[Path], None]] = {
    "answers": answers,
    "loads": loads,
    "searches": searches,
    "studies": studies,
    "soak": soaks,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
