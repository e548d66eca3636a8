"""The map as a PDF to print and keep: one page as large as the map, every station a link. Knows nothing of learners.

Lengths are the map's pixels, taken as points; y runs upwards in a PDF and downwards on the map. The letters are
Helvetica's, which every reader has and no file carries: what it lacks is written as "?".
"""

from collections.abc import Sequence
from io import BytesIO

import pydyf

from ..outline import Entry, SectionEntry
from .labels import width
from .layout import BELOW, LABEL, LEADING, RADIUS, TITLE, TITLES, Station
from .paths import Point, rounded
from .roadmap import DrawnRoadmap

# The hues of static/css/tokens.css in the light theme, oklch(50% 0.105 h), for programs that know sRGB alone.
HUES = (
    "#964944", "#924f26", "#865901", "#6d6603", "#38733c", "#007654", "#00766b", "#007284",
    "#046b96", "#3b639e", "#585b9e", "#6f5395", "#834c81", "#924761", "#566d22", "#7a5f00",
)  # fmt: skip
INK = "#171d26"
SOFT = "#4f5661"
TRACK = "#b4b7bb"
PAPER = "#ffffff"
HEAD = 84
MARGIN = 36
_GAP = 16  # between the titles of sections and their lines
_SMALLER = 2.5  # an extension's radius, less than a core topic's


def pdf(drawn: DrawnRoadmap, origin: str) -> bytes:
    """Return the poster. `origin` is what links begin with: "https://roadmap.example.org"."""
    return _Poster(drawn, origin).finished()


class _Poster:
    def __init__(self, drawn: DrawnRoadmap, origin: str) -> None:
        self.drawn, self.origin = drawn, origin
        self.width, self.height = drawn.width + 2 * MARGIN, drawn.height + HEAD + 2 * MARGIN
        self.file, self.page, self.links = pydyf.PDF(), pydyf.Stream(compress=True), pydyf.Array()

    def finished(self) -> bytes:
        self.text(self.drawn.roadmap.title, (0, 24 - HEAD), 28, INK, bold=True)
        self.text(self.drawn.roadmap.summary, (0, 50 - HEAD), LABEL, SOFT)
        for track, _ in self.drawn.tracks:
            if not track.along:
                self.way(track.points, TRACK, 1)
        for each in self.drawn.sections:
            for points in each.line.ways:
                self.way(points, hue(each.section), 4)
        for each in self.drawn.sections:
            self.title(each.section, each.line.title, each.line.y)
            for topic, station in each.stops:
                self.station(topic, station, hue(each.section))
        font = {"Type": "/Font", "Subtype": "/Type1", "Encoding": "/WinAnsiEncoding"}
        fonts = {
            "R": pydyf.Dictionary(font | {"BaseFont": "/Helvetica"}),
            "B": pydyf.Dictionary(font | {"BaseFont": "/Helvetica-Bold"}),
        }
        self.file.add_object(self.page)
        self.file.add_page(
            pydyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": self.file.pages.reference,
                    "MediaBox": pydyf.Array([0, 0, self.width, self.height]),
                    "Contents": self.page.reference,
                    "Resources": pydyf.Dictionary({"Font": pydyf.Dictionary(fonts)}),
                    "Annots": self.links,
                }
            )
        )
        self.file.info["Title"] = pydyf.String(self.drawn.roadmap.title)
        out = BytesIO()
        self.file.write(out)
        return out.getvalue()

    def at(self, point: Point) -> Point:
        return MARGIN + point[0], self.height - MARGIN - HEAD - point[1]

    def way(self, points: Sequence[Point], colour: str, thickness: float) -> None:
        self.page.set_color_rgb(*_rgb(colour), stroke=True)
        self.page.set_line_width(thickness)
        here = self.at(points[0])
        self.page.move_to(*here)
        for piece in rounded(points):
            end = self.at(piece[-1])
            if len(piece) == 1:
                self.page.line_to(*end)
            else:
                self.curve(here, self.at(piece[0]), end)
            here = end
        self.page.stroke()

    def curve(self, start: Point, control: Point, end: Point) -> None:
        """Draw a quadratic curve as the cubic that is the same."""
        first, second = (
            (near[0] + (control[0] - near[0]) * 2 / 3, near[1] + (control[1] - near[1]) * 2 / 3)
            for near in (start, end)
        )
        self.page.curve_to(*first, *second, *end)

    def title(self, section: SectionEntry, words: Sequence[str], y: float) -> None:
        for number, line in enumerate(words):
            length = width(line, TITLE)
            self.text(line, (TITLES - _GAP - length, y + LEADING * number), TITLE, hue(section), bold=True)
        if words:
            box = (0, y - TITLE, TITLES - _GAP, y + LEADING * (len(words) - 1) + 4)
            self.link(box, section.url)

    def station(self, topic: Entry, station: Station, colour: str) -> None:
        is_core = topic.kind == "core"
        self.ring((station.x, station.y), RADIUS - (0 if is_core else _SMALLER), colour)
        widest: float = RADIUS
        for number, line in enumerate(station.label):
            length = width(line, LABEL)
            widest = max(widest, length / 2)
            place = (station.x - length / 2, station.y + BELOW + LEADING * number)
            self.text(line, place, LABEL, INK if is_core else SOFT, bold=is_core)
        bottom = station.y + BELOW + LEADING * (len(station.label) - 1) + 4
        self.link((station.x - widest, station.y - RADIUS, station.x + widest, bottom), topic.url)

    def ring(self, middle: Point, radius: float, colour: str) -> None:
        """Draw a circle as four cubic curves, which miss it by less than a thousandth of the radius."""
        (x, y), k = self.at(middle), radius * 0.5523
        self.page.set_color_rgb(*_rgb(colour), stroke=True)
        self.page.set_color_rgb(*_rgb(PAPER))
        self.page.set_line_width(2.2)
        self.page.move_to(x + radius, y)
        self.page.curve_to(x + radius, y + k, x + k, y + radius, x, y + radius)
        self.page.curve_to(x - k, y + radius, x - radius, y + k, x - radius, y)
        self.page.curve_to(x - radius, y - k, x - k, y - radius, x, y - radius)
        self.page.curve_to(x + k, y - radius, x + radius, y - k, x + radius, y)
        self.page.fill_and_stroke()

    def text(self, words: str, point: Point, size: float, colour: str, *, bold: bool = False) -> None:
        self.page.begin_text()
        self.page.set_color_rgb(*_rgb(colour))
        self.page.set_font_size("B" if bold else "R", size)
        self.page.set_text_matrix(1, 0, 0, 1, *self.at(point))
        self.page.show_text_string(_in_helvetica(words))
        self.page.end_text()

    def link(self, box: tuple[float, float, float, float], path: str) -> None:
        left, top = self.at(box[:2])
        right, bottom = self.at(box[2:])
        link = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": pydyf.Array([left, bottom, right, top]),
                "Border": pydyf.Array([0, 0, 0]),
                "A": pydyf.Dictionary({"S": "/URI", "URI": pydyf.String(self.origin + path)}),
            }
        )
        self.file.add_object(link)
        self.links.append(link.reference)


def hue(section: SectionEntry) -> str:
    """Return the colour of a section as "#rrggbb"."""
    return HUES[section.hue - 1]


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (round(int(colour[place : place + 2], 16) / 255, 3) for place in (1, 3, 5))
    return red, green, blue


def _in_helvetica(words: str) -> bytes:
    return words.encode("cp1252", "replace")
