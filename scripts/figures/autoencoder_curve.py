"""Points along a half circle, as PCA and as a small autoencoder rebuild them from one number."""

from itertools import pairwise

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet

NAME = "autoencoder-curve"
TITLE = "What one number can say: a line or a curve"
DESCRIPTION = (
    "Two panels with the same points along a half circle. On the left PCA puts every point on one straight "
    "line. On the right an autoencoder puts every point on a curve that follows the half circle."
)
LAYERS = (2, 16, 1, 16, 2)
Net = list[tuple[Numbers, Numbers]]


def _points(chance: np.random.Generator) -> Numbers:
    """Return the points of the lesson on autoencoders."""
    angle = chance.uniform(0, np.pi, 200)
    x = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    noisy: Numbers = x - x.mean(axis=0) + 0.05 * chance.normal(size=(200, 2))
    return noisy


def _forward(net: Net, x: Numbers) -> list[Numbers]:
    entered = [x]
    for j, (weights, bias) in enumerate(net):
        z = entered[-1] @ weights + bias
        entered.append(np.tanh(z) if j % 2 == 0 else z)
    return entered


def _trained(chance: np.random.Generator, x: Numbers) -> Net:
    sizes = pairwise(LAYERS)
    net: Net = [(chance.normal(size=(m, n)) / np.sqrt(m), np.zeros(n)) for m, n in sizes]
    for _ in range(2001):
        entered = _forward(net, x)
        slope = 2 * (entered[-1] - x) / x.size
        for j in reversed(range(len(net))):
            if j % 2 == 0:
                slope = slope * (1 - entered[j + 1] ** 2)
            weights, bias = net[j]
            below = slope @ weights.T
            weights -= 0.3 * entered[j].T @ slope
            bias -= 0.3 * slope.sum(axis=0)
            slope = below
    return net


def _rebuilt() -> tuple[Numbers, dict[str, Numbers]]:
    """Return the points, and what each method makes of them, in order along its own line."""
    chance = np.random.default_rng(0)
    x = _points(chance)
    net = _trained(chance, x)
    centred = x - x.mean(axis=0)
    axis = np.linalg.svd(centred)[2][0]
    line = x.mean(axis=0) + np.outer(np.sort(centred @ axis), axis)
    code = np.sort(_forward(net, x)[2][:, 0])
    curve = _forward(net[2:], np.linspace(code[0], code[-1], 80)[:, None])
    return x, {"PCA": line, "Autoencoder": curve[-1]}


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float, height: float) -> None:
    x, lines = _rebuilt()
    for (name, line), (left, top) in zip(lines.items(), corners, strict=True):
        frame = Frame(left, top, width, height, (-1.3, 1.3), (-0.85, 0.6))
        for point in frame.curve(*x[::2].T):
            sheet.circle(point, 2.6, "fill-quiet")
        sheet.path(frame.curve(*line.T), "accent thick")
        sheet.text((left, top - 14), name, "strong", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 236)
    _panels(sheet, ((20, 40), (360, 40)), 300, 180)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 448, NARROW)
    _panels(sheet, ((20, 36), (20, 254)), 360, 180)
    return sheet
