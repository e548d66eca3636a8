"""Three points, the line of least squares, and the squares."""

import numpy as np

from .canvas import NARROW, Frame, Sheet, number, numbered

NAME = "least-squares"
TITLE = "The squares that least squares makes small"
X, Y = np.array([0.0, 1, 2]), np.array([1.0, 2, 6])
SLOPE, INTERCEPT = np.polyfit(X, Y, 1)
RESIDUALS = Y - INTERCEPT - SLOPE * X
DESCRIPTION = (
    f"The points (0, 1), (1, 2) and (2, 6) and the line {INTERCEPT:g} + {SLOPE:g} x. Dashed vertical lines join "
    "each point to the line, and each is the side of a square: two small ones, where the point lies 0.5 above the "
    "line, and a larger one, where it lies 1 below."
)


def _draw(sheet: Sheet, frame: Frame) -> None:
    for x, y, residual in zip(X, Y, RESIDUALS, strict=True):
        (left, top), (_, bottom) = frame.at(x, max(y, y - residual)), frame.at(x, min(y, y - residual))
        sheet.box((left, top), (left + bottom - top, bottom), "wash-warm")
        sheet.line((left, top), (left, bottom), "warm dashed")
    sheet.x_axis(frame, numbered(0, 1, 2))
    sheet.y_axis(frame, numbered(0, 2, 4, 6))
    ends = [frame.at(x, INTERCEPT + SLOPE * x) for x in (-0.25, 2.35)]
    sheet.line(*ends, "accent thick")
    for point in frame.curve(X, Y):
        sheet.circle(point, 5, "ink fill-paper")
    words = f"_y_ = {number(round(INTERCEPT, 9))} + {number(round(SLOPE, 9))} _x_"
    sheet.text((ends[1][0] - 108, ends[1][1] + 14), words, anchor="end")
    for x, y, residual in zip(X, Y, RESIDUALS, strict=True):
        left, middle = frame.at(x, y - residual / 2)
        beside = (left - 10, "end") if residual > 0 else (frame.at(x + 0.5, 0)[0], "start")
        sheet.text((beside[0], middle + 5), number(round(residual, 9)), "small", beside[1])


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 350)
    _draw(sheet, Frame(140, 12, 400, 306, (-0.35, 2.6), (-0.4, 7)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 350, NARROW)
    _draw(sheet, Frame(34, 12, 356, 306, (-0.35, 2.6), (-0.4, 7)))
    return sheet
