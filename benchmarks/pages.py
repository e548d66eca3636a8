"""Answers a second: the site's pages beside a constant answer, files of nginx's, and other systems' pages.

All servers run on one core, all asking is done from another, and each round asks each target in turn.
"""

import http.client
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.served import free_port

from . import proxy
from .peers import NotHereError, mkdocs_pages, relate_pages, wagtail_pages
from .server import ROOT, environment, manage, rate, site

ROUNDS = 5
TOPIC = "/topics/backpropagation/"
MARKS = Path(__file__).with_name("mark.lua")
MARKS_ANEW = Path(__file__).with_name("mark_anew.lua")
# Settings of ours with less kept: their module, how a row says it, and what is still kept.
WITHOUT = (
    ("settings_unstored", "our store off", "fragments and parts"),
    ("settings_unkept", "nothing kept", "the lesson as HTML"),
)
LEARNER_MARKS = ("vectors", "matrices", "derivatives", "python-fundamentals")


@dataclass(frozen=True)
class Target:
    """What is asked for, what is kept ready on its side, and against which other it is read."""

    name: str
    url: str
    kept: str
    cookie: str = ""
    script: Path | None = None
    coding: str = "br"
    of: str = "constant answer"


def measure(place: Path) -> None:
    """Print the table of answers a second, what starting and a worker cost, and marks by four workers at once."""
    left_out: list[str] = []
    with ExitStack() as running:
        ours = running.enter_context(site(place))
        targets = _ours(ours.origin)
        for module, store, kept in WITHOUT:
            server = running.enter_context(site(place, DJANGO_SETTINGS_MODULE=f"benchmarks.{module}"))
            targets += _without(server.origin, store, kept)
        if proxy.is_here():
            targets += running.enter_context(_by_nginx(place, left_out))
        else:
            left_out.append("nginx: not installed; apt-get install nginx")
        targets += running.enter_context(_by_wagtail(place, left_out))
        left_out.append(relate_pages.look(place / "relate"))
        found: dict[str, list[float]] = {target.name: [] for target in targets}
        for _ in range(ROUNDS):
            for each in targets:
                found[each.name].append(rate(each.url, cookie=each.cookie, script=each.script, coding=each.coding))
        _print(targets, found)
        print(f"\nA worker holds {ours.megabytes_of_a_worker():.0f} MB after it.")
        print(f"From the start of the server to its first answer: {ours.seconds_to_start:.1f} s.")
    for said in left_out:
        print(f"Left out: {said}")
    _marks_at_once(place)


def _ours(origin: str) -> list[Target]:
    cookie = learners_cookie(origin)
    return [
        Target("constant answer", f"{origin}/constant/", "12 KB, always the same"),
        Target("visitor, topic page", origin + TOPIC, "the page, compressed"),
        Target("visitor, /", f"{origin}/", "the page, compressed"),
        Target("learner, topic page", origin + TOPIC, "the page but for its parts; parts by state", cookie),
        Target("learner, /", f"{origin}/", "fragments by state", cookie),
        Target("learner, /me/", f"{origin}/me/", "nothing", cookie),
        Target("a search", f"{origin}/search/?q=gradient", "nothing"),
        Target("a mark", f"{origin}/", "parts by state", cookie, MARKS),
        Target("a mark, a state not seen before", f"{origin}/", "fragments", learners_cookie(origin), MARKS_ANEW),
    ]


def _without(origin: str, store: str, kept: str) -> list[Target]:
    """What is drawn for each who asks is not compressed, as Wagtail's pages are not."""
    cookie = learners_cookie(origin)
    return [
        Target(f"visitor, topic page, {store}", origin + TOPIC, kept, coding="identity"),
        Target(f"learner, topic page, {store}", origin + TOPIC, kept, cookie, coding="identity"),
    ]


