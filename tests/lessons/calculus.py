"""Derivatives by central differences, and functions that the formulas of several lessons use."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

Vector = np.ndarray


def slope(f: Callable[[float], float], at: float, step: float = 1e-5) -> float:
    """Return the derivative of a function of one number."""
    return (f(at + step) - f(at - step)) / (2 * step)


def gradient(f: Callable[[Vector], float], at: Vector, step: float = 1e-5) -> Vector:
    """Return the derivatives of a function of an array, in the shape of that array."""
    found = np.zeros_like(at)
    for i in np.ndindex(at.shape):
        shift = np.zeros_like(at)
        shift[i] = step
        found[i] = (f(at + shift) - f(at - shift)) / (2 * step)
    return found


def sigmoid(z: Any) -> Any:
    return 1 / (1 + np.exp(-z))


def softmax(scores: Vector) -> Vector:
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


def normal(x: Any, mean: float = 0, spread: float = 1) -> Any:
    """Return the density of a Gaussian."""
    return np.exp(-(((x - mean) / spread) ** 2) / 2) / (spread * math.sqrt(2 * math.pi))
