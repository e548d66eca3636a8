"""A thousand people as squares: who is ill, and who tests positive."""

from .canvas import NARROW, Point, Sheet

NAME = "bayes-people"
PEOPLE, ILL = 1000, 20
FOUND, FALSE_ALARMS = round(0.9 * ILL), round(0.1 * (PEOPLE - ILL))
TITLE = f"{FOUND} true alarms among {FOUND + FALSE_ALARMS}"
DESCRIPTION = (
    f"A thousand squares, a person each. {ILL} stand for ill people, {FOUND} of them filled in: a positive test. "
    f"Beside them {FALSE_ALARMS} filled squares of another colour are healthy people with a positive test; "
    f"{PEOPLE - ILL - FALSE_ALARMS} healthy ones are faint."
)
KINDS = (
    ("fill-warm", FOUND, "ill, positive"),
    ("warm", ILL - FOUND, "ill, negative"),
    ("fill-cool", FALSE_ALARMS, "healthy, positive"),
    ("fill-faint", PEOPLE - ILL - FALSE_ALARMS, "healthy, negative"),
)
GAP = 4


def _squares(places: list[Point], side: float) -> str:
    return "".join(f"M{x:g} {y:g}h{side:g}v{side:g}h-{side:g}z" for x, y in places)


def _draw(sheet: Sheet, corner: Point, pitch: float, rows: int) -> None:
    """Fill columns from the left, a kind after the other; each kind is one path."""
    places = [(corner[0] + pitch * (i // rows), corner[1] + pitch * (i % rows)) for i in range(PEOPLE)]
    for style, count, _ in KINDS:
        sheet.add("path", style, d=_squares(places[:count], pitch - GAP))
        places = places[count:]


def _key(sheet: Sheet, spots: list[Point]) -> None:
    for (style, count, words), (x, y) in zip(KINDS, spots, strict=True):
        sheet.add("path", style, d=_squares([(x, y)], 12))
        sheet.text((x + 20, y + 11), f"{count} {words}", anchor="start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 318)
    _key(sheet, [(10, 8), (150, 8), (292, 8), (474, 8)])
    _draw(sheet, (10, 42), 13.2, 20)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 670, NARROW)
    _key(sheet, [(12, 6), (208, 6), (12, 32), (208, 32)])
    _draw(sheet, (12, 66), 15, 40)
    return sheet
