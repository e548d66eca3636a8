"""One set of logits at three temperatures."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, number

NAME = "temperature"
TITLE = "Three tokens at three temperatures"
DESCRIPTION = (
    "Three groups of bars for logits 2, 1 and 0. At temperature 0.5 the first token has probability 0.867; at 1 it "
    "has 0.665; at 2 it has 0.506 and the others 0.307 and 0.186: the higher the temperature, the flatter."
)
LOGITS = np.array([2.0, 1.0, 0.0])
TEMPERATURES = (0.5, 1.0, 2.0)


def probabilities(temperature: float) -> Numbers:
    scores = np.exp(LOGITS / temperature)
    return scores / scores.sum()


def _draw(sheet: Sheet, frame: Frame, temperature: float) -> None:
    for i, p in enumerate(probabilities(temperature)):
        left, right = i + 0.15, i + 0.85
        sheet.box(frame.at(left, 0), frame.at(right, p), "accent wash-accent")
        x, y = frame.at(i + 0.5, p)
        sheet.text((x, y - 7), f"{p:.3f}")
    sheet.x_axis(frame, {i + 0.5: number(z) for i, z in enumerate(LOGITS)})
    sheet.text((frame.left + frame.width / 2, frame.top - 12), f"_T_ = {number(temperature)}", "strong")
    sheet.text((frame.left + frame.width / 2, frame.top + frame.height + 42), "logit", "small")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 250)
    for i, temperature in enumerate(TEMPERATURES):
        _draw(sheet, Frame(20 + i * 224, 34, 192, 166, (0, 3), (0, 1)), temperature)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 250, NARROW)
    for i, temperature in enumerate(TEMPERATURES):
        _draw(sheet, Frame(4 + i * 134, 34, 126, 166, (0, 3), (0, 1)), temperature)
    return sheet
