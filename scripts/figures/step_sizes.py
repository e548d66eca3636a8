"""How long the steps of AdaGrad and RMSProp are while the gradient stays the same."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, numbered

NAME = "step-sizes"
TITLE = "AdaGrad fades away, RMSProp settles"
DESCRIPTION = (
    "Length of the step, in units of the learning rate, over the first 60 steps with a constant gradient. AdaGrad "
    "starts at 1 and falls without end, to 0.13. RMSProp with decay 0.9 starts at 3.16, falls quickly and settles at 1."
)
STEPS, DECAY = 60, 0.9


def adagrad(t: Numbers) -> Numbers:
    return 1 / np.sqrt(t)


def rmsprop(t: Numbers) -> Numbers:
    return 1 / np.sqrt(1 - DECAY**t)


def _draw(sheet: Sheet, frame: Frame) -> None:
    t = np.arange(1.0, STEPS + 1)
    for level in (1, 2, 3):
        sheet.line(frame.at(0, level), frame.at(STEPS, level), "faint")
    sheet.x_axis(frame, numbered(0, 20, 40, 60))
    sheet.y_axis(frame, numbered(0, 1, 2, 3))
    for curve, style in ((adagrad, "ink dashed"), (rmsprop, "accent thick")):
        sheet.path(frame.curve(t, curve(t)), style)
        sheet.circle(frame.at(1, float(curve(np.array(1.0)))), 4, "ink fill-paper")
    x, y = frame.at(34, rmsprop(np.array(34.0)))
    sheet.label((x, y - 12), "RMSProp", "strong")
    x, y = frame.at(34, adagrad(np.array(34.0)))
    sheet.label((x, y - 14), "AdaGrad", "strong")
    sheet.text((frame.left, frame.top - 10), "step length / learning rate", "small", "start")
    sheet.text((frame.left + frame.width, frame.top + frame.height + 40), "step", "small", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 320)
    _draw(sheet, Frame(50, 34, 600, 230, (0, STEPS), (0, 3.4)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 320, NARROW)
    _draw(sheet, Frame(32, 34, 352, 230, (0, STEPS), (0, 3.4)))
    return sheet
