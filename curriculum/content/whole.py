"""Rows -> all the files of one roadmap, written anew: what its topics say now, and on request what drafts would say."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from ..models import Draft, Roadmap, Topic
from .load import ContentError
from .parse import FIGURES, ROADMAP_FILE
from .problem import Code, Problem
from .rewrite import write
from .source import FrontMatter
from .state import PLACED, State, of_roadmaps, of_topics


def texts_of(roadmap: Roadmap, *, drafts: bool = False) -> dict[str, str]:
    """Return the texts of a roadmap's files by their path in it; with `drafts`, those open say what topics do.

    Raises ContentError with all that files could not say.
    """
    whole = of_roadmaps([roadmap.slug])[roadmap.slug]
    states = of_topics(Topic.objects.published().filter(section__roadmap=roadmap))
    if drafts:
        for draft in Draft.objects.open().filter(section__roadmap=roadmap).order_by("pk"):
            if draft.topic is None:
                section = next(each for each in whole["sections"] if each["slug"] == draft.section.slug)
                section["topics"].append(draft.code)
            states[draft.code] = draft.state
    slugs = dict(Topic.objects.values_list("code", "slug")) | {code: state["slug"] for code, state in states.items()}
    texts = {ROADMAP_FILE: write(_listed(whole, slugs)) + "\n"}
    texts |= {f"{FIGURES}/{each['name']}.svg": f"{each['svg']}\n" for each in whole["figures"]}
    problems: list[Problem] = []
    for section in whole["sections"]:
        for code in section["topics"]:
            if not code.startswith(PLACED):
                path = f"{section['slug']}/{slugs[code]}.md"
                texts[path] = _topic(path, code, states[code], slugs, problems)
    if problems:
        raise ContentError(sorted(problems))
    return texts


def _listed(whole: State, slugs: Mapping[str, str]) -> State:
    sections = [
        {name: section[name] for name in ("slug", "title", "summary")}
        | {"topics": [_item(code, slugs) for code in section["topics"]]}
        for section in whole["sections"]
    ]
    return {"title": whole["title"], "summary": whole["summary"], "sections": sections}


def _item(code: str, slugs: Mapping[str, str]) -> Any:
    return {"place": code.removeprefix(PLACED)} if code.startswith(PLACED) else slugs[code]


def _topic(path: str, code: str, state: State, slugs: Mapping[str, str], problems: list[Problem]) -> str:
    said = {name: state[name] for name in FrontMatter.model_fields if state.get(name) not in (None, "", [])}
    named = [each for each in state["requires"] if each["topic"] in slugs]
    said |= {"id": code, "requires": [each | {"topic": slugs[each["topic"]]} for each in named]}
    try:
        front = FrontMatter.model_validate(said).model_dump(exclude_defaults=True)
    except ValidationError as errors:
        for error in errors.errors():
            at = ".".join(map(str, error["loc"]))
            problems.append(Problem(path, 1, Code.TYPE, f"{at}: {error['msg'].removeprefix('Value error, ')}."))
        return ""
    return f"---\n{write(front)}\n---\n" + (f"\n{state['body']}\n" if state["body"] else "")
