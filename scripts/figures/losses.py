"""Two losses for numbers against the error, and cross-entropy against the probability of the true class."""

import numpy as np

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "losses"
TITLE = "What losses charge for an error"
DESCRIPTION = (
    "Left: the squared error is a parabola and the absolute error a V; they meet at errors of -1, 0 and 1, and beyond "
    "the parabola grows much faster. Right: cross-entropy, minus the logarithm of the probability of the true class, "
    "is 0 at probability 1, 0.69 at one half, 2.3 at a tenth, and grows without end towards 0."
)


def _numbers(sheet: Sheet, frame: Frame) -> None:
    e = np.linspace(-3, 3, 601)
    sheet.x_axis(frame, numbered(-3, -2, -1, 0, 1, 2, 3))
    sheet.y_axis(frame, numbered(0, 1, 4, 9))
    sheet.path(frame.curve(e, e**2), "accent thick")
    sheet.path(frame.curve(e, np.abs(e)), "ink dashed")
    x, y = frame.at(-1.9, 7.2)
    sheet.text((x, y), "squared", "strong", "start")
    x, y = frame.at(2.1, 0.4)
    sheet.text((x, y), "absolute", "strong")
    sheet.text((frame.left + frame.width, frame.top + frame.height + 42), "error", "small", "end")


def _classes(sheet: Sheet, frame: Frame) -> None:
    p = np.linspace(0.01, 1, 200)
    sheet.x_axis(frame, {**numbered(0, 0.5, 1)})
    sheet.y_axis(frame, numbered(0, 1, 2, 3, 4))
    sheet.path(frame.curve(p, -np.log(p)), "accent thick")
    for share in (0.1, 0.5, 0.7):
        x, y = frame.at(share, -np.log(share))
        sheet.circle((x, y), 5, "ink fill-paper")
        sheet.text((x + 12, y - 4), f"{-np.log(share):.2f}", "", "start")
    sheet.text(
        (frame.left + frame.width, frame.top + frame.height + 42), "probability of the true class", "small", "end"
    )


def _draw(sheet: Sheet, left: Frame, right: Frame) -> None:
    for frame, name in ((left, "regression"), (right, "classification")):
        sheet.text((frame.left, frame.top - 14), name, "strong", "start")
    _numbers(sheet, left)
    _classes(sheet, right)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 316)
    _draw(sheet, Frame(36, 36, 276, 220, (-3, 3), (0, 9)), Frame(384, 36, 276, 220, (0, 1), (0, 4.7)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 560, NARROW)
    _draw(sheet, Frame(30, 36, 350, 180, (-3, 3), (0, 9)), Frame(30, 312, 350, 180, (0, 1), (0, 4.7)))
    return sheet
