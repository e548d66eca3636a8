"""Speed, as ratios in one run: pages against a constant answer of the same server, and loading against its floor."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from . import graphs, loading, pages
from .server import ROOT, environment, manage


def main() -> int:
    if not shutil.which("wrk"):
        print("The benchmark asks with wrk. On Debian: apt-get install wrk", file=sys.stderr)
        return 2
    for part in (answers, loads, searches):
        with tempfile.TemporaryDirectory() as folder:
            part(Path(folder))
            print(flush=True)
    studies()
    return 0


def answers(place: Path) -> None:
    manage(place, "migrate")
    manage(place, "load_content")
    manage(place, "collectstatic", "--noinput")
    pages.measure(place)


def loads(place: Path) -> None:
    print("| what | seconds | of the floor |\n|---|---|---|")
    for topics in loading.TOPICS:
        home = place / str(topics)
        home.mkdir()
        manage(home, "migrate")
        loading.write_roadmap(home / "roadmaps", topics)
        seconds = loading.times(home, home / "roadmaps")
        for name, said in (("floor", "drawn and inserted"), ("full", "first load"), ("again", "second load")):
            print(f"| {topics} topics, {said} | {seconds[name]:.1f} | {seconds[name] / seconds['floor']:.2f} |")


def searches(place: Path) -> None:
    manage(place, "migrate")
    command = [sys.executable, "-m", "benchmarks.searching"]
    subprocess.run(command, cwd=ROOT, env=environment(place, 0), check=True)


def studies() -> None:
    print(f"| {graphs.TOPICS} topics, {graphs.PREREQUISITES} prerequisites | milliseconds |\n|---|---|")
    for name, milliseconds in graphs.times().items():
        print(f"| {name} | {milliseconds:.1f} |")


if __name__ == "__main__":
    sys.exit(main())
