"""A topic for tests of advice: the least there is, and what a rule says of it."""

from collections.abc import Callable, Iterator
from typing import Any

from curriculum.advice.written import Remark, Written


def topic(**fields: Any) -> Written:
    fields = {
        "slug": "a",
        "title": "A topic",
        "summary": "What it is.",
        "kind": "core",
        "hours": 2,
        "outcomes": ["Explain it"],
        "requires": {},
        "resources": [],
        "questions": [],
        "body": "",
    } | fields
    return Written(**fields)


def said(rule: Callable[[Written], Iterator[Remark]], **fields: Any) -> list[str]:
    """Return what a rule says of a topic, each with its line in the lesson or its place before it."""
    return [f"{remark.at} {remark.message}" for remark in rule(topic(**fields))]
