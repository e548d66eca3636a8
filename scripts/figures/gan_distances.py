"""Two distances between two points of data, against how far apart they lie."""

import numpy as np

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "gan-distances"
TITLE = "Jensen-Shannon divergence and Wasserstein distance"
DESCRIPTION = (
    "Real data all lie at 0 and generated data all at d. Against d from -3 to 3 the Jensen-Shannon divergence is flat "
    "at 0.69 except at d = 0, where it is 0. The Wasserstein distance is a V that falls steadily to 0."
)


def _draw(sheet: Sheet, frame: Frame, legend: tuple[float, float, float]) -> None:
    sheet.x_axis(frame, numbered(-3, -2, -1, 0, 1, 2, 3))
    sheet.y_axis(frame, numbered(0, 1, 2, 3))
    sheet.path(frame.curve((-3, 0, 3), (3, 0, 3)), "cool thick")
    flat = np.log(2)
    for ends in ((-3, -0.05), (0.05, 3)):
        sheet.path(frame.curve(ends, (flat, flat)), "warm thick", stroke_dasharray="7 5")
    sheet.circle(frame.at(0, flat), 4, "warm fill-paper")
    sheet.circle(frame.at(0, 0), 4, "fill-warm")
    sheet.text((frame.left + frame.width / 2, frame.top + frame.height + 44), "place of the generated data, _d_")
    first, second, y = legend
    below = y if second > first else y + 24
    sheet.legend(((first, y, "Wasserstein", "cool thick", ""), (second, below, "Jensen-Shannon", "warm thick", "7 5")))


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 300)
    _draw(sheet, Frame(60, 24, 570, 180, (-3, 3), (0, 3)), (150, 380, 284))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 336, NARROW)
    _draw(sheet, Frame(40, 24, 340, 190, (-3, 3), (0, 3)), (100, 100, 292))
    return sheet
