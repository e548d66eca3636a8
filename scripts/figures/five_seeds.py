"""Five runs that differ in their seed alone, their mean and its interval, and a rival."""

import numpy as np

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "five-seeds"
TITLE = "Five seeds, their mean, and a rival inside its interval"
RUNS = np.array([91.2, 90.5, 92.1, 89.9, 91.3])
RIVAL, STUDENT_T = 91.4, 2.776
MEAN = float(RUNS.mean())
HALF = float(STUDENT_T * RUNS.std(ddof=1) / np.sqrt(len(RUNS)))
DESCRIPTION = (
    f"Five accuracies as dots from {RUNS.min():g} to {RUNS.max():g}; the best is ringed. Beneath, their mean "
    f"{MEAN:.1f} with a bar from {MEAN - HALF:.1f} to {MEAN + HALF:.1f}, and a rival at {RIVAL:g} inside that bar."
)


def _draw(sheet: Sheet, frame: Frame) -> None:
    sheet.x_axis(frame, numbered(90, 91, 92))
    sheet.text((frame.left + frame.width, frame.top + frame.height + 40), "accuracy in %", anchor="end")
    for run in RUNS:
        sheet.circle(frame.at(float(run), 0.8), 6, "fill-accent")
    best = frame.at(float(RUNS.max()), 0.8)
    sheet.circle(best, 12, "ink")
    sheet.text((best[0], best[1] - 20), "best: luck", "strong")
    sheet.text((frame.left, best[1] - 20), "five runs", "small", "start")
    low, high = frame.at(MEAN - HALF, 0.42), frame.at(MEAN + HALF, 0.42)
    sheet.line(low, high, "accent thick")
    for end in (low, high):
        sheet.line((end[0], end[1] - 8), (end[0], end[1] + 8), "accent thick")
    middle = frame.at(MEAN, 0.42)
    sheet.circle(middle, 7, "accent fill-paper")
    sheet.text((middle[0], middle[1] - 18), f"mean {MEAN:.1f} ± {HALF:.1f}", "strong")
    x, y = frame.at(RIVAL, 0.16)
    sheet.path([(x, y - 9), (x - 8, y + 6), (x + 8, y + 6)], "warm fill-warm", closed=True)
    sheet.text((x + 14, y + 5), f"rival {RIVAL:g}", "strong", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 262)
    _draw(sheet, Frame(24, 6, 632, 206, (89.6, 92.5), (0, 1)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 262, NARROW)
    _draw(sheet, Frame(10, 6, 380, 206, (89.6, 92.5), (0, 1)))
    return sheet
