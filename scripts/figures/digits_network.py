"""A small network on scikit-learn's digits, trained by plain SGD: what two figures show the loss of."""

from collections.abc import Callable, Iterator

import numpy as np
from sklearn.datasets import load_digits

from .canvas import Numbers

TRAIN, BATCH, HIDDEN, CLASSES = 1200, 32, 32, 10
IMAGES, DIGITS = load_digits(return_X_y=True)
IMAGES = IMAGES / 16


def start() -> list[Numbers]:
    chance = np.random.default_rng(1)
    first = chance.normal(size=(64, HIDDEN)) * np.sqrt(2 / 64)
    last = chance.normal(size=(HIDDEN, CLASSES)) * np.sqrt(1 / HIDDEN)
    return [first, np.zeros(HIDDEN), last, np.zeros(CLASSES)]


def losses(rate: Callable[[int], float], steps: int, *, is_shuffled: bool = False) -> Iterator[float]:
    """Yield the loss on each batch before the step on it, with a rate for each step.

    Shuffled labels are those of other images.
    """
    chance = np.random.default_rng(2)
    labels = chance.permutation(DIGITS[:TRAIN]) if is_shuffled else DIGITS[:TRAIN]
    weights = start()
    for step in range(steps):
        rows = chance.integers(TRAIN, size=BATCH)
        loss, gradient = _loss(weights, IMAGES[rows], np.eye(CLASSES)[labels[rows]])
        weights = [each - rate(step) * slope for each, slope in zip(weights, gradient, strict=True)]
        yield loss


def _loss(weights: list[Numbers], x: Numbers, targets: Numbers) -> tuple[float, list[Numbers]]:
    """Return the mean cross-entropy of a batch, and its gradient."""
    w1, b1, w2, b2 = weights
    hidden = np.maximum(x @ w1 + b1, 0)
    scores = hidden @ w2 + b2
    scores = scores - scores.max(axis=1, keepdims=True)
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    error = (np.exp(logs) - targets) / len(x)
    below = (error @ w2.T) * (hidden > 0)
    gradient = [x.T @ below, below.sum(axis=0), hidden.T @ error, error.sum(axis=0)]
    return float(-(targets * logs).sum() / len(x)), gradient


def smoothed(values: list[float], keep: float = 0.9) -> list[float]:
    """Return a running mean that forgets, corrected at its start."""
    mean, found = 0.0, []
    for count, value in enumerate(values, 1):
        mean = keep * mean + (1 - keep) * value
        found.append(mean / (1 - keep**count))
    return found
