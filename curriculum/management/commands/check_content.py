"""Say everything that is wrong with a folder of roadmaps and what could be better, and write nothing."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from curriculum.advice.rules import advise
from curriculum.content.check import check
from curriculum.content.formats import OF_PROBLEMS, OF_RULES
from curriculum.content.parse import NoRoadmapError, parse


class Command(BaseCommand):
    help = (
        "Say everything that is wrong with a folder of roadmaps, and what could be better. "
        "Exit status: 0 no problems, 1 problems (with --strict: or advice), 2 nothing to read."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        formats = list(dict.fromkeys([*OF_PROBLEMS, *OF_RULES]))
        said = "text, json, or annotations of github; of the rules text or markdown"
        parser.add_argument("--format", choices=formats, default="text", help=said)
        parser.add_argument("--rules", action="store_true", help="say what is checked, by code, and check nothing")
        parser.add_argument("--strict", action="store_true", help="end with 1 where there is advice, too")
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CONTENT_DIR, help="content/ by default")

    def handle(self, *, folder: Path, format: str, rules: bool, strict: bool, **options: object) -> None:  # noqa: A002, ARG002
        if format not in (OF_RULES if rules else OF_PROBLEMS):
            raise CommandError(f"--format {format} is {'not for' if rules else 'for'} --rules.", returncode=2)
        if rules:
            self.stdout.writelines(f"{line}\n" for line in OF_RULES[format]())
            return
        try:
            read = parse(folder)
        except NoRoadmapError as error:
            self.stderr.write(str(error))
            sys.exit(2)
        problems, advice = check(read), advise(read)
        self.stdout.writelines(f"{line}\n" for line in OF_PROBLEMS[format](sorted([*problems, *advice])))
        topics = sum(len(roadmap.topics) for roadmap in read.roadmaps)
        self.stderr.write(f"Checked {topics} topics; problems: {len(problems)}; advice: {len(advice)}.")
        sys.exit(1 if problems or (strict and advice) else 0)
