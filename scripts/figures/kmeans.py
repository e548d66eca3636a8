"""Three blobs, and where k-means puts its centroids: at first, after a round, and in the end."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet

NAME = "kmeans"
TITLE = "k-means at the start, after one round and at the end"
DESCRIPTION = (
    "Three panels with the same 150 points in three blobs, coloured by the nearest of three large centroids. At "
    "first all three centroids stand in one blob. After one round they have moved apart. In the end each stands in "
    "the middle of a blob."
)
STYLES = ("warm", "cool", "accent")
SPANS = (-1.7, 5.7), (-1.8, 5.0)


def points() -> Numbers:
    """Return the three blobs of the lesson."""
    chance = np.random.default_rng(0)
    return np.concatenate([chance.normal(middle, 0.5, (50, 2)) for middle in ([0, 0], [4, 0], [2, 3])])


def rounds() -> list[Numbers]:
    """Return the centroids at the start, where they are three points of the first blob, and after each round."""
    placed = points()
    found = [placed[[0, 7, 20]]]
    while True:
        nearest = assigned(found[-1])
        moved = np.array([placed[nearest == j].mean(axis=0) for j in range(3)])
        if np.allclose(moved, found[-1]):
            return found
        found.append(moved)


def assigned(centroids: Numbers) -> Numbers:
    """Return the number of the nearest centroid for each point."""
    return ((points()[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)


def _panel(sheet: Sheet, frame: Frame, centroids: Numbers) -> None:
    sheet.box(frame.at(SPANS[0][0], SPANS[1][0]), frame.at(SPANS[0][1], SPANS[1][1]), "faint")
    for point, j in zip(points(), assigned(centroids), strict=True):
        sheet.circle(frame.at(*point), 2.6, f"fill-{STYLES[j]}")
    for centroid, style in zip(centroids, STYLES, strict=True):
        x, y = frame.at(*centroid)
        sheet.path([(x, y - 10), (x + 10, y), (x, y + 10), (x - 10, y)], f"ink thick fill-{style}", closed=True)


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float) -> None:
    found = rounds()
    shown = ((found[0], "start"), (found[1], "after 1 round"), (found[-1], f"settled after {len(found) - 1}"))
    height = width * (SPANS[1][1] - SPANS[1][0]) / (SPANS[0][1] - SPANS[0][0])
    for (left, top), (centroids, words) in zip(corners, shown, strict=True):
        sheet.text((left, top - 10), words, "strong", "start")
        _panel(sheet, Frame(left, top, width, height, *SPANS), centroids)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 232)
    _panels(sheet, ((6, 28), (235, 28), (464, 28)), 210)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 888, NARROW)
    _panels(sheet, ((50, 28), (50, 322), (50, 616)), 290)
    return sheet
