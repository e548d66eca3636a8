"""A batch of four numbers on its way through batch normalization."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, numbered

NAME = "batch-norm"
TITLE = "Four numbers on their way through batch normalization"
DESCRIPTION = (
    "Four number lines beneath each other. The batch 0, 2, 4, 10 with its mean 4; the same with the mean "
    "subtracted: -4, -2, 0, 6; divided by the root of the variance, 3.742: -1.069, -0.535, 0, 1.604; and times "
    "gamma 2 plus beta 1: -1.138, -0.069, 1, 4.207. The order and the relative distances stay the same all the way."
)
BATCH = np.array([0.0, 2.0, 4.0, 10.0])
GAMMA, BETA = 2.0, 1.0
MEAN, ROOT = BATCH.mean(), BATCH.std()
STEPS: tuple[tuple[str, Numbers], ...] = (
    ("batch", BATCH),
    ("minus the mean 4", BATCH - MEAN),
    ("divided by 3.742", (BATCH - MEAN) / ROOT),
    ("times 2, plus 1", GAMMA * (BATCH - MEAN) / ROOT + BETA),
)
SPAN = (-5.0, 11.0)
STYLES = ("ink fill-paper", "ink wash-warm", "ink wash-cool", "ink fill-ink")


def _line(sheet: Sheet, frame: Frame, name: str, values: Numbers) -> None:
    sheet.x_axis(frame, numbered(-4, 0, 4, 8))
    sheet.line(frame.at(0, 0), frame.at(0, 1), "faint")
    sheet.text((frame.left, frame.top - 14), name, "strong", "start")
    mean = float(values.mean())
    x, y = frame.at(mean, 0)
    sheet.path([(x, y - 20), (x - 7, y - 32), (x + 7, y - 32)], "accent fill-accent", closed=True)
    for value, style in zip(values, STYLES, strict=True):
        x, y = frame.at(value, 0)
        sheet.circle((x, y - 10), 7, style)


def _all(sheet: Sheet, left: float, width: float) -> None:
    for k, (name, values) in enumerate(STEPS):
        _line(sheet, Frame(left, 44 + 92 * k, width, 28, SPAN, (0, 1)), name, values)
    x = left + width - 78
    sheet.path([(x, 24), (x - 7, 12), (x + 7, 12)], "accent fill-accent", closed=True)
    sheet.text((x + 14, 24), "mean", "small", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 384)
    _all(sheet, 40, 600)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 384, NARROW)
    _all(sheet, 12, 376)
    return sheet
