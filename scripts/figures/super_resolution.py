"""Two sharp images that shrink to the same small one, and the average of both."""

import numpy as np

from .canvas import NARROW, Numbers, Point, Sheet

NAME = "super-resolution"
TITLE = "Two sharp images, one small image, one blurred guess"
DESCRIPTION = (
    "Two possible sharp images, one with an edge between dark and bright, the other with a bright gap and a dark line "
    "there, shrink to the same small image. The safest guess from it is the average of both, which is blurred."
)
SIZE = 6


def _image_with(column: int) -> Numbers:
    """Return an image that is dark on the left and in one more column."""
    image = np.zeros((SIZE, SIZE))
    image[:, :2] = 0.8
    image[:, column] = 0.8
    return image


FIRST, SECOND = _image_with(2), _image_with(3)
SMALL = FIRST.reshape(3, 2, 3, 2).mean(axis=(1, 3))
BLUR = (FIRST + SECOND) / 2


def _image(sheet: Sheet, corner: Point, pixels: Numbers, side: float) -> None:
    cell = side / len(pixels)
    for i, row in enumerate(pixels):
        for j, dark in enumerate(row):
            place = {"x": corner[0] + j * cell, "y": corner[1] + i * cell, "width": cell, "height": cell}
            sheet.add("rect", "fill-ink", **place, fill_opacity=f"{dark:g}", stroke="none")
            sheet.add("rect", "faint", **place)
    sheet.add("rect", "quiet", x=corner[0], y=corner[1], width=side, height=side)


def _arrow(sheet: Sheet, start: Point, end: Point, head: str) -> None:
    sheet.line(start, end, "ink", marker_end=head)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 330)
    head = sheet.arrow_head("ink")
    _image(sheet, (30, 40), FIRST, 108)
    _image(sheet, (30, 196), SECOND, 108)
    sheet.text((84, 26), "possible original")
    sheet.text((84, 182), "possible original")
    _image(sheet, (300, 148), SMALL, 54)
    sheet.text((327, 134), "small image")
    _image(sheet, (520, 118), BLUR, 108)
    sheet.text((574, 104), "safest guess")
    _arrow(sheet, (146, 94), (292, 160), head)
    _arrow(sheet, (146, 250), (292, 190), head)
    _arrow(sheet, (362, 175), (512, 175), head)
    sheet.label((219, 180), "shrink")
    sheet.text((437, 164), "enlarge")
    sheet.text((574, 250), "the average of both", "small")
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 540, NARROW)
    head = sheet.arrow_head("ink")
    for left, pixels in ((40, FIRST), (252, SECOND)):
        _image(sheet, (left, 40), pixels, 108)
        sheet.text((left + 54, 26), "possible original")
    _image(sheet, (173, 238), SMALL, 54)
    sheet.text((250, 270), "small image", anchor="start")
    _image(sheet, (146, 372), BLUR, 108)
    sheet.text((200, 504), "safest guess")
    sheet.text((200, 526), "the average of both", "small")
    _arrow(sheet, (94, 156), (184, 230), head)
    _arrow(sheet, (306, 156), (216, 230), head)
    _arrow(sheet, (200, 300), (200, 364), head)
    sheet.text((200, 176), "shrink")
    sheet.text((214, 338), "enlarge", anchor="start")
    return sheet
