"""Two accuracies on 500 images, and how far each could be from the truth."""

import math

from .canvas import NARROW, Frame, Sheet, number

NAME = "claim-interval"
TITLE = "A gain of 0.6 points on 500 and on 50,000 images"
DESCRIPTION = (
    "Two pairs of points with bars of two standard errors. On 500 test images, 91.0 and 91.6 percent have bars of "
    "about 2.5 points to each side, which overlap almost wholly. On 50,000 images the bars are a quarter of a point "
    "long and do not overlap."
)
RATES = (("before", 91.0), ("after", 91.6))
SIZES = (500, 50_000)


def reach(percent: float, size: int) -> float:
    """Return two standard errors of an accuracy, in points."""
    share = percent / 100
    return 200 * math.sqrt(share * (1 - share) / size)


def _draw(sheet: Sheet, frame: Frame) -> None:
    for i, size in enumerate(SIZES):
        sheet.text((frame.left - 92, frame.at(0, 4.72 - 2.6 * i)[1]), f"{size:,} test images", "strong", "start")
        for j, (name, percent) in enumerate(RATES):
            y = 3.9 - 2.6 * i - 0.8 * j
            wide = reach(percent, size)
            style = "cool" if j == 0 else "accent"
            sheet.line(frame.at(percent - wide, y), frame.at(percent + wide, y), f"{style} thick")
            sheet.circle(frame.at(percent, y), 6, f"fill-{style}")
            sheet.text((frame.left - 14, frame.at(0, y)[1] + 5), name, anchor="end")
    sheet.x_axis(frame, {each: number(each) for each in (88, 90, 92, 94)})
    sheet.text((frame.left + frame.width, frame.top + frame.height + 42), "accuracy in percent", "small", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 264)
    _draw(sheet, Frame(130, 12, 520, 204, (88, 94.6), (0, 5)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 264, NARROW)
    _draw(sheet, Frame(98, 12, 290, 204, (88, 94.6), (0, 5)))
    return sheet
