"""A U-Net with the shape of every map, channels first."""

from .canvas import NARROW, TIMES
from .diagram import Diagram

NAME = "u-net"
TITLE = "A U-Net and its shapes"
DESCRIPTION = (
    "On the left, maps shrink from 32 channels of 128 by 128 to 64 of 64 by 64, 128 of 32 by 32 and, at the bottom, "
    "256 of 16 by 16. On the right they grow back. At each height an arrow copies the left map across, where it is "
    "joined to the right one. The image enters at the top left, the scores leave at the top right."
)
LEVELS = tuple((32 * 2**level, 128 // 2**level) for level in range(4))


def shape(channels: int | str, side: int) -> str:
    return f"{channels}{TIMES}{side}{TIMES}{side}"


def _draw(sheet: Diagram, columns: tuple[float, float], width: float) -> None:
    (left, right), size, top, step = columns, (width, 38.0), 104.0, 82.0
    half = size[1] / 2
    for x, words, way in ((left, shape(3, 128), 1), (right, shape("_K_", 128), -1)):
        sheet.words((x, top - 80), "image" if way == 1 else "scores", "strong")
        sheet.words((x, top - 60), words)
        ends = ((x, top - 46), (x, top - half))
        sheet.arrow(*ends[::way], gap=(2, 2))
    for level, (channels, side) in enumerate(LEVELS[:-1]):
        y = top + level * step
        for x in (left, right):
            sheet.panel((x, y), size, shape(channels, side), "ink wash-cool" if x == left else "ink wash-accent")
        sheet.arrow((left + size[0] / 2, y), (right - size[0] / 2, y), "accent dashed", (2, 3))
        sheet.words(((left + right) / 2, y - 13), f"copy: {2 * channels} joined", "small")
    channels, side = LEVELS[-1]
    middle, bottom = (left + right) / 2, top + 3 * step
    sheet.panel((middle, bottom), size, shape(channels, side), "ink fill-paper")
    for level in range(2):
        y = top + level * step
        sheet.arrow((left, y + half), (left, y + step - half), gap=(2, 3))
        sheet.words((left + 10, y + step / 2), "pool", "small", "start")
        sheet.arrow((right, y + step - half), (right, y + half), gap=(2, 3))
        sheet.words((right - 10, y + step / 2), "up", "small", "end")
    low = top + 2 * step
    sheet.elbow([(left, low + half), (left, bottom), (middle - size[0] / 2 - 3, bottom)])
    sheet.words((left + 10, (low + bottom) / 2), "pool", "small", "start")
    sheet.elbow([(middle + size[0] / 2, bottom), (right, bottom), (right, low + half + 3)])
    sheet.words((right - 10, (low + bottom) / 2), "up", "small", "end")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 372)
    _draw(sheet, (130, 550), 150)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 372, NARROW)
    _draw(sheet, (62, 338), 120)
    return sheet
