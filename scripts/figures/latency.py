"""Simulated answer times of a service: what the mean hides."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, numbered

NAME = "latency"
TITLE = "Answer times of 1,000 requests"
DESCRIPTION = (
    "A histogram of simulated answer times. Most lie between 15 and 35 milliseconds, a long tail reaches beyond "
    "150. Marks show the median at 22, the mean at 31 and the 95th percentile at 112 milliseconds."
)
BINS = np.arange(0, 201, 5)


def times() -> Numbers:
    """Return milliseconds of 1,000 requests: most are quick, one in ten waits for something."""
    chance = np.random.default_rng(0)
    quick = 14 + chance.gamma(4, 2, 900)
    slow = chance.uniform(60, 180, 100)
    return np.concatenate([quick, slow])


def marks() -> dict[str, float]:
    """Return the three figures that a report may give."""
    found = times()
    return {"median": float(np.median(found)), "mean": float(found.mean()), "p95": float(np.quantile(found, 0.95))}


def _draw(sheet: Sheet, frame: Frame) -> None:
    heights, _ = np.histogram(times(), BINS)
    for start, height in zip(BINS[:-1], heights, strict=True):
        if height:
            sheet.box(frame.at(start, 0), frame.at(start + 5, height), "accent wash-accent")
    sheet.x_axis(frame, numbered(0, 50, 100, 150, 200))
    for i, (name, value) in enumerate(marks().items()):
        x, _ = frame.at(value, 0)
        top = frame.top + 8 + 26 * i
        sheet.line((x, frame.top + frame.height), (x, top - 6), "ink dashed")
        sheet.text((x + 7, top + 4), f"{name} {value:.0f} ms", anchor="start")
    sheet.text((frame.left + frame.width, frame.top + frame.height + 42), "milliseconds", "small", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 270)
    _draw(sheet, Frame(20, 14, 640, 206, (0, 200), (0, 560)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 270, NARROW)
    _draw(sheet, Frame(12, 14, 370, 206, (0, 200), (0, 560)))
    return sheet
