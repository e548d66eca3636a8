"""Sheets for schemes: units, boxes, arrows, and formulas with indices above and below."""

import math
import re
from dataclasses import dataclass, field
from html import escape

from .canvas import Point, Sheet

_DOWN, _UP, _SMALL = 5, -7, 12
_PIECE = re.compile(r"_(?P<italic>[^_]+)_|\*(?P<bold>[^*]+)\*|~\{(?P<low>[^}]+)\}|\^\{(?P<high>[^}]+)\}|(?P<plain>.)")


def formula(words: str) -> str:
    """Return words as tspans: _x_ italic, *x* bold and italic, ~{1} an index below, ^{(1)} one above."""
    parts: list[str] = []
    height = 0
    for piece in _PIECE.finditer(words):
        kind, text = str(piece.lastgroup), escape(str(piece[str(piece.lastgroup)]))
        wanted = {"low": _DOWN, "high": _UP}.get(kind, 0)
        style = {"italic": "italic", "bold": "strong italic"}.get(kind, "")
        size = f' font-size="{_SMALL}"' if wanted else ""
        shift = f' dy="{wanted - height}"' if wanted != height else ""
        named = f' class="{style}"' if style else ""
        parts.append(f"<tspan{named}{shift}{size}>{text}</tspan>" if named or shift or size else text)
        height = wanted
    return "".join(parts)


@dataclass
class Diagram(Sheet):
    """A sheet with what schemes are made of."""

    heads: dict[str, str] = field(default_factory=dict)

    def words(self, where: Point, text: str, style: str = "", anchor: str = "middle", size: float = 0) -> None:
        """Write a formula or words; the point is in the middle of their height."""
        x, y = where
        big = size or self.font_size
        self.add("text", style, formula(text), x=x, y=y + big * 0.35, font_size=big, text_anchor=anchor)

    def head(self, colour: str) -> str:
        """Return the arrow head of a colour, defined once."""
        if colour not in self.heads:
            self.heads[colour] = self.arrow_head(colour)
        return self.heads[colour]

    def arrow(self, start: Point, end: Point, style: str = "ink", gap: tuple[float, float] = (0, 0)) -> None:
        """Draw an arrow, shortened by the gaps at its two ends."""
        (x1, y1), (x2, y2) = start, end
        far = math.hypot(x2 - x1, y2 - y1)
        dx, dy = (x2 - x1) / far, (y2 - y1) / far
        begin, tip = (x1 + gap[0] * dx, y1 + gap[0] * dy), (x2 - gap[1] * dx, y2 - gap[1] * dy)
        self.line(begin, tip, style, marker_end=self.head(style.split(maxsplit=1)[0]))

    def elbow(self, points: list[Point], style: str = "ink") -> None:
        """Draw an arrow along straight stretches."""
        self.path(points, style, marker_end=self.head(style.split(maxsplit=1)[0]))

    def unit(
        self, centre: Point, text: str, style: str = "ink fill-paper", radius: float = 20, size: float = 0
    ) -> None:
        self.circle(centre, radius, style)
        self.words(centre, text, size=size)

    def panel(self, centre: Point, size: Point, lines: str, style: str = "ink fill-paper") -> None:
        """Draw a box with lines of words in it; the first is strong when there are several."""
        (x, y), (width, height) = centre, size
        place = {"x": x - width / 2, "y": y - height / 2, "width": width, "height": height}
        self.add("rect", style, rx=5, **place)
        written = lines.split("\n")
        for i, line in enumerate(written):
            emphasis = "strong" if i == 0 and len(written) > 1 else "small" if i else ""
            self.words((x, y + (i - (len(written) - 1) / 2) * self.font_size * 1.3), line, emphasis)
