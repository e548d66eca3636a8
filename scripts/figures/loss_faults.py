"""The loss of one network, whole and with three faults, beside the loss of a guess."""

import math

from .canvas import NARROW, Frame, Sheet, numbered
from .digits_network import CLASSES, losses, smoothed

NAME = "loss-faults"
TITLE = "One network, whole and with three faults"
STEPS = 300
CURVES = {
    "healthy": ("accent thick", "", smoothed(list(losses(lambda _: 0.3, STEPS)))),
    "rate too small": ("ink", "", smoothed(list(losses(lambda _: 0.02, STEPS)))),
    "rate too large": ("warm", "7 4", smoothed(list(losses(lambda _: 3.0, STEPS)))),
    "shuffled labels": ("cool", "2 4", smoothed(list(losses(lambda _: 0.3, STEPS, is_shuffled=True)))),
}
GUESS = math.log(CLASSES)
ENDS = {name: values[-1] for name, (_, _, values) in CURVES.items()}
DESCRIPTION = (
    f"Loss against step for {STEPS} steps, with a line at {GUESS:.2f}, the loss of a guess. The healthy network falls "
    f"to {ENDS['healthy']:.1f}. With a rate that is too small it sinks slowly, to {ENDS['rate too small']:.1f}. With a "
    f"rate that is too large it jumps up and comes back to about {ENDS['rate too large']:.1f}. With shuffled labels it "
    f"stays near the line, at {ENDS['shuffled labels']:.1f}."
)
TOP = 3.0


def _draw(sheet: Sheet, frame: Frame) -> None:
    sheet.x_axis(frame, numbered(0, 100, 200, 300))
    sheet.y_axis(frame, numbered(0, 1, 2, 3))
    sheet.text((frame.left + frame.width, frame.top + frame.height + 38), "step", anchor="end")
    sheet.line(frame.at(0, GUESS), frame.at(STEPS, GUESS), "quiet", stroke_dasharray="1 4")
    for style, dashes, values in CURVES.values():
        points = frame.curve(range(1, STEPS + 1, 2), [min(each, TOP) for each in values[::2]])
        sheet.path(points, style, stroke_dasharray=dashes)
    sheet.text(frame.at(STEPS, GUESS + 0.25), f"a guess: {GUESS:.2f}", "small", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 350)
    places = ((60, 22), (240, 22), (60, 46), (240, 46))
    sheet.legend((x, y, name, CURVES[name][0], CURVES[name][1]) for (x, y), name in zip(places, CURVES, strict=True))
    sheet.text((8, 22), "loss", anchor="start")
    _draw(sheet, Frame(44, 64, 618, 236, (0, STEPS), (0, TOP)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 372, NARROW)
    places = ((8, 20), (200, 20), (8, 44), (200, 44))
    sheet.legend((x, y, name, CURVES[name][0], CURVES[name][1]) for (x, y), name in zip(places, CURVES, strict=True))
    sheet.text((8, 74), "loss", anchor="start")
    _draw(sheet, Frame(34, 88, 348, 236, (0, STEPS), (0, TOP)))
    return sheet
