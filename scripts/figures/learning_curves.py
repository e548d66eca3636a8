"""Training and validation error as examples are added, for a model that is too stiff and one that is very flexible."""

from functools import cache

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, numbered

NAME = "learning-curves"
TITLE = "Learning curves of a model that underfits and of one that overfits"
DESCRIPTION = (
    "Two panels with mean squared error against the number of training examples, 15 to 1,000. Left, degree 1: "
    "training and validation error run together at about 0.2, far above the noise at 0.04. Right, degree 9: the "
    "validation error starts high and the training error low, and both meet close to the noise."
)
NOISE, DRAWS = 0.2, 200
SIZES = np.array([15, 17, 20, 25, 30, 40, 50, 80, 120, 200, 400, 1000])
MOST = 0.44


def _sample(chance: np.random.Generator, count: int) -> tuple[Numbers, Numbers]:
    x = chance.uniform(-1, 1, count)
    return x, np.sin(3 * x) + NOISE * chance.normal(size=count)


@cache
def errors(degree: int) -> list[tuple[float, float]]:
    """Return the training and validation error for each size, each the median over many draws."""
    chance = np.random.default_rng(0)
    x_new, y_new = _sample(chance, 2000)
    found = []
    for size in SIZES:
        draws = []
        for _ in range(DRAWS):
            x, y = _sample(chance, size)
            fit = np.polyfit(x, y, degree)
            draws.append([np.mean((np.polyval(fit, a) - b) ** 2) for a, b in ((x, y), (x_new, y_new))])
        found.append(tuple(float(each) for each in np.median(draws, axis=0)))
    return found


def _panel(sheet: Sheet, frame: Frame, degree: int) -> None:
    sheet.x_axis(frame, {float(np.log10(n)): f"{n:,}" for n in (20, 100, 1000)})
    sheet.y_axis(frame, numbered(0, 0.2, 0.4))
    sheet.line(frame.at(frame.x[0], NOISE**2), frame.at(frame.x[1], NOISE**2), "quiet dashed")
    for curve, style in zip(np.array(errors(degree)).T, ("cool thick", "warm thick"), strict=True):
        steps = np.linspace(np.log10(SIZES[0]), 3, 400)
        heights = np.interp(steps, np.log10(SIZES), curve)
        for stretch in frame.within(steps, heights):
            sheet.path(stretch, style)


def _panels(sheet: Sheet, corners: tuple[Point, Point], width: float, height: float) -> None:
    for (left, top), degree, words in zip(corners, (1, 9), ("Underfits: degree 1", "Overfits: degree 9"), strict=True):
        sheet.text((left - 30, top - 14), words, "strong", "start")
        _panel(sheet, Frame(left, top, width, height, (1.12, 3.02), (0, MOST)), degree)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 320)
    sheet.legend([(40, 22, "training", "cool thick", ""), (190, 22, "validation", "warm thick", "")])
    sheet.legend([(354, 22, "noise", "quiet dashed", "")])
    _panels(sheet, ((46, 72), (396, 72)), 262, 192)
    sheet.text((340, 310), "number of training examples", "small")
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 580, NARROW)
    sheet.legend([(6, 22, "training", "cool thick", ""), (134, 22, "validation", "warm thick", "")])
    sheet.legend([(282, 22, "noise", "quiet dashed", "")])
    _panels(sheet, ((46, 72), (46, 332)), 330, 192)
    sheet.text((216, 570), "number of training examples", "small")
    return sheet
