"""Which numbers of a batch of images share one mean, in four methods of normalization."""

from .canvas import NARROW, Point, Sheet

NAME = "norm-axes"
TITLE = "Which numbers share one mean"
DESCRIPTION = (
    "Four grids with 3 examples as rows and 4 channels as columns; each cell is divided into 4 positions. Shaded are "
    "the numbers that share one mean. Batch norm: the second column. Layer norm: the second row. Instance norm: one "
    "cell. Group norm: two neighbouring cells of a row."
)
EXAMPLES, CHANNELS = 3, 4
# The cells, by example and channel, that share a mean with the second channel of the second example.
METHODS: dict[str, set[tuple[int, int]]] = {
    "batch norm": {(n, 1) for n in range(EXAMPLES)},
    "layer norm": {(1, c) for c in range(CHANNELS)},
    "instance norm": {(1, 1)},
    "group norm": {(1, 0), (1, 1)},
}


def _grid(sheet: Sheet, corner: Point, side: float, name: str) -> None:
    left, top = corner
    sheet.text((left + CHANNELS * side / 2, top - 12), name, "strong")
    for n in range(EXAMPLES):
        for c in range(CHANNELS):
            x, y = left + c * side, top + n * side
            style = "faint wash-accent" if (n, c) in METHODS[name] else "faint fill-paper"
            for i, j in ((0, 0), (0, 1), (1, 0), (1, 1)):
                half = side / 2
                sheet.box((x + i * half, y + j * half), (x + (i + 1) * half, y + (j + 1) * half), style)
    for n in range(EXAMPLES + 1):
        sheet.line((left, top + n * side), (left + CHANNELS * side, top + n * side), "quiet")
    for c in range(CHANNELS + 1):
        sheet.line((left + c * side, top), (left + c * side, top + EXAMPLES * side), "quiet")
    rows, columns = zip(*METHODS[name], strict=True)
    start = left + min(columns) * side, top + min(rows) * side
    sheet.box(start, (left + (max(columns) + 1) * side, top + (max(rows) + 1) * side), "accent thick")


def _axes(sheet: Sheet, corner: Point, side: float) -> None:
    """Name the rows and the columns of one grid."""
    left, top = corner
    bottom = top + EXAMPLES * side
    sheet.text((left + CHANNELS * side / 2, bottom + 20), "channels _C_", "small")
    middle = top + EXAMPLES * side / 2
    sheet.text((left - 10, middle), "examples", "small", transform=f"rotate(-90 {left - 10:g} {middle:g})")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 174)
    for k, name in enumerate(METHODS):
        _grid(sheet, (30 + 166 * k, 36), 36, name)
    _axes(sheet, (30, 36), 36)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 362, NARROW)
    for k, name in enumerate(METHODS):
        _grid(sheet, (34 + 194 * (k % 2), 36 + 188 * (k // 2)), 40, name)
    _axes(sheet, (34, 36), 40)
    return sheet
