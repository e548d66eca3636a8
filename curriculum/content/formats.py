"""What is wrong, and the rules, as text, for programs and as documentation. Knows nothing of Django."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict

from .problem import Code, Problem

INTRODUCTION = """\
# What is checked

`manage.py check_content` says all of this, and the admin says it while a lesson is written. This page is made from the
code: `make rules` makes it anew.
"""
PROBLEMS = """\
## Problems

Content with one of these is not loaded, and `check_content` ends with status 1.

| code | what it asks for |
|---|---|
"""
ADVICE = """\
## Advice

Content can be loaded all the same, and `check_content` ends with status 0, or with 1 when told `--strict`.

| code | what it asks for | why |
|---|---|---|
"""


def _severity(code: Code) -> str:
    return "warning" if code.is_advice else "error"


def _json(problems: Iterable[Problem]) -> list[str]:
    said = [{**asdict(problem), "severity": _severity(problem.code)} for problem in problems]
    return [json.dumps(said, indent=2, ensure_ascii=False)]


def _github(problem: Problem) -> str:
    """Return an annotation as a workflow of GitHub reads it from a line of output."""
    path, said = (
        each.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A") for each in (problem.path, problem.message)
    )
    path = path.replace(":", "%3A").replace(",", "%2C")
    return f"::{_severity(problem.code)} file={path},line={problem.line},title={problem.code}::{said}"


def _markdown() -> list[str]:
    problems = [f"| {code} | {code.rule} |" for code in Code if not code.is_advice]
    advice = [f"| {code} | {code.rule} | {code.why} |" for code in Code if code.is_advice]
    return [*INTRODUCTION.splitlines(), "", *PROBLEMS.splitlines(), *problems, "", *ADVICE.splitlines(), *advice]


OF_PROBLEMS: dict[str, Callable[[list[Problem]], list[str]]] = {
    "text": lambda problems: [str(problem) for problem in problems],
    "json": _json,
    "github": lambda problems: [_github(problem) for problem in problems],
}
OF_RULES: dict[str, Callable[[], list[str]]] = {
    "text": lambda: [f"{code} {code.rule}" for code in Code],
    "markdown": _markdown,
}
