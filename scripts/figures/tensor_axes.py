"""Tensors with one to four axes, as stacks of squares."""

from .canvas import NARROW, Point
from .diagram import Diagram

NAME = "tensor-axes"
TITLE = "One to four axes"
DESCRIPTION = (
    "A row of four squares: one axis, one example with its features. A table of three rows: two axes, a batch. Two "
    "tables behind each other: three axes, an image with channels. Two such stacks side by side: four axes, a batch "
    "of images."
)
CELL, BACK = 20, 12


def _table(sheet: Diagram, corner: Point, rows: int, columns: int, style: str) -> None:
    x, y = corner
    for i in range(rows):
        for j in range(columns):
            left, top = x + j * CELL, y + i * CELL
            sheet.box((left, top), (left + CELL, top + CELL), f"quiet {style}")


def _stack(sheet: Diagram, corner: Point) -> None:
    x, y = corner
    _table(sheet, (x + BACK, y - BACK), 3, 3, "wash-cool")
    _table(sheet, corner, 3, 3, "wash-accent")


def _named(sheet: Diagram, where: Point, name: str, shape: str) -> None:
    sheet.words(where, name, "strong")
    sheet.words((where[0], where[1] + 21), shape, "small")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 172)
    _table(sheet, (20, 60), 1, 4, "wash-accent")
    _table(sheet, (170, 40), 3, 4, "wash-accent")
    _stack(sheet, (330, 40))
    _stack(sheet, (470, 40))
    _stack(sheet, (572, 40))
    for x, name, shape in (
        (60, "1 axis", "(4,)"),
        (210, "2 axes", "(3, 4)"),
        (364, "3 axes", "(2, 3, 3)"),
        (560, "4 axes", "(2, 2, 3, 3)"),
    ):
        _named(sheet, (x, 130), name, shape)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 330, NARROW)
    _table(sheet, (50, 50), 1, 4, "wash-accent")
    _table(sheet, (260, 30), 3, 4, "wash-accent")
    _stack(sheet, (50, 200))
    _stack(sheet, (228, 200))
    _stack(sheet, (318, 200))
    for x, y, name, shape in (
        (90, 118, "1 axis", "(4,)"),
        (300, 118, "2 axes", "(3, 4)"),
        (86, 288, "3 axes", "(2, 3, 3)"),
        (308, 288, "4 axes", "(2, 2, 3, 3)"),
    ):
        _named(sheet, (x, y), name, shape)
    return sheet
