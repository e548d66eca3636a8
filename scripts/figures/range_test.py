"""A range test: the loss while the learning rate grows with every batch."""

import numpy as np

from .canvas import NARROW, Frame, Sheet, number
from .digits_network import losses, smoothed

NAME = "range-test"
TITLE = "A range test"
STEPS, LOW, HIGH = 200, 1e-4, 1e2
RATES = LOW * (HIGH / LOW) ** (np.arange(STEPS) / (STEPS - 1))
LOSSES = list(losses(lambda step: float(RATES[step]), STEPS))
MEANS = smoothed(LOSSES, 0.8)
LOWEST = int(np.argmin(MEANS))
PEAK = float(RATES[LOWEST]) / 3
DESCRIPTION = (
    f"Loss against learning rate on a logarithmic axis from 0.0001 to 100, dots for batches and a line for their "
    f"running mean. It is flat up to about 0.01, falls to {MEANS[LOWEST]:.1f} at a rate of {RATES[LOWEST]:.1g}, and "
    f"shoots up beyond. A mark at {PEAK:.1g}, a third of that rate, says peak."
)
TOP = 4.0


def _draw(sheet: Sheet, frame: Frame, apart: int) -> None:
    sheet.x_axis(frame, {k: number(10.0**k) for k in range(-4, 3, apart)})
    sheet.y_axis(frame, {k: str(k) for k in range(1, 5)})
    sheet.text((frame.left + frame.width, frame.top + frame.height + 40), "learning rate", anchor="end")
    logs = np.log10(RATES)
    for x, loss in zip(logs, LOSSES, strict=True):
        if loss <= TOP:
            sheet.circle(frame.at(x, loss), 1.8, "fill-quiet")
    first_above = next((k for k in range(LOWEST, STEPS) if MEANS[k] > TOP), STEPS)
    sheet.path(frame.curve(logs[:first_above], MEANS[:first_above]), "accent thick")
    x, y = frame.at(float(np.log10(PEAK)), frame.y[0])
    sheet.line((x, frame.top), (x, y), "warm dashed")
    sheet.text((x - 8, y - 12), "peak", "strong", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 320)
    sheet.text((8, 20), "loss", anchor="start")
    _draw(sheet, Frame(44, 32, 610, 238, (-4, 2), (0.8, TOP)), 1)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 320, NARROW)
    sheet.text((8, 20), "loss", anchor="start")
    _draw(sheet, Frame(34, 32, 346, 238, (-4, 2), (0.8, TOP)), 2)
    return sheet
