"""A grid of the plane, and where two matrices take it."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet

NAME = "matrix-grid"
TITLE = "What two matrices do to a grid"
DESCRIPTION = (
    "Three copies of a square grid. The first is unchanged, with the unit arrows along two of its lines. In the "
    "second they have gone to (2, 0) and (1, 1): the grid is slanted, the unit square a parallelogram of twice its "
    "area. In the third both lie on one slanted line, and the whole grid with them."
)
PANELS = (
    ("unchanged", np.eye(2)),
    ("columns (2, 0), (1, 1)", np.array([[2.0, 1.0], [0.0, 1.0]])),
    ("columns (2, 1), (1, 0.5)", np.array([[2.0, 1.0], [1.0, 0.5]])),
)
REACH, HALVES = 1.0, (-1.0, -0.5, 0.0, 0.5, 1.0)
SPANS = (-3.1, 3.1), (-1.6, 1.6)
SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))


def _panel(sheet: Sheet, frame: Frame, matrix: Numbers) -> None:
    def moved(x: float, y: float) -> Point:
        return frame.at(*(matrix @ np.array([x, y])))

    sheet.path([moved(*corner) for corner in SQUARE], "wash-accent", closed=True)
    for at in HALVES:
        style = "quiet" if at == 0 else "faint"
        sheet.line(moved(at, -REACH), moved(at, REACH), style)
        sheet.line(moved(-REACH, at), moved(REACH, at), style)
    sheet.arrow(moved(0, 0), moved(1, 0), "warm thick")
    sheet.arrow(moved(0, 0), moved(0, 1), "cool thick")


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float) -> None:
    height = width * (SPANS[1][1] - SPANS[1][0]) / (SPANS[0][1] - SPANS[0][0])
    for (words, matrix), (left, top) in zip(PANELS, corners, strict=True):
        sheet.text((left + width / 2, top - 10), words, "strong")
        _panel(sheet, Frame(left, top, width, height, *SPANS), matrix)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 160)
    _panels(sheet, ((4, 36), (232, 36), (460, 36)), 216)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 636, NARROW)
    _panels(sheet, ((20, 28), (20, 238), (20, 448)), 360)
    return sheet
