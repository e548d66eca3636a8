"""A small table on its way through a pipeline: the gap filled, the numbers scaled, the categories encoded."""

import numpy as np

from .canvas import MINUS, NARROW, Numbers, Point, Sheet, number

NAME = "prepared-table"
TITLE = "Four rows, filled, scaled and encoded"
AGES = np.array([20, np.nan, 40, 60])
COLOURS = ("red", "blue", "red", "red")
CATEGORIES = sorted(set(COLOURS))


def filled() -> Numbers:
    """Return the ages with the median of those that are known in the gap."""
    return np.where(np.isnan(AGES), np.nanmedian(AGES), AGES)


def scaled() -> Numbers:
    return (filled() - filled().mean()) / filled().std()


def encoded() -> list[list[int]]:
    """Return a row of zeros with a single one for each colour."""
    return [[int(colour == category) for category in CATEGORIES] for colour in COLOURS]


Rows = list[list[str]]
SCALED = [f"{value + 0:.2f}".replace("-", MINUS) if value else "0" for value in scaled()]
RAW: Rows = [["" if np.isnan(age) else number(age), colour] for age, colour in zip(AGES, COLOURS, strict=True)]
FULL: Rows = [[number(age), colour] for age, colour in zip(filled(), COLOURS, strict=True)]
READY: Rows = [[age, *map(str, ones)] for age, ones in zip(SCALED, encoded(), strict=True)]
DESCRIPTION = (
    f"Three tables of four rows. Raw: ages 20, a gap, 40, 60, and colours {', '.join(COLOURS)}. Filled: the gap holds "
    f"the median {FULL[1][0]}. Scaled and encoded: ages {', '.join(SCALED)}, a column blue with 0, 1, 0, 0 and a "
    "column red with 1, 0, 1, 1."
)
CELL, ROW = 64.0, 30.0
GAP = int(np.flatnonzero(np.isnan(AGES))[0])


def _table(sheet: Sheet, corner: Point, heads: list[str], rows: Rows, washed: set[tuple[int, int]]) -> None:
    """Draw a table from a corner; cells that a step has changed are washed."""
    left, top = corner
    for j, head in enumerate(heads):
        sheet.text((left + (j + 0.5) * CELL, top + 20), head, "strong")
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            x, y = left + j * CELL, top + (i + 1) * ROW
            style = "wash-accent" if (i, j) in washed else "fill-paper"
            sheet.box((x, y), (x + CELL, y + ROW), f"quiet {style}")
            sheet.text((x + CELL / 2, y + ROW / 2 + 5), value)


def _raw(sheet: Sheet, corner: Point) -> None:
    _table(sheet, corner, ["age", "colour"], RAW, set())
    x, y = corner[0] + 8, corner[1] + (GAP + 1) * ROW + 6
    sheet.box((x, y), (x + CELL - 16, y + ROW - 12), "quiet dashed")


def _full(sheet: Sheet, corner: Point) -> None:
    _table(sheet, corner, ["age", "colour"], FULL, {(GAP, 0)})


def _ready(sheet: Sheet, corner: Point) -> None:
    washed = {(i, j) for i in range(len(READY)) for j in range(1 + len(CATEGORIES))}
    _table(sheet, corner, ["age", *CATEGORIES], READY, washed)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 166)
    top, middle = 4.0, 4 + 3 * ROW
    _raw(sheet, (10, top))
    sheet.arrow((148, middle), (208, middle), "ink")
    sheet.text((178, middle - 10), "fill", "small")
    _full(sheet, (216, top))
    sheet.arrow((354, middle), (470, middle), "ink")
    sheet.text((412, middle - 10), "scale, encode", "small")
    _ready(sheet, (478, top))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 372, NARROW)
    middle = 4 + 3 * ROW
    _raw(sheet, (20, 4))
    sheet.arrow((158, middle), (244, middle), "ink")
    sheet.text((200, middle - 10), "fill", "small")
    _full(sheet, (252, 4))
    sheet.path([(316, 162), (316, 184), (200, 184)], "ink")
    sheet.arrow((200, 183.3), (200, 208), "ink")
    sheet.text((192, 188), "scale, encode", "small", "end")
    _ready(sheet, (104, 212))
    return sheet
