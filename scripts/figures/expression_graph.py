"""The graph of ab + a², filled in with its values on the way there and its gradients on the way back."""

from .canvas import NARROW, Point
from .diagram import Diagram

NAME = "expression-graph"
TITLE = "A graph of values, and the gradients that flow back through it"
A, B = 2, 3
U, V = A * B, A * A
F = U + V
BESIDE = "beside each arrow its local derivative"
# What arrives at a: along the arrow to u, and along both arrows to v.
AT_A, AT_B = (B, A, A), A
NODES = (
    (f"_a_ = {A}", f"{' + '.join(map(str, AT_A))} = {sum(AT_A)}"),
    (f"_b_ = {B}", f"{AT_B}"),
    (f"_u_ = _ab_ = {U}", "1"),
    (f"_v_ = _aa_ = {V}", "1"),
    (f"_f_ = _u_+_v_ = {F}", "1"),
)
DESCRIPTION = (
    f"a = {A} and b = {B} lead to u = ab = {U}; a leads by two arrows to v = a times a = {V}; u and v lead to f = {F}. "
    f"Beneath each node stands its gradient, filled in from the right: f 1, u 1, v 1, b {AT_B}, and a "
    f"{' + '.join(map(str, AT_A))} = {sum(AT_A)}."
)


def _node(sheet: Diagram, at: Point, value: str, gradient: str) -> None:
    sheet.panel(at, (112, 38), value)
    sheet.words((at[0], at[1] + 34), gradient, "strong")


def _nodes(sheet: Diagram, *places: Point) -> None:
    for at, (value, gradient) in zip(places, NODES, strict=True):
        _node(sheet, at, value, gradient)


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 300)
    a, b, u, v, f = (80, 190), (80, 60), (330, 60), (330, 190), (590, 125)
    sheet.arrow((136, 172), (273, 76), "ink")
    sheet.words((222, 132), "_b_ = 3", "small", "start")
    sheet.arrow((136, 60), (273, 60), "ink")
    sheet.words((204, 46), "_a_ = 2", "small")
    for shift in (-8, 8):
        sheet.arrow((136, 190 + shift), (273, 190 + shift), "ink")
        sheet.words((204, 190 + 2.6 * shift), "_a_ = 2", "small")
    sheet.arrow((386, 60), (533, 118), "ink")
    sheet.words((462, 76), "1", "small")
    sheet.arrow((386, 190), (533, 132), "ink")
    sheet.words((462, 176), "1", "small")
    _nodes(sheet, a, b, u, v, f)
    sheet.arrow((620, 262), (60, 262), "accent thick")
    sheet.words(
        (340, 284), "gradients (bold) are filled in from the end; beside each arrow its local derivative", "small"
    )
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 460, NARROW)
    b, a, u, v, f = (84, 40), (284, 40), (84, 200), (284, 200), (184, 350)
    sheet.arrow((84, 86), (84, 179), "ink")
    sheet.words((76, 132), "_a_ = 2", "small", "end")
    sheet.arrow((240, 86), (128, 179), "ink")
    sheet.words((166, 118), "_b_ = 3", "small", "end")
    for shift in (-8, 8):
        sheet.arrow((284 + shift, 86), (284 + shift, 179), "ink")
        sheet.words((284 + 2 * shift, 132), "_a_ = 2", "small", "start" if shift > 0 else "end")
    sheet.arrow((84, 246), (164, 329), "ink")
    sheet.words((108, 296), "1", "small", "end")
    sheet.arrow((284, 246), (204, 329), "ink")
    sheet.words((260, 296), "1", "small", "start")
    _nodes(sheet, a, b, u, v, f)
    sheet.arrow((384, 390), (384, 40), "accent thick")
    sheet.words((200, 420), "bold: gradients, filled in from the end;", "small")
    sheet.words((200, 442), BESIDE, "small")
    return sheet
