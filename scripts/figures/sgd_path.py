"""The paths of gradient descent and of SGD over the loss of one small regression."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet

NAME = "sgd-path"
TITLE = "A smooth path and a jagged one to the same minimum"
DESCRIPTION = (
    "Contours of an elongated bowl over two weights. From one start, gradient descent follows a smooth curve to the "
    "centre; SGD follows a jagged path that heads the same way and ends by hovering round the centre."
)
EXAMPLES, BATCH, RATE, STEPS = 200, 4, 0.06, 80
START = np.array([-4.0, 1.5])
HEIGHTS = (0.1, 0.5, 1.2, 2.4, 4.0, 6.0, 8.5, 11.5)
SPANS = (-4.7, 1.5), (-1.35, 1.95)


def _regression() -> tuple[Numbers, Numbers]:
    """Return inputs on two scales, and targets that are noise alone: the best weights lie near zero."""
    chance = np.random.default_rng(1)
    inputs = chance.normal(size=(EXAMPLES, 2)) * np.array([1.0, 2.2])
    return inputs, chance.normal(0, 0.8, EXAMPLES)


INPUTS, TARGETS = _regression()
HESSIAN = INPUTS.T @ INPUTS / EXAMPLES
BEST = np.linalg.solve(HESSIAN, INPUTS.T @ TARGETS / EXAMPLES)


def _path(batch_size: int) -> Numbers:
    """Return the weights after each step from the start, a row a step."""
    chance = np.random.default_rng(0)
    places = [START]
    for _ in range(STEPS):
        batch = chance.choice(EXAMPLES, batch_size, replace=False)
        residual = INPUTS[batch] @ places[-1] - TARGETS[batch]
        places.append(places[-1] - RATE * INPUTS[batch].T @ residual / batch_size)
    return np.array(places)


def _contours(sheet: Sheet, frame: Frame) -> None:
    turn = np.linspace(0, 2 * np.pi, 3001)
    values, axes = np.linalg.eigh(HESSIAN)
    circle = np.stack([np.cos(turn), np.sin(turn)])
    for height in HEIGHTS:
        x, y = BEST[:, None] + np.sqrt(2 * height) * (axes / np.sqrt(values)) @ circle
        for stretch in frame.within(x, y):
            sheet.path(stretch, "faint")
    sheet.box(frame.at(frame.x[0], frame.y[0]), frame.at(frame.x[1], frame.y[1]), "faint")


def _draw(sheet: Sheet, frame: Frame) -> None:
    _contours(sheet, frame)
    sheet.path(frame.curve(*_path(EXAMPLES).T), "ink thick")
    sheet.path(frame.curve(*_path(BATCH).T), "accent")
    x, y = frame.at(*START)
    sheet.circle((x, y), 5, "fill-ink")
    sheet.label((x + 14, y - 4), "start", "small", "start")
    x, y = frame.at(*BEST)
    sheet.circle((x, y), 5, "ink fill-paper")
    sheet.label((x + 24, y - 26), "minimum", "small")
    sheet.text((frame.left + frame.width - 8, frame.top + frame.height + 18), "_w_~1", "", "end")
    sheet.text((frame.left - 8, frame.top + 14), "_w_~2", "", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 400)
    sheet.legend([(36, 24, "gradient descent", "ink thick", ""), (236, 24, "SGD", "accent", "")])
    _draw(sheet, Frame(36, 40, 620, 330, *SPANS))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 262, NARROW)
    sheet.legend([(33, 24, "gradient descent", "ink thick", ""), (240, 24, "SGD", "accent", "")])
    _draw(sheet, Frame(33, 40, 359, 191.1, *SPANS))
    return sheet
