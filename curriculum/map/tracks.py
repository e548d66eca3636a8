"""Tracks from each topic to what requires it: along its line, down between two columns, across above the row, and in.

All tracks of one topic share their way as far as they can, and are called its net. A net goes down (or up) in one of a
few places between two columns, its trunk, and crosses above each row in which it ends, on one of that row's lanes.
Labels stand below their stations and never between columns, so no track meets one. Knows nothing of Django.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

TRUNKS = (0, 1, -1, 2, -2, 3, -3)  # places between two columns, from the middle out
PASSES = 5  # over the nets that end in one row
BESIDE = 0.1  # of a column, at least, is between two nets on one lane


@dataclass
class Net:
    """The way from one topic: `row` and `column` are its own, `ends` those of the topics that it leads to."""

    source: str
    row: int
    column: int
    ends: list[tuple[int, int, str]] = field(default_factory=list)
    trunk: int = 0
    lanes: dict[int, int] = field(default_factory=dict)  # by row

    @property
    def x(self) -> float:
        """Where the trunk stands, in columns."""
        return self.column + 0.5 + self.trunk * 0.028

    @property
    def reach(self) -> tuple[int, int]:
        """The first and last height of the trunk: lanes of a row are at twice its number, its line is one below."""
        heights = [2 * row for row, _, _ in self.ends]
        return min([*heights, 2 * self.row + 1]), max([*heights, 2 * self.row + 1])

    def span(self, row: int) -> tuple[float, float]:
        """How far the net goes across above a row, in columns."""
        ends = [float(column) for end, column, _ in self.ends if end == row]
        return min([*ends, self.x]), max([*ends, self.x])


def nets(
    row_of: Mapping[str, int], column_of: Mapping[str, int], leads_to: Mapping[str, Sequence[str]]
) -> dict[str, Net]:
    """Return the net of each topic that leads anywhere, with trunks and lanes chosen."""
    found = {}
    for source, targets in leads_to.items():
        if targets:
            ends = [(row_of[target], column_of[target], target) for target in targets]
            found[source] = Net(source, row_of[source], column_of[source], ends)
    _choose_trunks(list(found.values()))
    by_row: dict[int, list[Net]] = {}
    for net in found.values():
        for row in sorted({row for row, _, _ in net.ends}):
            by_row.setdefault(row, []).append(net)
    for row, ending in by_row.items():
        for net, lane in zip(*_sorted_into_lanes(row, ending), strict=True):
            net.lanes[row] = lane
    return found


def _choose_trunks(every: list[Net]) -> None:
    by_column: dict[int, list[Net]] = {}
    for net in every:
        by_column.setdefault(net.column, []).append(net)
    for column in by_column.values():
        taken: dict[int, list[tuple[int, int]]] = {trunk: [] for trunk in TRUNKS}
        for net in sorted(column, key=lambda net: (net.reach[0] - net.reach[1], net.row)):
            first, last = net.reach
            met = {
                trunk: sum(start <= last and first <= end for start, end in reaches) for trunk, reaches in taken.items()
            }
            net.trunk = min(TRUNKS, key=lambda trunk: (met[trunk], abs(trunk)))
            taken[net.trunk].append(net.reach)


def _sorted_into_lanes(row: int, ending: list[Net]) -> tuple[list[Net], list[int]]:
    """Give each net that ends in a row a lane above it, so that few cross: try each at each place, keep what helps.

    Nets that lie beside each other never cross, and of two others the earlier has the upper lane. So what an order
    costs is a sum over pairs.
    """
    nets = sorted(ending, key=lambda net: (net.row == row, net.span(row)))
    cost = [[_crossings(row, upper, lower) for lower in nets] for upper in nets]
    order = list(range(len(nets)))
    for _ in range(PASSES):
        before = list(order)
        for number in before:
            order.remove(number)
            # What it costs to stand first; and, place by place, to let one more pass.
            gain = [cost[other][number] - cost[number][other] for other in order]
            costs = [0, *accumulate(gain)]
            order.insert(costs.index(min(costs)), number)
        if order == before:
            break
    found = [nets[number] for number in order]
    return found, _lanes(row, found)


def _lanes(row: int, order: list[Net]) -> list[int]:
    """Return the lane of each net: the first, from the top, below all earlier ones that it would run into."""
    spans = [net.span(row) for net in order]
    lanes: list[int] = []
    for place, (start, end) in enumerate(spans):
        met = [
            lane + 1
            for lane, (first, last) in zip(lanes, spans[:place], strict=True)
            if first <= end + BESIDE and start <= last + BESIDE
        ]
        lanes.append(max(met, default=0))
    return lanes


def _crossings(row: int, upper: Net, lower: Net) -> int:
    """Count where two nets cross among the lanes of a row, when the first has a lane above the second's."""
    start, end = lower.span(row)
    down = [float(column) for end_row, column, _ in upper.ends if end_row == row]
    if upper.reach[1] > 2 * row:
        down.append(upper.x)
    count = sum(start < x < end for x in down)
    first, last = upper.span(row)
    return count + (lower.reach[0] < 2 * row and first < lower.x < last)
