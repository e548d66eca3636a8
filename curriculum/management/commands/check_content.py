"""Say everything that is wrong with a folder of roadmaps, and write nothing."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from curriculum.content.check import check
from curriculum.content.parse import NoRoadmapError, parse
from curriculum.content.problem import Code, Problem


def _github(problem: Problem) -> str:
    """Return an annotation as a workflow of GitHub reads it from a line of output."""
    path, said = (
        each.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A") for each in (problem.path, problem.message)
    )
    path = path.replace(":", "%3A").replace(",", "%2C")
    return f"::error file={path},line={problem.line},title={problem.code}::{said}"


FORMATS: dict[str, Callable[[list[Problem]], list[str]]] = {
    "text": lambda problems: [str(problem) for problem in problems],
    "json": lambda problems: [json.dumps([asdict(problem) for problem in problems], indent=2, ensure_ascii=False)],
    "github": lambda problems: [_github(problem) for problem in problems],
}


class Command(BaseCommand):
    help = (
        "Say everything that is wrong with a folder of roadmaps. Exit status: 0 nothing, 1 problems, 2 nothing to read."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--format", choices=list(FORMATS), default="text", help="text, json, or annotations of github"
        )
        parser.add_argument("--rules", action="store_true", help="say what is checked, by code, and check nothing")
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CONTENT_DIR, help="content/ by default")

    def handle(self, *, folder: Path, format: str, rules: bool, **options: object) -> None:  # noqa: A002, ARG002
        if rules:
            self.stdout.writelines(f"{code} {code.rule}\n" for code in Code)
            return
        try:
            read = parse(folder)
        except NoRoadmapError as error:
            self.stderr.write(str(error))
            sys.exit(2)
        problems = check(read)
        self.stdout.writelines(f"{line}\n" for line in FORMATS[format](problems))
        topics = sum(len(roadmap.topics) for roadmap in read.roadmaps)
        self.stderr.write(f"Checked {topics} topics; problems: {len(problems)}.")
        sys.exit(1 if problems else 0)
