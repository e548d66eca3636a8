"""The tent function fed into itself: each layer doubles the number of straight pieces."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, numbered

NAME = "tent-folds"
TITLE = "Each further layer doubles the straight pieces"
DESCRIPTION = (
    "Three plots on the interval from 0 to 1. The tent function T rises to 1 at 0.5 and falls again: two straight "
    "pieces. T applied twice has two tents and four pieces; T applied three times has four tents and eight pieces."
)
PANELS = ((1, "1 layer", "2 pieces"), (2, "2 layers", "4 pieces"), (3, "3 layers", "8 pieces"))


def _tent(x: Numbers) -> Numbers:
    return 2 * np.maximum(0, x) - 4 * np.maximum(0, x - 0.5)


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float, height: float) -> None:
    for (layers, name, pieces), (left, top) in zip(PANELS, corners, strict=True):
        frame = Frame(left, top, width, height, (0, 1), (0, 1.08))
        x = np.linspace(0, 1, 2**layers + 1)
        y = x
        for _ in range(layers):
            y = _tent(y)
        sheet.x_axis(frame, numbered(0, 0.5, 1))
        sheet.y_axis(frame, numbered(0, 1))
        sheet.path(frame.curve(x, y), "accent thick")
        sheet.text((left, top - 12), name, "strong", "start")
        sheet.text((left + width, top - 12), pieces, "small", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 230)
    _panels(sheet, ((30, 36), (258, 36), (486, 36)), 176, 160)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 560, NARROW)
    _panels(sheet, ((40, 36), (40, 224), (40, 412)), 340, 118)
    return sheet
