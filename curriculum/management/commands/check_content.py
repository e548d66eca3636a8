"""Say everything that is wrong with a folder of roadmaps, and write nothing."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from curriculum.content.check import check
from curriculum.content.parse import NoRoadmapError, parse


class Command(BaseCommand):
    help = (
        "Say everything that is wrong with a folder of roadmaps. Exit status: 0 nothing, 1 problems, 2 nothing to read."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CONTENT_DIR, help="content/ by default")

    def handle(self, *, folder: Path, **options: object) -> None:  # noqa: ARG002
        try:
            read = parse(folder)
        except NoRoadmapError as error:
            self.stderr.write(str(error))
            sys.exit(2)
        problems = check(read)
        for problem in problems:
            self.stdout.write(str(problem))
        topics = sum(len(roadmap.topics) for roadmap in read.roadmaps)
        self.stderr.write(f"Checked {topics} topics; problems: {len(problems)}.")
        sys.exit(1 if problems else 0)
