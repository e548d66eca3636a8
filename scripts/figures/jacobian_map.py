"""A small square of inputs, its image, and the parallelogram into which the Jacobian maps it."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, number, numbered

NAME = "jacobian-map"
TITLE = "A small square and where the Jacobian takes it"
POINT, SIDE = np.array([1.0, 2.0]), 0.1
SPANS_IN = (0.94, 1.2), (1.94, 2.2)
SPANS_OUT = (1.9, 2.7), (6.94, 7.5)


def outputs(x: Numbers, y: Numbers) -> Numbers:
    """Return the two outputs of the function of the lesson, for one point or many."""
    return np.array([x**2 * y, x + 3 * y])


def jacobian(x: float, y: float) -> Numbers:
    return np.array([[2 * x * y, x**2], [1, 3]])


def square() -> Numbers:
    """Return the edge of the square of steps, a column a point: right, up, left, down, many points a side."""
    along, none = np.linspace(0, SIDE, 17), np.zeros(17)
    across = np.concatenate([along, none + SIDE, along[::-1], none])
    return np.array([across, np.concatenate([none, along, none + SIDE, along[::-1]])])


START, J = outputs(*POINT), jacobian(*POINT)
IMAGE = START[:, None] + J @ square()
EXACT = outputs(*(POINT[:, None] + square()))


def pair(values: Numbers) -> str:
    return f"({', '.join(number(round(float(value), 3)) for value in values)})"


STEPS = np.eye(2) * SIDE
DESCRIPTION = (
    f"A square of side {SIDE} at the point {pair(POINT)}, and its image at {pair(START)} on the same scale. The step "
    f"{pair(STEPS[0])} becomes {pair(J @ STEPS[0])} and the step {pair(STEPS[1])} becomes {pair(J @ STEPS[1])}; they "
    "span a parallelogram. A dashed outline, the exact image, leaves it a little at the far corner."
)


def _steps(sheet: Sheet, frame: Frame, start: Numbers, ends: Numbers) -> None:
    """Draw the two steps from a point as arrows."""
    for step, style in zip(ends.T, ("cool thick", "warm thick"), strict=True):
        sheet.arrow(frame.at(*start), frame.at(*(start + step)), style)
    sheet.circle(frame.at(*start), 4, "fill-ink")


def _inputs(sheet: Sheet, frame: Frame) -> None:
    sheet.x_axis(frame, numbered(1, 1.1))
    sheet.y_axis(frame, numbered(2, 2.1))
    sheet.path(frame.curve(*(POINT[:, None] + square())), "faint wash-accent", closed=True)
    _steps(sheet, frame, POINT, STEPS.T)
    x, y = frame.at(*(POINT + STEPS[0]))
    sheet.text((x + 8, y + 5), pair(STEPS[0]), anchor="start")
    x, y = frame.at(*(POINT + STEPS[1]))
    sheet.text((x - 10, y - 10), pair(STEPS[1]), anchor="start")
    sheet.text((frame.left, frame.top - 12), "inputs _x_, _y_", "strong", "start")


def _outputs(sheet: Sheet, frame: Frame) -> None:
    sheet.x_axis(frame, numbered(2, 2.2, 2.4, 2.6))
    sheet.y_axis(frame, numbered(7, 7.2, 7.4))
    sheet.path(frame.curve(*IMAGE), "faint wash-accent", closed=True)
    sheet.path(frame.curve(*EXACT), "ink dashed", closed=True)
    _steps(sheet, frame, START, J @ STEPS.T)
    x, y = frame.at(*(START + J @ STEPS[0]))
    sheet.text((x, y + 24), pair(J @ STEPS[0]))
    x, y = frame.at(*(START + J @ STEPS[1]))
    sheet.text((x - 8, y - 8), pair(J @ STEPS[1]), anchor="end")
    sheet.text((frame.left, frame.top - 12), "outputs _f_₁, _f_₂", "strong", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 340)
    scale = 470
    _inputs(sheet, Frame(50, 296 - 0.26 * scale, 0.26 * scale, 0.26 * scale, *SPANS_IN))
    _outputs(sheet, Frame(280, 296 - 0.56 * scale, 0.8 * scale, 0.56 * scale, *SPANS_OUT))
    sheet.arrow((196, 210), (232, 210), "ink")
    sheet.text((214, 198), "J", "strong italic")
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 488, NARROW)
    scale = 430
    _inputs(sheet, Frame(50, 32, 0.26 * scale, 0.26 * scale, *SPANS_IN))
    _outputs(sheet, Frame(50, 218, 0.8 * scale, 0.56 * scale, *SPANS_OUT))
    sheet.arrow((250, 104), (250, 150), "ink")
    sheet.text((266, 132), "J", "strong italic", "start")
    return sheet
