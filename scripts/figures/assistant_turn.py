"""One turn of an assistant: what it checks in code before it acts."""

from .canvas import NARROW
from .diagram import Diagram

NAME = "assistant-turn"
TITLE = "One turn of an assistant"
DESCRIPTION = (
    "The request send 50 to Ana becomes the call send_money with to Ana and amount 50. Three checks follow: is the "
    "tool on the list, otherwise refuse; is every slot filled, otherwise ask; is it harmless or confirmed, "
    "otherwise ask for confirmation, which happens here. Only then the action runs."
)
SAID = "\N{LEFT DOUBLE QUOTATION MARK}Send 50 to Ana\N{RIGHT DOUBLE QUOTATION MARK}"
CHECKS = (
    ("Is the tool on the list?", "Refuse"),
    ("Is every slot filled?", "Ask for the slot"),
    ("Harmless, or confirmed?", "Ask to confirm"),
)


def _draw(sheet: Diagram, x: float, width: float, exits: tuple[float, float], step: float) -> None:
    top = 24.0
    sheet.panel((x, top), (width, 40), SAID, "warm wash-warm")
    sheet.panel((x, top + step), (width, 58), "send_money\nto: Ana, amount: 50", "cool wash-cool")
    sheet.arrow((x, top + 20), (x, top + step - 29), gap=(2, 3))
    sheet.words((x + 10, top + step / 2 - 5), "understand", "small", "start")
    for i, (question, otherwise) in enumerate(CHECKS):
        y = top + (i + 2) * step
        start = y - step + (29 if i == 0 else 20)
        sheet.arrow((x, start), (x, y - 20), gap=(2, 3))
        if i:
            sheet.words((x + 10, y - step / 2), "yes", "small", "start")
        sheet.panel((x, y), (width, 40), question)
        last = i == len(CHECKS) - 1
        sheet.arrow((x + width / 2, y), (exits[0] - exits[1] / 2, y), "accent thick" if last else "ink", (2, 3))
        sheet.words(((x + width / 2 + exits[0] - exits[1] / 2) / 2 - 3, y - 12), "no", "small")
        sheet.panel((exits[0], y), (exits[1], 40), otherwise, "accent thick wash-accent" if last else "ink fill-paper")
    y = top + 5 * step
    sheet.arrow((x, y - step + 20), (x, y - 20), "quiet", (2, 3))
    sheet.words((x + 10, y - step / 2), "yes", "small", "start")
    sheet.panel((x, y), (width, 40), "Run it, then say so", "quiet fill-paper")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 420)
    _draw(sheet, 210, 230, (520, 170), 75)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 420, NARROW)
    _draw(sheet, 104, 200, (324, 140), 75)
    return sheet
