"""Contours of a bowl, and the gradient at a right angle to the one through a point."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, number, numbered

NAME = "gradient-contours"
TITLE = "The gradient is normal to the contour"
DESCRIPTION = (
    "Oval contours of f(x, y) = x squared plus 2 y squared for the heights 2 to 12. At the point (2, 1), on the "
    "contour f = 6, the gradient (4, 4) is an arrow, drawn a quarter as long, at a right angle to the contour and to "
    "its dashed tangent; it points outwards, to higher values."
)
HEIGHTS = (2, 4, 6, 8, 10, 12)
POINT = np.array([2.0, 1.0])
GRADIENT = np.array([2 * POINT[0], 4 * POINT[1]])
HERE = POINT[0] ** 2 + 2 * POINT[1] ** 2
ACROSS = np.array([GRADIENT[1], -GRADIENT[0]]) / np.linalg.norm(GRADIENT)
OUTWARDS = GRADIENT / np.linalg.norm(GRADIENT)
SHRINK = 0.25
NABLA, QUARTER = "\N{NABLA}", "\N{VULGAR FRACTION ONE QUARTER}"


def _oval(height: float, turn: Numbers) -> tuple[Numbers, Numbers]:
    return np.sqrt(height) * np.cos(turn), np.sqrt(height / 2) * np.sin(turn)


def _contours(sheet: Sheet, frame: Frame, labelled: tuple[int, ...]) -> None:
    for height in HEIGHTS:
        oval = frame.curve(*_oval(height, np.linspace(0, 2 * np.pi, 97)[:-1]))
        sheet.path(oval, "ink thick" if height == HERE else "quiet", closed=True)
    for height, degrees in zip(labelled, np.linspace(258, 208, len(labelled)), strict=True):
        [(x, y)] = frame.curve(*_oval(height, np.radians([degrees])))
        words, style = (f"_f_ = {number(height)}", "strong") if height == HERE else (number(height), "small")
        half = 24 if height == HERE else 12
        sheet.box((x - half, y - 9), (x + half, y + 9), "fill-paper")
        sheet.text((x, y + 5), words, style)


def _gradient(sheet: Sheet, frame: Frame) -> None:
    sheet.line(frame.at(*(POINT - 1.2 * ACROSS)), frame.at(*(POINT + 2.7 * ACROSS)), "cool dashed")
    x, y = frame.at(*(POINT + 2.7 * ACROSS))
    sheet.text((x, y + 18), "tangent", "fill-cool")
    corner = [POINT - 0.2 * ACROSS, POINT - 0.2 * ACROSS + 0.2 * OUTWARDS, POINT + 0.2 * OUTWARDS]
    sheet.path([frame.at(*place) for place in corner], "ink")
    tip = frame.at(*(POINT + SHRINK * GRADIENT))
    sheet.line(frame.at(*POINT), tip, "accent thick", marker_end=sheet.arrow_head("accent"))
    sheet.circle(frame.at(*POINT), 4.5, "fill-ink")
    sheet.text((tip[0] + 8, tip[1] - 30), f"{NABLA}_f_ = (4, 4)", "fill-accent strong")
    sheet.text((tip[0] + 8, tip[1] - 11), f"drawn {QUARTER} as long", "small")


def _draw(sheet: Sheet, frame: Frame, labelled: tuple[int, ...]) -> None:
    sheet.line(frame.at(0, frame.y[0]), frame.at(0, frame.y[1]), "faint")
    sheet.line(frame.at(frame.x[0], 0), frame.at(frame.x[1], 0), "faint")
    _contours(sheet, frame, labelled)
    x, y = frame.at(*POINT)
    sheet.box((x - 48, y + 3), (x - 6, y + 21), "fill-paper")
    sheet.text((x - 27, y + 17), "(2, 1)")
    _gradient(sheet, frame)
    sheet.x_axis(frame, numbered(*range(-3, 5)))
    sheet.y_axis(frame, numbered(-2, -1, 0, 1, 2))
    sheet.text((frame.left + frame.width + 8, frame.top + frame.height + 5), "_x_")
    sheet.text((frame.left, frame.top - 9), "_y_")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 474)
    _draw(sheet, Frame(58, 28, 594, 410, (-3.9, 4.8), (-2.8, 3.2)), HEIGHTS)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 320, NARROW)
    _draw(sheet, Frame(39, 28, 341, 247.6, (-3.6, 4.76), (-2.75, 3.32)), (2, 6, 12))
    return sheet
