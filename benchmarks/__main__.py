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
    home = _migrated(place / "floor")
    loading.write_roadmap(home / "roadmaps", loading.TOPICS)
    floor, full, again = loading.times(home, home / "roadmaps")
    print(f"| {loading.TOPICS} topics | seconds of a core | of the floor | MB at most |\n|---|---|---|---|")
    print(f"| drawn and inserted | {floor:.1f} | 1.00 | |")
    for said, load in (("first load", full), ("second load, nothing new", again)):
        print(f"| {said} | {load.seconds:.1f} | {load.seconds / floor:.2f} | {load.megabytes:.0f} |", flush=True)
    few, many = (loading.own_work(_migrated(place / str(n)), n) for n in (loading.TOPICS, loading.MANY))
    sizes = f"{loading.TOPICS} | {loading.MANY}"
    print(f"\n| each text drawn once: seconds of a core, by topics | {sizes} | times | MB at most: {sizes} |")
    print("|---|---|---|---|---|---|")
    for name, load in few.items():
        ten = many[name]
        seconds = f"{load.seconds:.1f} | {ten.seconds:.1f} | {ten.seconds / load.seconds:.1f}"
        print(f"| {name} | {seconds} | {load.megabytes:.0f} | {ten.megabytes:.0f} |", flush=True)


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


def _migrated(place: Path) -> Path:
    place.mkdir()
    manage(place, "migrate")
    return place


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
