"""Average precision as an area: the list hit, hit, miss, hit with three true objects."""

import numpy as np

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "average-precision"
TITLE = "Average precision as an area"
DESCRIPTION = (
    "Precision over recall for the list hit, hit, miss, hit. It stays at 1 up to a recall of two thirds, drops to "
    "two thirds at the miss and ends at three quarters. The shaded area under the steps is 0.917."
)
HITS, OBJECTS = np.array([1, 1, 0, 1]), 3
RECALL = HITS.cumsum() / OBJECTS
PRECISION = HITS.cumsum() / np.arange(1, len(HITS) + 1)
BEST = np.maximum.accumulate(PRECISION[::-1])[::-1]
AREA = float(np.sum(BEST * np.diff(RECALL, prepend=0)))


def _draw(sheet: Sheet, frame: Frame) -> None:
    steps = [(0.0, BEST[0])]
    for recall, best in zip(RECALL, BEST, strict=True):
        steps += [(steps[-1][0], best), (recall, best)]
    outline = frame.curve(*zip(*steps, strict=True))
    sheet.path([frame.at(0, 0), *outline, frame.at(1, 0)], "wash-accent", closed=True)
    sheet.x_axis(frame, {0: "0", 1 / 3: "1/3", 2 / 3: "2/3", 1: "1"})
    sheet.y_axis(frame, numbered(0, 0.5, 1))
    sheet.path(outline, "accent thick")
    sheet.path(frame.curve(RECALL, PRECISION), "ink dashed")
    for i, (recall, precision) in enumerate(zip(RECALL, PRECISION, strict=True)):
        x, y = frame.at(recall, precision)
        sheet.circle((x, y), 5, "fill-ink" if HITS[i] else "ink fill-paper")
        if HITS[i]:
            sheet.text((x, y - 11), f"{i + 1}: hit")
        else:
            sheet.text((x - 10, y + 18), f"{i + 1}: miss", anchor="end")
    sheet.text(frame.at(0.36, 0.4), f"area {AREA:.3f}", "strong")
    sheet.text((frame.left + frame.width, frame.top + frame.height + 44), "recall", "small", "end")
    sheet.text((frame.left - 26, frame.top - 16), "precision", "small", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 300)
    _draw(sheet, Frame(150, 40, 390, 204, (0, 1), (0, 1)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 300, NARROW)
    _draw(sheet, Frame(40, 40, 330, 204, (0, 1), (0, 1)))
    return sheet
