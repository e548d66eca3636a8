"""A table split by a key, each part reduced, and the results put together."""

from .canvas import NARROW, Point, Sheet, number

NAME = "split-apply-combine"
TITLE = "Split a table by city, average each part, combine"
ORDERS = (("Oslo", 40), ("Bergen", 25), ("Oslo", 60), ("Bergen", 35), ("Bergen", 15))
STYLES = {"Bergen": "wash-cool", "Oslo": "wash-warm"}
PARTS = {city: [amount for where, amount in ORDERS if where == city] for city in STYLES}
MEANS = {city: sum(amounts) / len(amounts) for city, amounts in PARTS.items()}
DESCRIPTION = (
    f"Five orders with city and amount are split into two tables: Bergen with {PARTS['Bergen']} and Oslo with "
    f"{PARTS['Oslo']}. An arrow leads from each to its mean, {number(MEANS['Bergen'])} and {number(MEANS['Oslo'])}; "
    "both stand in one new table."
)
CITY, AMOUNT, ROW = 74.0, 58.0, 28.0
WIDTH = CITY + AMOUNT


def _table(sheet: Sheet, corner: Point, rows: list[tuple[str, float]]) -> None:
    """Draw rows of city and amount from a corner."""
    left, top = corner
    for i, (city, amount) in enumerate(rows):
        y = top + i * ROW
        sheet.box((left, y), (left + WIDTH, y + ROW), f"ink {STYLES[city]}")
        sheet.text((left + 10, y + ROW / 2 + 5), city, anchor="start")
        sheet.text((left + WIDTH - 10, y + ROW / 2 + 5), number(amount), anchor="end")


def _rows(city: str) -> list[tuple[str, float]]:
    return [(city, amount) for amount in PARTS[city]]


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 250)
    lefts, tops = (30, 265, 430), {"Bergen": 40, "Oslo": 168}
    _table(sheet, (lefts[0], 64), list(ORDERS))
    for city, top in tops.items():
        high = len(PARTS[city]) * ROW
        _table(sheet, (lefts[1], top), _rows(city))
        sheet.arrow((lefts[0] + WIDTH + 8, 64 + 2.5 * ROW), (lefts[1] - 6, top + high / 2), "ink")
        sheet.arrow(
            (lefts[1] + WIDTH + 8, top + high / 2), (lefts[2] + 70, 134 + (-14 if city == "Bergen" else 14)), "ink"
        )
    _table(sheet, (lefts[2] + 78, 134 - ROW), list(MEANS.items()))
    for left, words in ((lefts[0], "table"), (lefts[1], "split"), (lefts[2] + 78, "apply mean, combine")):
        sheet.text((left + WIDTH / 2, 22), words, "strong")
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 436, NARROW)
    middle = (NARROW - WIDTH) / 2
    _table(sheet, (middle, 10), list(ORDERS))
    lefts = {"Bergen": 40.0, "Oslo": NARROW - 40 - WIDTH}
    for city, left in lefts.items():
        _table(sheet, (left, 214), _rows(city))
        sheet.arrow((NARROW / 2, 10 + 5 * ROW + 6), (left + WIDTH / 2, 208), "ink")
        bottom = 214 + len(PARTS[city]) * ROW
        sheet.arrow((left + WIDTH / 2, bottom + 6), (NARROW / 2 + (-30 if city == "Bergen" else 30), 362), "ink")
    _table(sheet, (middle, 368), list(MEANS.items()))
    sheet.text((NARROW / 2, 196), "split", "strong")
    sheet.text((NARROW / 2, 340), "mean", "strong")
    return sheet
