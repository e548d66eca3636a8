"""Nine trials on a grid and nine at random, seen from the axis that matters."""

import math

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet

NAME = "grid-random"
TITLE = "Nine trials on a grid and nine at random"
DESCRIPTION = (
    "Two squares with nine trials each; the axis across is the important one, and the curve above shows the score "
    "along it. Marks on the curve and below the square show the values tried: the 3 by 3 grid has three distinct "
    "values and misses the peak; the random trials have nine, and here two of them lie near the peak."
)
LEVELS = np.array([1 / 6, 1 / 2, 5 / 6])
PEAK = 0.68


def _score(important: float) -> float:
    """Return how good a trial is; the other axis hardly matters and is left out."""
    return 0.16 + 0.8 * math.exp(-(((important - PEAK) / 0.1) ** 2))


def _trials() -> tuple[tuple[str, Numbers], ...]:
    """Return the grid, and a draw whose points do not lie on one another."""
    grid = np.stack(np.meshgrid(LEVELS, LEVELS), axis=-1).reshape(9, 2)
    return ("Grid", grid), ("Random", np.random.default_rng(487).uniform(0.05, 0.95, (9, 2)))


def _panel(sheet: Sheet, trials: Numbers, square: Frame, curve: Frame) -> None:
    values = np.unique(trials[:, 0])
    for value in values:
        sheet.line(curve.at(value, _score(value)), square.at(value, 0), "quiet", stroke_dasharray="2 4")
    sheet.box(square.at(0, 0), square.at(1, 1), "ink")
    sheet.path([curve.at(x, _score(x)) for x in np.linspace(0, 1, 101)], "accent thick")
    for value in values:
        sheet.circle(curve.at(value, _score(value)), 4.5, "ink fill-paper")
        x_mark, bottom = square.at(value, 0)
        sheet.line((x_mark, bottom), (x_mark, bottom + 10), "accent thick")
    for trial in trials:
        sheet.circle(square.at(*trial), 5, "fill-ink")


def _words(sheet: Sheet, square: Frame, name: str, count: int) -> None:
    middle, bottom = square.left + square.width / 2, square.top + square.height
    sheet.text((square.left, 24), name, "strong", "start")
    sheet.text((middle, bottom + 32), f"{count} distinct values", "strong")
    sheet.text((middle, bottom + 53), "important axis", "small")
    for words, y in (("score", square.top - square.height * 0.21 - 8), ("other axis", square.top + square.height / 2)):
        x = square.left - 12
        sheet.text((x, y), words, "small", transform=f"rotate(-90 {x:g} {y:g})")


def _panels(sheet: Sheet, lefts: tuple[float, float], side: float) -> None:
    for (name, trials), left in zip(_trials(), lefts, strict=True):
        curve = Frame(left, 36, side, side * 0.42, (0, 1), (0, 1))
        square = Frame(left, 44 + side * 0.42, side, side, (0, 1), (0, 1))
        _panel(sheet, trials, square, curve)
        _words(sheet, square, name, len(np.unique(trials[:, 0])))


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 474)
    _panels(sheet, (60, 380), 258)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 340, NARROW)
    _panels(sheet, (30, 230), 162)
    return sheet
