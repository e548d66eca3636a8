"""Two residual blocks: one that keeps the shape, and one that halves the sides and doubles the channels."""

from .canvas import NARROW, TIMES
from .diagram import Diagram

NAME = "residual-block"
TITLE = "A residual block, and one that changes the shape"
DESCRIPTION = (
    "Two blocks drawn from top to bottom. Left: the input of 64 channels of 32 by 32 passes through two 3 by 3 "
    "convolutions, each with batch norm, and a bare line leads round them to a plus sign. Right: the first "
    "convolution has stride 2 and gives 128 channels of 16 by 16, and the line round passes through a 1 by 1 "
    "convolution with stride 2. After the plus comes ReLU in both."
)


def shape(channels: int, side: int) -> str:
    return f"{channels}{TIMES}{side}{TIMES}{side}"


def _block(sheet: Diagram, middle: float, sizes: tuple[float, float], *, strided: bool) -> None:
    """Draw a block of a width, its shortcut so far aside; a strided one halves the sides and doubles the channels."""
    width, aside = sizes
    before, after = shape(64, 32), shape(128, 16) if strided else shape(64, 32)
    start, first, second, plus, last = 34.0, 106.0, 192.0, 262.0, 318.0
    high, round_ = 52.0, 14.0
    conv = f"3{TIMES}3 conv"
    begin = f"3{TIMES}3, stride 2" if strided else conv
    sheet.words((middle, 12), before, "strong")
    sheet.arrow((middle, start - 8), (middle, first - high / 2), gap=(0, 2))
    sheet.panel((middle, first), (width, high), f"{begin}\nnorm, ReLU", "ink wash-accent")
    sheet.arrow((middle, first + high / 2), (middle, second - high / 2), gap=(0, 2))
    sheet.panel((middle, second), (width, high), f"{conv}\nnorm", "ink wash-accent")
    sheet.arrow((middle, second + high / 2), (middle, plus - round_), gap=(0, 2))
    sheet.unit((middle, plus), "+", radius=round_)
    beside = middle + aside
    sheet.elbow([(middle, start + 10), (beside, start + 10), (beside, plus), (middle + 16, plus)], "warm")
    sheet.arrow((middle, plus + round_), (middle, last - 2), gap=(0, 10))
    sheet.words((middle + 10, (plus + last) / 2 + 1), "ReLU", "small", "start")
    sheet.words((middle, last + 4), after, "strong")
    if strided:
        place = beside, (first + second) / 2
        sheet.panel(place, (70, high), f"1{TIMES}1\nstride 2", "warm fill-paper")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 334)
    _block(sheet, 130, (150, 116), strided=False)
    _block(sheet, 450, (150, 146), strided=True)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 334, NARROW)
    _block(sheet, 70, (126, 82), strided=False)
    _block(sheet, 258, (126, 104), strided=True)
    return sheet
