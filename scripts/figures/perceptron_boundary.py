"""What one neuron can separate: the four rows of AND, and those of XOR."""

import numpy as np

from .canvas import NARROW, Frame, Point, Sheet, numbered

NAME = "perceptron-boundary"
TITLE = "One straight cut solves AND, and none solves XOR"
DESCRIPTION = (
    "Two squares with the four points (0, 0), (0, 1), (1, 0) and (1, 1); filled points have label 1, empty ones label "
    "0. For AND, the line 2 x1 + x2 - 2 = 0 leaves (1, 1) alone on its positive side, and the weight vector stands "
    "at a right angle to it. For XOR the filled points lie on one diagonal and the empty ones on the other: three "
    "trial lines each leave a point on the wrong side."
)
CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))
WEIGHTS, BIAS = np.array([2.0, 1.0]), -2.0
SPAN = (-0.35, 1.6)
TRIALS = ((1.0, 1.0, -0.5), (1.0, 1.0, -1.5), (1.0, -1.0, 0.0))


def _edge(frame: Frame, w1: float, w2: float, bias: float) -> list[Point]:
    """Return where the line w1 x + w2 y + bias = 0 enters and leaves the frame."""
    x = np.linspace(*SPAN, 2001)
    y = -(w1 * x + bias) / w2
    inside = (y >= SPAN[0]) & (y <= SPAN[1])
    return [frame.at(x[inside][0], y[inside][0]), frame.at(x[inside][-1], y[inside][-1])]


def _points(sheet: Sheet, frame: Frame, labels: tuple[int, ...]) -> None:
    for corner, label in zip(CORNERS, labels, strict=True):
        sheet.circle(frame.at(*corner), 7, "ink fill-ink" if label else "ink fill-paper")
    sheet.x_axis(frame, numbered(0, 1))
    sheet.y_axis(frame, numbered(0, 1))
    sheet.text((frame.left + frame.width - 4, frame.top + frame.height + 20), "_x_~1")
    sheet.text((frame.left - 12, frame.top + 12), "_x_~2")


def _and(sheet: Sheet, frame: Frame) -> None:
    start, end = _edge(frame, *WEIGHTS, BIAS)
    right = frame.at(SPAN[1], SPAN[1]), frame.at(SPAN[1], SPAN[0])
    sheet.path([start, *right, end], "wash-accent", closed=True)
    sheet.path([start, end], "accent thick")
    foot = np.array([0.8, 0.4])
    tip = frame.at(*(foot + 0.22 * WEIGHTS))
    sheet.line(frame.at(*foot), tip, "ink", marker_end=sheet.arrow_head("ink"))
    sheet.text((tip[0] + 8, tip[1] + 5), "w", "strong italic", "start")
    _points(sheet, frame, (0, 0, 0, 1))


def _xor(sheet: Sheet, frame: Frame) -> None:
    for trial, dashes in zip(TRIALS, ("", "9 5", "3 4"), strict=True):
        sheet.path(_edge(frame, *trial), "quiet", stroke_dasharray=dashes)
    _points(sheet, frame, (0, 1, 1, 0))


def _both(sheet: Sheet, left: Frame, right: Frame) -> None:
    for frame, name, note in ((left, "AND", "one line is enough"), (right, "XOR", "no line will do")):
        sheet.text((frame.left, frame.top - 12), name, "strong", "start")
        sheet.text((frame.left + frame.width, frame.top - 12), note, "small", "end")
    _and(sheet, left)
    _xor(sheet, right)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 330)
    _both(sheet, Frame(44, 34, 262, 262, SPAN, SPAN), Frame(392, 34, 262, 262, SPAN, SPAN))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 660, NARROW)
    _both(sheet, Frame(74, 34, 262, 262, SPAN, SPAN), Frame(74, 368, 262, 262, SPAN, SPAN))
    return sheet
