"""Rows -> files: what was edited in the database is written back, in the place of what it changes and nowhere else."""

import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from ..models import Edition, Roadmap, Topic
from .check import check
from .load import ContentError
from .parse import FIGURES, ROADMAP_FILE, Folder, NoRoadmapError, parse
from .problem import Code, Problem
from .replace import finish, replace_files
from .rewrite import rewrite, write
from .rows import elsewhere
from .source import FrontMatter
from .source import RoadmapSource as RoadmapForm
from .state import PLACED, State, of_roadmap_source, of_roadmaps, of_source, of_topics
from .strict_yaml import read_yaml

_FENCED = re.compile(r"\A---\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
Texts = dict[str, str | None]


class MovedError(Exception):
    """Files have changed since they were loaded; nothing was written. `names` says which."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


@dataclass
class Exported:
    """The paths, from the folder of roadmaps on, that were written, and those that were taken away."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def export(folder: Path) -> Exported:
    """Write to a folder of roadmaps what was edited in the database since the last load, or nothing.

    Raises MovedError when a file says what the database has not seen, ContentError when what would be written could not
    be loaded again, and OSError when it cannot be written.
    """
    finish(folder)
    with transaction.atomic():
        Edition.lock()
        return _Export(folder).run()


class _Export:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.read = parse(folder)
        except NoRoadmapError:
            self.read = Folder()
        if self.read.problems:
            raise ContentError(sorted(self.read.problems))
        self.sources = {s.front.id: s for roadmap in self.read.roadmaps for s in roadmap.topics.values()}
        self.rows = {row.code: row for row in Topic.objects.select_related("section__roadmap")}
        self.slugs = {code: row.slug for code, row in self.rows.items()}
        self.homes = {roadmap.slug: roadmap for roadmap in self.read.roadmaps}
        loaded = {row.section.roadmap.slug for row in self.rows.values() if row.source_path}
        made_here = [slug for slug in Roadmap.objects.values_list("slug", flat=True) if slug not in loaded]
        self.roadmaps = {row.slug: row for row in Roadmap.objects.filter(slug__in={*self.homes, *made_here})}
        self.states = of_topics(Topic.objects.filter(section__roadmap__in=self.roadmaps.values()))
        self.wholes = of_roadmaps(self.roadmaps)
        self.texts: Texts = {}

    def run(self) -> Exported:
        self.refuse_moved()
        for code, state in self.states.items():
            self.topic(code, state)
        for slug, state in self.wholes.items():
            if any(section["topics"] for section in state["sections"]) or slug in self.homes:  # not one of drafts alone
                self.roadmap(slug, state)
        if self.texts:
            self.refuse_problems()
            replace_files(self.folder, self.texts)
        self.agree()
        return Exported(
            written=sorted(path for path, text in self.texts.items() if text is not None),
            removed=sorted(path for path, text in self.texts.items() if text is None),
        )

    def refuse_moved(self) -> None:
        codes = {source.slug: code for code, source in self.sources.items()}
        moved = []
        for code, source in self.sources.items():
            row, said = self.rows.get(code), self.states.get(code, {})
            file = of_source(source, codes, row.base if row else {})
            if row is None or (file not in (row.base, said) and not (row.base.get("retired") and said.get("retired"))):
                moved.append(source.home)
        for slug, roadmap in self.homes.items():
            known = self.roadmaps.get(slug)
            if known is None or of_roadmap_source(roadmap) not in (known.base, self.wholes[slug]):
                moved.append(f"{slug}/{ROADMAP_FILE}")
        for code, state in self.states.items():
            row = self.rows[code]
            if code not in self.sources and row.source_path and not (row.base.get("retired") or state["retired"]):
                moved.append(row.source_path)  # gone, which is a decision too
        if moved:
            raise MovedError(moved)

    def topic(self, code: str, state: State) -> None:
        row, source = self.rows[code], self.sources.get(code)
        if state["retired"]:
            if source:
                self.texts[source.home] = None
            return
        path = f"{row.section.roadmap.slug}/{row.section.slug}/{row.slug}.md"
        after = self.front(code, state, path)
        if source is None:
            self.texts[path] = _file(write(after), state["body"])
            return
        before = source.front.model_dump(exclude_defaults=True)
        if (before, source.body, source.home) == (after, state["body"], path):
            return
        raw = Path(source.path).read_bytes().decode()
        text = raw.replace("\r\n", "\n")
        fence = _FENCED.match(text)
        front = self.rewritten(fence[1] if fence else "", before, after)
        new = _file(front, state["body"])
        if fence and source.body == state["body"]:
            new = f"---\n{front}\n---\n" + text[fence.end() :]
        if source.home != path:
            self.texts[source.home] = None
        self.texts[path] = new.replace("\n", "\r\n") if "\r\n" in raw else new

    def front(self, code: str, state: State, path: str) -> dict[str, Any]:
        """Return the front matter that says a state. A name that a load kept stays out of files."""
        source, base = self.sources.get(code), self.rows[code].base
        listed = [name for name in (source.front.aliases if source else []) if name in state["aliases"]]
        new = [name for name in state["aliases"] if name not in {*listed, *base.get("aliases", [])}]
        said = {name: state[name] for name in FrontMatter.model_fields if name in state} | {
            "id": code,
            "aliases": listed + new,
            "requires": [each | {"topic": self.slugs[each["topic"]]} for each in state["requires"]],
        }
        try:
            front = FrontMatter.model_validate({name: value for name, value in said.items() if value not in ("", [])})
        except ValidationError as errors:
            said_wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in errors.errors())
            raise ContentError([Problem(path, 1, Code.TYPE, f"would not be valid: {said_wrong}.")]) from errors
        return front.model_dump(exclude_defaults=True)

    def roadmap(self, slug: str, state: State) -> None:
        source = self.homes.get(slug)
        path = f"{slug}/{ROADMAP_FILE}"
        after = self.listed(state)
        if source is None:
            self.texts[path] = write(after) + "\n"
        elif (before := source.front.model_dump()) != after:
            text = Path(source.path).read_text(encoding="utf-8").replace("\r\n", "\n")
            self.texts[path] = self.rewritten(text, before, after) + "\n"
        figures = source.figures if source else {}
        drawn = {figure["name"]: figure["svg"] for figure in state["figures"]}
        for name in {*figures, *drawn}:
            if figures.get(name) != drawn.get(name):
                self.texts[f"{slug}/{FIGURES}/{name}.svg"] = f"{drawn[name]}\n" if name in drawn else None

    def listed(self, state: State) -> dict[str, Any]:
        sections = [
            {name: section[name] for name in ("slug", "title", "summary")}
            | {"topics": [self.item(code) for code in section["topics"]]}
            for section in state["sections"]
        ]
        return {"title": state["title"], "summary": state["summary"], "sections": sections}

    def item(self, code: str) -> str | dict[str, str]:
        return {"place": code.removeprefix(PLACED)} if code.startswith(PLACED) else self.slugs[code]

    def rewritten(self, text: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
        """Change a text in place; write it anew should that not say what it must."""
        new = rewrite(text, before, after)
        return (new if _says(new, after) else write(after)).removesuffix("\n")

    def refuse_problems(self) -> None:
        """Look at the files as they would be, before they are: what is exported can be loaded."""
        with tempfile.TemporaryDirectory() as made:
            trial = Path(made).resolve() / "content"
            if self.folder.is_dir():
                shutil.copytree(self.folder, trial, ignore=shutil.ignore_patterns(".*"))
            replace_files(_made(trial), self.texts)
            read = parse(trial)
            drawn = set(Topic.objects.values_list("drawn_from", flat=True))
            problems = check(read, elsewhere=elsewhere(read), drawn_before=drawn)
        if problems:
            here = [replace(each, path=each.path.replace(str(trial), str(self.folder))) for each in problems]
            raise ContentError(here)

    def agree(self) -> None:
        """Remember that files and rows now say the same."""
        try:
            sources = {s.front.id: s for roadmap in parse(self.folder).roadmaps for s in roadmap.topics.values()}
        except NoRoadmapError:
            return
        rows = [self.rows[code] for code in self.states]
        for row in rows:
            source = sources.get(row.code)
            row.base = self.states[row.code]
            row.source_digest = source.digest if source else ""
            row.source_path = source.home if source else row.source_path
        Topic.objects.bulk_update(rows, ["base", "source_digest", "source_path"], batch_size=500)
        for slug, roadmap in self.roadmaps.items():
            roadmap.base = self.wholes[slug]
        Roadmap.objects.bulk_update(self.roadmaps.values(), ["base"])


def _says(new: str, after: Mapping[str, Any]) -> bool:
    """Say whether a text has the value that it is to have."""
    form = FrontMatter if "id" in after else RoadmapForm
    document = read_yaml(new, "")
    if document.problems:
        return False
    try:
        return form.model_validate(document.value).model_dump(exclude_defaults=True) == after
    except ValidationError:
        return False


def _file(front: str, body: str) -> str:
    return f"---\n{front}\n---\n" + (f"\n{body}\n" if body else "")


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder
