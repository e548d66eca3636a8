"""A sheet to draw on in SVG, and frames that map data onto it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Point = tuple[float, float]
Span = tuple[float, float]

WIDE, NARROW = 680, 400
MINUS, TIMES = "\N{MINUS SIGN}", "\N{MULTIPLICATION SIGN}"
_TICK = 5
_THIN = 16


def number(value: float) -> str:
    """Return a number as labels print it."""
    return f"{value:g}".replace("-", MINUS)


def numbered(*values: float) -> dict[float, str]:
    """Return ticks whose labels are their own numbers."""
    return {value: number(value) for value in values}


@dataclass(frozen=True)
class Frame:
    """A rectangle of the sheet, and the spans of data it shows."""

    left: float
    top: float
    width: float
    height: float
    x: Span
    y: Span

    def at(self, x: float, y: float) -> Point:
        """Return where on the sheet a point of the data lies."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return self.left + across * self.width, self.top + (1 - up) * self.height

    def curve(self, x: Iterable[float], y: Iterable[float]) -> list[Point]:
        """Return where on the sheet the points of a curve lie."""
        return [self.at(*point) for point in zip(x, y, strict=True)]

    def within(self, x: Numbers, y: Numbers) -> list[list[Point]]:
        """Return the stretches of a dense curve that lie inside the frame, thinned out between their ends."""
        inside = (self.x[0] <= x) & (x <= self.x[1]) & (self.y[0] <= y) & (y <= self.y[1])
        runs = np.split(np.arange(len(x)), np.flatnonzero(np.diff(inside)) + 1)
        kept = [np.append(run[:-1:_THIN], run[-1]) for run in runs if inside[run[0]]]
        return [self.curve(x[run], y[run]) for run in kept]


@dataclass
class Sheet:
    """One drawing: shapes and words in the order in which they are laid down."""

    name: str
    title: str
    description: str
    height: float
    width: float = WIDE
    marks: list[str] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)

    @property
    def font_size(self) -> float:
        return 15 if self.width >= WIDE else 15.5

    def add(self, tag: str, style: str, content: str = "", /, **attributes: str | float) -> None:
        """Lay down an element; underscores in the names of attributes stand for hyphens."""
        given = {"class": style, **{key.replace("_", "-"): value for key, value in attributes.items()}}
        written = " ".join(f'{key}="{_plain(value)}"' for key, value in given.items() if value != "")
        self.marks.append(f"<{tag} {written}>{content}</{tag}>" if content else f"<{tag} {written}/>")

    def path(self, points: Sequence[Point], style: str, *, closed: bool = False, **attributes: str | float) -> None:
        """Join points by straight lines, close enough together to look like a curve."""
        steps = "L".join(f"{_plain(x)} {_plain(y)}" for x, y in points)
        self.add("path", style, d=f"M{steps}{'Z' if closed else ''}", stroke_linejoin="round", **attributes)

    def line(self, start: Point, end: Point, style: str, **attributes: str | float) -> None:
        self.add("line", style, x1=start[0], y1=start[1], x2=end[0], y2=end[1], **attributes)

    def arrow(self, start: Point, end: Point, style: str) -> None:
        """Draw a line with a head at its end, in the colour that comes first in its style."""
        colour = style.split(maxsplit=1)[0]
        if colour not in self.heads:
            self.heads[colour] = self.arrow_head(colour)
        self.line(start, end, style, marker_end=self.heads[colour])

    def circle(self, centre: Point, radius: float, style: str) -> None:
        self.add("circle", style, cx=centre[0], cy=centre[1], r=radius)

    def box(self, corner: Point, opposite: Point, style: str) -> None:
        """Draw the rectangle between two opposite corners."""
        (left, right), (top, bottom) = (sorted(pair) for pair in zip(corner, opposite, strict=True))
        self.add("rect", style, x=left, y=top, width=right - left, height=bottom - top)

    def text(self, where: Point, words: str, style: str = "", anchor: str = "middle", **attributes: str) -> None:
        """Write words; _x_ is set as a mathematical symbol, and ~1 as an index at the end."""
        content = re.sub(r"_([^_]+)_", r'<tspan class="italic">\1</tspan>', escape(words))
        content = re.sub(r"~(\w+)$", r'<tspan dy="4" font-size="12">\1</tspan>', content)
        x, y = where
        self.add("text", style, content, x=x, y=y, font_size=self.font_size, text_anchor=anchor, **attributes)

    def label(self, where: Point, words: str, style: str = "", anchor: str = "middle") -> None:
        """Write words on a patch of paper that hides the lines beneath."""
        width, shift = 0.56 * self.font_size * len(words) + 8, {"start": -4, "middle": None, "end": 4}[anchor]
        left = where[0] - width / 2 if shift is None else where[0] + shift - (width if anchor == "end" else 0)
        self.box((left, where[1] - 15), (left + width, where[1] + 5), "fill-paper")
        self.text(where, words, style, anchor)

    def legend(self, entries: Iterable[tuple[float, float, str, str, str]]) -> None:
        """Draw samples of lines; each entry has the place of its sample, its words, its style and its dashes."""
        for x, y, words, style, dashes in entries:
            self.line((x, y - 5), (x + 38, y - 5), style, stroke_dasharray=dashes)
            self.text((x + 46, y), words, anchor="start")

    def arrow_head(self, colour: str) -> str:
        """Define an arrow head and return the value of marker-end that puts it on a line."""
        name = f"{self.name}-{colour}-arrow"
        tip = f'<path class="fill-{colour}" d="M0 0L10 5L0 10Z"/>'
        place = 'viewBox="0 0 10 10" refX="8" refY="5" markerWidth="11" markerHeight="11"'
        units = 'markerUnits="userSpaceOnUse" orient="auto"'
        self.marks.append(f'<defs><marker id="{name}" {place} {units}>{tip}</marker></defs>')
        return f"url(#{name})"

    def x_axis(self, frame: Frame, ticks: Mapping[float, str]) -> None:
        """Draw the lower edge of a frame with its ticks and their labels."""
        bottom = frame.top + frame.height
        self.line((frame.left, bottom), (frame.left + frame.width, bottom), "quiet")
        for value, label in ticks.items():
            x, _ = frame.at(value, frame.y[0])
            self.line((x, bottom), (x, bottom + _TICK), "quiet")
            self.text((x, bottom + _TICK + 16), label, "small")

    def y_axis(self, frame: Frame, ticks: Mapping[float, str]) -> None:
        """Draw the left edge of a frame with its ticks and their labels."""
        self.line((frame.left, frame.top), (frame.left, frame.top + frame.height), "quiet")
        for value, label in ticks.items():
            _, y = frame.at(frame.x[0], value)
            self.line((frame.left - _TICK, y), (frame.left, y), "quiet")
            self.text((frame.left - _TICK - 4, y + 5), label, "small", "end")

    def svg(self) -> str:
        """Return the whole drawing."""
        head = f'<svg viewBox="0 0 {_plain(self.width)} {_plain(self.height)}" xmlns="http://www.w3.org/2000/svg">'
        about = [f"<title>{escape(self.title)}</title>", f"<desc>{escape(self.description)}</desc>"]
        return "\n".join([head, *about, *self.marks, "</svg>", ""])


def _plain(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(float(value), 1) + 0:g}"
