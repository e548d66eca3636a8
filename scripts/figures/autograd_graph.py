"""The graph that PyTorch records while one small model runs, and the way back through it."""

from itertools import pairwise

from .canvas import NARROW, Point
from .diagram import Diagram

NAME = "autograd-graph"
TITLE = "The graph that is recorded on the way forward, and walked on the way back"
DESCRIPTION = (
    "Above, the computation: x, W and b enter a linear map and give z; relu gives a; the loss compares a with the "
    "target y. Below, the record that PyTorch keeps of it, read from right to left: the loss's node points to that "
    "of relu, it to that of the linear map, and that one to the gradients of W and of b. x and y get none."
)
ROWS = ("linear", "relu", "loss")


def _chain(sheet: Diagram, at: tuple[Point, Point, Point], box: Point, *, down: bool) -> None:
    for place, name in zip(at, ROWS, strict=True):
        sheet.panel(place, box, name, "ink fill-paper")
    half = box[1] / 2 if down else box[0] / 2
    for (start, end), name in zip(pairwise(at), ("_z_", "_a_"), strict=True):
        sheet.arrow(start, end, "ink", (half, half))
        middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        sheet.words((middle[0] - 14, middle[1] - 2) if down else (middle[0], middle[1] - 13), name)


def _record(sheet: Diagram, at: tuple[Point, Point, Point], box: Point, *, down: bool) -> None:
    for place, name in zip(at, ROWS, strict=True):
        sheet.panel(place, box, f"{name}, back", "accent wash-accent")
    half = box[1] / 2 if down else box[0] / 2
    for end, start in pairwise(at):
        sheet.arrow(start, end, "accent", (half, half))


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 350)
    box = (112, 44)
    top: tuple[Point, Point, Point] = ((230, 80), (400, 80), (570, 80))
    low: tuple[Point, Point, Point] = ((230, 200), (400, 200), (570, 200))
    sheet.words((14, 20), "forward: values, and a record", "strong", "start")
    _chain(sheet, top, box, down=False)
    _record(sheet, low, box, down=False)
    for y, name, style in ((50, "*x*", "ink fill-paper"), (80, "*W*", "accent"), (110, "*b*", "accent")):
        sheet.unit((80, y), name, f"{style} fill-paper", 13)
        sheet.arrow((80, y), (174, 80 + (y - 80) / 3), "ink", (14, 1))
    sheet.unit((570, 28), "*y*", "ink fill-paper", 13)
    sheet.arrow((570, 41), (570, 58))
    sheet.words((664, 80), "_L_")
    sheet.arrow((626, 80), (644, 80))
    for x in (230, 400, 570):
        sheet.line((x, 102), (x, 178), "quiet", stroke_dasharray="2 4")
    sheet.words((590, 140), "remembers", "small", "start")
    sheet.arrow((660, 200), (627, 200), "accent")
    sheet.words((642, 182), "1")
    for y, name in ((182, "*W*.grad"), (222, "*b*.grad")):
        sheet.words((94, y), name, anchor="end")
        sheet.arrow((174, 200 + (y - 202) / 3), (100, y), "accent")
    sheet.words((14, 262), "backward: each node multiplies what arrives by its own slope", "strong", "start")
    _legend(sheet, 300, 14, 250)
    return sheet


def _legend(sheet: Diagram, y: float, left: float, apart: float) -> None:
    sheet.unit((left + 12, y), "", "accent fill-paper", 9)
    sheet.words((left + 30, y), "leaf with requires_grad", "small", "start")
    x, below = (left + apart, y) if apart else (left, y + 26)
    sheet.unit((x + 12, below), "", "ink fill-paper", 9)
    sheet.words((x + 30, below), "leaf without", "small", "start")


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 470, NARROW)
    box = (116, 44)
    left: tuple[Point, Point, Point] = ((100, 160), (100, 250), (100, 340))
    right: tuple[Point, Point, Point] = ((300, 160), (300, 250), (300, 340))
    sheet.words((100, 16), "forward", "strong")
    sheet.words((300, 16), "backward", "strong")
    _chain(sheet, left, box, down=True)
    _record(sheet, right, box, down=True)
    for x, name, style in ((50, "*x*", "ink"), (100, "*W*", "accent"), (150, "*b*", "accent")):
        sheet.unit((x, 76), name, f"{style} fill-paper", 15)
        sheet.arrow((x, 76), (100 + (x - 100) / 2, 138), "ink", (16, 1))
    for y in (160, 250, 340):
        sheet.line((158, y), (242, y), "quiet", stroke_dasharray="2 4")
    sheet.unit((20, 340), "*y*", "ink fill-paper", 15)
    sheet.arrow((35, 340), (41, 340))
    sheet.arrow((100, 362), (100, 394))
    sheet.words((100, 406), "_L_")
    sheet.arrow((300, 394), (300, 363), "accent")
    sheet.words((300, 406), "1")
    for x, name in ((256, "*W*.grad"), (344, "*b*.grad")):
        sheet.words((x, 76), name)
        sheet.arrow((300 + (x - 300) / 2, 138), (x, 90), "accent")
    _legend(sheet, 450, 10, 215)
    return sheet
