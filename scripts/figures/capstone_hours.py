"""Twenty hours of a capstone project, one after the other."""

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "capstone-hours"
TITLE = "Twenty hours, from the question to the clean rebuild"
DESCRIPTION = (
    "Seven bars one after the other on a scale of hours: question 2, data and split 4, baseline 2, model 6, "
    "mistakes 2, card and demonstration 3, clean rebuild 1. The first score stands after eight hours, at the end of "
    "the baseline."
)
STEPS = (
    ("question and metric", 2),
    ("data and split", 4),
    ("baseline, whole path", 2),
    ("model", 6),
    ("mistakes", 2),
    ("card and demo", 3),
    ("clean rebuild", 1),
)


def _draw(sheet: Sheet, frame: Frame, *, above: bool) -> None:
    begin = 0
    for i, (words, hours) in enumerate(STEPS):
        y = len(STEPS) - 1 - i
        low, high = (y + 0.08, y + 0.5) if above else (y + 0.16, y + 0.84)
        style = "warm wash-warm" if words.startswith("baseline") else "accent wash-accent"
        sheet.box(frame.at(begin, low), frame.at(begin + hours, high), style)
        x, middle = frame.at(begin + hours / 2, (low + high) / 2)
        sheet.text((x, middle + 5), str(hours))
        if above:
            sheet.text((frame.left, frame.at(0, y + 0.6)[1]), words, anchor="start")
        else:
            sheet.text((frame.left - 12, middle + 5), words, anchor="end")
        begin += hours
    first = sum(hours for _, hours in STEPS[:3])
    sheet.line(frame.at(first, 0), frame.at(first, 4.5), "quiet dashed")
    beside = frame.at(first, 4.29 if above else 4.5)
    sheet.text((beside[0] + 8, beside[1] + 5), "first score", "small", "start")
    sheet.x_axis(frame, numbered(0, 5, 10, 15, 20))
    sheet.text((frame.left + frame.width, frame.top + frame.height + 42), "hours", "small", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 280)
    _draw(sheet, Frame(176, 6, 490, 224, (0, 20), (0, 7)), above=False)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 400, NARROW)
    _draw(sheet, Frame(12, 6, 376, 344, (0, 20), (0, 7)), above=True)
    return sheet
