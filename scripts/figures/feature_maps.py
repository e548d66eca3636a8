"""One digit, four filters that a small network learned, and the map each makes of it."""

import numpy as np

from .canvas import NARROW, Numbers, Point, number
from .diagram import Diagram

NAME = "feature-maps"
TITLE = "Four learned filters and their maps of one digit"
DESCRIPTION = (
    "A handwritten zero of 8 by 8 pixels; four filters of 3 by 3 weights; and under each the map of 8 by 8 numbers "
    "that the filter and ReLU make of the digit, dark where they are large. A filter with positive weights below "
    "negative ones is dark along upper edges of strokes; one with positive weights on the left along their right edges."
)
# The first image of scikit-learn's digits, and filters of the network of the lesson, rounded.
DIGIT = np.array(
    [
        [0, 0, 5, 13, 9, 1, 0, 0],
        [0, 0, 13, 15, 10, 15, 5, 0],
        [0, 3, 15, 2, 0, 11, 8, 0],
        [0, 4, 12, 0, 0, 8, 8, 0],
        [0, 5, 8, 0, 0, 9, 8, 0],
        [0, 4, 11, 0, 1, 12, 7, 0],
        [0, 2, 14, 5, 10, 12, 0, 0],
        [0, 0, 6, 13, 10, 0, 0, 0],
    ]
)
FILTERS = (
    (((0.1, -0.1, 0.3), (-0.9, -1.2, -0.9), (1.0, 1.0, 0.3)), 0.0),
    (((0.5, 0.0, 0.4), (0.3, 0.4, 0.4), (-0.5, -0.8, -0.6)), 0.0),
    (((0.5, 0.5, -0.3), (1.1, 0.1, -0.8), (-0.1, 0.8, -0.8)), -0.61),
    (((-0.7, 0.1, 0.4), (0.4, 1.2, 0.4), (0.6, -0.2, -0.2)), -0.7),
)
PIXEL = 14
TIMES = "\N{MULTIPLICATION SIGN}"
WEIGHTS_APART = {True: 39, False: 36}


def feature_map(weights: Numbers, bias: float) -> Numbers:
    """Return what a filter with padding 1, and then ReLU, make of the digit."""
    padded = np.pad(DIGIT / 16, 1)
    found = [[(padded[i : i + 3, j : j + 3] * weights).sum() + bias for j in range(8)] for i in range(8)]
    return np.maximum(0, np.array(found))


def _apart(sheet: Diagram) -> float:
    return WEIGHTS_APART[sheet.width == NARROW]


def _image(sheet: Diagram, corner: Point, values: Numbers) -> None:
    left, top = corner
    for (i, j), value in np.ndenumerate(values / values.max()):
        if value > 0.02:
            place = {"x": left + j * PIXEL, "y": top + i * PIXEL, "width": PIXEL, "height": PIXEL}
            sheet.add("rect", "fill-ink", stroke="none", fill_opacity=f"{value:.2f}", **place)
    sheet.box(corner, (left + 8 * PIXEL, top + 8 * PIXEL), "quiet")


def _filter(sheet: Diagram, corner: Point, weights: Numbers) -> None:
    left, top = corner
    side = _apart(sheet)
    for (i, j), value in np.ndenumerate(weights):
        x, y = left + j * side, top + i * side
        style = "wash-warm" if value > 0.15 else "wash-cool" if value < -0.15 else "fill-paper"
        sheet.box((x, y), (x + side, y + side), f"faint {style}")
        sheet.words((x + side / 2, y + side / 2), number(value), size=15.2 if sheet.width == NARROW else 12.5)
    sheet.box(corner, (left + 3 * side, top + 3 * side), "ink")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 310)
    side = 8 * PIXEL
    sheet.words((14 + side / 2, 90), "digit", "strong")
    _image(sheet, (14, 108), DIGIT)
    sheet.words((400, 12), f"four filters, 3 {TIMES} 3", "strong")
    sheet.words((400, 296), f"their maps, 8 {TIMES} 8, after ReLU", "strong")
    for k, (weights, bias) in enumerate(FILTERS):
        left = 156 + 136 * k
        _filter(sheet, (left + (side - 3 * _apart(sheet)) / 2, 28), np.array(weights))
        sheet.arrow((left + side / 2, 140), (left + side / 2, 162))
        _image(sheet, (left, 168), feature_map(np.array(weights), bias))
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 676, NARROW)
    sheet.words((110, 70), "digit", "strong", "end")
    _image(sheet, (144, 8), DIGIT)
    sheet.words((105, 144), f"filters, 3 {TIMES} 3", "strong")
    sheet.words((290, 144), f"maps, 8 {TIMES} 8", "strong")
    for k, (weights, bias) in enumerate(FILTERS):
        top = 164 + 128 * k
        _filter(sheet, (46, top), np.array(weights))
        sheet.arrow((174, top + 56), (220, top + 56))
        _image(sheet, (234, top), feature_map(np.array(weights), bias))
    return sheet
