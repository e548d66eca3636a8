"""A hundred emails as the areas of a square: two strips, each cut where the spam ends."""

from .canvas import NARROW, Frame, Sheet

NAME = "joint-areas"
TITLE = "Joint and conditional probabilities as areas"
DESCRIPTION = (
    "A square cut into four rectangles. The left strip, 0.30 wide, holds the emails with the word offer: 18 spam in "
    "its lower 60 percent, 12 others above. The right strip, 0.70 wide, holds those without: 7 spam in its lower 10 "
    "percent, 63 others above."
)
SPAM, TOTAL = {"with": 18, "without": 7}, {"with": 30, "without": 70}
EMAILS = sum(TOTAL.values())


def _strip(sheet: Sheet, frame: Frame, left: float, which: str) -> None:
    """Draw the emails with or without the word as a strip as wide as their share of all."""
    right, share = left + TOTAL[which] / EMAILS, SPAM[which] / TOTAL[which]
    middle = (left + right) / 2
    sheet.box(frame.at(left, 0), frame.at(right, share), "ink wash-warm")
    sheet.box(frame.at(left, share), frame.at(right, 1), "ink fill-paper")
    for height, count in ((share / 2, SPAM[which]), ((1 + share) / 2, TOTAL[which] - SPAM[which])):
        x, y = frame.at(middle, height)
        sheet.text((x, y + 5), str(count), "strong")
    x, y = frame.at(middle, 1)
    sheet.text((x, y - 26), f"{which} “offer”", "")
    sheet.text((x, y - 8), f"width {TOTAL[which] / EMAILS:.2f}", "small")
    edge, anchor, shift = (left, "end", -10) if which == "with" else (right, "start", 10)
    x, y = frame.at(edge, share)
    sheet.text((x + shift, y + 5), f"{share:g}", "small", anchor)


def _draw(sheet: Sheet, frame: Frame) -> None:
    _strip(sheet, frame, 0, "with")
    _strip(sheet, frame, TOTAL["with"] / EMAILS, "without")


def _key(sheet: Sheet, left: float, top: float) -> None:
    for i, (style, words) in enumerate((("ink wash-warm", "spam"), ("ink fill-paper", "not spam"))):
        sheet.box((left, top + 28 * i), (left + 26, top + 28 * i + 16), style)
        sheet.text((left + 36, top + 28 * i + 13), words, anchor="start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 330)
    _draw(sheet, Frame(90, 46, 380, 272, (0, 1), (0, 1)))
    _key(sheet, 546, 150)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 416, NARROW)
    _draw(sheet, Frame(44, 46, 312, 290, (0, 1), (0, 1)))
    _key(sheet, 130, 354)
    return sheet
