"""Visit what resources lead to, and say what has moved and what is gone."""

import sys
from collections.abc import Iterable

from django.core.management.base import CommandError, CommandParser

from curriculum.links.judge import State
from curriculum.links.run import OfflineError, Report, check, due, links_of
from curriculum.management.refusing import DatabaseCommand
from curriculum.models import Link, Resource


class Command(DatabaseCommand):
    help = (
        "Visit the links of resources that are due, and say which have moved and which are dead. "
        "Exit status: 0 none, 1 some, 2 cannot run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="visit every link, due or not")
        parser.add_argument("--host", default="", help="only links of this host, such as arxiv.org")
        parser.add_argument("--limit", type=int, help="visit so many at most, the longest due first")

    def handle(self, *, all: bool, host: str, limit: int | None, **options: object) -> None:  # noqa: A002, ARG002
        if limit is not None and limit < 1:
            raise CommandError("--limit is at least 1; nothing was visited.", returncode=2)
        try:
            links = links_of(host)
            asked = (links if all else due(links))[:limit]
            report = check(asked, step=self.step if sys.stderr.isatty() else None)
            to_mend = Link.objects.filter(pk__in=[link.pk for link in links]).to_mend()
            lines = said(to_mend)
        except OfflineError:
            self.refuse("No site answered: is this machine connected? No link was judged by it.", status=2)
        for line in lines:
            self.stdout.write(line)
        self.stderr.write(summary(report, of=len(links)))
        sys.exit(1 if lines else 0)

    def step(self, count: int, total: int) -> None:
        self.stderr.write(f"\rVisited {count} of {total}", ending="\n" if count == total else "")
        self.stderr.flush()


def said(links: Iterable[Link]) -> list[str]:
    """Return a line for each link and each topic that leads to it: STATE topic address (why)."""
    links = list(links)
    topics = Resource.objects.topics_by_address(link.url for link in links)
    return [
        f"{link.state.upper()} {topic.slug} {link.url} ({why(link)})" for link in links for topic in topics[link.url]
    ]


def why(link: Link) -> str:
    if link.state == State.MOVED:
        return f"moved to {link.moved_to}"
    return f"{link.words}; failed {link.failures} times since {link.first_failed_at:%Y-%m-%d}"


def summary(report: Report, *, of: int) -> str:
    counts = ", ".join(f"{report.states[state]} {state}" for state in State if state is not State.UNVISITED)
    put_off = f"; {report.put_off} put off, as their hosts asked" if report.put_off else ""
    return f"Visited {report.links - report.put_off} of {of} links: {counts}{put_off}."
