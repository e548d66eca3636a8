"""The likelihood of seven heads in ten throws, and the posterior with a prior for fair coins."""

import numpy as np

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "likelihood"
TITLE = "Likelihood and posterior of a coin"
HEADS, TAILS = 7, 3
CURVES = (("likelihood", HEADS, TAILS, "cool thick", ""), ("posterior", HEADS + 1, TAILS + 1, "accent thick", "8 4"))
DESCRIPTION = (
    f"Two curves over the chance of heads, 0 to 1. The likelihood of {HEADS} heads in {HEADS + TAILS} throws is "
    f"highest at {HEADS / (HEADS + TAILS):g}. The posterior, dashed, is highest at "
    f"{(HEADS + 1) / (HEADS + TAILS + 2):.3f}."
)


def peak(heads: int, tails: int) -> float:
    """Return where the curve is highest, found on a fine grid and not by the formula."""
    chance = np.linspace(0, 1, 100_001)
    return float(chance[(chance**heads * (1 - chance) ** tails).argmax()])


def _draw(sheet: Sheet, frame: Frame) -> None:
    sheet.x_axis(frame, numbered(0, 0.25, 0.5, 0.75, 1))
    chance = np.linspace(0, 1, 241)
    for words, heads, tails, style, dashes in CURVES:
        heights = chance**heads * (1 - chance) ** tails
        sheet.path(frame.curve(chance, heights / heights.max()), style, stroke_dasharray=dashes)
        at = peak(heads, tails)
        sheet.line(frame.at(at, 0), frame.at(at, 1), style.split()[0], stroke_dasharray="2 4")
        x, y = frame.at(at, 1)
        side, anchor = (10, "start") if words == "likelihood" else (-10, "end")
        sheet.text((x + side, y - 8), f"{words}, {at:.3g}", "", anchor)
    sheet.text((frame.left + frame.width / 2, frame.top + frame.height + 42), "chance of heads _θ_", "small")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 300)
    _draw(sheet, Frame(40, 32, 600, 216, (0, 1), (0, 1.02)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 300, NARROW)
    _draw(sheet, Frame(16, 32, 368, 216, (0, 1), (0, 1.02)))
    return sheet
