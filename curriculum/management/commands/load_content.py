"""Bring a folder of roadmaps into the database: all of it, or nothing."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandParser

from curriculum.content.load import ContentError, Report, TooManyRetiredError, load
from curriculum.content.parse import NoRoadmapError
from curriculum.management.refusing import DatabaseCommand


class Command(DatabaseCommand):
    help = (
        "Bring a folder of roadmaps into the database; what was edited there since the last load is kept. Exit status: "
        "0 loaded, 1 problems in content, 2 cannot run, 3 loaded but for clashes that are to be settled."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CONTENT_DIR, help="content/ by default")
        parser.add_argument(
            "--allow-retiring", action="store_true", help="go on when more than a tenth of a roadmap would be retired"
        )

        parser.add_argument("--plan", action="store_true", help="say what would change, and change nothing")

    def handle(self, *, folder: Path, allow_retiring: bool, plan: bool, **options: object) -> None:  # noqa: ARG002
        try:
            step = self.step if sys.stderr.isatty() else None
            report = load(folder, allow_retiring=allow_retiring, plan=plan, step=step)
        except ContentError as error:
            for problem in error.problems:
                self.stdout.write(str(problem))
            self.refuse(f"Nothing was loaded; problems: {len(error.problems)}.", status=1)
        except (NoRoadmapError, TooManyRetiredError) as error:
            self.refuse(str(error), status=2)
        else:
            self.say(report, plan=plan)

    def say(self, report: Report, *, plan: bool) -> None:
        for change in report.changes if plan else ():
            self.stdout.write(str(change))
        for clash in report.clashes:
            self.stdout.write(f"{clash}: file and database both changed. Settle it in the admin, under clashes.")
        self.stderr.write(("Nothing was written. It would be: " if plan else "") + said(report))
        if report.clashes:
            self.refuse(f"Clashes to settle: {len(report.clashes)}. Neither side of them was changed.", status=3)

    def step(self, count: int, total: int) -> None:
        self.stderr.write(f"\rChecking topic {count + 1} of {total}", ending="\n" if count + 1 == total else "")
        self.stderr.flush()


def said(report: Report) -> str:
    if not report.wrote:
        return f"{report.topics} topics; nothing has changed."
    return (
        f"{report.topics} topics: {report.new} new, {report.changed} changed, {report.retired} retired, "
        f"{report.drawn} drawn."
    )
