"""Two ways to use a pretrained network: what stays fixed, what is trained, and where the gradient stops."""

from .canvas import NARROW
from .diagram import Diagram

NAME = "transfer-ways"
TITLE = "Feature extraction and fine-tuning"
DESCRIPTION = (
    "Two rows of a network with a body of three layers and a head. Above, feature extraction: the body is drawn with "
    "dashed lines and marked fixed, the new head is trained. Below, fine-tuning: the head is trained first, then the "
    "body as well, with a small rate, and the gradient reaches back to the first layer."
)


def _row(sheet: Diagram, top: float, step: float, *, fixed: bool) -> None:
    """Draw one network from left to right, and beneath it the way of the gradient."""
    middle, half, high = top + 62, step * 0.37, 50.0
    sheet.words((8, top), "feature extraction" if fixed else "fine-tuning", "strong", "start")
    centres = [step * (i + 1.05) for i in range(4)]
    body, head = ("quiet dashed fill-paper" if fixed else "ink wash-accent"), "ink wash-warm"
    sheet.words((step * 0.27, middle), "image", "small")
    for i, x in enumerate(centres):
        sheet.arrow((x - step + half if i else step * 0.32 + 22, middle), (x - half, middle), gap=(1, 2))
        sheet.panel((x, middle), (2 * half, high), "head" if i == 3 else f"layer {i + 1}", head if i == 3 else body)
    low = middle + high / 2 + 20
    start, end = centres[3] + half, centres[3 if fixed else 0] - half
    sheet.arrow((start, low), (end, low), "warm")
    said = "fixed" if fixed else "small rate"
    sheet.words((centres[1], low + (0 if fixed else 17)), said, "small")
    sheet.words((centres[3], low + 17), "trained", "small")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 306)
    for top, fixed in ((16, True), (172, False)):
        _row(sheet, top, 148, fixed=fixed)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 306, NARROW)
    for top, fixed in ((16, True), (172, False)):
        _row(sheet, top, 90, fixed=fixed)
    return sheet
