"""Three schedules of the learning rate with the same peak."""

import math
from collections.abc import Callable

from .canvas import NARROW, Frame, Sheet

NAME = "schedules"
TITLE = "Three schedules with the same peak"
DESCRIPTION = (
    "Learning rate against training step. Step: the peak for a third of the time, then a tenth of it, then a "
    "hundredth. Warm-up and cosine: a short straight rise, then half a wave down to zero. One-cycle: a rise from a "
    "25th of the peak over 30 percent of the time, then down to almost zero."
)
WARM, UP = 0.05, 0.3


def stepped(part: float) -> float:
    return 0.1 ** int(part * 3)


def cosine(part: float) -> float:
    return 0.5 * (1 + math.cos(math.pi * part))


def warmed(part: float) -> float:
    return part / WARM if part < WARM else cosine((part - WARM) / (1 - WARM))


def one_cycle(part: float) -> float:
    return 0.04 + 0.96 * part / UP if part < UP else cosine((part - UP) / (1 - UP))


CURVES: dict[str, tuple[Callable[[float], float], str, str]] = {
    "step": (stepped, "ink", "7 4"),
    "warm-up and cosine": (warmed, "accent thick", ""),
    "one-cycle": (one_cycle, "warm", ""),
}


def _draw(sheet: Sheet, frame: Frame) -> None:
    sheet.x_axis(frame, {0: "0", 0.5: "half", 1: "end"})
    sheet.y_axis(frame, {0: "0", 0.5: "half", 1: "peak"})
    parts = [k / 600 for k in range(600)]
    for curve, style, dashes in CURVES.values():
        sheet.path(frame.curve(parts, map(curve, parts)), style, stroke_dasharray=dashes)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 300)
    places = ((56, 22), (172, 22), (392, 22))
    sheet.legend((x, y, name, *CURVES[name][1:]) for (x, y), name in zip(places, CURVES, strict=True))
    _draw(sheet, Frame(56, 44, 604, 218, (0, 1), (0, 1.04)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 322, NARROW)
    places = ((8, 20), (8, 44), (200, 20))
    sheet.legend((x, y, name, *CURVES[name][1:]) for (x, y), name in zip(places, CURVES, strict=True))
    _draw(sheet, Frame(52, 68, 332, 214, (0, 1), (0, 1.04)))
    return sheet
