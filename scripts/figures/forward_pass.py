"""A network of two inputs, two hidden units and one output, with the numbers of one forward pass."""

import numpy as np

from .canvas import NARROW, Point, number
from .diagram import Diagram

NAME = "forward-pass"
TITLE = "One forward pass, number by number"
DESCRIPTION = (
    "A network with two inputs, two hidden units and one output; the weights stand on the lines and the biases at "
    "the units. The inputs 1 and 2 give the hidden sums -1 and 2; ReLU makes 0 and 2 of them; the output sum is 1, and "
    "the sigmoid makes 0.731 of it."
)
X = np.array([1.0, 2.0])
W1, B1 = np.array([[0.5, -1.0], [1.0, 0.5]]), np.array([0.5, 0.0])
W2, B2 = np.array([1.0, 1.5]), -2.0
Z1 = W1 @ X + B1
A1 = np.maximum(0, Z1)
Z2 = float(W2 @ A1 + B2)
A2 = 1 / (1 + np.exp(-Z2))


def _between(start: Point, end: Point, share: float, lift: float = -11) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]) + lift


def _draw(sheet: Diagram, columns: tuple[float, float, float], rows: tuple[float, float], radius: float) -> None:
    inputs, hidden = [(columns[0], y) for y in rows], [(columns[1], y) for y in rows]
    out = columns[2], sum(rows) / 2
    for j, start in enumerate(inputs):
        for i, end in enumerate(hidden):
            sheet.arrow(start, end, "quiet", (radius, radius))
            place = _between(start, end, 0.5) if i == j else _between(start, end, 0.76, 15 if j else -15)
            sheet.words(place, number(W1[i, j]), "small")
    for j, start in enumerate(hidden):
        sheet.arrow(start, out, "quiet", (radius, radius + 5))
        sheet.words(_between(start, out, 0.45, 16 if j else -16), number(W2[j]), "small")
    sheet.arrow(out, (out[0] + radius + 36, out[1]), "accent", (radius + 5, 0))
    for place, value in zip(inputs, X, strict=True):
        sheet.unit(place, number(value), radius=radius)
    for j, place in enumerate(hidden):
        sheet.unit(place, number(A1[j]), "accent wash-accent", radius)
        x, y = place
        side = 1 if j else -1
        sheet.words((x, y + side * (radius + 14)), f"_z_~{{{j + 1}}} = {number(Z1[j])}, ReLU {number(A1[j])}")
        sheet.words((x, y + side * (radius + 34)), f"bias {number(B1[j])}", "small")
    sheet.unit(out, f"{A2:.3f}", "accent wash-accent", radius + 5, 15.2)
    sheet.words((out[0], out[1] - radius - 40), f"bias {number(B2)}", "small")
    sheet.words((out[0], out[1] - radius - 20), f"_z_ = {number(Z2)}")
    sheet.words((out[0], out[1] + radius + 20), "sigmoid", "small")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 340)
    for x, words in ((70, "inputs"), (310, "hidden layer, ReLU"), (560, "output, sigmoid")):
        sheet.words((x, 14), words, "strong")
    _draw(sheet, (70, 310, 560), (116, 250), 24)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 330, NARROW)
    for x, words in ((34, "inputs"), (172, "hidden, ReLU"), (322, "output")):
        sheet.words((x, 14), words, "strong")
    _draw(sheet, (34, 172, 322), (112, 242), 23)
    return sheet
