"""A line through rents, and a plane divided by nearest neighbours."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, numbered

NAME = "supervised"
TITLE = "Regression and classification"
DESCRIPTION = (
    "Left: eight flats as points, rent against size, with a rising straight line and a dashed line from each "
    "point to it. Right: three e-mails that are no spam at the lower left, two that are at the upper right; "
    "the part of the plane that is nearer to spam is shaded, and the new e-mail at (4, 5) lies in it."
)
# The examples of the lesson: links, and words in capitals.
EMAILS = np.array([[0, 1], [1, 0], [1, 2], [5, 4], [6, 6]])
SPAM = np.array([0, 0, 0, 1, 1])
NEW = np.array([4, 5])
STRIP = 0.05
PLANE = (-0.8, 7.2)


def flats() -> tuple[Numbers, Numbers]:
    """Return sizes in square metres and rents in euros of eight made-up flats."""
    chance = np.random.default_rng(3)
    size = np.array([24, 33, 41, 52, 60, 71, 80, 92], dtype=float)
    return size, 250 + 9 * size + chance.normal(0, 90, len(size))


def nearest(place: Numbers) -> int:
    """Return the number of the stored e-mail that lies nearest."""
    return int(((EMAILS - place) ** 2).sum(axis=1).argmin())


def _regression(sheet: Sheet, frame: Frame) -> None:
    size, rent = flats()
    slope, base = np.polyfit(size, rent, 1)
    for x, y in zip(size, rent, strict=True):
        sheet.line(frame.at(x, y), frame.at(x, base + slope * x), "quiet dashed")
    sheet.line(frame.at(18, base + slope * 18), frame.at(98, base + slope * 98), "accent thick")
    for point in frame.curve(size, rent):
        sheet.circle(point, 4.5, "ink fill-paper")
    sheet.x_axis(frame, numbered(20, 60, 100))
    sheet.y_axis(frame, numbered(400, 800, 1200))


def _spam_area(sheet: Sheet, frame: Frame) -> None:
    """Shade, strip by strip, what is nearer to spam than to anything else."""
    across = np.arange(*PLANE, STRIP)
    for y in np.arange(*PLANE, STRIP):
        inside = [x for x in across if SPAM[nearest(np.array([x, y]))]]
        if inside:
            sheet.box(frame.at(inside[0], y), frame.at(PLANE[1], y + STRIP * 1.4), "wash-warm")


def _classification(sheet: Sheet, frame: Frame) -> None:
    _spam_area(sheet, frame)
    sheet.line(frame.at(*NEW), frame.at(*EMAILS[nearest(NEW)]), "quiet dashed")
    for point, spam in zip(EMAILS, SPAM, strict=True):
        sheet.circle(frame.at(*point), 6, "warm thick fill-paper" if spam else "cool thick fill-paper")
    x, y = frame.at(*NEW)
    sheet.circle((x, y), 5, "fill-ink")
    sheet.text((x - 12, y + 5), "new", "strong", "end")
    sheet.text((frame.at(5.5, 5)[0] + 6, frame.at(6, 4.75)[1]), "spam", anchor="start")
    sheet.text(frame.at(1.6, 0.9), "not spam", anchor="start")
    sheet.x_axis(frame, numbered(0, 3, 6))
    sheet.y_axis(frame, numbered(0, 3, 6))


def _panels(sheet: Sheet, corners: tuple[Point, Point], width: float, height: float) -> None:
    (left, top), (across, down) = corners
    sheet.text((left - 34, top - 14), "Regression: rent by size", "strong", "start")
    _regression(sheet, Frame(left, top, width, height, (14, 102), (240, 1270)))
    sheet.text((across - 34, down - 14), "Classification by nearest neighbour", "strong", "start")
    _classification(sheet, Frame(across, down, width, height, PLANE, PLANE))


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 306)
    _panels(sheet, ((52, 34), (400, 34)), 268, 240)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 616, NARROW)
    _panels(sheet, ((52, 34), (52, 344)), 336, 240)
    return sheet
