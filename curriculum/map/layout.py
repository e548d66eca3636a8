"""Where everything stands on the drawn map, in pixels at zoom 1. Knows nothing of Django or of learners.

A section is a line of stations from left to right, in the order of study; a long one goes on in a second row. Sections
follow each other downwards, so that a track leads down or to the right. Tracks that follow from others (a requires b,
b requires c, and so a requires c) are not drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..graph import essential
from .columns import place, rows_of
from .labels import wrap
from .paths import Point, svg_path
from .tracks import Net, nets

COLUMNS = 11
TITLES = 150  # the width on the left in which sections have their names
PITCH = 110  # from column to column
MARGIN = 20  # on the right, for the tracks beside the last column
LABEL = 12.5  # size of the letters
TITLE = 13.5
LEADING = 15
ROOM = 88  # the width of a label: what is left of the pitch is for tracks
RADIUS = 8  # of a core station; others are smaller
BELOW = 22  # from a line to the first baseline of its labels
LANE = 6
ABOVE = 18  # from a row's lowest lane to its line
AROUND = 12  # between the labels of a row and the lanes of the next


@dataclass(frozen=True)
class Stop:
    """A topic to be placed."""

    slug: str
    label: str


@dataclass(frozen=True)
class Line:
    """A section to be drawn: its title and its topics in the order of study."""

    title: str
    stops: Sequence[Stop]


@dataclass(frozen=True)
class Station:
    """A topic on the map: the middle of its mark, its row, and the lines of its label (BELOW and LEADING say where)."""

    slug: str
    x: int
    y: int
    row: int
    label: tuple[str, ...]


@dataclass(frozen=True)
class DrawnLine:
    """A section on the map: the lines of its title, the first baseline, its stations, and the ways between them."""

    title: tuple[str, ...]
    y: int
    stations: tuple[Station, ...]
    ways: tuple[tuple[Point, ...], ...]

    @property
    def path(self) -> str:
        return "".join(map(svg_path, self.ways))


@dataclass(frozen=True)
class Track:
    """From a topic to one that requires it: the corners of the way. `along` says that it is their line itself."""

    source: str
    target: str
    points: tuple[Point, ...]
    along: bool

    @property
    def path(self) -> str:
        return svg_path(self.points)


@dataclass(frozen=True)
class Map:
    """A whole roadmap, drawn: width and height in pixels, lines, and tracks from each topic to what requires it."""

    width: int
    height: int
    lines: tuple[DrawnLine, ...]
    tracks: tuple[Track, ...]


def lay_out(lines: Sequence[Line], requires: Mapping[str, Sequence[str]], *, columns: int = COLUMNS) -> Map:
    """Place sections and topics, and lead the tracks. `requires` may name topics that are on no line.

    The same content gives the same map. Raises CycleError where a topic requires itself in the end. Takes a time in
    proportion to the tracks, more where many end in one row.
    """
    rows, home = _rows(lines, columns)
    row_of = {slug: number for number, row in enumerate(rows) for slug in row}
    needed = essential({slug: requires.get(slug, ()) for slug in row_of})
    column_of = place(rows, _neighbours(needed), columns)
    leads_to, along = _leads_to(rows, needed, home)
    found = nets(row_of, column_of, leads_to)
    drawing = _Drawing(lines, rows, row_of, column_of, found)
    stations = drawing.stations()
    tracks = [drawing.track(source, target) for source, targets in leads_to.items() for target in targets]
    ways = {(track.source, track.target): track for track in [*tracks, *map(drawing.straight, along)]}
    wanted = [ways[source, slug] for slug, sources in needed.items() for source in sources]
    drawn = tuple(drawing.line(line, stations) for line in lines)
    return Map(TITLES + PITCH * columns + MARGIN, drawing.height, drawn, tuple(wanted))


def _rows(lines: Sequence[Line], columns: int) -> tuple[list[list[str]], list[int]]:
    """Return the rows of all lines, and for each row the number of its line."""
    rows: list[list[str]] = []
    home: list[int] = []
    for number, line in enumerate(lines):
        for row in rows_of([stop.slug for stop in line.stops], columns):
            rows.append(row)
            home.append(number)
    return rows, home


def _neighbours(requires: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {slug: [] for slug in requires}
    for slug, names in requires.items():
        for name in names:
            found[slug].append(name)
            found[name].append(slug)
    return found


def _leads_to(
    rows: Sequence[Sequence[str]], requires: Mapping[str, Sequence[str]], home: Sequence[int]
) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """Return the ways that need a track of their own, by source, and those that are a piece of their line.

    To the first belongs the way from a line's row to its next.
    """
    next_in_row = {pair for row in rows for pair in pairwise(row)}
    leads_to: dict[str, list[str]] = {slug: [] for row in rows for slug in row}
    along: list[tuple[str, str]] = []
    for slug, names in requires.items():
        for name in names:
            if (name, slug) in next_in_row:
                along.append((name, slug))
            else:
                leads_to[name].append(slug)
    for number, (row, following) in enumerate(pairwise(rows)):
        if home[number] == home[number + 1] and following[0] not in leads_to[row[-1]]:
            leads_to[row[-1]].append(following[0])
    return leads_to, along


class _Drawing:
    """Turns rows, columns and lanes into pixels."""

    def __init__(
        self,
        lines: Sequence[Line],
        rows: Sequence[Sequence[str]],
        row_of: Mapping[str, int],
        column_of: Mapping[str, int],
        nets: Mapping[str, Net],
    ) -> None:
        self.rows, self.row_of, self.column_of, self.nets = rows, row_of, column_of, nets
        self.labels = {stop.slug: wrap(stop.label, LABEL, ROOM) for line in lines for stop in line.stops}
        lanes = [0] * len(rows)
        for net in nets.values():
            for row, lane in net.lanes.items():
                lanes[row] = max(lanes[row], lane + 1)
        self.tops: list[int] = []  # of each row's lanes
        self.y: list[int] = []  # of each row's line
        self.height = AROUND
        for stops, count in zip(rows, lanes, strict=True):
            self.tops.append(self.height)
            self.y.append(self.height + LANE * count + ABOVE)
            deepest = max((len(self.labels[slug]) for slug in stops), default=0)
            self.height = self.y[-1] + BELOW + LEADING * (deepest - 1) + AROUND

    def x(self, column: float) -> float:
        return round(TITLES + PITCH * (column + 0.5), 1)

    def at(self, slug: str) -> Point:
        return self.x(self.column_of[slug]), self.y[self.row_of[slug]]

    def stations(self) -> dict[str, Station]:
        found = {}
        for slug, row in self.row_of.items():
            x, y = self.at(slug)
            found[slug] = Station(slug, int(x), int(y), row, self.labels[slug])
        return found

    def line(self, line: Line, stations: Mapping[str, Station]) -> DrawnLine:
        stops = [stations[stop.slug] for stop in line.stops]
        if not stops:
            return DrawnLine((), 0, (), ())
        ways: list[tuple[Point, ...]] = []
        for before, after in pairwise(stops):
            if before.row == after.row:
                ways.append(((before.x, before.y), (after.x, after.y)))
            else:
                ways.append(self.track(before.slug, after.slug, to_line=True).points)
        words = wrap(line.title, TITLE, TITLES - 24)
        first = round(stops[0].y - LEADING * (len(words) - 1) / 2 + TITLE * 0.35)
        return DrawnLine(words, first, tuple(stops), tuple(ways))

    def straight(self, ends: tuple[str, str]) -> Track:
        """Return the way between two topics that stand side by side."""
        points = tuple(map(self.at, ends))
        return Track(*ends, points, along=True)

    def track(self, source: str, target: str, *, to_line: bool = False) -> Track:
        net, row = self.nets[source], self.row_of[target]
        (x, y), (end, line) = self.at(source), self.at(target)
        trunk, lane = self.x(net.x), self.tops[row] + LANE * (net.lanes[row] + 0.5)
        points = ((x, y), (trunk, y), (trunk, lane), (end, lane), (end, line if to_line else line - RADIUS))
        return Track(source, target, points, along=False)
