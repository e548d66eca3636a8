"""Faces as points on a circle, and the scores of pairs of faces with one threshold."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, number, numbered

NAME = "face-threshold"
TITLE = "Faces as directions, and one threshold on their scores"
DESCRIPTION = (
    "First, a circle of directions: the photos of three people lie in three bunches, and a wedge marks what counts "
    "as a match for a new photo of the first person. Second, three bell-shaped curves of scores: impostor pairs of "
    "group A around 0.10, those of group B a little further right around 0.16, genuine pairs around 0.60. The "
    "threshold at 0.412 cuts the right tail of B more than that of A, and the left tail of the genuine pairs."
)
PEOPLE = ((24.0, "cool"), (118.0, "warm"), (232.0, "accent"))
SPREAD = (-13.0, -5.0, 4.0, 12.0)
PROBE = 31.0
MEANS, DEVIATIONS = (0.60, 0.10, 0.16), (0.12, 0.10, 0.10)


def threshold() -> float:
    """Return the score that 10 of A's 10,000 simulated impostors reach, as in the lesson."""
    chance = np.random.default_rng(0)
    chance.normal(MEANS[0], DEVIATIONS[0], 10_000)
    return float(np.sort(chance.normal(MEANS[1], DEVIATIONS[1], 10_000))[-10])


TAU = threshold()


def _bell(x: Numbers, which: int) -> Numbers:
    z = (x - MEANS[which]) / DEVIATIONS[which]
    return np.exp(-z * z / 2) / (DEVIATIONS[which] * np.sqrt(2 * np.pi))


def _circle(sheet: Sheet, centre: tuple[float, float], radius: float) -> None:
    def at(degrees: float, far: float = 1.0) -> tuple[float, float]:
        turn = np.radians(degrees)
        return centre[0] + far * radius * np.cos(turn), centre[1] - far * radius * np.sin(turn)

    reach = float(np.degrees(np.arccos(TAU)))
    arc = [at(each) for each in np.linspace(PROBE - reach, PROBE + reach, 60)]
    sheet.path([centre, *arc], "wash-accent", closed=True)
    sheet.circle(centre, radius, "faint")
    for i, (middle, colour) in enumerate(PEOPLE):
        for shift in SPREAD:
            sheet.line(centre, at(middle + shift), "faint")
            sheet.circle(at(middle + shift), 5, f"fill-{colour}")
        x, y = at(middle, 1.17)
        sheet.text((x, y + 5), "123"[i], "strong")
    sheet.arrow(centre, at(PROBE, 0.96), "ink")
    x, y = at(PROBE + 36, 0.66)
    sheet.text((x, y + 5), "new photo")


def _scores(sheet: Sheet, frame: Frame) -> None:
    x = np.linspace(*frame.x, 400)
    for which, fill, side in ((0, "wash-accent", x <= TAU), (2, "wash-warm", x >= TAU)):
        tail = frame.curve(x[side], _bell(x[side], which))
        first, last = x[side][0], x[side][-1]
        sheet.path([frame.at(first, 0), *tail, frame.at(last, 0)], fill, closed=True)
    for which, style in ((0, "accent thick"), (1, "cool thick"), (2, "warm thick")):
        sheet.path(frame.curve(x[::4], _bell(x, which)[::4]), style)
    sheet.x_axis(frame, numbered(0, 0.5, 1))
    sheet.line(frame.at(TAU, 0), frame.at(TAU, 4.25), "ink dashed")
    sheet.text((frame.at(TAU, 0)[0] + 6, frame.top + 8), f"threshold {number(round(TAU, 3))}", anchor="start")
    sheet.text(frame.at(0.02, 4.15), "A", "strong", "end")
    sheet.text(frame.at(0.25, 4.0), "B", "strong")
    sheet.text(frame.at(0.68, 3.25), "same person", anchor="start")
    sheet.text((frame.left + frame.width, frame.top + frame.height + 42), "score of a pair", "small", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 262)
    _circle(sheet, (128, 132), 100)
    _scores(sheet, Frame(290, 20, 380, 190, (-0.25, 1.05), (0, 4.4)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 510, NARROW)
    _circle(sheet, (200, 126), 98)
    _scores(sheet, Frame(12, 270, 376, 190, (-0.25, 1.05), (0, 4.4)))
    return sheet
