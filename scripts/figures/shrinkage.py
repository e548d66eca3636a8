"""What the two penalties make of a weight that the data want to have a certain value."""

import numpy as np

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "shrinkage"
TITLE = "L2 shrinks every weight by a share, L1 moves every weight by a fixed amount"
DESCRIPTION = (
    "The weight after the penalty against the weight that the data ask for, with strength 0.5. Without a penalty: "
    "the diagonal. L2: a flatter straight line through zero. L1: flat at exactly zero between -0.5 and 0.5, and "
    "parallel to the diagonal outside."
)
STRENGTH = 0.5


def _draw(sheet: Sheet, frame: Frame) -> None:
    c = np.linspace(-2, 2, 401)
    sheet.line(frame.at(-2, 0), frame.at(2, 0), "faint")
    sheet.line(frame.at(0, -2), frame.at(0, 2), "faint")
    sheet.x_axis(frame, numbered(-2, -1, 0, 1, 2))
    sheet.y_axis(frame, numbered(-2, -1, 0, 1, 2))
    sheet.path(frame.curve(c, c), "quiet", stroke_dasharray="2 4")
    sheet.path(frame.curve(c, c / (1 + STRENGTH)), "ink dashed")
    sheet.path(frame.curve(c, np.sign(c) * np.maximum(0, np.abs(c) - STRENGTH)), "accent thick")
    sheet.text((frame.left, frame.top - 10), "weight after the penalty", "small", "start")
    sheet.text((frame.left + frame.width, frame.top + frame.height + 40), "what the data ask for", "small", "end")


def _legend(sheet: Sheet, *places: tuple[float, float]) -> None:
    entries = (("L1", "accent thick", ""), ("L2", "ink dashed", ""), ("no penalty", "quiet", "2 4"))
    sheet.legend([(*place, *entry) for place, entry in zip(places, entries, strict=True)])


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 380)
    _legend(sheet, (120, 24), (230, 24), (340, 24))
    _draw(sheet, Frame(120, 66, 440, 260, (-2, 2), (-2, 2)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 400, NARROW)
    _legend(sheet, (36, 24), (132, 24), (228, 24))
    _draw(sheet, Frame(40, 66, 340, 280, (-2, 2), (-2, 2)))
    return sheet
