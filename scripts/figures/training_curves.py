"""Training and validation loss in three cases, from real runs of one small network."""

from functools import cache

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, numbered

NAME = "training-curves"
TITLE = "Three pairs of curves and what they say"
DESCRIPTION = (
    "Three plots of training loss (dashed) and validation loss (solid) over 60 epochs. With few examples and many "
    "units the training loss falls on while the validation loss turns up: overfitting. With a tiny learning rate "
    "both stay high: underfitting. With enough examples and a good rate both fall and stay close."
)
EPOCHS = 60
CASES = (("overfitting", 60, 200, 0.2), ("too slow", 600, 12, 0.004), ("healthy", 600, 12, 0.3))


def data(count: int, seed: int) -> tuple[Numbers, Numbers]:
    """Return points in a square, labelled by the sign of the product, with one label in ten wrong."""
    chance = np.random.default_rng(seed)
    x = chance.uniform(-1, 1, (count, 2))
    label = (x[:, 0] * x[:, 1] > 0) ^ (chance.random(count) < 0.1)
    return x, label.astype(float)


@cache
def curves(count: int, units: int, rate: float) -> tuple[Numbers, Numbers]:
    """Return training and validation loss after each epoch of a network with one hidden layer."""
    (x, t), (xv, tv) = data(count, 1), data(400, 2)
    chance = np.random.default_rng(0)
    w, b = chance.normal(0, 2, (units, 2)), chance.normal(0, 1, units)
    v, c = chance.normal(0, 1 / units**0.5, units), 0.0

    def loss(x: Numbers, t: Numbers) -> float:
        p = 1 / (1 + np.exp(-(np.tanh(x @ w.T + b) @ v + c)))
        return float(-np.mean(t * np.log(p + 1e-12) + (1 - t) * np.log(1 - p + 1e-12)))

    found = []
    for _ in range(EPOCHS):
        for i in np.array_split(chance.permutation(count), max(count // 10, 1)):
            a = np.tanh(x[i] @ w.T + b)
            d = (1 / (1 + np.exp(-(a @ v + c))) - t[i]) / len(i)
            e = np.outer(d, v) * (1 - a**2)
            v, c = v - rate * d @ a, c - rate * d.sum()
            w, b = w - rate * e.T @ x[i], b - rate * e.sum(axis=0)
        found.append((loss(x, t), loss(xv, tv)))
    train, valid = np.array(found).T
    return train, valid


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float, height: float) -> None:
    for (name, count, units, rate), (left, top) in zip(CASES, corners, strict=True):
        frame = Frame(left, top, width, height, (0, EPOCHS), (0, 1))
        sheet.x_axis(frame, numbered(0, 20, 40, 60))
        sheet.y_axis(frame, numbered(0, 0.5, 1))
        epochs = np.arange(1.0, EPOCHS + 1)
        for values, style in zip(curves(count, units, rate), ("ink dashed", "accent thick"), strict=True):
            sheet.path(frame.curve(epochs, np.minimum(values, 1)), style)
        sheet.text((left, top - 12), name, "strong", "start")


def _legend(sheet: Sheet, first: float, second: float) -> None:
    sheet.legend([(first, 24, "training", "ink dashed", ""), (second, 24, "validation", "accent thick", "")])


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 270)
    _legend(sheet, 34, 190)
    _panels(sheet, ((34, 72), (266, 72), (498, 72)), 172, 160)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 600, NARROW)
    _legend(sheet, 40, 190)
    _panels(sheet, ((40, 76), (40, 262), (40, 448)), 340, 112)
    return sheet
