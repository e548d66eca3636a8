"""Where the parts of the learner's two charts stand: plain numbers, which templates draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .days import DAY, Day, Days
from .over_time import Week

# Pixels: the largest square of a day, from one to the next, and room for the names of days and of months.
CELL, STEP, LEFT, TOP, RIGHT = 12, 14, 28, 20, 8
# The least that a day of each shade counts.
SHADES = (1, 2, 4, 7)


@dataclass(frozen=True)
class Cell:
    """A day of the year's grid on which something was marked: a square."""

    x: int
    y: int
    size: int
    shade: int
    date: date
    count: int


@dataclass(frozen=True)
class Label:
    """A place for the name of a date's month or weekday."""

    x: int
    y: int
    date: date


@dataclass(frozen=True)
class Shade:
    """What a shade means: from `least` to `most` a day; the last has no `most`. Its square is drawn in a whole cell."""

    number: int
    inset: int
    size: int
    least: int
    most: int | None


@dataclass(frozen=True)
class YearGrid:
    """A column for each week and a row for each weekday, Monday first."""

    days: Days

    @property
    def cells(self) -> list[Cell]:
        return [_cell(number, day) for number, day in enumerate(self.days.days) if day.count]

    @property
    def blank(self) -> str:
        """The path that has a point in the middle of each day on which nothing was marked."""
        places = (_place(number) for number, day in enumerate(self.days.days) if not day.count)
        return "".join(f"M{x + CELL // 2} {y + CELL // 2}h0" for x, y in places)

    @property
    def months(self) -> list[Label]:
        """A label above the first day of each month."""
        return [
            Label(_place(number)[0], TOP - STEP // 2, day.date)
            for number, day in enumerate(self.days.days)
            if day.date.day == 1
        ]

    @property
    def weekdays(self) -> list[Label]:
        """A label for every other row."""
        monday = self.days.days[0].date
        return [Label(0, _place(row)[1] + CELL - 2, monday + row * DAY) for row in (0, 2, 4)]

    @property
    def width(self) -> int:
        return LEFT + -(-len(self.days.days) // 7) * STEP + RIGHT

    @property
    def height(self) -> int:
        return TOP + 7 * STEP

    @property
    def shades(self) -> list[Shade]:
        return [
            Shade(number, *_square(number), least, following - 1 if following else None)
            for number, (least, following) in enumerate(zip(SHADES, (*SHADES[1:], 0), strict=True), start=1)
        ]


@dataclass(frozen=True)
class StepLine:
    """The line of topics done, in units of what it shows: a week is one wide, a topic one high."""

    weeks: list[Week]

    @property
    def width(self) -> int:
        return len(self.weeks)

    @property
    def height(self) -> int:
        """An even number, so that half of it is whole."""
        most = max(week.done for week in self.weeks)
        return max(2, most + most % 2)

    @property
    def half(self) -> int:
        return self.height // 2

    @property
    def line(self) -> str:
        """The path of the line, from nothing."""
        steps = (f"V{self.height - week.done}H{number}" for number, week in enumerate(self.weeks, start=1))
        return f"M0 {self.height}{''.join(steps)}"

    @property
    def area(self) -> str:
        """The path around all that is beneath the line."""
        return f"{self.line}V{self.height}Z"


def _cell(number: int, day: Day) -> Cell:
    shade = sum(day.count >= least for least in SHADES)
    (x, y), (inset, size) = _place(number), _square(shade)
    return Cell(x + inset, y + inset, size, shade, day.date, day.count)


def _square(shade: int) -> tuple[int, int]:
    """Return how far inside its cell a square begins, and its size: the more, the larger."""
    return len(SHADES) - shade, CELL - 2 * (len(SHADES) - shade)


def _place(number: int) -> tuple[int, int]:
    """Return where the day of a number stands."""
    week, weekday = divmod(number, 7)
    return LEFT + week * STEP, TOP + weekday * STEP
