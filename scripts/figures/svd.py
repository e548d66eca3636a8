"""A circle on its way through the three parts of a matrix: rotated, stretched, rotated."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet

NAME = "svd"
TITLE = "A matrix is a rotation, a stretch and a rotation"
MATRIX = np.array([[3.0, 0.0], [4.0, 5.0]]) / 2
DESCRIPTION = (
    "Four panels. First a circle with two perpendicular arrows. Then the circle turned, so that the arrows lie along "
    "the axes. Then an ellipse along the axes, three times as long as it is wide. Last the ellipse turned; its arrows "
    "are still perpendicular."
)
REACH = 3.6


def parts() -> tuple[Numbers, Numbers, Numbers]:
    """Return the three parts, with the signs for which the first arrow points to the upper right."""
    left, stretch, right = np.linalg.svd(MATRIX)
    signs = np.array([np.sign(right[0].sum()), 1.0])
    return left * signs, stretch, signs[:, None] * right


def stages() -> list[tuple[str, Numbers]]:
    """Return the words and the map for each panel; the last map is the matrix itself."""
    left, stretch, right = parts()
    done = [np.eye(2), right, np.diag(stretch) @ right, left @ np.diag(stretch) @ right]
    return list(zip(("start", "rotated", "stretched", "rotated again"), done, strict=True))


def _panel(sheet: Sheet, frame: Frame, moved: Numbers) -> None:
    turn = np.linspace(0, 2 * np.pi, 121)
    sheet.line(frame.at(-REACH, 0), frame.at(REACH, 0), "faint")
    sheet.line(frame.at(0, -REACH), frame.at(0, REACH), "faint")
    sheet.path(frame.curve(*(moved @ np.stack([np.cos(turn), np.sin(turn)]))), "ink wash-accent", closed=True)
    for arrow, style in zip(parts()[2], ("warm thick", "cool thick"), strict=True):
        sheet.arrow(frame.at(0, 0), frame.at(*(moved @ arrow)), style)


def _panels(sheet: Sheet, corners: tuple[Point, ...], side: float) -> None:
    for (left, top), (words, moved) in zip(corners, stages(), strict=True):
        sheet.text((left + side / 2, top - 8), words, "strong")
        _panel(sheet, Frame(left, top, side, side, (-REACH, REACH), (-REACH, REACH)), moved)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 200)
    _panels(sheet, tuple((4 + 170 * i, 30) for i in range(4)), 160)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 440, NARROW)
    _panels(sheet, ((8, 28), (208, 28), (8, 248), (208, 248)), 184)
    return sheet
