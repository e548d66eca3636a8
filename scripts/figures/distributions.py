"""Bernoulli, Poisson and Gaussian distributions beside each other."""

import math

import numpy as np

from .canvas import NARROW, Frame, Point, Sheet, number, numbered

NAME = "distributions"
TITLE = "Three distributions: Bernoulli, Poisson and Gaussian"
DESCRIPTION = (
    "Bernoulli with theta 0.3: bars of height 0.7 at 0 and 0.3 at 1. Poisson with mean 3: bars that are highest at 2 "
    "and 3 and tail off to the right. Standard Gaussian: a bell curve centred on 0."
)
SHARE = 0.3
MEAN = 3
THETA, LAMBDA = "\N{GREEK SMALL LETTER THETA}", "\N{GREEK SMALL LETTER LAMDA}"
MU, SIGMA = "\N{GREEK SMALL LETTER MU}", "\N{GREEK SMALL LETTER SIGMA}"


def _bar(sheet: Sheet, frame: Frame, centre: float, height: float, width: float) -> None:
    sheet.box(frame.at(centre - width / 2, 0), frame.at(centre + width / 2, height), "accent wash-accent")


def _bernoulli(sheet: Sheet, frame: Frame) -> None:
    for outcome, chance in enumerate((1 - SHARE, SHARE)):
        _bar(sheet, frame, outcome, chance, 0.44)
        x, y = frame.at(outcome, chance)
        sheet.text((x, y - 8), number(chance))
    sheet.x_axis(frame, numbered(0, 1))
    sheet.y_axis(frame, numbered(0, 0.5, 1))


def _poisson(sheet: Sheet, frame: Frame) -> None:
    chances = [math.exp(-MEAN) * MEAN**count / math.factorial(count) for count in range(11)]
    for count, chance in enumerate(chances):
        _bar(sheet, frame, count, chance, 0.62)
    x, y = frame.at(1.69, max(chances))
    sheet.text((x, y - 8), f"{max(chances):.3f} each", anchor="start")
    sheet.x_axis(frame, numbered(0, 2, 4, 6, 8, 10))
    sheet.y_axis(frame, numbered(0, 0.1, 0.2))


def _gaussian(sheet: Sheet, frame: Frame) -> None:
    x = np.linspace(*frame.x, 91)
    density = np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)
    bell = frame.curve(x, density)
    sheet.path([frame.at(frame.x[0], 0), *bell, frame.at(frame.x[1], 0)], "wash-accent", closed=True)
    sheet.path(bell, "accent thick")
    sheet.x_axis(frame, numbered(-2, 0, 2))
    sheet.y_axis(frame, numbered(0, 0.2, 0.4))


PANELS = (
    ("Bernoulli", f"_{THETA}_ = 0.3", "probability", (-0.6, 1.6), (0, 1.05), _bernoulli),
    ("Poisson", f"_{LAMBDA}_ = 3", "probability", (-0.8, 10.8), (0, 0.27), _poisson),
    ("Gaussian", f"_{MU}_ = 0, _{SIGMA}_ = 1", "density", (-3.5, 3.5), (0, 0.45), _gaussian),
)


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float, height: float) -> None:
    for (name, settings, quantity, x, y, plot), (left, top) in zip(PANELS, corners, strict=True):
        plot(sheet, Frame(left, top, width, height, x, y))
        if sheet.width == NARROW:
            sheet.text((left, top - 16), f"{name}, {settings}", "strong", "start")
            sheet.text((left + width, top - 16), quantity, "small", "end")
        else:
            sheet.text((left, top - 52), name, "strong", "start")
            sheet.text((left, top - 32), settings, anchor="start")
            sheet.text((left, top - 10), quantity, "small", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 300)
    _panels(sheet, ((42, 76), (275, 76), (508, 76)), 162, 186)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 668, NARROW)
    _panels(sheet, ((42, 42), (42, 268), (42, 494)), 346, 140)
    return sheet
