"""What is left of a value in an LSTM's cell when nothing is written, for three forget gates."""

import numpy as np

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "lstm-memory"
TITLE = "What a forget gate leaves of a stored value"
DESCRIPTION = (
    "Three curves over 50 steps that start at 1. With forget gate 0.5 almost nothing is left after 8 steps; with 0.9 "
    "about a third is left after 10 steps and half a per cent after 50; with 0.99 three fifths are left after 50 steps."
)
STEPS = 50
GATES = ((0.99, "cool thick", "", 28), (0.9, "accent thick", "9 5", 12), (0.5, "warm thick", "3 4", 4))


def _draw(sheet: Sheet, frame: Frame) -> None:
    sheet.x_axis(frame, numbered(0, 10, 20, 30, 40, 50))
    sheet.y_axis(frame, numbered(0, 0.5, 1))
    bottom = frame.top + frame.height
    sheet.text((frame.left + frame.width / 2, bottom + 44), "steps")
    sheet.text((frame.left, frame.top - 14), "share left", "small", "start")
    step = np.linspace(0, STEPS, 201)
    for gate, style, dashes, beside in GATES:
        sheet.path(frame.curve(step, gate**step), style, stroke_dasharray=dashes)
        x, y = frame.at(beside, gate**beside)
        sheet.text((x + 12, y - 8), f"_f_ = {gate:g}", "strong", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 290)
    _draw(sheet, Frame(70, 40, 560, 196, (0, STEPS), (0, 1)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 300, NARROW)
    _draw(sheet, Frame(50, 40, 326, 206, (0, STEPS), (0, 1)))
    return sheet
