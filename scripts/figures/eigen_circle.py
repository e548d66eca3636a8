"""A circle of unit arrows, the ellipse it becomes, and the two directions that survive."""

import numpy as np

from .canvas import MINUS, NARROW, TIMES, Frame, Numbers, Sheet, number

NAME = "eigen-circle"
TITLE = "The directions that a matrix keeps"
DESCRIPTION = (
    "A small circle and the large slanted ellipse that the matrix makes of it. The unit arrow along (1, 1) becomes "
    f"five times as long on the same line, the one along (1, {MINUS}2) twice as long; the arrow (1, 0) turns to (4, 2)."
)
MATRIX = np.array([[4.0, 1.0], [2.0, 3.0]])
KEPT, TURNED = (np.array([1.0, 1.0]), np.array([1.0, -2.0])), np.array([1.0, 0.0])
EDGE = 3.9
SPANS = (-4.6, 4.9), (-4.0, 4.0)


def _eigenvalue(vector: Numbers) -> float:
    """Return the factor by which the matrix stretches a vector; refuse one that it turns."""
    factor = float(vector @ MATRIX @ vector / (vector @ vector))
    if not np.allclose(MATRIX @ vector, factor * vector):
        raise ValueError("this is no eigenvector")
    return factor


def _draw(sheet: Sheet, frame: Frame) -> None:
    turn = np.linspace(0, 2 * np.pi, 181)
    circle = np.stack([np.cos(turn), np.sin(turn)])
    sheet.line(frame.at(frame.x[0], 0), frame.at(frame.x[1], 0), "faint")
    sheet.line(frame.at(0, frame.y[0]), frame.at(0, frame.y[1]), "faint")
    sheet.path(frame.curve(*(MATRIX @ circle)), "quiet", closed=True)
    sheet.path(frame.curve(*circle), "ink", closed=True)
    origin = frame.at(0, 0)
    for vector in KEPT:
        unit = vector / np.linalg.norm(vector)
        end = EDGE / abs(unit[1]) * unit
        sheet.line(frame.at(*-end), frame.at(*end), "accent dashed")
        sheet.arrow(origin, frame.at(*(_eigenvalue(vector) * unit)), "accent thick")
        sheet.arrow(origin, frame.at(*unit), "ink thick")
    sheet.arrow(origin, frame.at(*(MATRIX @ TURNED)), "cool thick")
    sheet.arrow(origin, frame.at(*TURNED), "ink thick")
    sheet.label(frame.at(1.75, 3.35), f"{TIMES} {number(_eigenvalue(KEPT[0]))}")
    sheet.label(frame.at(1.45, -1.65), f"{TIMES} {number(_eigenvalue(KEPT[1]))}")
    sheet.label(frame.at(3.6, 1.05), "turned")


def _key(sheet: Sheet, left: float, top: float) -> None:
    entries = (("ink", "unit arrows"), ("accent", "kept on their line"), ("cool", "turned to (4, 2)"))
    sheet.legend([(left, top + 27 * i, words, f"{colour} thick", "") for i, (colour, words) in enumerate(entries)])


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 384)
    _draw(sheet, Frame(8, 8, 437, 368, *SPANS))
    _key(sheet, 486, 160)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 424, NARROW)
    _draw(sheet, Frame(10, 6, 380, 320, *SPANS))
    _key(sheet, 90, 352)
    return sheet
