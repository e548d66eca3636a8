"""Ten validation losses, counted by early stopping with a patience of 3."""

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "early-stopping"
TITLE = "Patience counts the epochs without a new best"
DESCRIPTION = (
    "Ten validation losses by epoch. They fall to 0.50 in epoch 4, rise a little, and reach their lowest value, 0.49, "
    "in epoch 6, which is ringed. Epochs 7, 8 and 9 are not better and are counted 1, 2 and 3; a line there says "
    "stop. Epoch 10, drawn dashed, is never run."
)
LOSSES = (0.90, 0.70, 0.55, 0.50, 0.52, 0.49, 0.51, 0.53, 0.54, 0.50)
PATIENCE = 3


def counted() -> tuple[list[int], int]:
    """Return how long has been waited after each epoch up to the stop, and the best epoch, from 1."""
    waits: list[int] = []
    best = 0
    for epoch, loss in enumerate(LOSSES):
        is_best = loss < LOSSES[best] or epoch == 0
        best = epoch if is_best else best
        waits.append(0 if is_best else waits[-1] + 1)
        if waits[-1] == PATIENCE:
            break
    return waits, best + 1


def _draw(sheet: Sheet, frame: Frame) -> None:
    waits, best = counted()
    stop = len(waits)
    sheet.x_axis(frame, numbered(*range(1, 11)))
    sheet.y_axis(frame, numbered(0.4, 0.6, 0.8))
    sheet.text((frame.left + frame.width, frame.top + frame.height + 38), "epoch", anchor="end")
    points = frame.curve(range(1, 11), LOSSES)
    sheet.path(points[:stop], "accent thick")
    sheet.path(points[stop - 1 :], "quiet dashed")
    x = (points[stop - 1][0] + points[stop][0]) / 2
    sheet.line((x, frame.top), (x, frame.top + frame.height), "warm")
    sheet.text((x - 6, frame.top + 14), "stop", "strong", "end")
    for epoch, (point, wait) in enumerate(zip(points, waits, strict=False), 1):
        sheet.circle(point, 4.5, "fill-accent")
        if wait:
            sheet.text((point[0], point[1] - 14), f"{wait}", "strong")
        if epoch == best:
            sheet.circle(point, 11, "ink")
            sheet.text((point[0], point[1] + 32), "best: restored", "strong")
    sheet.circle(points[stop], 4.5, "quiet fill-paper")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 320)
    sheet.text((14, 22), "validation loss", anchor="start")
    _draw(sheet, Frame(56, 40, 606, 222, (0.6, 10.4), (0.36, 0.94)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 320, NARROW)
    sheet.text((8, 22), "validation loss", anchor="start")
    _draw(sheet, Frame(44, 40, 348, 222, (0.6, 10.4), (0.36, 0.94)))
    return sheet
