"""A README's blocks -> what it lists: points in points, under headings in headings. Knows nothing of Django."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .blocks import Block, End, Heading, Item, Paragraph, Row, definitions, read_blocks
from .inline import Line, Link, read_line
from .text import MAX_LINE, LeftOut, Text, UnreadableError

MAX_ITEMS = 10_000
MAX_DEPTH = 10
# A point stands in the one above it that stands this much further left. One space is a slip of the hand.
_STEP = 2
_LABEL_LEVEL = 9
_MAX_LABEL = 60
_LABEL = re.compile(r"(\*\*|__|\*|_)(?P<words>[^*_].*?)\1(?P<colon>:?)$")
_CONTENTS = re.compile(r"(table of )?contents?|toc|index|table of content", re.IGNORECASE)


@dataclass
class Point:
    """What a list or a table says at one place, and what it says beneath. A row has cells with heads, too."""

    line: int
    says: Line
    box: bool = False
    children: "list[Point]" = field(default_factory=list)
    cells: list[tuple[str, Line]] = field(default_factory=list)

    def all(self) -> "Iterator[Point]":
        """Yield it and all points in it, in their order."""
        yield self
        for child in self.children:
            yield from child.all()

    @property
    def links(self) -> list[Link]:
        return [link for line in (self.says, *(line for _, line in self.cells)) for link in line.links]


@dataclass
class Group:
    """What stands under one heading: the titles from the outermost on, the points, and text between them."""

    line: int
    path: tuple[str, ...]
    contents: bool = False  # stands under a heading that says so
    points: list[Point] = field(default_factory=list)
    text: list[tuple[int, Line]] = field(default_factory=list)


@dataclass
class Listing:
    """A README as read: its title, its groups in order, and what was left out."""

    title: str
    groups: list[Group]
    left: list[LeftOut]


def read_listing(text: Text, name: str) -> Listing:
    """Read what a README lists. Raises UnreadableError where that is more than anybody would take in."""
    references = definitions(text.lines)
    builder = _Builder(text.left, references, name)
    for block in read_blocks(text.lines, text.left, references):
        builder.add(block)
    builder.finish()
    return Listing(builder.title, builder.groups, text.left)


class _Builder:
    def __init__(self, left: list[LeftOut], references: dict[str, str], name: str) -> None:
        self.left, self.references, self.name = left, references, name
        self.title = ""
        self.groups = [Group(1, ())]
        self.headings: list[tuple[float, str]] = []
        self.titled: tuple[float, str] | None = None
        self.label: Paragraph | None = None  # a label if a list follows
        self.open: list[tuple[int, Point]] = []
        self.items = self.counted = 0
        self.pending: list[tuple[Point, Item]] = []

    def add(self, block: Block) -> None:
        if self.label:
            self.settle_label(block)
        if not isinstance(block, Item):
            self.open = []
        if isinstance(block, Heading):
            self.heading(block)
        elif isinstance(block, End):
            self.end(block)
        elif isinstance(block, Paragraph):
            self.paragraph(block)
        else:
            self.point(block)

    def settle_label(self, block: Block) -> None:
        label, self.label = self.label, None
        if label and isinstance(block, Item) and (found := _LABEL.match(label.text)):
            words = self.read(label.line, found["words"]).text.strip("():")
            self.open_group(label.line, _LABEL_LEVEL, words)
        elif label:
            self.text(label)

    def heading(self, heading: Heading) -> None:
        level = (self.headings[-1][0] if self.headings else 0) + 0.5 if heading.unfolds else heading.level
        first = not self.title and not _CONTENTS.fullmatch(heading.text) and not heading.unfolds
        if first and (level == 1 or (heading.tagged and not self.items)):
            self.title = heading.text
            self.titled = (level, heading.text)
        self.open_group(heading.line, level, heading.text)

    def open_group(self, line: int, level: float, words: str) -> None:
        self.headings = [each for each in self.headings if each[0] < level]
        self.headings.append((level, words))
        self.count(line)
        self.group(line)

    def group(self, line: int) -> None:
        titles = [words for level, words in self.headings if words and (level, words) != self.titled]
        path = tuple(words.strip(" :") for words in titles if not _CONTENTS.fullmatch(words))
        self.groups.append(Group(line, path, len(path) < len(titles)))

    def end(self, end: End) -> None:
        if end.unfolded and any(level % 1 for level, _ in self.headings):
            while not self.headings.pop()[0] % 1:
                pass
            self.group(end.line)

    def paragraph(self, paragraph: Paragraph) -> None:
        if self.headings and self.headings[-1][0] == _LABEL_LEVEL:
            self.headings.pop()
            self.group(paragraph.line)
        found = _LABEL.match(paragraph.text)
        said_so = found and (found["colon"] or found[1] in ("**", "__") or found["words"][0] == "(")
        if found and (said_so or found["words"].endswith(":")) and len(found["words"]) <= _MAX_LABEL:
            self.label = paragraph
        else:
            self.text(paragraph)

    def text(self, paragraph: Paragraph) -> None:
        says = self.read(paragraph.line, paragraph.text)
        words = (part.text for part in says.parts if not (isinstance(part, Link) and part.target.startswith("#")))
        if any(each.isalnum() for text in words for each in text):  # not a way back to the top alone
            self.groups[-1].text.append((paragraph.line, says))

    def point(self, block: Item | Row) -> None:
        self.items += 1
        self.count(block.line)
        if isinstance(block, Row):
            cells = [self.read(block.line, cell) for cell in block.cells]
            heads = [*block.heads, *[""] * len(cells)]
            point = Point(block.line, cells[0], cells=list(zip(heads[1:], cells[1:], strict=False)))
            self.groups[-1].points.append(point)
            return
        point = Point(block.line, Line(()), block.box)
        self.pending.append((point, block))
        while self.open and self.open[-1][0] + _STEP > block.indent:
            self.open.pop()
        if len(self.open) >= MAX_DEPTH:
            self.left.append(LeftOut(block.line, f"nested more than {MAX_DEPTH} levels deep.", 1))
        else:
            (self.open[-1][1].children if self.open else self.groups[-1].points).append(point)
        self.open.append((block.indent, point))

    def count(self, line: int) -> None:
        self.counted += 1
        if self.counted > MAX_ITEMS:
            raise UnreadableError([f"{self.name}:{line}: lists more than {MAX_ITEMS} items and headings."])

    def read(self, line: int, text: str) -> Line:
        if len(text) > MAX_LINE:
            self.left.append(LeftOut(line, f"what goes on after {MAX_LINE} characters.", 0))
        return read_line(text[:MAX_LINE], self.references)

    def finish(self) -> None:
        """Read items when all their words are there."""
        for point, item in self.pending:
            point.says = self.read(item.line, " ".join(item.words))
        if self.label:
            self.text(self.label)
        self.groups = [group for group in self.groups if group.points or group.text]


def is_contents(group: Group, point: Point) -> bool:
    """Say whether a point is one of a table of contents: all it does is to lead to another place of the page."""
    links = [link for each in point.all() for link in each.links]
    if not links or any(not link.target.startswith("#") for link in links):
        return False
    if group.contents:
        return True
    parts = [part for part in point.says.parts if part.text.strip()]
    if not parts or not isinstance(parts[0], Link):
        return False
    rest = "".join(part.text for part in parts[1:]).strip()
    return not rest or rest[0] in ":-(\u2013\u2014"
