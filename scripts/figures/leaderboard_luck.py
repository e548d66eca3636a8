"""The best public score of submissions that know nothing, against what it is worth."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, numbered

NAME = "leaderboard-luck"
TITLE = "The best of many coin flips on a public leaderboard"
DESCRIPTION = (
    "Over the number of submissions from 1 to 200, the best public score climbs from 0.5 quickly to 0.6 and on to "
    "about 0.64, for submissions that are coin flips. The private score of the chosen one stays level at 0.5."
)
PUBLIC, PRIVATE, TRIES, CONTESTS = 100, 900, 200, 2000


def scores() -> tuple[Numbers, Numbers]:
    """Return the best public score so far and its private score, on average over many contests."""
    chance = np.random.default_rng(0)
    public = chance.binomial(PUBLIC, 0.5, (CONTESTS, TRIES)) / PUBLIC
    private = chance.binomial(PRIVATE, 0.5, (CONTESTS, TRIES)) / PRIVATE
    best = np.maximum.accumulate(public, axis=1)
    new = np.diff(best, axis=1, prepend=-1) > 0
    chosen = np.maximum.accumulate(np.where(new, np.arange(TRIES), 0), axis=1)
    return best.mean(0), np.take_along_axis(private, chosen, axis=1).mean(0)


def _draw(sheet: Sheet, frame: Frame) -> None:
    best, private = scores()
    kept = np.unique(np.geomspace(1, TRIES, 40).astype(int)) - 1
    sheet.x_axis(frame, numbered(1, 50, 100, 150, 200))
    sheet.y_axis(frame, numbered(0.5, 0.55, 0.6, 0.65))
    sheet.path(frame.curve(kept + 1, best[kept]), "accent thick")
    sheet.path(frame.curve(kept + 1, private[kept]), "ink thick dashed")
    sheet.text((frame.at(110, 0.627)[0], frame.at(110, 0.61)[1]), "best public score", anchor="start")
    sheet.text(frame.at(110, 0.507), "its private score", anchor="start")
    sheet.text((frame.left + frame.width, frame.top + frame.height + 42), "submissions", "small", "end")
    sheet.text((4, frame.top - 14), "accuracy", "small", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 300)
    _draw(sheet, Frame(54, 30, 606, 220, (1, 200), (0.48, 0.66)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 300, NARROW)
    _draw(sheet, Frame(50, 30, 330, 220, (1, 200), (0.48, 0.66)))
    return sheet
