"""Two arrows added, and the shadow that one arrow casts on another."""

import numpy as np

from .canvas import MINUS, NARROW, Frame, Point, Sheet, number

NAME = "vectors"
TITLE = "Adding two vectors, and projecting one onto another"
FIRST, SECOND = np.array([1.0, 2.0]), np.array([3.0, -1.0])
X, Y = np.array([2.0, 3.0]), np.array([4.0, 2.0])
SHADOW = float(X @ Y / np.linalg.norm(Y))
FOOT = (X @ Y) / (Y @ Y) * Y
DESCRIPTION = (
    f"Left: the arrow (1, 2), then from its tip the arrow (3, {MINUS}1), end at (4, 1), where the sum ends. "
    "Right: from the tip of x = (2, 3) a dashed line falls at a right angle onto y = (4, 2); "
    f"the shadow is {SHADOW:.2f} long."
)
SPANS = (-0.4, 4.6), (-0.4, 3.5)
CORNER = 0.22


def _grid(sheet: Sheet, frame: Frame) -> None:
    for at in range(5):
        sheet.line(frame.at(at, frame.y[0]), frame.at(at, frame.y[1]), "quiet" if at == 0 else "faint")
    for at in range(4):
        sheet.line(frame.at(frame.x[0], at), frame.at(frame.x[1], at), "quiet" if at == 0 else "faint")


def _sum(sheet: Sheet, frame: Frame) -> None:
    origin, total = np.zeros(2), FIRST + SECOND
    _grid(sheet, frame)
    sheet.arrow(frame.at(*origin), frame.at(*FIRST), "cool thick")
    sheet.arrow(frame.at(*FIRST), frame.at(*total), "warm thick")
    sheet.arrow(frame.at(*origin), frame.at(*total), "ink thick")
    sheet.label(frame.at(1.0, 2.3), f"({number(FIRST[0])}, {number(FIRST[1])})")
    sheet.label(frame.at(3.1, 1.75), f"({number(SECOND[0])}, {number(SECOND[1])})")
    sheet.label(frame.at(2.9, 0.3), f"sum ({number(total[0])}, {number(total[1])})")


def _projection(sheet: Sheet, frame: Frame) -> None:
    origin = np.zeros(2)
    _grid(sheet, frame)
    sheet.arrow(frame.at(*origin), frame.at(*Y), "warm thick")
    sheet.arrow(frame.at(*origin), frame.at(*X), "cool thick")
    sheet.line(frame.at(*X), frame.at(*FOOT), "quiet dashed")
    along, across = Y / np.linalg.norm(Y), (X - FOOT) / np.linalg.norm(X - FOOT)
    corner = [FOOT - CORNER * along, FOOT - CORNER * along + CORNER * across, FOOT + CORNER * across]
    sheet.path([frame.at(*point) for point in corner], "quiet")
    beside = -0.13 * across
    sheet.line(frame.at(*beside), frame.at(*(FOOT + beside)), "accent thick")
    sheet.text(frame.at(2.15, 3.12), "_x_ = (2, 3)", anchor="start")
    sheet.text(frame.at(3.95, 2.2), "_y_ = (4, 2)", "", "end")
    sheet.label(frame.at(2.85, 0.5), f"shadow {SHADOW:.2f}")


def _panels(sheet: Sheet, corners: tuple[Point, Point], width: float) -> None:
    height = width * (SPANS[1][1] - SPANS[1][0]) / (SPANS[0][1] - SPANS[0][0])
    for (left, top), words, draw in zip(corners, ("Adding", "Dot product"), (_sum, _projection), strict=True):
        sheet.text((left, top - 12), words, "strong", "start")
        draw(sheet, Frame(left, top, width, height, *SPANS))


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 276)
    _panels(sheet, ((10, 30), (360, 30)), 310)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 660, NARROW)
    _panels(sheet, ((12, 30), (12, 360)), 376)
    return sheet
