"""The sigmoid, and the boundary that logistic regression draws between two clouds."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, numbered

NAME = "logistic"
TITLE = "The sigmoid, and a straight decision boundary"
DESCRIPTION = (
    "Left: the S-shaped sigmoid from 0 to 1, with height 0.5 at score 0. Right: two clouds of a hundred points each, "
    "one round (0, 0) and one round (3, 3), and the straight line between them where the score is zero."
)


def clouds() -> tuple[Numbers, Numbers]:
    """Return the two blobs of the lesson and their labels."""
    chance = np.random.default_rng(0)
    labels = np.repeat([0, 1], 100)
    return chance.normal(size=(200, 2)) + 3 * labels[:, None], labels


def fitted() -> tuple[Numbers, float]:
    """Return weights and bias after the gradient descent of the lesson."""
    points, labels = clouds()
    weights, bias = np.zeros(2), 0.0
    for _ in range(500):
        p = 1 / (1 + np.exp(-(points @ weights + bias)))
        weights = weights - 0.5 * points.T @ (p - labels) / 200
        bias -= 0.5 * float((p - labels).mean())
    return weights, bias


def _sigmoid(sheet: Sheet, frame: Frame) -> None:
    z = np.linspace(-6, 6, 161)
    sheet.x_axis(frame, numbered(-5, 0, 5))
    sheet.y_axis(frame, numbered(0, 0.5, 1))
    sheet.path([frame.at(-6, 0.5), frame.at(0, 0.5), frame.at(0, 0)], "quiet dashed")
    sheet.path(frame.curve(z, 1 / (1 + np.exp(-z))), "accent thick")


def _boundary(sheet: Sheet, frame: Frame) -> None:
    points, labels = clouds()
    weights, bias = fitted()
    for point, label in zip(points, labels, strict=True):
        sheet.circle(frame.at(*point), 2.8, "fill-warm" if label else "fill-cool")
    across = np.linspace(*frame.x, 801)
    (stretch,) = frame.within(across, -(bias + weights[0] * across) / weights[1])
    sheet.path([stretch[0], stretch[-1]], "ink thick")
    sheet.x_axis(frame, numbered(0, 3))
    sheet.y_axis(frame, numbered(0, 3))
    sheet.text(frame.at(-2.9, 2.5), "class 0", "", "start")
    sheet.text(frame.at(3.6, 6.0), "class 1", "", "start")


def _panels(sheet: Sheet, corners: tuple[Point, Point], width: float, height: float) -> None:
    (left, top), (across, down) = corners
    sheet.text((left - 32, top - 14), "Probability by score _z_", "strong", "start")
    _sigmoid(sheet, Frame(left, top, width, height, (-6, 6), (0, 1.04)))
    sheet.text((across - 32, down - 14), "Boundary", "strong", "start")
    _boundary(sheet, Frame(across, down, width, height, (-3.2, 6.4), (-3.2, 6.4)))


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 306)
    _panels(sheet, ((44, 36), (396, 36)), 272, 240)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 618, NARROW)
    _panels(sheet, ((44, 36), (44, 348)), 344, 240)
    return sheet