@contextmanager
def _by_nginx(place: Path, left_out: list[str]) -> Iterator[list[Target]]:
    """Serve the site's copy and MkDocs's as files, and the site through its documented proxy."""
    with ExitStack() as running:
        manage(place, "export_site", str(place / "copy"))
        plain, tls = running.enter_context(proxy.files(place / "files", place / "copy"))
        port = free_port()
        behind = running.enter_context(
            site(
                place,
                BEHIND_PROXY="true",
                SITE_ORIGIN=f"https://127.0.0.1:{port}",
                EMAIL_URL="smtp://127.0.0.1:9",
            )
        )
        running.enter_context(proxy.before(place / "proxy", port, urlsplit(behind.origin).port or 0))
        static, secure = "nginx, a static file", "nginx, a static file, TLS"
        (place / "copy" / "constant").mkdir()
        for name in ("index.html", "index.html.gz"):
            (place / "copy" / "constant" / name).write_bytes((place / "copy" / TOPIC[1:] / name).read_bytes())
        targets = [
            Target(static, f"{plain}/constant/", "the file, compressed", coding="gzip", of=static),
            Target("export_site, topic page", plain + TOPIC, "the file, compressed", coding="gzip", of=static),
            Target(secure, f"{tls}/constant/", "the file, compressed", coding="gzip", of=secure),
            Target(
                "visitor, topic page, by the proxy, TLS",
                f"https://127.0.0.1:{port}{TOPIC}",
                "the page for a second",
                coding="gzip",
                of=secure,
            ),
        ]
        try:
            peer = place / "mkdocs"
            peer.mkdir()
            folder = mkdocs_pages.build(peer, _lessons(place))
            origin, _ = running.enter_context(proxy.files(peer / "nginx", folder))
            url = f"{origin}/backpropagation/"
            targets.append(Target("MkDocs Material, topic page", url, "the file, compressed", coding="gzip", of=static))
        except NotHereError as error:
            left_out.append(str(error))
        yield targets


@contextmanager
def _by_wagtail(place: Path, left_out: list[str]) -> Iterator[list[Target]]:
    peer = place / "wagtail"
    peer.mkdir()
    try:
        commands = wagtail_pages.fill(peer, _lessons(place))
    except NotHereError as error:
        left_out.append(str(error))
        yield []
        return
    with (
        wagtail_pages.served(peer, commands, keeps_pages=False) as bare,
        wagtail_pages.served(peer, commands, keeps_pages=True) as kept,
    ):
        yield [
            Target("Wagtail, topic page", f"{bare.origin}/backpropagation/", "the lesson as HTML"),
            Target("Wagtail, topic page, page cache", f"{kept.origin}/backpropagation/", "the page"),
        ]


def _lessons(place: Path) -> Path:
    path = place / "lessons.json"
    if not path.exists():
        command = [sys.executable, "-m", "benchmarks.lessons", str(path)]
        subprocess.run(command, cwd=ROOT, env=environment(place, 0), check=True)
    return path


def _print(targets: list[Target], found: dict[str, list[float]]) -> None:
    middle = {name: statistics.median(rates) for name, rates in found.items()}
    print("| what | kept ready | answers a second, median [lowest-highest] | ratio | of |\n|---|---|---|---|---|")
    for each in targets:
        rates = found[each.name]
        said = f"{middle[each.name]:.0f} [{min(rates):.0f}-{max(rates):.0f}]"
        print(f"| {each.name} | {each.kept} | {said} | {middle[each.name] / middle[each.of]:.2f} | {each.of} |")
    for peer in (name for name in middle if name.startswith("Wagtail")):
        print(f"\nOf {peer}, times as often:")
        for name in (name for name in middle if name.startswith("visitor, topic page")):
            print(f"- {name}: {middle[name] / middle[peer]:.1f}")


def _marks_at_once(place: Path) -> None:
    """32 clients mark at once, answered by four workers: `rate` ends the benchmark where one mark fails."""
    with site(place, workers=4) as served:
        marks = rate(f"{served.origin}/", cookie=learners_cookie(served.origin), script=MARKS, connections=32)
    print(f"\n32 clients and 4 workers on one core: {marks:.0f} marks a second, none failed.")


def learners_cookie(origin: str) -> str:
    """Mark a few topics as a new learner, and return the cookie."""
    cookie = ""
    for slug in LEARNER_MARKS:
        connection = http.client.HTTPConnection(urlsplit(origin).netloc)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        connection.request("POST", f"/topics/{slug}/status/", urlencode({"status": "done"}), headers)
        cookie = (connection.getresponse().headers["Set-Cookie"] or cookie).split(";")[0]
    return cookie
