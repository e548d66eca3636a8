"""What bias correction does: two moving averages of a noisy gradient, and the steps made of them."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, numbered

NAME = "adam-correction"
TITLE = "Bias correction repairs the first steps of Adam"
DESCRIPTION = (
    "Two plots over the first 40 steps with a noisy gradient round 1. Left: the plain moving average starts near 0 and "
    "climbs slowly; the corrected average is near 1 from the first step on. Right: without correction the first steps "
    "are up to about six times the learning rate; with correction they stay near the learning rate."
)
STEPS, FIRST, SECOND = 40, 0.9, 0.999


def averages() -> tuple[Numbers, Numbers, Numbers]:
    """Return the gradients, and both moments after each step."""
    gradients = 1 + 0.25 * np.random.default_rng(3).normal(size=STEPS)
    m, v, first, second = 0.0, 0.0, [], []
    for g in gradients:
        m, v = FIRST * m + (1 - FIRST) * g, SECOND * v + (1 - SECOND) * g**2
        first.append(m)
        second.append(v)
    return gradients, np.array(first), np.array(second)


def _draw(sheet: Sheet, left: Frame, right: Frame) -> None:
    t = np.arange(1.0, STEPS + 1)
    gradients, m, v = averages()
    fixed_m, fixed_v = m / (1 - FIRST**t), v / (1 - SECOND**t)
    for frame, levels in ((left, (0, 1, 2)), (right, (0, 1, 2, 4, 6))):
        for level in levels:
            sheet.line(frame.at(0, level), frame.at(STEPS, level), "faint")
        sheet.x_axis(frame, numbered(0, 10, 20, 30, 40))
        sheet.y_axis(frame, numbered(*levels))
        sheet.text((frame.left + frame.width, frame.top + frame.height + 40), "step", "small", "end")
    for point in left.curve(t, gradients):
        sheet.circle(point, 2.5, "quiet")
    sheet.path(left.curve(t, m), "ink dashed")
    sheet.path(left.curve(t, fixed_m), "accent thick")
    sheet.path(right.curve(t, m / np.sqrt(v)), "ink dashed")
    sheet.path(right.curve(t, fixed_m / np.sqrt(fixed_v)), "accent thick")
    sheet.text((left.left, left.top - 12), "average of gradients", "strong", "start")
    sheet.text((right.left, right.top - 12), "step / learning rate", "strong", "start")


def _legend(sheet: Sheet, *places: float) -> None:
    entries = zip(places, (("corrected", "accent thick"), ("not corrected", "ink dashed")), strict=True)
    sheet.legend([(x, 24, name, style, "") for x, (name, style) in entries])


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 340)
    _legend(sheet, 36, 190)
    spans = (0, STEPS), (-0.1, 2.1)
    _draw(sheet, Frame(36, 72, 276, 210, *spans), Frame(384, 72, 276, 210, (0, STEPS), (-0.3, 7.6)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 580, NARROW)
    _legend(sheet, 32, 190)
    spans = (0, STEPS), (-0.1, 2.1)
    _draw(sheet, Frame(32, 72, 350, 180, *spans), Frame(32, 336, 350, 180, (0, STEPS), (-0.3, 7.6)))
    return sheet
