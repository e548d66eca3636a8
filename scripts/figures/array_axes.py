"""A small array with its axes, and its sums along each."""

import numpy as np

from .canvas import NARROW, Point, Sheet

NAME = "array-axes"
TITLE = "An array of 3 rows and 4 columns, summed along each axis"
ARRAY = np.arange(12).reshape(3, 4)
DESCRIPTION = (
    "A grid of 3 rows and 4 columns holds the numbers 0 to 11. An arrow down its left side is axis 0, one along its "
    f"top axis 1. Beneath stand the sums along axis 0, {ARRAY.sum(axis=0).tolist()}; to the right those along axis 1, "
    f"{ARRAY.sum(axis=1).tolist()}."
)


def _cell(sheet: Sheet, corner: Point, cell: tuple[float, float], value: int, style: str) -> None:
    left, top = corner
    sheet.box(corner, (left + cell[0], top + cell[1]), f"ink {style}")
    sheet.text((left + cell[0] / 2, top + cell[1] / 2 + 5.5), str(value))


def _draw(sheet: Sheet, corner: Point, cell: tuple[float, float], gap: float) -> None:
    left, top = corner
    wide, high = cell
    rows, columns = ARRAY.shape
    for (row, column), value in np.ndenumerate(ARRAY):
        _cell(sheet, (left + column * wide, top + row * high), cell, value, "fill-paper")
    for column, value in enumerate(ARRAY.sum(axis=0)):
        _cell(sheet, (left + column * wide, top + rows * high + gap), cell, value, "wash-warm")
    for row, value in enumerate(ARRAY.sum(axis=1)):
        _cell(sheet, (left + columns * wide + gap, top + row * high), cell, value, "wash-cool")
    bottom, right = top + rows * high, left + columns * wide
    sheet.arrow((left - 16, top), (left - 16, bottom), "warm thick")
    sheet.arrow((left, top - 16), (right, top - 16), "cool thick")
    sheet.text((left - 26, (top + bottom) / 2 + 5), "axis 0", anchor="end")
    sheet.text(((left + right) / 2, top - 28), "axis 1")
    sheet.text((left + 2 * wide, bottom + gap + high + 22), "sum(axis=0), shape (4,)")
    sheet.text((right + 10, bottom + gap + 18), "sum(axis=1),", anchor="start")
    sheet.text((right + 10, bottom + gap + 38), "shape (3,)", anchor="start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 290)
    _draw(sheet, (180, 52), (62, 46), 24)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 280, NARROW)
    _draw(sheet, (80, 50), (51, 44), 22)
    return sheet
