"""How a bag of words adds up two short texts, and is wrong on both."""

import math

from .canvas import NARROW, Frame, Sheet, number, numbered

NAME = "word-weights"
TITLE = "What a bag of words makes of two texts"
DESCRIPTION = (
    "Two sums of bars. For not good: bias plus 0.1, not minus 0.6, good plus 1.2, in all 0.7, which is read as "
    "positive. For not bad: bias plus 0.1, not minus 0.6, bad minus 1.5, in all minus 2, read as negative."
)
WEIGHTS = {"bias": 0.1, "not": -0.6, "good": 1.2, "bad": -1.5}
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
TEXTS = ("not good", "not bad")


def sums(text: str) -> list[tuple[str, float, float]]:
    """Return each word of a text with the sums before and after it, the bias first."""
    steps, total = [], 0.0
    for word in ("bias", *text.split()):
        steps.append((word, total, total + WEIGHTS[word]))
        total += WEIGHTS[word]
    return steps


def probability(text: str) -> float:
    return 1 / (1 + math.exp(-sums(text)[-1][2]))


def _draw(sheet: Sheet, frame: Frame, text: str) -> None:
    steps = sums(text)
    total = steps[-1][2]
    sheet.text((frame.left - 56, frame.top - 18), f"{OPEN}{text}{CLOSE}", "strong", "start")
    sheet.line(frame.at(0, frame.y[0]), frame.at(0, frame.y[1]), "quiet")
    for i, (word, before, after) in enumerate(steps):
        y = 3 - i
        style = "warm wash-warm" if after < before else "cool wash-cool"
        sheet.box(frame.at(before, y + 0.3), frame.at(after, y - 0.3), style)
        sheet.text((frame.left - 10, frame.at(0, y)[1] + 5), word, anchor="end")
        x, down = frame.at(after, y)
        if after - before < -1:
            sheet.text((frame.at((before + after) / 2, y)[0], down + 5), number(WEIGHTS[word]), "small")
        elif after < before:
            sheet.text((x - 6, down + 5), number(WEIGHTS[word]), "small", "end")
        else:
            sheet.text((x + 6, down + 5), f"+{number(WEIGHTS[word])}", "small", "start")
        sheet.line(frame.at(after, y - 0.3), frame.at(after, y - 0.7), "quiet dashed")
    x, y = frame.at(total, 0)
    sheet.circle((x, y), 6, "fill-ink")
    sheet.text((frame.left - 10, y + 5), "sum", anchor="end")
    said = f"{number(round(total, 1))}: _p_ = {probability(text):.2f}"
    if total < 0:
        sheet.text((x + 12, y + 5), said, anchor="start")
    else:
        sheet.text((x - 12, y + 5), said, anchor="end")
    sheet.x_axis(frame, numbered(-2, -1, 0, 1))


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 246)
    for left, text in ((60, TEXTS[0]), (410, TEXTS[1])):
        _draw(sheet, Frame(left, 40, 262, 176, (-2.3, 1.6), (-0.6, 3.6)), text)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 488, NARROW)
    for top, text in ((38, TEXTS[0]), (284, TEXTS[1])):
        _draw(sheet, Frame(60, top, 330, 172, (-2.3, 1.6), (-0.6, 3.6)), text)
    return sheet
