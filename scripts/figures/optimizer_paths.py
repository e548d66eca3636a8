"""The paths of four optimizers through one ravine."""

from collections.abc import Callable, Iterator

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, numbered

NAME = "optimizer-paths"
TITLE = "Four optimizers, one ravine"
DESCRIPTION = (
    "Contours of the ravine L = (x squared + 100 y squared) / 2, stretched upwards, with four paths from (-4, 1) to "
    "the minimum at (0, 0). SGD zigzags across the steep direction, then creeps along the floor; momentum swings from "
    "side to side in wide waves; RMSProp bends down to the floor and follows it; Adam takes one long curve and "
    "overshoots."
)
CURVATURES = np.array([1.0, 100.0])
START = np.array([-4.0, 1.0])
SMALL = 1e-8
NEAR, MOST_STEPS = 0.03, 500
Step = Callable[[Numbers], Numbers]


def _sgd() -> Step:
    return lambda slope: 0.018 * slope


def _momentum() -> Step:
    velocity = np.zeros(2)

    def step(slope: Numbers) -> Numbers:
        velocity[:] = 0.9 * velocity + slope
        return 0.004 * velocity

    return step


def _rmsprop() -> Step:
    square = np.zeros(2)

    def step(slope: Numbers) -> Numbers:
        square[:] = 0.9 * square + 0.1 * slope**2
        return 0.1 * slope / (np.sqrt(square) + SMALL)

    return step


def _adam() -> Step:
    moments, decays, count = np.zeros((2, 2)), np.array([[0.9], [0.999]]), 0

    def step(slope: Numbers) -> Numbers:
        nonlocal count
        count += 1
        moments[:] = decays * moments + (1 - decays) * np.stack([slope, slope**2])
        mean, square = moments / (1 - decays**count)
        move: Numbers = 0.2 * mean / (np.sqrt(square) + SMALL)
        return move

    return step


def _places(step: Step) -> Iterator[Numbers]:
    """Yield the places of a path until it is at the minimum as far as the eye can tell."""
    place = START
    for _ in range(MOST_STEPS):
        yield place
        if np.abs(place).max() < NEAR:
            break
        place = place - step(CURVATURES * place)


OPTIMIZERS = (
    ("SGD", _sgd, "quiet", ""),
    ("momentum", _momentum, "accent thick", "16 4"),
    ("RMSProp", _rmsprop, "warm thick", "8 5"),
    ("Adam", _adam, "cool thick", "3 4"),
)


def _draw(sheet: Sheet, frame: Frame) -> None:
    turn = np.linspace(0, 2 * np.pi, 3001)
    for radius in (0.7, 2, 4, 6, 8, 10):
        for stretch in frame.within(radius * np.cos(turn), radius / 10 * np.sin(turn)):
            sheet.path(stretch, "faint")
    sheet.x_axis(frame, numbered(-4, -3, -2, -1, 0, 1))
    sheet.y_axis(frame, numbered(-1, 0, 1))
    for _, optimizer, style, dashes in OPTIMIZERS:
        sheet.path(frame.curve(*np.array(list(_places(optimizer()))).T), style, stroke_dasharray=dashes)
    x, y = frame.at(*START)
    sheet.circle((x, y), 5, "fill-ink")
    sheet.label((x + 14, y + 1), "start", "small", "start")
    x, y = frame.at(0, 0)
    sheet.circle((x, y), 5, "ink fill-paper")
    sheet.label((x + 8, y + 44), "minimum", "small", "start")
    sheet.text((frame.left + frame.width + 9, frame.top + frame.height + 5), "_x_")
    sheet.text((frame.left, frame.top - 9), "_y_")


def _legend(sheet: Sheet, *places: Point) -> None:
    entries = zip(places, OPTIMIZERS, strict=True)
    sheet.legend([(*place, name, style, dashes) for place, (name, _, style, dashes) in entries])


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 420)
    _legend(sheet, (40, 24), (166, 24), (334, 24), (494, 24))
    _draw(sheet, Frame(40, 56, 616, 330, (-4.4, 1.4), (-1.1, 1.15)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 440, NARROW)
    _legend(sheet, (38, 24), (208, 24), (38, 50), (208, 50))
    _draw(sheet, Frame(38, 82, 340, 320, (-4.4, 1.4), (-1.1, 1.15)))
    return sheet
