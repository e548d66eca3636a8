"""Polynomials of three degrees through the same noisy points."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet

NAME = "overfitting"
TITLE = "Underfit, good fit and overfit of the same points"
DESCRIPTION = (
    "Three panels with the same eleven noisy points from a cubic: a straight line that misses the bend, a cubic that "
    "follows it, and a polynomial of degree 9 that swings wildly to pass near every point."
)
PANELS = ((1, "Underfit"), (3, "Good fit"), (9, "Overfit"))
COUNT, NOISE = 11, 0.25


def _points() -> tuple[Numbers, Numbers]:
    """Return a draw whose degree-9 fit strays as far from the cubic as that of a typical draw."""
    chance = np.random.default_rng(45)
    x = np.linspace(-0.95, 0.95, COUNT) + chance.uniform(-0.04, 0.04, COUNT)
    return x, 2.4 * x**3 - 1.2 * x + chance.normal(0, NOISE, COUNT)


def _panel(sheet: Sheet, frame: Frame, degree: int) -> None:
    sheet.x_axis(frame, {})
    sheet.y_axis(frame, {})
    sheet.text((frame.left + frame.width - 6, frame.top + frame.height + 17), "_x_")
    sheet.text((frame.left - 11, frame.top + 12), "_y_")
    x, y = _points()
    across = np.linspace(x[0], x[-1], 161)
    fit = np.polyval(np.polyfit(x, y, degree), across)
    sheet.path(frame.curve(across, fit), "accent thick")
    for point in frame.curve(x, y):
        sheet.circle(point, 4, "ink fill-paper")


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float, height: float) -> None:
    for (degree, verdict), (left, top) in zip(PANELS, corners, strict=True):
        _panel(sheet, Frame(left, top, width, height, (-1.1, 1.1), (-1.35, 1.35)), degree)
        sheet.text((left, top - 16), verdict, "strong", "start")
        sheet.text((left + width, top - 16), f"degree {degree}", "small", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 270)
    _panels(sheet, ((24, 44), (253, 44), (482, 44)), 190, 196)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 664, NARROW)
    _panels(sheet, ((26, 42), (26, 264), (26, 486)), 366, 152)
    return sheet
