"""Gradient descent on one parabola with four learning rates."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, number, numbered

NAME = "learning-rates"
TITLE = "Four learning rates on one parabola"
DESCRIPTION = (
    "Four panels of a parabola with its minimum at 3 and the points that gradient descent visits from 0. At rate 0.02 "
    "they creep down the left side. At 0.3 they reach the bottom in a few steps. At 0.9 they jump from side to side "
    "towards it. At 1.05 each jump lands farther up."
)
RATES = ((0.02, "too small"), (0.3, "right"), (0.9, "large"), (1.05, "too large"))
STEPS, MINIMUM = 8, 3.0
NEAR, FAR = ((-2.2, 8.2), (-2, 25)), ((-4.6, 10.6), (-4, 56))


def path(rate: float) -> Numbers:
    """Return the places after each step of gradient descent on the squared distance from 3, from 0."""
    places = [0.0]
    for _ in range(STEPS):
        places.append(places[-1] - rate * 2 * (places[-1] - MINIMUM))
    return np.array(places)


def _panel(sheet: Sheet, frame: Frame, rate: float) -> None:
    across = np.linspace(frame.x[0] + 0.3, frame.x[1] - 0.3, 161)
    sheet.path(frame.curve(across, (across - MINIMUM) ** 2), "faint thick")
    visited = path(rate)
    points = frame.curve(visited, (visited - MINIMUM) ** 2)
    sheet.path(points, "accent")
    for point in points:
        sheet.circle(point, 3.4, "fill-accent")
    sheet.circle(points[0], 4.6, "ink fill-paper")
    sheet.x_axis(frame, numbered(0, 3))


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float, height: float) -> None:
    for (rate, verdict), (left, top) in zip(RATES, corners, strict=True):
        sheet.text((left + width / 2, top - 12), f"{number(rate)}, {verdict}", "strong")
        _panel(sheet, Frame(left, top, width, height, *(FAR if rate > 1 else NEAR)), rate)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 232)
    _panels(sheet, tuple((6 + 169 * i, 34) for i in range(4)), 156, 170)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 448, NARROW)
    _panels(sheet, ((6, 34), (208, 34), (6, 258), (208, 258)), 184, 158)
    return sheet
