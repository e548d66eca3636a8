"""The standard Gaussian twice: an area of its density is a difference of heights of its cumulative function."""

from math import erf, sqrt

import numpy as np

from .canvas import NARROW, Frame, Point, Sheet, numbered

NAME = "density-cumulative"
TITLE = "A density and its cumulative function"
FROM, TO = 0.0, 1.0
EDGE = 3.2


def cumulative(x: float) -> float:
    return (1 + erf(x / sqrt(2))) / 2


AREA = cumulative(TO) - cumulative(FROM)
DESCRIPTION = (
    f"Left: a bell curve with the area between 0 and 1 shaded, {AREA:.3f}. Right: an S-shaped curve that climbs from 0 "
    f"to 1; at 0 it has height {cumulative(FROM):.3f}, at 1 height {cumulative(TO):.3f}, a difference of {AREA:.3f}."
)


def _density(sheet: Sheet, frame: Frame) -> None:
    x = np.linspace(-EDGE, EDGE, 201)
    inside = np.linspace(FROM, TO, 41)
    heights = [np.exp(-(each**2) / 2) / np.sqrt(2 * np.pi) for each in (x, inside)]
    area = [frame.at(FROM, 0), *frame.curve(inside, heights[1]), frame.at(TO, 0)]
    sheet.path(area, "wash-accent", closed=True)
    sheet.x_axis(frame, numbered(-3, -2, -1, 0, 1, 2, 3))
    sheet.y_axis(frame, numbered(0.2, 0.4))
    sheet.path(frame.curve(x, heights[0]), "accent thick")
    left, top = frame.at(1.55, 0.3)
    sheet.text((left, top), f"area {AREA:.3f}", anchor="start")
    sheet.line((left - 4, top - 2), frame.at(0.6, 0.2), "quiet")


def _climb(sheet: Sheet, frame: Frame) -> None:
    x = np.linspace(-EDGE, EDGE, 201)
    sheet.x_axis(frame, numbered(-3, -2, -1, 0, 1, 2, 3))
    sheet.y_axis(frame, numbered(0.5, 1))
    for at in (FROM, TO):
        sheet.path([frame.at(at, 0), frame.at(at, cumulative(at)), frame.at(EDGE, cumulative(at))], "quiet dashed")
    sheet.path(frame.curve(x, [cumulative(each) for each in x]), "accent thick")
    gap = [frame.at(2.4, cumulative(at)) for at in (FROM, TO)]
    sheet.line(*gap, "ink thick")
    left, top = frame.at(2.4, (cumulative(FROM) + cumulative(TO)) / 2)
    sheet.text((left - 8, top + 5), f"{AREA:.3f}", anchor="end")


def _panels(sheet: Sheet, corners: tuple[Point, Point], width: float, height: float) -> None:
    panels = (("Density _p_(_x_)", 0.46, _density), ("Cumulative function _F_(_x_)", 1.1, _climb))
    for (left, top), (words, most, draw) in zip(corners, panels, strict=True):
        sheet.text((left - 20, top - 14), words, "strong", "start")
        draw(sheet, Frame(left, top, width, height, (-EDGE, EDGE), (0, most)))


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 272)
    _panels(sheet, ((36, 36), (386, 36)), 280, 204)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 540, NARROW)
    _panels(sheet, ((40, 34), (40, 308)), 346, 200)
    return sheet
