"""One small picture, pixel by pixel, answered by three kinds of segmentation."""

import numpy as np

from .canvas import NARROW, Frame
from .diagram import Diagram

NAME = "segmentation-tasks"
TITLE = "Semantic, instance and panoptic segmentation of one picture"
DESCRIPTION = (
    "Three grids of pixels that show two touching cats on grass. Semantic: both cats are one region. Instance: cat "
    "1 and cat 2 apart, and the grass has no label. Panoptic: cat 1, cat 2 and grass, every pixel with a label."
)
ROWS, COLUMNS = 10, 14
Y, X = np.mgrid[:ROWS, :COLUMNS] + 0.5
CAT_1 = ((X - 4.5) / 2.6) ** 2 + ((Y - 5) / 3.1) ** 2 <= 1
CAT_2 = (((X - 9.4) / 2.7) ** 2 + ((Y - 5.6) / 2.6) ** 2 <= 1) & ~CAT_1
GRASS = ~(CAT_1 | CAT_2)
TASKS = (
    ("Semantic", ((GRASS, "wash-accent", "grass"), (CAT_1 | CAT_2, "wash-warm", "cat"))),
    ("Instance", ((CAT_1, "wash-warm", "cat 1"), (CAT_2, "wash-cool", "cat 2"))),
    ("Panoptic", ((GRASS, "wash-accent", "grass"), (CAT_1, "wash-warm", "cat 1"), (CAT_2, "wash-cool", "cat 2"))),
)


def _edges(mask: np.ndarray, frame: Frame) -> str:
    """Return the outline of a mask, along the sides of its pixels."""
    inside = np.pad(mask, 1)
    sides = []
    for i, j in np.argwhere(mask):
        for here, start, end in (
            (inside[i, j + 1], (j, i), (j + 1, i)),
            (inside[i + 2, j + 1], (j, i + 1), (j + 1, i + 1)),
            (inside[i + 1, j], (j, i), (j, i + 1)),
            (inside[i + 1, j + 2], (j + 1, i), (j + 1, i + 1)),
        ):
            if not here:
                (x1, y1), (x2, y2) = frame.at(*start), frame.at(*end)
                sides.append(f"M{x1:g} {y1:g}L{x2:g} {y2:g}")
    return "".join(sides)


def _picture(sheet: Diagram, left: float, top: float, pixel: float, task: int) -> None:
    frame = Frame(left, top, COLUMNS * pixel, ROWS * pixel, (0, COLUMNS), (ROWS, 0))
    name, answer = TASKS[task]
    for mask, fill, _ in answer:
        for i, row in enumerate(mask):
            ends = np.flatnonzero(np.diff(np.pad(row.astype(int), 1)))
            for start, end in ends.reshape(-1, 2):
                sheet.box(frame.at(start, i), frame.at(end, i + 1), fill)
    grid = "".join(f"M{left + j * pixel:g} {top:g}v{ROWS * pixel:g}" for j in range(COLUMNS + 1))
    grid += "".join(f"M{left:g} {top + i * pixel:g}h{COLUMNS * pixel:g}" for i in range(ROWS + 1))
    sheet.add("path", "faint", d=grid)
    for mask, _, _ in answer:
        sheet.add("path", "ink", d=_edges(mask, frame), stroke_linecap="square")
    for mask, _, words in answer:
        x, y = frame.at(X[mask].mean(), Y[mask].mean())
        sheet.words((x, y) if words != "grass" else frame.at(COLUMNS / 2, ROWS - 0.75), words, "strong")
    sheet.words((left + COLUMNS * pixel / 2, top - 16), name, "strong")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 184)
    for task in range(3):
        _picture(sheet, 4 + task * 231, 32, 15, task)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 582, NARROW)
    for task in range(3):
        _picture(sheet, 88, 32 + task * 196, 16, task)
    return sheet
