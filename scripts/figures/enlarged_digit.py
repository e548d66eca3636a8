"""A handwritten digit, shrunk, and three ways to enlarge it again."""

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_digits

from .canvas import NARROW, Numbers, Point, Sheet

NAME = "enlarged-digit"
TITLE = "One small digit, enlarged in three ways"
DESCRIPTION = (
    "Five images. The original of 8 by 8 pixels is a handwritten 5. Shrunk to 4 by 4 pixels it is a few grey squares. "
    "Enlarged again by bicubic interpolation it is a smooth grey column, with a PSNR of 12.4 decibels. The average "
    "of the ten nearest training digits is a soft 5, with 15.8 decibels. The single nearest training digit has dark, "
    "clear strokes and is a 3, with 12.2 decibels."
)
TRAINING, SHOWN, NEAREST, LEVELS = 1400, 1489, 10, 12
PIXELS, DIGITS = load_digits(return_X_y=True)
ORIGINALS: Numbers = PIXELS.reshape(-1, 8, 8) / 16
SMALL: Numbers = ORIGINALS.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4))


def _weight(distance: float, bend: float = -0.75) -> float:
    """Return the cubic convolution kernel (R. Keys, 1981), with the bend that PyTorch takes."""
    t = abs(distance)
    if t <= 1:
        return (bend + 2) * t**3 - (bend + 3) * t**2 + 1
    return bend * (t**3 - 5 * t**2 + 8 * t - 4)


def bicubic(small: Numbers) -> Numbers:
    """Return images of n by n pixels at 2n by 2n; an edge goes on with its last pixel."""
    size = small.shape[-1]
    mix = np.zeros((2 * size, size))
    for row, centre in enumerate((np.arange(2 * size) + 0.5) / 2 - 0.5):
        first = int(np.floor(centre))
        for place in range(first - 1, first + 3):
            mix[row, min(max(place, 0), size - 1)] += _weight(centre - place)
    enlarged: Numbers = mix @ small @ mix.T
    return enlarged


def nearest(number: int) -> NDArray[np.intp]:
    """Return which training images look most like an image once both are small, the nearest first."""
    apart = ((SMALL[:TRAINING] - SMALL[number]) ** 2).sum(axis=(1, 2))
    return np.argsort(apart, kind="stable")[:NEAREST]


def guesses(number: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return an image enlarged: bicubic, the average of its nearest, and the single nearest."""
    found = ORIGINALS[nearest(number)]
    return bicubic(SMALL[number]), found.mean(axis=0), found[0]


def psnr(image: Numbers, original: Numbers) -> float:
    """Return the PSNR in decibels of images whose largest value is 1."""
    return float(-10 * np.log10(np.mean((image - original) ** 2)))


def panels() -> list[tuple[str, str, Numbers]]:
    """Return name, label and pixels of each panel."""
    original = ORIGINALS[SHOWN]
    named = zip(("bicubic", "average of ten", "the nearest"), guesses(SHOWN), strict=True)
    shown = [("original", "8 by 8 pixels", original), ("shrunk", "4 by 4 pixels", SMALL[SHOWN])]
    return shown + [(name, f"{psnr(image, original):.1f} dB", image) for name, image in named]


def _image(sheet: Sheet, corner: Point, side: float, panel: tuple[str, str, Numbers]) -> None:
    name, label, pixels = panel
    left, top = corner
    size = side / len(pixels)
    for (row, column), value in np.ndenumerate(pixels):
        if level := round(float(np.clip(value, 0, 1)) * LEVELS):
            place = {"x": left + column * size, "y": top + row * size, "width": size, "height": size}
            sheet.add("rect", "fill-ink", fill_opacity=f"{level / LEVELS:.2f}", **place)
    sheet.box(corner, (left + side, top + side), "quiet")
    sheet.text((left + side / 2, top - 10), name, "strong")
    sheet.text((left + side / 2, top + side + 20), label, "small")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 178)
    for k, panel in enumerate(panels()):
        _image(sheet, (10 + 136 * k, 30), 116, panel)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 598, NARROW)
    for k, panel in enumerate(panels()):
        left = 135 if k == 4 else 32 + 206 * (k % 2)
        _image(sheet, (left, 30 + 200 * (k // 2)), 130, panel)
    return sheet
