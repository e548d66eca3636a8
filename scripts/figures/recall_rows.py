"""The rows of a confusion matrix as bars: of each class, where its images went."""

import numpy as np

from .canvas import NARROW
from .diagram import Diagram

NAME = "recall-rows"
TITLE = "Where the images of each class went"
DESCRIPTION = (
    "Three bars, one for each true class, cut by what was predicted. Of 50 cats 40 are found, of 50 dogs 43, of 20 "
    "foxes 5; nine foxes are called dogs. The recalls are 0.80, 0.86 and 0.25."
)
CLASSES = ("cat", "dog", "fox")
COUNTS = np.array([[40, 8, 2], [5, 43, 2], [6, 9, 5]])
# The count of a cell narrower than this stands above it.
TIGHT = 14
FILLS = ("wash-cool", "wash-warm", "wash-accent")


def _draw(sheet: Diagram, left: float, width: float, tops: tuple[float, float], step: float) -> None:
    for i, (name, row) in enumerate(zip(CLASSES, COUNTS, strict=True)):
        top, x = tops[1] + i * step, left
        sheet.words((left - 10, top + 20), name, "strong", "end")
        for count, fill in zip(row, FILLS, strict=True):
            end = x + width * count / row.sum()
            sheet.box((x, top), (end, top + 40), f"{fill} quiet")
            x = end
        start = left + width * row[:i].sum() / row.sum()
        sheet.box((start, top), (start + width * row[i] / row.sum(), top + 40), "ink thick")
        for j, count in enumerate(row):
            begin, end = (left + width * row[:k].sum() / row.sum() for k in (j, j + 1))
            height = top - 11 if end - begin < TIGHT else top + 20
            sheet.words(((begin + end) / 2, height), str(count), "strong" if i == j else "")
        sheet.words((left + width + 12, top + 20), f"{row[i] / row.sum():.2f}", anchor="start")
    sheet.words((left + width + 12, tops[1] - 16), "recall", "small", "start")
    for j, (name, fill) in enumerate(zip(CLASSES, FILLS, strict=True)):
        x = left + j * 122
        sheet.box((x, tops[0] - 8), (x + 16, tops[0] + 8), f"{fill} quiet")
        sheet.words((x + 22, tops[0]), f"called {name}", "small", "start")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 206)
    _draw(sheet, 60, 530, (16, 50), 54)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 248, NARROW)
    _draw(sheet, 46, 294, (14, 80), 60)
    return sheet
