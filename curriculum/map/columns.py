"""The column of each topic: in the order of its row, and so that tracks become short. Knows nothing of Django."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

SWEEPS = 8
_TOUCH = 0.35  # what it costs, in columns of track, to leave a column free inside a row
_EDGE = 0.02  # and to stand a column further right, where nothing else decides


def rows_of(stops: Sequence[str], columns: int) -> list[list[str]]:
    """Cut a line into as few rows as there is room for, as even as they can be."""
    count = -(-len(stops) // columns)
    size, longer = divmod(len(stops), count) if count else (0, 0)
    ends = [0]
    for row in range(count):
        ends.append(ends[-1] + size + (row < longer))
    return [list(stops[start:end]) for start, end in pairwise(ends)]


def place(rows: Sequence[Sequence[str]], neighbours: Mapping[str, Sequence[str]], columns: int) -> dict[str, int]:
    """Return the column of each topic of some rows, none of which holds more topics than there are columns.

    Row after row, to and fro, each is placed as well as it can be while the others stay: coordinate descent on the
    length of all tracks, where one row is solved exactly by dynamic programming. It begins packed to the left, and
    takes nothing from chance.
    """
    column = {slug: number for row in rows for number, slug in enumerate(row)}
    for sweep in range(SWEEPS):
        before = dict(column)
        for row in rows if sweep % 2 == 0 else reversed(rows):
            column.update(_best(row, neighbours, column, columns))
        if column == before:
            break
    return column


def _best(
    row: Sequence[str], neighbours: Mapping[str, Sequence[str]], column: Mapping[str, int], columns: int
) -> dict[str, int]:
    """Return the increasing columns of one row that cost the least."""
    here = set(row)
    far = len(row) * columns * 1000.0
    cost = [far if number else 0.0 for number in range(columns + 1)]  # of what is placed, by the first column free
    choices: list[list[int]] = []
    for place, slug in enumerate(row):
        ends = [column[other] for other in neighbours[slug] if other not in here]
        best, choice = [far] * (columns + 1), [0] * (columns + 1)
        for number in range(place, columns - (len(row) - place - 1)):
            own = sum(abs(number - end) for end in ends) + _EDGE * number
            for free in range(place, number + 1):
                gap = _TOUCH * (number - free) if place else 0.0
                if cost[free] + gap + own < best[number + 1]:
                    best[number + 1], choice[number + 1] = cost[free] + gap + own, free
        cost = best
        choices.append(choice)
    free = min(range(columns + 1), key=lambda number: cost[number])
    found = {}
    for slug, choice in zip(reversed(row), reversed(choices), strict=True):
        found[slug] = free - 1
        free = choice[free]
    return found
