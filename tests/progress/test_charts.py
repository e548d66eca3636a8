"""Where the parts of the two charts stand."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from progress.charts import Shade, StepLine, YearGrid
from progress.days import days_of
from progress.over_time import Week

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def grid(*counts: int) -> YearGrid:
    """Return the grid in which so much was done today, yesterday and so on."""
    moments = [NOW - number * timedelta(days=1) for number, count in enumerate(counts) for _ in range(count)]
    return YearGrid(days_of(moments, UTC, now=NOW))


def test_grid_has_a_column_for_each_week_and_a_row_for_each_weekday() -> None:
    cells = grid(*[1] * (52 * 7 + 2)).cells

    places = {(cell.x - 3, cell.y - 3): cell.date for cell in cells}
    assert len(places) == len(cells) == 52 * 7 + 2
    assert {(x - 28) % 14 for x, _ in places} == {0}
    assert all(date.weekday() == (y - 20) // 14 for (_, y), date in places.items())


@pytest.mark.parametrize(("count", "shade", "size"), [(1, 1, 6), (2, 2, 8), (3, 2, 8), (4, 3, 10), (7, 4, 12)])
def test_more_is_larger(count: int, shade: int, size: int) -> None:
    last = grid(count).cells[-1]

    assert (last.count, last.shade, last.size) == (count, shade, size)


def test_each_day_is_a_square_or_a_point_in_the_middle_of_its_place() -> None:
    days = 52 * 7 + 2
    full, mixed = grid(*[9] * days), grid(9, 0, 0, 1, *[0] * 20, 4)

    middles = [(cell.x + cell.size // 2, cell.y + cell.size // 2) for cell in mixed.cells]
    points = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h0", mixed.blank)]
    assert (len(middles), len(points), full.blank) == (3, days - 3, "")
    assert sorted(middles + points) == sorted((cell.x + 6, cell.y + 6) for cell in full.cells)


def test_every_month_is_named_above_its_first_day() -> None:
    found = grid()

    assert [label.date for label in found.months] == [
        *[date(2025, 12, 1)],
        *[date(2026, month, 1) for month in range(1, 12)],
    ]
    assert all(0 < label.x < found.width for label in found.months)


def test_shades_say_from_where_to_where() -> None:
    assert grid().shades == [
        Shade(1, 3, 6, 1, 1),
        Shade(2, 2, 8, 2, 3),
        Shade(3, 1, 10, 4, 6),
        Shade(4, 0, 12, 7, None),
    ]


def test_line_rises_at_the_beginning_of_each_week() -> None:
    chart = StepLine([Week(date(2026, 11, 9), 1), Week(date(2026, 11, 16), 1), Week(date(2026, 11, 23), 3)])

    assert (chart.width, chart.height, chart.half) == (3, 4, 2)
    assert (chart.line, chart.area) == ("M0 4V3H1V3H2V1H3", "M0 4V3H1V3H2V1H3V4Z")


def test_line_of_nothing_done_lies_on_the_ground() -> None:
    chart = StepLine([Week(date(2026, 11, 23), 0)])

    assert (chart.height, chart.line) == (2, "M0 2V2H1")
