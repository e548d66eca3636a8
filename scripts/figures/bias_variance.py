"""Twenty fits each of a stiff, a fitting and a nervous polynomial to samples of one curve."""

import numpy as np

from .canvas import NARROW, Frame, Point, Sheet

NAME = "bias-variance"
TITLE = "Fits of three degrees to twenty samples"
DESCRIPTION = (
    "Three panels with twenty thin curves and one thick one, the truth. Degree 1: straight lines close together that "
    "miss the bends. Degree 3: curves that hug the truth. Degree 9: curves that scatter widely, most at the ends."
)
DEGREES, FITS, NOISE = (1, 3, 9), 20, 0.3
X = np.linspace(-1, 1, 15)
SPANS = (-1.05, 1.05), (-1.75, 1.75)


def _panel(sheet: Sheet, frame: Frame, degree: int) -> None:
    chance = np.random.default_rng(0)
    across = np.linspace(-1, 1, 801)
    for _ in range(FITS):
        fit = np.polyfit(X, np.sin(3 * X) + NOISE * chance.normal(size=len(X)), degree)
        for stretch in frame.within(across, np.polyval(fit, across)):
            sheet.path(stretch, "accent", stroke_opacity=0.55)
    for stretch in frame.within(across, np.sin(3 * across)):
        sheet.path(stretch, "ink thick")
    sheet.x_axis(frame, {})
    sheet.y_axis(frame, {})


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float, height: float) -> None:
    for degree, (left, top) in zip(DEGREES, corners, strict=True):
        sheet.text((left, top - 12), f"degree {degree}", "strong", "start")
        _panel(sheet, Frame(left, top, width, height, *SPANS), degree)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 246)
    _panels(sheet, ((10, 34), (237, 34), (464, 34)), 206, 200)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 630, NARROW)
    _panels(sheet, ((16, 34), (16, 244), (16, 454)), 368, 166)
    return sheet
