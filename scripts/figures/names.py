"""Names and the lists they point to, after an assignment and after a copy."""

from .canvas import NARROW, Point, Sheet

NAME = "names"
TITLE = "Two names for one list, and two lists"
DESCRIPTION = (
    "Left, after b = a: the names a and b both have an arrow to one list with the items 1, 2, 3. Right, after "
    "b = a.copy(): a has an arrow to a list with 1 and 2, and b to another with 1, 2, 3."
)
CELL, TAG = 38.0, 34.0


def _lists(*, copied: bool) -> tuple[list[int], list[int]]:
    """Return what both names hold after three lines of Python, which are run and not told."""
    a = [1, 2]
    b = a.copy() if copied else a
    b.append(3)
    return a, b


def _list(sheet: Sheet, corner: Point, items: list[int]) -> None:
    left, top = corner
    for i, item in enumerate(items):
        style = "ink wash-accent" if item == 3 else "ink fill-paper"
        sheet.box((left + i * CELL, top), (left + (i + 1) * CELL, top + CELL), style)
        sheet.text((left + (i + 0.5) * CELL, top + CELL / 2 + 5.5), str(item))


def _name(sheet: Sheet, corner: Point, name: str, end: Point) -> None:
    left, top = corner
    sheet.add("rect", "quiet wash-warm", x=left, y=top, width=TAG, height=TAG, rx=TAG / 2)
    sheet.text((left + TAG / 2, top + TAG / 2 + 5), name, "strong")
    sheet.arrow((left + TAG + 4, top + TAG / 2), end, "ink")


def _panel(sheet: Sheet, corner: Point, words: str, *, copied: bool) -> None:
    left, top = corner
    sheet.text((left, top), words, "strong", "start")
    a, b = _lists(copied=copied)
    rows = (top + 26, top + 90)
    across = left + 130
    tops = rows if copied else (top + 58, top + 58)
    for name, items, row, where in zip("ab", (a, b), rows, tops, strict=True):
        if copied or name == "a":
            _list(sheet, (across, where - 2), items)
        _name(sheet, (left, row), name, (across - 3, where - 2 + CELL / 2))


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 160)
    _panel(sheet, (40, 24), "b = a", copied=False)
    _panel(sheet, (390, 24), "b = a.copy()", copied=True)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 326, NARROW)
    _panel(sheet, (56, 24), "b = a", copied=False)
    _panel(sheet, (56, 190), "b = a.copy()", copied=True)
    return sheet
