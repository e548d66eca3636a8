"""A handwritten digit, and how far a classifier's score falls when each pixel is covered."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression

from .canvas import NARROW, Frame, Numbers
from .diagram import Diagram

NAME = "occlusion"
TITLE = "Which pixels the answer rests on"
DESCRIPTION = (
    "Three grids of eight by eight pixels. First a handwritten digit. Second, how much the score of the right class "
    "falls when each patch of three by three pixels is covered: a few patches on the strokes matter most. Third, "
    "the same for a model with shuffled weights: another pattern."
)
EXAMPLE, LEVELS = 1503, 4


def maps() -> tuple[Numbers, Numbers, Numbers]:
    """Return a digit, its occlusion map, and the map of a model whose weights were shuffled."""
    data = load_digits()
    x, y = data.data / 16, data.target
    model = LogisticRegression(max_iter=2000).fit(x[:1400], y[:1400])
    weights = model.coef_[y[EXAMPLE]]
    image = x[EXAMPLE].reshape(8, 8)
    mixed = np.random.default_rng(0).permutation(weights)
    return image, fall(image, weights), fall(image, mixed)


def fall(image: Numbers, weights: Numbers) -> Numbers:
    """Return the fall of a linear score when the patch round each pixel is set to zero."""
    parts = np.pad(weights.reshape(8, 8) * image, 1)
    return np.asarray(sum(parts[i : i + 8, j : j + 8] for i in range(3) for j in range(3)))


def _grid(sheet: Diagram, frame: Frame, values: Numbers, style: str) -> None:
    shares = np.clip(values, 0, None) / values.max()
    for i in range(8):
        for j in range(8):
            if level := round(float(shares[i, j]) * LEVELS):
                corner, size = frame.at(j, i), frame.width / 8
                place = {"x": corner[0], "y": corner[1], "width": size, "height": size}
                sheet.add("rect", style, fill_opacity=f"{level / LEVELS:g}", stroke_width="0", **place)
    sheet.box(frame.at(0, 0), frame.at(8, 8), "quiet")


def _draw(sheet: Diagram, places: tuple[tuple[float, float], ...], side: float) -> None:
    titles = ("the image", "trained model", "shuffled weights")
    for (left, top), values, words, style in zip(
        places, maps(), titles, ("fill-ink", "fill-accent", "fill-accent"), strict=True
    ):
        _grid(sheet, Frame(left, top, side, side, (0, 8), (8, 0)), values, style)
        sheet.words((left + side / 2, top - 16), words, "strong")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 218)
    _draw(sheet, ((20, 30), (248, 30), (476, 30)), 184)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 410, NARROW)
    _draw(sheet, ((114, 30), (16, 236), (212, 236)), 170)
    return sheet
