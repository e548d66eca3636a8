"""Handwritten digits, and what some changes make of them."""

import numpy as np
from sklearn.datasets import load_digits

from .canvas import NARROW, Numbers, Point, Sheet

NAME = "augmented-digits"
TITLE = "Changes that keep the label, and one that does not"
DESCRIPTION = (
    "Six images of 8 by 8 pixels: a handwritten 6; the same shifted by one pixel, still a 6; with a blank square in a "
    "dashed frame, still a 6; turned upside down, which reads as a 9; a handwritten 1; and a blend of 0.7 of the 6 "
    "with 0.3 of the 1."
)
SHARE, LEVELS = 0.7, 8
_IMAGES, _DIGITS = load_digits(return_X_y=True)


def digit(wanted: int, number: int = 0) -> Numbers:
    """Return an image of a digit, 8 by 8, dark at 1."""
    found: Numbers = _IMAGES[wanted == _DIGITS][number].reshape(8, 8) / 16
    return found


def shifted(image: Numbers) -> Numbers:
    return np.pad(image, ((0, 0), (1, 0)))[:, :8]


CUT = (0, 3, 4, 7)  # rows from and to, columns from and to


def cut(image: Numbers) -> Numbers:
    top, bottom, left, right = CUT
    changed = image.copy()
    changed[top:bottom, left:right] = 0
    return changed


SIX, ONE = digit(6), digit(1)
PANELS: tuple[tuple[str, str, Numbers], ...] = (
    ("original", "6", SIX),
    ("shifted", "still 6", shifted(SIX)),
    ("cutout", "still 6", cut(SIX)),
    ("upside down", "now 9", np.rot90(SIX, 2)),
    ("another", "1", ONE),
    ("mixup", "0.7 of 6, 0.3 of 1", SHARE * SIX + (1 - SHARE) * ONE),
)


def _image(sheet: Sheet, corner: Point, side: float, panel: tuple[str, str, Numbers]) -> None:
    name, label, image = panel
    left, top = corner
    size = side / 8
    for (row, column), value in np.ndenumerate(image):
        if level := round(value * LEVELS):
            x, y = left + column * size, top + row * size
            place = {"x": x, "y": y, "width": size, "height": size}
            sheet.add("rect", "fill-ink", fill_opacity=level / LEVELS, **place)
    sheet.box(corner, (left + side, top + side), "quiet")
    if name == "cutout":
        first, last, start, end = (size * edge for edge in CUT)
        sheet.box((left + start, top + first + 2), (left + end, top + last), "warm dashed")
    sheet.text((left + side / 2, top - 10), name, "strong")
    sheet.text((left + side / 2, top + side + 20), label, "small")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 378)
    for k, panel in enumerate(PANELS):
        _image(sheet, (66 + 216 * (k % 3), 30 + 188 * (k // 3)), 116, panel)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 576, NARROW)
    for k, panel in enumerate(PANELS):
        _image(sheet, (38 + 202 * (k % 2), 30 + 192 * (k // 2)), 122, panel)
    return sheet
