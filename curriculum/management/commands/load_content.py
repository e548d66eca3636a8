"""Bring a folder of roadmaps into the database: all of it, or nothing."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from curriculum.content.load import ContentError, Report, TooManyRetiredError, load
from curriculum.content.parse import NoRoadmapError


class Command(BaseCommand):
    help = "Bring a folder of roadmaps into the database. Exit status: 0 loaded, 1 problems in content, 2 cannot run."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CONTENT_DIR, help="content/ by default")
        parser.add_argument(
            "--allow-retiring", action="store_true", help="go on when more than a tenth of a roadmap would be retired"
        )

    def handle(self, *, folder: Path, allow_retiring: bool, **options: object) -> None:  # noqa: ARG002
        if _unmigrated():
            self.refuse("The database lacks tables or columns; run 'manage.py migrate' first.", status=2)
        try:
            report = load(folder, allow_retiring=allow_retiring, step=self.step if sys.stderr.isatty() else None)
        except ContentError as error:
            for problem in error.problems:
                self.stdout.write(str(problem))
            self.refuse(f"Nothing was loaded; problems: {len(error.problems)}.", status=1)
        except (NoRoadmapError, TooManyRetiredError) as error:
            self.refuse(str(error), status=2)
        except DatabaseError as error:
            self.refuse(
                f"The database could not be written, and is as it was: {error}. Is another load running?", status=2
            )
        else:
            self.stderr.write(said(report))

    def step(self, count: int, total: int) -> None:
        self.stderr.write(f"\rChecking topic {count + 1} of {total}", ending="\n" if count + 1 == total else "")
        self.stderr.flush()

    def refuse(self, said: str, *, status: int) -> None:
        self.stderr.write(said)
        sys.exit(status)


def _unmigrated() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def said(report: Report) -> str:
    if not report.wrote:
        return f"{report.topics} topics; nothing has changed."
    return (
        f"{report.topics} topics: {report.new} new, {report.changed} changed, {report.retired} retired, "
        f"{report.drawn} drawn."
    )
