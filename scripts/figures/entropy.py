"""How much an event surprises, and how uncertain a coin is."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, numbered

NAME = "entropy"
TITLE = "Surprise of an event, entropy of a coin"
DESCRIPTION = (
    "Left: surprise in bits against probability, a curve that falls steeply from 5 bits and more near 0, through 2 "
    "bits at a quarter and 1 bit at a half, to 0 bits at 1. Right: the entropy of a coin against its chance of heads, "
    "an arch from 0 up to 1 bit at a half and back to 0."
)


def coin(chance: Numbers) -> Numbers:
    """Return the entropy of a coin in bits; a sure side adds nothing."""
    sides = np.stack([chance, 1 - chance])
    safe = np.where(sides > 0, sides, 1.0)
    return -(sides * np.log2(safe)).sum(axis=0)


def _surprise(sheet: Sheet, frame: Frame) -> None:
    chance = np.linspace(2**-5, 1, 161)
    sheet.x_axis(frame, numbered(0, 0.25, 0.5, 1))
    sheet.y_axis(frame, numbered(0, 1, 2, 3, 4, 5))
    sheet.path(frame.curve(chance, -np.log2(chance)), "accent thick")
    for at in (0.25, 0.5):
        sheet.path([frame.at(0, -np.log2(at)), frame.at(at, -np.log2(at)), frame.at(at, 0)], "quiet dashed")
        sheet.circle(frame.at(at, -np.log2(at)), 4, "fill-accent")


def _coin(sheet: Sheet, frame: Frame) -> None:
    chance = np.linspace(0, 1, 161)
    sheet.x_axis(frame, numbered(0, 0.5, 1))
    sheet.y_axis(frame, numbered(0, 0.5, 1))
    sheet.path(frame.curve(chance, coin(chance)), "accent thick")


def _panels(sheet: Sheet, corners: tuple[Point, Point], width: float, height: float) -> None:
    panels = (("Surprise, bits", "probability", 5.2, _surprise), ("Entropy, bits", "chance of heads", 1.04, _coin))
    for (left, top), (words, across, most, draw) in zip(corners, panels, strict=True):
        sheet.text((left - 22, top - 14), words, "strong", "start")
        draw(sheet, Frame(left, top, width, height, (0, 1), (0, most)))
        sheet.text((left + width / 2, top + height + 40), across, "small")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 296)
    _panels(sheet, ((36, 36), (390, 36)), 270, 212)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 590, NARROW)
    _panels(sheet, ((36, 34), (36, 330)), 350, 210)
    return sheet
