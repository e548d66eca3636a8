"""How many stamps of a transposed convolution cover each output pixel, for two kernels."""

import numpy as np

from .canvas import NARROW, Frame, Point, Sheet, numbered

NAME = "checkerboard"
TITLE = "Stamps that cover each output pixel"
DESCRIPTION = (
    "Two bar charts for six inputs at stride 2. With a kernel of three pixels the bars alternate between one stamp and "
    "two; with a kernel of four pixels all inner bars are two stamps high."
)
INPUTS, STRIDE = 6, 2
KERNELS = ((3, "uneven"), (4, "even inside"))


def covered(kernel: int) -> list[int]:
    """Return how many stamps cover each pixel of the output."""
    counts = np.zeros((INPUTS - 1) * STRIDE + kernel, dtype=int)
    for start in range(0, INPUTS * STRIDE, STRIDE):
        counts[start : start + kernel] += 1
    return counts.tolist()


def _panel(sheet: Sheet, corner: Point, width: float, kernel: int, verdict: str) -> None:
    counts = covered(kernel)
    frame = Frame(*corner, width, 108, (-0.7, 13.7), (0, 2.2))
    sheet.x_axis(frame, {})
    sheet.y_axis(frame, numbered(0, 1, 2))
    for place, count in enumerate(counts):
        style = "quiet wash-warm" if count == 1 else "quiet wash-cool"
        sheet.box(frame.at(place - 0.4, 0), frame.at(place + 0.4, count), style)
    left, top = corner
    sheet.text((left, top - 16), f"kernel {kernel}", "strong", "start")
    sheet.text((left + width, top - 16), verdict, "small", "end")
    sheet.text((left + width / 2, top + 130), "output pixels", "small")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 196)
    for (kernel, verdict), left in zip(KERNELS, (40, 380), strict=True):
        _panel(sheet, (left, 44), 280, kernel, verdict)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 386, NARROW)
    for (kernel, verdict), top in zip(KERNELS, (42, 236), strict=True):
        _panel(sheet, (44, top), 332, kernel, verdict)
    return sheet
