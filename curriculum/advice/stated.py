"""Advice on a topic as the database or a draft states it."""

from collections.abc import Iterable

from ..content.problem import Problem
from ..content.state import State
from ..models import Topic
from ..outline import Outline
from .rules import on_lesson, remarks
from .written import Around, Remark, Written


def advise(state: State, outline: Outline) -> list[Problem]:
    """Return all advice on a topic as a state has it, among the topics of an outline; one query, or none.

    The path of each is the topic's slug, and its line that of the lesson: 0 for what stands outside of it.
    """
    topic = _written(state)
    graph = {slug: [each.topic.slug for each in entry.requires] for slug, entry in outline.topics.items()}
    around = Around({**graph, topic.slug: list(topic.requires)})
    return _problems(topic, remarks(topic, around))


def advise_on_lesson(slug: str, title: str, summary: str, body: str) -> list[Problem]:
    """Return the advice on a lesson alone, while it is written; the rest of its topic may not be there yet."""
    topic = _written({"slug": slug, "title": title, "summary": summary, "body": body})
    return _problems(topic, on_lesson(topic))


def _problems(topic: Written, said: Iterable[Remark]) -> list[Problem]:
    lines = ((each, each.at if isinstance(each.at, int) else 0) for each in said)
    return sorted({Problem(topic.slug, line, each.code, each.message) for each, line in lines})


def _written(state: State) -> Written:
    """A draft may still lack anything; a prerequisite that is itself a draft is known by its id alone."""
    required = state.get("requires", [])
    codes = [each["topic"] for each in required]
    slugs = dict(Topic.objects.filter(code__in=codes).values_list("code", "slug")) if codes else {}
    return Written(
        slug=state.get("slug", ""),
        title=state.get("title", ""),
        summary=state.get("summary", ""),
        kind=state.get("kind", ""),
        hours=state.get("hours") or 0,
        outcomes=state.get("outcomes", []),
        requires={slugs.get(each["topic"], each["topic"]): each.get("reason", "") for each in required},
        resources=state.get("resources", []),
        questions=state.get("questions", []),
        body=state.get("body", ""),
        terms=state.get("terms", []),
    )
