"""Points in points -> the Markdown of a lesson: a nested list that says the same and nothing more. No Django here."""

import re
from collections.abc import Iterator

from .addresses import NowhereError, address_of
from .inline import Line, Link, Words
from .listing import Point

# Within what a lesson is drawn from (curriculum/markdown.py).
MAX_CHARACTERS = 25_000
MAX_BRACKETS = 900
# What means something to the drawing of lessons, wherever it stands, and what does at the beginning of an item.
_SPECIAL = str.maketrans(
    {
        "\\": "&#92;",
        "[": "&#91;",
        "]": "&#93;",
        "<": "&lt;",
        "&": "&amp;",
        "`": "\\`",
        "*": "\\*",
        "_": "\\_",
        "$": "\\$",
    }
)
_FIRST = re.compile(r"[-+#>]|\d++[.)]")
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", '"': "%22"})
_ENTITIES = {">": "&gt;", ":": "&#58;", "/": "&#47;"}


def write_list(points: list[Point], base: str) -> tuple[str, list[Point]]:
    """Return a nested list, and the points that it has no room for."""
    said: list[str] = []
    over: list[Point] = []
    characters = brackets = 0
    for depth, point in _flat(points, 0):
        line = f"{'    ' * depth}- {_marked(point, base)}"
        characters, brackets = characters + len(line) + 1, brackets + line.count("[")
        if characters > MAX_CHARACTERS or brackets > MAX_BRACKETS:
            over.append(point)
        else:
            said.append(line)
    return "\n".join(said), over


def escape(words: str) -> str:
    """Return Markdown that is drawn as just these words, at the beginning of an item too."""
    words = words.translate(_SPECIAL)
    if words[:1] in _ENTITIES:
        return _ENTITIES[words[0]] + words[1:]
    first = _FIRST.match(words)
    return f"{words[: first.end() - 1]}\\{words[first.end() - 1 :]}" if first else words


def _flat(points: list[Point], depth: int) -> Iterator[tuple[int, Point]]:
    for point in points:
        yield depth, point
        yield from _flat(point.children, depth + 1)


def _marked(point: Point, base: str) -> str:
    said = "".join(_part(part, base) for part in _trimmed(point.says))
    return " ".join(said.split()) or "…"


def _trimmed(line: Line) -> Iterator[Words | Link]:
    """Yield what a line says from its first word on."""
    begun = False
    for part in line.parts:
        begun = begun or bool(part.text.strip()) or isinstance(part, Link)
        if begun:
            yield part


def _part(part: Words | Link, base: str) -> str:
    space = " " * (part.text[:1].isspace()), " " * (part.text[-1:].isspace())
    address = _address(part, base) if isinstance(part, Link) else ""
    if not address:
        return space[0] + escape(part.text.strip()) + space[1] * bool(part.text.strip())
    return f"[{escape(part.text.strip() or address)}](<{address.translate(_IN_ADDRESS)}>)"


def _address(link: Link, base: str) -> str:
    try:
        return address_of(link.target, base)
    except NowhereError:
        return ""
