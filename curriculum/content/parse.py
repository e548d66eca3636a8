"""A folder of roadmaps -> sources and problems. Reads files and nothing else; knows nothing of Django.

<folder>/<roadmap>/roadmap.yaml            title, summary, sections in order, each with its topics in order
<folder>/<roadmap>/<section>/<topic>.md    front matter between two lines of ---, then the lesson
<folder>/<roadmap>/figures/<name>.svg      drawings that lessons show
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from .draw import Drawings
from .problem import Code, Problem, did_you_mean
from .source import MAX_SLUG, SLUG, FrontMatter, RoadmapSource, validate
from .strict_yaml import MAX_BYTES, Document, decode, read_yaml
from .uncollected import uncollected

MAX_FILES = 20_000
ROADMAP_FILE = "roadmap.yaml"
FIGURES = "figures"
_FENCE = re.compile(r"\A---\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """A topic as written: where, what its front matter says, and its lesson in Markdown."""

    slug: str
    section: str
    path: str
    front: FrontMatter
    document: Document
    body: str
    body_line: int

    @property
    def home(self) -> str:
        """From the folder of roadmaps on: the same wherever that folder stands."""
        return "/".join(Path(self.path).absolute().parts[-3:])

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that is written, in hexadecimal: the same for the same content, however it is laid out."""
        return hashlib.sha256(f"{self.front.model_dump_json()}\n{self.body}".encode()).hexdigest()

    @cached_property
    def questions(self) -> list[dict[str, Any]]:
        return [question.model_dump() for question in self.front.questions]


@dataclass(frozen=True)
class Roadmap:
    """A roadmap as written: its file, its topics by slug in the order of study, and its figures as SVG by name."""

    slug: str
    path: str
    front: RoadmapSource
    document: Document
    topics: dict[str, Source] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)


@dataclass
class Folder:
    """What was read, and everything that is wrong with it. The roadmaps are whole only if there are no problems.

    `names` has every slug for which there is a file, read or not, so that one broken file is one problem and not one
    more for each link to it; `ids` likewise has every id. `drawn` is what `check` drew, by fingerprint.
    """

    roadmaps: list[Roadmap] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    drawn: Drawings = field(default_factory=Drawings)


class NoRoadmapError(Exception):
    """There is nothing to read; the text says where it was looked for."""


@uncollected()
def parse(folder: Path) -> Folder:
    """Read all roadmaps in a folder, or the one that the folder itself is.

    Raises NoRoadmapError when there is none. All that is wrong inside them is in the answer's problems, with paths that
    begin with the folder as given.
    """
    if not folder.is_dir():
        raise NoRoadmapError(f"{folder} is not a folder.")
    homes = (
        [folder]
        if (folder / ROADMAP_FILE).exists()
        else sorted(path.parent for path in folder.glob(f"*/{ROADMAP_FILE}") if not path.parent.is_symlink())
    )
    if not homes:
        raise NoRoadmapError(f"{folder} holds no roadmap: no {ROADMAP_FILE} in it or in a folder of it.")
    result = Folder()
    for home in homes:
        result.roadmaps.append(_Reader(result).roadmap(home))
    return result


