"""The lines of a README -> its headings, items, rows of tables and paragraphs, one after the other. No Django here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .inline import References, key_of, read_line
from .text import LeftOut

TAB = 4
_QUOTE = re.compile(r"(?: {0,3}> ?)++")
_ITEM = re.compile(r"([-*+•‣]|\d{1,9}[.)])(?:\s++(.*))?$")
_BOX = re.compile(r"\[[ xX]\](?:\s++|$)")
# A paragraph that is an item of a list of papers: **[12]** or [12], and no link or definition.
_NUMBERED = re.compile(r"(?:\*\*|__)?\[\d{1,4}\](?:\*\*|__)?(?![(:\[])[.:]?\s*+(.+)$")
_HEADING = re.compile(r"(#{1,6})(?!#)\s*+(.*)$")
_HTML_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]*+)?>(.*?)</h\1\s*>\s*$", re.IGNORECASE)
_SUMMARY = re.compile(r"(?:<details(?:\s[^<>]*+)?>\s*+)?<summary(?:\s[^<>]*+)?>(.*?)(?:</summary\s*>|$)", re.IGNORECASE)
_RULE = re.compile(r"(?:(?:-\s*+){3,}|(?:\*\s*+){3,}|(?:_\s*+){3,})$")
_UNDERLINE = re.compile(r"(=+|-+)\s*$")
_DELIMITERS = re.compile(r"\|?\s*+:?-+:?\s*+(?:\|\s*+:?-+:?\s*+)*+\|?\s*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\[\]]+)\]:\s*+<?(\S+?)>?(?:\s+[\"'(].*)?$")
_MOST_OF_A_DEFINITION = 1_000


@dataclass
class Heading:
    """A title over what follows, from level 1; that of something to unfold has no level of its own."""

    line: int
    level: int
    text: str
    tagged: bool = False
    unfolds: bool = False


@dataclass
class End:
    """A line across the page, or where something to unfold ends."""

    line: int
    unfolded: bool = False


@dataclass
class Item:
    """One point of a list as written, how far it stands from the left, and whether it has a box to tick."""

    line: int
    indent: int
    words: list[str]
    box: bool = False


@dataclass
class Row:
    """One row of a table, and what heads its cells."""

    line: int
    heads: list[str]
    cells: list[str]


@dataclass
class Paragraph:
    """A line of text that belongs to no item."""

    line: int
    text: str


Block = Heading | End | Item | Row | Paragraph


def definitions(lines: list[str]) -> dict[str, str]:
    """Return where the references of a text lead, and empty the lines that say so."""
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        if line.lstrip().startswith("[") and (match := _DEFINITION.match(line[:_MOST_OF_A_DEFINITION])):
            found.setdefault(key_of(match[1]), match[2])
            lines[number] = ""
    return found


def read_blocks(lines: list[str], left: list[LeftOut], references: References) -> Iterator[Block]:
    """Yield what a text consists of. What is no block that anybody could place is added to `left`."""
    reader = _Blocks(left, references)
    for number, line in enumerate(lines, start=1):
        quote = _QUOTE.match(line)
        yield from reader.line(number, (line[quote.end() :] if quote else line).rstrip())
    yield from reader.flush()


class _Blocks:
    def __init__(self, left: list[LeftOut], references: References) -> None:
        self.left, self.references = left, references
        self.open: list[Item] = []  # the item that words may go on in, after those it stands in
        self.waiting: Paragraph | None = None  # may yet turn out to be a heading, or the head of a table
        self.heads: list[str] = []
        self.blank = True

    def flush(self) -> Iterator[Block]:
        if self.waiting:
            yield self.waiting
        self.waiting = None

    def line(self, number: int, line: str) -> Iterator[Block]:
        said = line.strip()
        if not said:
            yield from self.flush()
            self.blank, self.heads = True, []
            return
        found = self.heading(number, line, said) or self.row(number, said) or self.item(number, line, said)
        if isinstance(found, Heading | End | Item):
            self.heads = []
        if found:
            yield from self.flush()
            if not isinstance(found, Item):
                self.open = []
            yield found
        elif not self.delimiters(said):
            yield from self.words(number, line, said)
        self.blank = False

    def heading(self, number: int, line: str, said: str) -> Block | None:
        if self.waiting and not self.blank and (under := _UNDERLINE.match(said)):
            text, self.waiting = self.waiting.text, None
            return Heading(number - 1, 1 if under[1][0] == "=" else 2, self.plain(text))
        if said[0] == "#" and _indent(line) < TAB and (found := _HEADING.match(said)):
            return Heading(number, len(found[1]), self.plain(found[2].rstrip("#")))
        if said[0] == "<":
            return self.element(number, said)
        return End(number) if _RULE.match(said) else None

    def element(self, number: int, said: str) -> Block | None:
        if found := _HTML_HEADING.match(said):
            return Heading(number, int(found[1]), self.plain(found[2]), tagged=True)
        if found := _SUMMARY.match(said):
            return Heading(number, 0, self.plain(found[1]), unfolds=True)
        return End(number, unfolded=True) if said.lower().startswith("</details") else None

    def delimiters(self, said: str) -> bool:
        """Say whether a line is what stands under the heads of a table; if so, its rows follow."""
        if not (self.waiting and "|" in self.waiting.text and "-" in said and _DELIMITERS.match(said)):
            return False
        self.heads, self.waiting = [self.plain(cell) for cell in _cells(self.waiting.text)], None
        return True

    def row(self, number: int, said: str) -> Row | None:
        if not self.heads or "|" not in said:
            return None
        return Row(number, self.heads, _cells(said))

    def item(self, number: int, line: str, said: str) -> Item | None:
        found = _ITEM.match(said)
        numbered = None if found or _indent(line) else _NUMBERED.match(said)
        if not found and not numbered:
            return None
        text = (found[2] or "") if found else numbered[1] if numbered else ""
        text = text.strip()
        box = _BOX.match(text)
        text = text[box.end() :] if box else text
        if text.startswith("#") and (head := _HEADING.match(text)):
            text = head[2].rstrip("#").strip()
        item = Item(number, _indent(line), [text], bool(box))
        self.open = [each for each in self.open if each.indent < item.indent]
        self.open.append(item)
        return item

    def words(self, number: int, line: str, said: str) -> Iterator[Block]:
        """Let words go on in the item that they stand under, or be a paragraph."""
        indent = _indent(line)
        under = [item for item in self.open if item.indent < indent] if self.blank else self.open
        if under and (indent or not self.blank):
            under[-1].words.append(said)
            return
        yield from self.flush()
        self.open = []
        read = read_line(said, self.references)
        if read.text or read.links:  # not a picture or a tag alone
            self.waiting = Paragraph(number, said)

    def plain(self, text: str) -> str:
        return read_line(text.strip(), self.references).text


def _indent(line: str) -> int:
    column = 0
    for character in line:
        if character == "\t":
            column += TAB - column % TAB
        elif character == " ":
            column += 1
        else:
            break
    return column


def _cells(line: str) -> list[str]:
    return [
        cell.replace("\\|", "|").strip() for cell in _CELL_END.split(line.strip().removeprefix("|").removesuffix("|"))
    ]
