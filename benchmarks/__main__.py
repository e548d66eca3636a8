"""Speed, as ratios in one run: pages against a constant answer of the same server, and loading against its floor."""

import http.client
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from . import graphs, loading
from .server import ROOT, environment, manage, rate, served

ROUNDS = 5
LEARNER_MARKS = ("vectors", "matrices", "derivatives", "python-fundamentals")


def main() -> int:
    if not shutil.which("wrk"):
        print("The benchmark asks with wrk. On Debian: apt-get install wrk", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        manage(place, "migrate")
        manage(place, "load_content")
        manage(place, "collectstatic", "--noinput")
        pages(place)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        manage(place, "migrate")
        loads(place)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        manage(place, "migrate")
        searches(place)
    studies()
    return 0


def pages(place: Path) -> None:
    with served(place) as origin:
        cookie = learners_cookie(origin)
        targets = {
            "constant answer": {"url": f"{origin}/constant/"},
            "visitor, topic page": {"url": f"{origin}/topics/backpropagation/"},
            "visitor, /": {"url": f"{origin}/"},
            "learner, topic page": {"url": f"{origin}/topics/backpropagation/", "cookie": cookie},
            "learner, /": {"url": f"{origin}/", "cookie": cookie},
            "a mark": {"url": f"{origin}/", "cookie": cookie, "script": Path(__file__).with_name("mark.lua")},
        }
        found: dict[str, list[float]] = {name: [] for name in targets}
        for _ in range(ROUNDS):
            for name, target in targets.items():
                found[name].append(rate(**target))  # type: ignore[arg-type]
    constant = statistics.median(found["constant answer"])
    print("| what | answers a second, median [lowest-highest] | of the constant answer |\n|---|---|---|")
    for name, rates in found.items():
        median = statistics.median(rates)
        print(f"| {name} | {median:.0f} [{min(rates):.0f}-{max(rates):.0f}] | {median / constant:.2f} |")


def learners_cookie(origin: str) -> str:
    """Mark a few topics as a new learner, and return the cookie."""
    cookie = ""
    for slug in LEARNER_MARKS:
        connection = http.client.HTTPConnection(urlsplit(origin).netloc)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        connection.request("POST", f"/topics/{slug}/status/", urlencode({"status": "done"}), headers)
        cookie = (connection.getresponse().headers["Set-Cookie"] or cookie).split(";")[0]
    return cookie


def loads(place: Path) -> None:
    folder = place / "roadmaps"
    loading.write_roadmap(folder)
    seconds = loading.times(place, folder)
    print(f"\n| {loading.TOPICS} topics | seconds | of the floor |\n|---|---|---|")
    for name, said in (("floor", "drawn and inserted"), ("full", "first load"), ("again", "second load, nothing new")):
        print(f"| {said} | {seconds[name]:.1f} | {seconds[name] / seconds['floor']:.2f} |")


def searches(place: Path) -> None:
    print(flush=True)
    command = [sys.executable, "-m", "benchmarks.searching"]
    subprocess.run(command, cwd=ROOT, env=environment(place, 0), check=True)


def studies() -> None:
    print(f"\n| {graphs.TOPICS} topics, {graphs.PREREQUISITES} prerequisites | milliseconds |\n|---|---|")
    for name, milliseconds in graphs.times().items():
        print(f"| {name} | {milliseconds:.1f} |")


if __name__ == "__main__":
    sys.exit(main())
