"""Four activation functions, each with its derivative."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, Span, numbered

NAME = "activations"
TITLE = "Four activation functions and their derivatives"
DESCRIPTION = (
    "Four plots for z from -4 to 4, the function solid and its derivative dashed. Sigmoid is an S from 0 to 1 whose "
    "derivative is a low bump; tanh an S from -1 to 1 with a taller bump; ReLU is flat at 0 and then rises with slope "
    "1, its derivative a step; GELU looks like a smooth ReLU that dips slightly below 0."
)
REACH = 4.0


@dataclass(frozen=True)
class Scale:
    span: Span
    ticks: tuple[float, ...]


@dataclass(frozen=True)
class Activation:
    name: str
    value: Callable[[Numbers], Numbers]
    slope: Callable[[Numbers], Numbers]
    largest_slope: str
    scale: Scale


def _sigmoid(z: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-z))


def _normal_density(z: Numbers) -> Numbers:
    return np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)


def _normal_below(z: Numbers) -> Numbers:
    return np.array([(1 + math.erf(value / math.sqrt(2))) / 2 for value in z])


S_SHAPED = Scale((-1.15, 1.15), (-1, 0, 1))
HALF_OPEN = Scale((-0.5, 4.1), (0, 1, 2, 3, 4))
ACTIVATIONS = (
    Activation("Sigmoid", _sigmoid, lambda z: _sigmoid(z) * (1 - _sigmoid(z)), "0.25", S_SHAPED),
    Activation("Tanh", np.tanh, lambda z: 1 - np.tanh(z) ** 2, "1", S_SHAPED),
    Activation("ReLU", lambda z: np.maximum(0, z), lambda z: np.where(z > 0, 1.0, 0.0), "1", HALF_OPEN),
    Activation(
        "GELU",
        lambda z: z * _normal_below(z),
        lambda z: _normal_below(z) + z * _normal_density(z),
        "1.129",
        HALF_OPEN,
    ),
)


def _plot(sheet: Sheet, activation: Activation, frame: Frame) -> None:
    for level in activation.scale.ticks:
        sheet.line(frame.at(-REACH, level), frame.at(REACH, level), "faint")
    sheet.line(frame.at(0, frame.y[0]), frame.at(0, frame.y[1]), "faint")
    sheet.x_axis(frame, numbered(-4, -2, 0, 2, 4))
    sheet.y_axis(frame, numbered(*activation.scale.ticks))
    z = np.linspace(-REACH, REACH, 81)
    sheet.path(frame.curve(z, activation.value(z)), "accent thick")
    for part in (z[:41], z[40:]) if activation.name == "ReLU" else (z,):
        middle = activation.slope(part[1:-1])
        sheet.path(frame.curve(part, np.concatenate([middle[:1], middle, middle[-1:]])), "ink dashed")


def _legend(sheet: Sheet, left: float, right: float) -> None:
    sheet.legend([(left, 24, "function", "accent thick", ""), (right, 24, "derivative", "ink dashed", "")])


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float, height: float) -> None:
    for activation, (left, top) in zip(ACTIVATIONS, corners, strict=True):
        frame = Frame(left, top, width, height, (-REACH, REACH), activation.scale.span)
        _plot(sheet, activation, frame)
        sheet.text((left + width + 10, top + height + 4), "_z_")
        note = f"largest slope {activation.largest_slope}"
        if sheet.width == NARROW:
            sheet.text((left, top - 31), activation.name, "strong", "start")
            sheet.text((left, top - 11), note, "small", "start")
        else:
            sheet.text((left, top - 12), activation.name, "strong", "start")
            sheet.text((left + width, top - 12), note, "small", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 506)
    _legend(sheet, 36, 176)
    _panels(sheet, ((36, 80), (384, 80), (36, 314), (384, 314)), 270, 160)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 496, NARROW)
    _legend(sheet, 37, 189)
    _panels(sheet, ((37, 92), (235, 92), (37, 322), (235, 322)), 142, 140)
    return sheet
