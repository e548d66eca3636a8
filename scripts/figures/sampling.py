"""Simulated test sets: how an accuracy varies, and how often its interval holds the truth."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, numbered

NAME = "sampling"
TITLE = "An estimate varies, and so does its interval"
TRUE, IMAGES, SETS, SHOWN, BEYOND = 0.85, 1000, 10_000, 25, 1.96
ERROR = float(np.sqrt(TRUE * (1 - TRUE) / IMAGES))
SPAN = (0.79, 0.91)
BIN = 0.002


def accuracies(count: int, seed: int) -> Numbers:
    """Return the accuracy on each of some simulated test sets."""
    return np.random.default_rng(seed).binomial(IMAGES, TRUE, count) / IMAGES


def intervals() -> list[tuple[float, float]]:
    """Return the 95 percent intervals of the test sets that are shown."""
    found = accuracies(SHOWN, 6)
    width = BEYOND * np.sqrt(found * (1 - found) / IMAGES)
    return list(zip(found - width, found + width, strict=True))


MISSING = sum(not low <= TRUE <= high for low, high in intervals())
DESCRIPTION = (
    f"Left: a histogram of the accuracy on {SETS:,} test sets, a bell centred on {TRUE}; the bars "
    f"between {TRUE - BEYOND * ERROR:.3f} and {TRUE + BEYOND * ERROR:.3f} are darker. Right: {SHOWN} intervals as "
    f"horizontal bars round a vertical line at {TRUE}; {MISSING} of them misses it and is marked."
)


def _histogram(sheet: Sheet, frame: Frame) -> None:
    edges = np.arange(SPAN[0], SPAN[1] + BIN / 2, BIN)
    counts, _ = np.histogram(accuracies(SETS, 0), edges)
    for left, count in zip(edges, counts / counts.max(), strict=False):
        middle = left + BIN / 2
        style = "fill-accent" if abs(middle - TRUE) <= BEYOND * ERROR else "fill-faint"
        if count:
            sheet.box(frame.at(left + BIN / 10, 0), frame.at(left + BIN * 0.9, count), style)
    sheet.x_axis(frame, numbered(0.82, 0.85, 0.88))


def _bars(sheet: Sheet, frame: Frame) -> None:
    sheet.line(frame.at(TRUE, 0), frame.at(TRUE, 1), "ink dashed")
    for i, (low, high) in enumerate(intervals()):
        y = 1 - (i + 0.5) / SHOWN
        style = "quiet" if low <= TRUE <= high else "warm thick"
        sheet.line(frame.at(low, y), frame.at(high, y), style)
        sheet.circle(frame.at((low + high) / 2, y), 2.6, "fill-ink" if style == "quiet" else "fill-warm")
    sheet.x_axis(frame, numbered(0.82, 0.85, 0.88))


def _panels(sheet: Sheet, tops: tuple[float, float], lefts: tuple[float, float], size: tuple[float, float]) -> None:
    panels = ((f"{SETS:,} test sets", _histogram), (f"{SHOWN} intervals of 95 percent", _bars))
    for left, top, (words, draw) in zip(lefts, tops, panels, strict=True):
        sheet.text((left, top - 14), words, "strong", "start")
        draw(sheet, Frame(left, top, *size, SPAN, (0, 1)))


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 330)
    _panels(sheet, (34, 34), (12, 362), (306, 240))
    sheet.text((165, 318), "accuracy on the test set", "small")
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 574, NARROW)
    _panels(sheet, (34, 310), (14, 14), (372, 212))
    sheet.text((200, 566), "accuracy on the test set", "small")
    return sheet
