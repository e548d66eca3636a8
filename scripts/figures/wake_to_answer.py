"""The wait after a spoken request, step by step."""

from .canvas import NARROW, Frame, Sheet

NAME = "wake-to-answer"
TITLE = "From the end of your sentence to the first sound"
DESCRIPTION = (
    "Five bars one after the other on a scale of milliseconds: noticing the silence takes 300, finishing the "
    "transcript 100, understanding 150, the action 200, the first sound of the reply 150. The sum is 900."
)
STEPS = (
    ("notice the silence", 300, "device"),
    ("finish the transcript", 100, "either"),
    ("understand", 150, "either"),
    ("act, one round trip", 200, "cloud"),
    ("first sound of the reply", 150, "either"),
)
STYLES = {"device": "cool wash-cool", "either": "accent wash-accent", "cloud": "warm wash-warm"}
NAMES = {"device": "on the device", "either": "device or cloud", "cloud": "over the network"}


def _draw(sheet: Sheet, frame: Frame, *, above: bool) -> None:
    begin = 0
    for i, (words, length, place) in enumerate(STEPS):
        y = len(STEPS) - 1 - i
        low, high = (y + 0.12, y + 0.5) if above else (y + 0.2, y + 0.8)
        sheet.box(frame.at(begin, low), frame.at(begin + length, high), STYLES[place])
        x, middle = frame.at(begin + length, (low + high) / 2)
        sheet.text((x - 6, middle + 5), str(length), anchor="end")
        if above:
            sheet.label((frame.left, frame.at(0, y + 0.62)[1]), words, anchor="start")
        else:
            sheet.text((frame.left - 12, middle + 5), words, anchor="end")
        begin += length
        bottom = frame.y[0]
        sheet.line(frame.at(begin, low), frame.at(begin, bottom), "faint dashed")
    sheet.x_axis(frame, {each: str(each) for each in (0, 300, 600, 900)})
    sheet.text((frame.left + frame.width, frame.top + frame.height + 42), "ms after your last word", "small", "end")


def _legend(sheet: Sheet, left: float, y: float, step: float, down: float) -> None:
    for i, (place, words) in enumerate(NAMES.items()):
        x = left + i * step
        sheet.box((x, y + i * down - 12), (x + 16, y + i * down + 4), STYLES[place])
        sheet.text((x + 22, y + i * down + 1), words, "small", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 286)
    _legend(sheet, 186, 18, 160, 0)
    _draw(sheet, Frame(186, 36, 480, 200, (0, 950), (0, 5)), above=False)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 408, NARROW)
    _legend(sheet, 14, 18, 0, 24)
    _draw(sheet, Frame(14, 84, 376, 270, (0, 950), (0, 5)), above=True)
    return sheet
