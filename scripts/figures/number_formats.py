"""The range and the precision of three formats of numbers."""

import math
from dataclasses import dataclass

from .canvas import NARROW, Frame, Sheet

NAME = "number-formats"
TITLE = "Range and precision of three formats"


@dataclass(frozen=True)
class Format:
    """A binary format with some bits for the exponent and some for the fraction."""

    name: str
    exponent: int
    fraction: int

    @property
    def largest(self) -> float:
        return (2 - 2.0**-self.fraction) * 2.0 ** (2 ** (self.exponent - 1) - 1)

    @property
    def smallest_normal(self) -> float:
        return 2.0 ** (2 - 2 ** (self.exponent - 1))

    @property
    def smallest(self) -> float:
        return self.smallest_normal * self.step

    @property
    def step(self) -> float:
        """How far the next number is from 1."""
        return 2.0**-self.fraction


FORMATS = (Format("FP32", 8, 23), Format("BF16", 8, 7), Format("FP16", 5, 10))
DESCRIPTION = (
    "Bars on a scale of powers of ten from -46 to 40. FP32 and BF16 reach from about 10 to the -38 to 10 to the 38, "
    "FP16 from 6 times 10 to the -5 to 65,504; ends that are not filled hold smaller numbers with fewer digits. "
    "Steps next to 1: FP32 0.00000012, BF16 0.0078, FP16 0.00098."
)
STEPS = {"FP32": "0.00000012", "BF16": "0.0078", "FP16": "0.00098"}


def _draw(sheet: Sheet, frame: Frame, ticks: tuple[int, ...]) -> None:
    for k, each in enumerate(FORMATS):
        y = frame.top + 26 + 56 * k
        (low, _), (normal, _), (high, _) = (
            frame.at(math.log10(value), 0) for value in (each.smallest, each.smallest_normal, each.largest)
        )
        sheet.box((low, y), (normal, y + 20), "quiet fill-paper")
        sheet.box((normal, y), (high, y + 20), "accent wash-accent")
        sheet.text((frame.left, y - 8), each.name, "strong", "start")
        sheet.text((frame.left + frame.width, y - 8), f"step next to 1: {STEPS[each.name]}", "small", "end")
    sheet.x_axis(frame, {k: f"10^{k}" if k else "1" for k in ticks})


def _powers(sheet: Sheet) -> None:
    """Set the exponents of the ticks above the line."""
    for k, mark in enumerate(sheet.marks):
        if ">10^" in mark:
            start, rest = mark.split(">10^")
            power = rest.split("<")[0].replace("-", "\N{MINUS SIGN}")
            sheet.marks[k] = f'{start}><tspan dy="4">10</tspan><tspan dy="-6" font-size="12.5">{power}</tspan></text>'


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 232)
    _draw(sheet, Frame(14, 8, 652, 186, (-46, 40), (0, 1)), (-40, -30, -20, -10, 0, 10, 20, 30))
    _powers(sheet)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 232, NARROW)
    _draw(sheet, Frame(8, 8, 384, 186, (-46, 40), (0, 1)), (-40, -20, 0, 20))
    _powers(sheet)
    return sheet