class _Reader:
    """Reads one roadmap; what is wrong goes to the folder's problems, and reading goes on."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    def problem(self, path: Path | str, line: int, code: Code, message: str) -> None:
        self.folder.problems.append(Problem(str(path), line, code, message))

    def roadmap(self, home: Path) -> Roadmap:
        path = home / ROADMAP_FILE
        slug = home.resolve().name
        self.check_slug(slug, path, "folder")
        text = None if path.is_symlink() else self.text(path)
        document = read_yaml(text or "", str(path))
        front = None
        if text is not None and not document.problems:
            front = validate(RoadmapSource, document, str(path))
        self.folder.problems += document.problems
        files = self.files(home)
        found = {file.stem: source for file in files["topics"] if (source := self.topic(file))}
        figures = {file.stem: svg for file in files["figures"] if (svg := self.figure(file)) is not None}
        paths = {file.stem: file for file in files["topics"]}
        self.folder.names |= set(paths)
        order = self.order(home, front, document, paths) if front else []
        topics = {s: found[s] for s in [*order, *found] if s in found}
        stand_in = RoadmapSource.model_construct(title=slug, summary="", sections=[])
        return Roadmap(slug, str(path), front or stand_in, document, topics, figures)

    def files(self, home: Path) -> dict[str, list[Path]]:
        """Sort the files of a roadmap into topics and figures; whatever else is there is a problem."""
        sorted_out: dict[str, list[Path]] = {"topics": [], "figures": []}
        slugs: dict[str, Path] = {}
        for count, path in enumerate(_walk(home)):
            if count >= MAX_FILES:
                self.problem(home, 1, Code.SIZE, f"holds more than {MAX_FILES} files.")
                break
            kind = _kind(path.relative_to(home))
            if path.is_symlink() or not path.is_file():
                self.problem(path, 1, Code.FILE, "is not an ordinary file, and links are not followed.")
            elif kind == "topics" and path.stem in slugs:
                self.problem(path, 1, Code.SLUG, f"'{path.stem}' is also the slug of {slugs[path.stem]}.")
            elif kind in sorted_out:
                slugs.setdefault(path.stem, path) if kind == "topics" else None
                sorted_out[kind].append(path)
            elif kind != "roadmap":
                self.problem(path, 1, Code.FILE, "is not part of a roadmap: topics are <section>/<topic>.md.")
        return sorted_out

    def topic(self, path: Path) -> Source | None:
        self.check_slug(path.stem, path, "file")
        text = self.text(path)
        if text is None:
            return None
        fence = _FENCE.match(text)
        if not fence:
            self.problem(path, 1, Code.YAML, "does not begin with front matter between two lines of '---'.")
            return None
        document = read_yaml(fence[1], str(path), first_line=2)
        self.folder.ids.add(document.written.get(("id",), ""))
        front = None if document.problems else validate(FrontMatter, document, str(path))
        self.folder.problems += document.problems
        if front is None:
            return None
        document.keep_lines_alone()
        after = text[fence.end() :]
        body = after.strip("\n")
        first = text.count("\n", 0, fence.end()) + (1 + len(after) - len(after.lstrip("\n")) if body else 0)
        return Source(path.stem, path.parent.name, str(path), front, document, body, first)

    def figure(self, path: Path) -> str | None:
        text = self.text(path)
        if text is not None and "<svg" not in text:
            self.problem(path, 1, Code.FIGURE, "holds no <svg> element.")
            return None
        return text[text.index("<svg") :].strip() if text is not None else None

    def order(self, home: Path, front: RoadmapSource, document: Document, files: dict[str, Path]) -> list[str]:
        """Return the topics in the order of study, and say where the list and the files do not agree."""
        listed: dict[str, int] = {}
        for i, section in enumerate(front.sections):
            for j, slug in section.files():
                line = document.line(("sections", i, "topics", j))
                place = home / section.slug / f"{slug}.md"
                if slug in listed:
                    said = f"'{slug}' is listed a second time; it is also on line {listed[slug]}."
                    self.problem(home / ROADMAP_FILE, line, Code.SLUG, said)
                elif slug not in files:
                    said = f"'{slug}' is listed, but there is no {place}.{did_you_mean(slug, files)}"
                    self.problem(home / ROADMAP_FILE, line, Code.FILE, said)
                elif files[slug] != place:
                    said = f"'{slug}' is listed under '{section.slug}', but its file is {files[slug]}."
                    self.problem(home / ROADMAP_FILE, line, Code.FILE, said)
                listed.setdefault(slug, line)
        for slug, path in files.items():
            if slug not in listed:
                self.problem(
                    path, 1, Code.FILE, f"is not listed in {home / ROADMAP_FILE}. Add '{slug}' where it belongs."
                )
        return list(listed)

    def text(self, path: Path) -> str | None:
        try:
            with path.open("rb") as file:
                text, problems = decode(file.read(MAX_BYTES + 1), str(path))
        except OSError as error:
            text, problems = "", [Problem(str(path), 1, Code.FILE, f"cannot be read: {error.strerror}.")]
        self.folder.problems += problems
        return None if problems else text

    def check_slug(self, slug: str, path: Path, what: str) -> None:
        if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
            said = f"the {what}'s name '{slug}' is no slug: lower-case letters, digits and single hyphens."
            self.problem(path, 1, Code.SLUG, said)


def _walk(home: Path) -> Iterator[Path]:
    """Yield what is in a folder and its folders, in order, without following links; hidden files are left out."""
    for path in sorted(home.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def _kind(path: Path) -> str:
    if path.parts == (ROADMAP_FILE,):
        return "roadmap"
    if len(path.parts) == 2 and path.parts[0] == FIGURES:  # noqa: PLR2004 (a folder and a file)
        return "figures" if path.suffix == ".svg" else ""
    return "topics" if len(path.parts) == 2 and path.suffix == ".md" else ""  # noqa: PLR2004
