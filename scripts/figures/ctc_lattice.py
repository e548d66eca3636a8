"""All paths of three frames that spell "ab", with the sums of the forward algorithm."""

import numpy as np

from .canvas import NARROW, Numbers
from .diagram import Diagram

NAME = "ctc-lattice"
TITLE = "Five alignments of ab with three frames"
DESCRIPTION = (
    "A grid with a column a frame and a row for each of blank, a, blank, b, blank. Arrows lead on by none, one or, "
    "from a to b, two rows. The numbers in the circles are sums of paths: 0.2 and 0.5 in frame 1; 0.35, 0.1 and "
    "0.15 in frame 2. In frame 3, the b holds 0.18 and the last blank 0.03, which add up to 0.21."
)
LABEL = "ab"
STATES = ("-", "a", "-", "b", "-")
CHANCE = {"a": 0.5, "b": 0.3, "-": 0.2}
FRAMES = 3


def before(state: int) -> list[int]:
    """Return the states from which a state can be reached in one frame."""
    skip = STATES[state] != "-" and state >= 2 and STATES[state] != STATES[state - 2]
    return [each for each in (state, state - 1, state - 2 if skip else -1) if each >= 0]


def forward() -> Numbers:
    """Return the sums of the forward algorithm, a row a frame."""
    sums = np.zeros((FRAMES, len(STATES)))
    sums[0, :2] = CHANCE["-"], CHANCE["a"]
    for t in range(1, FRAMES):
        for state, symbol in enumerate(STATES):
            sums[t, state] = sums[t - 1, before(state)].sum() * CHANCE[symbol]
    return sums


def useful() -> Numbers:
    """Return where a path that spells the label can stand, frame by frame."""
    reached, needed = forward() > 0, np.zeros((FRAMES, len(STATES)), bool)
    needed[-1, -2:] = True
    for t in range(FRAMES - 1, 0, -1):
        for state in np.flatnonzero(needed[t]):
            needed[t - 1, before(state)] = True
    return reached & needed


def _arrows(sheet: Diagram, columns: tuple[float, ...], rows: list[float], radius: float) -> None:
    on = useful()
    for t in range(1, FRAMES):
        for state in np.flatnonzero(on[t]):
            for origin in (each for each in before(state) if on[t - 1, each]):
                style = "accent" if state - origin == 2 else "quiet"
                start, end = (columns[t - 1], rows[origin]), (columns[t], rows[state])
                sheet.arrow(start, end, style, (radius, radius + 2))


def _draw(sheet: Diagram, columns: tuple[float, ...], radius: float) -> None:
    sums, on, rows = forward(), useful(), [62.0 + 70 * i for i in range(len(STATES))]
    for symbol, y in zip(STATES, rows, strict=True):
        sheet.words((columns[0] - radius - 22, y), "blank" if symbol == "-" else symbol, "strong", "end")
    for t, x in enumerate(columns):
        sheet.words((x, 22), f"frame {t + 1}", "small")
    _arrows(sheet, columns, rows, radius)
    for t, state in np.ndindex(on.shape):
        place = columns[t], rows[state]
        if on[t, state]:
            last = t == FRAMES - 1
            style = "accent thick wash-accent" if last else "ink fill-paper"
            sheet.unit(place, f"{sums[t, state]:.2f}".rstrip("0"), style, radius)
        else:
            sheet.circle(place, 4, "faint fill-faint")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 372)
    _draw(sheet, (170, 350, 530), 24)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 372, NARROW)
    _draw(sheet, (100, 230, 360), 25)
    return sheet
