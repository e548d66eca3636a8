"""Lines through two points of a parabola, and the tangent that they turn into."""

import numpy as np

from .canvas import NARROW, Frame, Sheet, number, numbered

NAME = "secants"
TITLE = "Lines through two points turn into the tangent"
DESCRIPTION = (
    "The parabola x squared. From its point (1, 1) three lines lead to the points of the curve 2, 1 and 0.5 further "
    "right, with slopes 4, 3 and 2.5. The tangent at (1, 1) has slope 2 and is thick."
)
AT, STEPS = 1.0, (2.0, 1.0, 0.5)
SPANS = (-0.6, 3.5), (-1.7, 10.8)
REACH = 0.45, 3.3


def _slope(step: float) -> float:
    """Return the slope of the line through the points at AT and a step further; of the tangent for no step."""
    return ((AT + step) ** 2 - AT**2) / step if step else 2 * AT


def _line(sheet: Sheet, frame: Frame, step: float, style: str, words: str) -> None:
    """Draw the line of a step, with its words at its right end."""
    start, end = ((x, AT**2 + _slope(step) * (x - AT)) for x in REACH)
    sheet.line(frame.at(*start), frame.at(*end), style)
    x, y = frame.at(*end)
    sheet.text((x + 10, y + 5), f"{words}, slope {number(_slope(step))}", anchor="start")


def _draw(sheet: Sheet, frame: Frame) -> None:
    sheet.x_axis(frame, numbered(0, 1, 2, 3))
    sheet.y_axis(frame, numbered(0, 3, 6, 9))
    across = np.linspace(SPANS[0][0], 3.2, 161)
    for step in STEPS:
        _line(sheet, frame, step, "warm", f"_h_ = {number(step)}")
    _line(sheet, frame, 0, "accent thick", "tangent")
    sheet.path(frame.curve(across, across**2), "ink thick")
    for step in STEPS:
        sheet.circle(frame.at(AT + step, (AT + step) ** 2), 4.5, "warm fill-paper")
    sheet.circle(frame.at(AT, AT**2), 5, "fill-ink")
    x, y = frame.at(-0.5, 0.9)
    sheet.text((x, y), "_f_(_x_) = _x_²", anchor="start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 360)
    _draw(sheet, Frame(40, 12, 500, 314, *SPANS))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 366, NARROW)
    _draw(sheet, Frame(30, 10, 242, 324, *SPANS))
    return sheet
