"""Ten milestones of deep learning on a line of time."""

from .canvas import NARROW, Sheet

NAME = "timeline"
TITLE = "Ten milestones from 1958 to 2022"
EVENTS = (
    (1958, "perceptron"),
    (1969, "XOR proof"),
    (1986, "backpropagation"),
    (1989, "convolutional network"),
    (1997, "LSTM"),
    (2009, "ImageNet"),
    (2012, "AlexNet"),
    (2015, "residual networks"),
    (2017, "transformer"),
    (2022, "ChatGPT"),
)
FIRST, LAST = EVENTS[0][0], EVENTS[-1][0]
DESCRIPTION = (
    "A line of time with ten marks: "
    + ", ".join(f"{words} {year}" for year, words in EVENTS)
    + ". Half of them stand after 2008."
)


def _draw(sheet: Sheet, left: float, top: float, height: float, apart: float) -> None:
    """Draw the years to scale downwards; words that would touch move down, with a thin line back to their year."""
    sheet.line((left, top - 10), (left, top + height + 10), "ink thick")
    free = top
    for year, words in EVENTS:
        y = top + height * (year - FIRST) / (LAST - FIRST)
        row = max(y, free)
        free = row + apart
        sheet.path([(left, y), (left + 20, y), (left + 44, row), (left + 56, row)], "quiet")
        sheet.circle((left, y), 5, "accent thick fill-paper")
        sheet.text((left + 64, row + 5), str(year), "strong", "start")
        sheet.text((left + 112, row + 5), words, anchor="start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 400)
    _draw(sheet, 190, 20, 330, 25)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 400, NARROW)
    _draw(sheet, 40, 20, 330, 25)
    return sheet
