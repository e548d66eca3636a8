"""Five folds that take turns as the validation set."""

from .canvas import NARROW, Sheet

NAME = "folds"
TITLE = "Five-fold cross-validation"
SCORES = (0.81, 0.84, 0.79, 0.86, 0.80)
MEAN = sum(SCORES) / len(SCORES)
DESCRIPTION = (
    "Five rows of five boxes. In the first row the first box is marked as the fold for validation, in the second the "
    f"second, and so on; the other four are for training. At the right stand the scores; their mean is {MEAN:.2f}."
)


def _draw(sheet: Sheet, left: float, top: float, cell: tuple[float, float]) -> None:
    wide, high = cell
    for row, score in enumerate(SCORES):
        y = top + row * (high + 10)
        sheet.text((left - 12, y + high / 2 + 5), f"{row + 1}", "small", "end")
        for fold in range(len(SCORES)):
            style = "wash-warm" if fold == row else "fill-paper"
            sheet.box((left + fold * wide, y), (left + (fold + 1) * wide, y + high), f"ink {style}")
        x = left + len(SCORES) * wide
        sheet.arrow((x + 8, y + high / 2), (x + 38, y + high / 2), "ink")
        sheet.text((x + 48, y + high / 2 + 5), f"{score:.2f}", anchor="start")
    bottom = top + len(SCORES) * (high + 10)
    sheet.line((x + 44, bottom), (x + 86, bottom), "quiet")
    sheet.text((x + 48, bottom + 22), f"{MEAN:.2f}", "strong", "start")
    sheet.text((x + 36, bottom + 22), "mean", "small", "end")
    for i, (style, words) in enumerate((("wash-warm", "validation"), ("fill-paper", "training"))):
        across = left + 118 * i
        sheet.box((across, bottom + 10), (across + 22, bottom + 24), f"ink {style}")
        sheet.text((across + 30, bottom + 22), words, anchor="start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 266)
    _draw(sheet, 90, 12, (82, 34))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 266, NARROW)
    _draw(sheet, 28, 12, (54, 34))
    return sheet
