"""The ROC curve of six cases, and the reliability of a model that claims too much."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, numbered

NAME = "roc"
TITLE = "A ROC curve and a reliability diagram"
LABELS = np.array([1, 0, 1, 1, 0, 0])  # by falling score
CASES, BINS = 20_000, 10
DESCRIPTION = (
    "Left: a staircase from (0, 0) to (1, 1) that goes up by a third for each positive case and right by a third for "
    "each negative one; it runs above the diagonal, and the area under it is shaded. Right: ten points above the "
    "diagonal at low predictions and below it at high ones."
)


def corners() -> Numbers:
    """Return the points of the curve, a row each: false positive rate, true positive rate."""
    up, across = np.cumsum(LABELS) / LABELS.sum(), np.cumsum(1 - LABELS) / (1 - LABELS).sum()
    return np.vstack([[0, 0], np.stack([across, up], axis=1)])


def reliability() -> list[Point]:
    """Return mean prediction and observed share for each bin of an overconfident model: its scores are doubled."""
    chance = np.random.default_rng(0)
    score = chance.normal(0, 1.1, CASES)
    positive = chance.random(CASES) < 1 / (1 + np.exp(-score))
    claimed = 1 / (1 + np.exp(-2 * score))
    which = np.minimum((claimed * BINS).astype(int), BINS - 1)
    return [(float(claimed[which == b].mean()), float(positive[which == b].mean())) for b in range(BINS)]


def _axes(sheet: Sheet, frame: Frame) -> None:
    sheet.line(frame.at(0, 0), frame.at(1, 1), "quiet dashed")
    sheet.x_axis(frame, numbered(0, 0.5, 1))
    sheet.y_axis(frame, numbered(0, 0.5, 1))


def _curve(sheet: Sheet, frame: Frame) -> None:
    steps = [frame.at(*point) for point in corners()]
    sheet.path([*steps, frame.at(1, 0)], "wash-accent", closed=True)
    _axes(sheet, frame)
    sheet.path(steps, "accent thick")
    for point in steps:
        sheet.circle(point, 4, "fill-accent")
    sheet.text((frame.left + frame.width / 2, frame.top + frame.height + 40), "false positive rate", "small")
    sheet.text((frame.left + 10, frame.top - 12), "true positive rate", "small", "start")


def _diagram(sheet: Sheet, frame: Frame) -> None:
    _axes(sheet, frame)
    points = [frame.at(*point) for point in reliability()]
    sheet.path(points, "warm thick")
    for point in points:
        sheet.circle(point, 4, "fill-warm")
    sheet.text((frame.left + frame.width / 2, frame.top + frame.height + 40), "predicted probability", "small")
    sheet.text((frame.left + 10, frame.top - 12), "observed share", "small", "start")


def _panels(sheet: Sheet, places: tuple[Point, Point], side: float) -> None:
    for (left, top), draw in zip(places, (_curve, _diagram), strict=True):
        draw(sheet, Frame(left, top, side, side, (0, 1), (0, 1.02)))


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 330)
    _panels(sheet, ((50, 30), (400, 30)), 252)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 740, NARROW)
    _panels(sheet, ((60, 30), (60, 402)), 290)
    return sheet
