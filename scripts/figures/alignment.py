"""Which source word each target word of one translation answers to."""

from .canvas import NARROW
from .diagram import Diagram

NAME = "alignment"
TITLE = "The alignment of one translated sentence"
DESCRIPTION = (
    "The words the, small, house, falls above and la, casa, pequeña, cae below, joined by lines: the lines of small "
    "and house cross. Beside them the same as a grid with a filled square for each pair; two squares lie off the "
    "diagonal."
)
SOURCE = ("the", "small", "house", "falls")
TARGET = ("la", "casa", "pequeña", "cae")
ALIGNED = (0, 2, 1, 3)


def _lines(sheet: Diagram, left: float, step: float, top: float) -> None:
    for i, word in enumerate(SOURCE):
        sheet.words((left + i * step, top), word, "strong")
    for j, (word, i) in enumerate(zip(TARGET, ALIGNED, strict=True)):
        sheet.words((left + j * step, top + 130), word, "strong")
        sheet.line((left + i * step, top + 16), (left + j * step, top + 114), "quiet" if i == j else "accent thick")


def _grid(sheet: Diagram, left: float, top: float, cell: float) -> None:
    for j, (word, i) in enumerate(zip(TARGET, ALIGNED, strict=True)):
        for k in range(len(SOURCE)):
            corner = (left + k * cell, top + j * cell)
            style = ("wash-accent" if i == j else "fill-accent") if k == i else "fill-paper"
            sheet.box(corner, (corner[0] + cell, corner[1] + cell), f"{style} quiet")
        sheet.words((left - 8, top + (j + 0.5) * cell), word, anchor="end")
    for k, word in enumerate(SOURCE):
        sheet.words((left + (k + 0.5) * cell, top - 14), word)


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 246)
    _lines(sheet, 44, 92, 56)
    _grid(sheet, 466, 36, 52)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 434, NARROW)
    _lines(sheet, 52, 98, 14)
    _grid(sheet, 112, 204, 57)
    return sheet
