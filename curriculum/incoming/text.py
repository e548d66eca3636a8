"""The bytes of a README -> its lines, without what nobody is to see, and what was left out. Knows nothing of Django."""

import re
from dataclasses import dataclass, field

MAX_BYTES = 1024 * 1024
# What hides in a text: controls, marks of direction, ends of lines that only some programs count, byte order marks.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
# Possessive, so that no line takes longer than it is long.
_FENCE = re.compile(r"(?:> ?)*+(?:\s*+(?:[-*+]|\d{1,9}[.)])\s)?\s*+(`{3,}+|~{3,}+)([^`]*+)$")
MAX_LINE = 10_000


class UnreadableError(Exception):
    """What came in is not what it should be, and nothing of it was taken; `said` has a sentence for each reason."""

    def __init__(self, said: list[str]) -> None:
        super().__init__("\n".join(said))
        self.said = said


@dataclass(frozen=True, order=True)
class LeftOut:
    """A line (1 is the first) that found no place, and why; `items` is how many items of a list that leaves out."""

    line: int
    why: str
    items: int = 0


@dataclass
class Text:
    """Lines as they are to be read: what is in a comment or in code, or is too long, is empty and keeps its number."""

    lines: list[str] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)


def read_text(data: bytes, name: str) -> Text:
    """Return the lines of a Markdown file. Raises UnreadableError."""
    if len(data) > MAX_BYTES:
        raise UnreadableError([f"{name}:1: is longer than {MAX_BYTES // 1024} KiB."])
    if b"\0" in data:
        raise UnreadableError([f"{name}:{data.count(10, 0, data.index(0)) + 1}: is no text: it holds a zero byte."])
    try:
        whole = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError([f"{name}:{line}: byte {error.start} is not UTF-8. Save the file as UTF-8."]) from error
    text = Text()
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text.lines = _without_code(_without_comments(_shown(lines, text), text), text)
    return text


def _shown(lines: list[str], text: Text) -> list[str]:
    shown = []
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            text.left.append(LeftOut(number, f"longer than {MAX_LINE} characters.", 1))
            shown.append("")
            continue
        if found := _HIDDEN.search(line):
            said = f"the hidden character U+{ord(found[0]):04X} in it; the rest of the line was read."
            text.left.append(LeftOut(number, said))
        shown.append(_HIDDEN.sub("", line) if found else line)
    return shown


def _without_comments(lines: list[str], text: Text) -> list[str]:
    """Empty what stands in <!-- -->, but for code, where it is text. A comment that never ends is none."""
    last = max((number for number, line in enumerate(lines) if "-->" in line), default=-1)
    kept, fence, inside = [], "", False
    for number, line in enumerate(lines):
        if not inside:
            fence = _after(fence, line)
        at, said, end = 0, [], line.rfind("-->")
        while not fence and at < len(line):
            mark = line.find("-->" if inside else "<!--", at)
            if inside:
                at, inside = (mark + 3, False) if mark >= 0 else (len(line), True)
            elif mark >= 0 and (number < last or end > mark):
                said.append(line[at:mark])
                at, inside = mark + 4, True
            else:
                said.append(line[at:])
                at = len(line)
                if mark >= 0:
                    text.left.append(LeftOut(number + 1, "a comment that never ends; its text was read."))
        kept.append(line if fence else "".join(said))
    return kept


def _without_code(lines: list[str], text: Text) -> list[str]:
    said, fence = [], ""
    for number, line in enumerate(lines, start=1):
        before, fence = fence, _after(fence, line)
        if fence and not before:
            text.left.append(LeftOut(number, "a block of code."))
            marked = _FENCE.match(line)
            line = line[: marked.start(1)] if marked else line  # noqa: PLW2901 (an item may begin there)
        elif before:
            line = ""  # noqa: PLW2901
        said.append(line)
    return said


def _after(fence: str, line: str) -> str:
    """Return the fence of the code that goes on after a line, or nothing."""
    found = _FENCE.match(line)
    if not fence:
        return found[1] if found else ""
    closes = found and found[1].startswith(fence) and not found[2].strip()
    return "" if closes else fence
