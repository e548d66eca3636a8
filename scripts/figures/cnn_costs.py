"""What four landmark networks cost and reach on ImageNet, as tables 8 and 9 of the MobileNet paper give it."""

import math

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "cnn-costs"
TITLE = "Accuracy, work and size of four networks"
DESCRIPTION = (
    "Four circles on a chart of accuracy against multiply-adds; their areas are the numbers of parameters. AlexNet, a "
    "large circle, lies low on the left. VGG-16, the largest, lies high at the far right. GoogLeNet and MobileNet are "
    "two small circles, high, in the middle and on the left."
)
# Top-1 accuracy in percent, millions of parameters, millions of multiply-adds.
NETWORKS = {
    "AlexNet": (57.2, 60.0, 720),
    "VGG-16": (71.5, 138.0, 15_300),
    "GoogLeNet": (69.8, 6.8, 1_550),
    "MobileNet": (70.6, 4.2, 569),
}
TICKS = {500: "500", 1000: "1,000", 2000: "2,000", 5000: "5,000", 10_000: "10,000", 20_000: "20,000"}


def _draw(sheet: Sheet, frame: Frame, radius: float, ticks: tuple[int, ...]) -> None:
    sheet.x_axis(frame, {math.log10(tick): TICKS[tick] for tick in ticks})
    sheet.y_axis(frame, numbered(55, 60, 65, 70, 75))
    for name, (accuracy, millions, work) in NETWORKS.items():
        x, y = frame.at(math.log10(work), accuracy)
        size = radius * math.sqrt(millions)
        sheet.circle((x, y), size, "accent wash-accent")
        below = y + size + 18
        sheet.text((x, below if name == "GoogLeNet" else y - size - 9), name, "strong")
        sheet.text((x, below + 20 if name == "GoogLeNet" else below), f"{millions:g} M", "small")
    sheet.text((frame.left + frame.width, frame.top + frame.height + 42), "million multiply-adds", "small", "end")
    sheet.text((4, frame.top - 14), "top-1 accuracy in %", "small", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 350)
    span = math.log10(380), math.log10(30_000)
    _draw(sheet, Frame(40, 30, 630, 270, span, (51, 78)), 3.2, tuple(TICKS))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 350, NARROW)
    span = math.log10(270), math.log10(33_000)
    _draw(sheet, Frame(34, 30, 358, 270, span, (51, 78)), 2.9, (500, 2000, 10_000))
    return sheet
