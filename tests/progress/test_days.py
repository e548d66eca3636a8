"""Each moment belongs to one day of its learner's time zone, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.days import DAY, Day, days_of

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MOMENTS = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 24, 12), timezones=st.just(UTC)), max_size=40)
ZONES = st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"})).map(ZoneInfo)
SECOND = timedelta(seconds=1)
# Every change of 2026 in five zones: the moment, and the minutes from UTC before and after it.
CHANGES = [
    ("Europe/Berlin", datetime(2026, 3, 29, 1, tzinfo=UTC), 60, 120),
    ("Europe/Berlin", datetime(2026, 10, 25, 1, tzinfo=UTC), 120, 60),
    ("America/New_York", datetime(2026, 3, 8, 7, tzinfo=UTC), -300, -240),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC), -240, -300),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC), 660, 630),
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC), 630, 660),
    ("America/Santiago", datetime(2026, 4, 5, 3, tzinfo=UTC), -180, -240),
    ("America/Santiago", datetime(2026, 9, 6, 4, tzinfo=UTC), -240, -180),
    ("Africa/Casablanca", datetime(2026, 2, 15, 2, tzinfo=UTC), 60, 0),
    ("Africa/Casablanca", datetime(2026, 3, 22, 2, tzinfo=UTC), 0, 60),
]
AROUND = [-DAY, -SECOND, timedelta(), SECOND, timedelta(minutes=29), timedelta(minutes=59), DAY]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def longest_by_hand(dates: set[date]) -> int:
    """Return the most days in a row, by walking back from each."""
    return max((next(n for n in range(len(dates) + 1) if day - n * DAY not in dates) for day in dates), default=0)


@given(moments=MOMENTS, zone=ZONES)
def test_every_moment_counts_on_one_day_of_consecutive_ones(moments: list[datetime], zone: ZoneInfo) -> None:
    found = days_of(moments, zone, now=NOW)

    dates = [day.date for day in found.days]
    local = [moment.astimezone(zone).date() for moment in moments]
    assert dates == [dates[0] + number * DAY for number in range(len(dates))]
    assert (dates[0].weekday(), dates[-1]) == (0, NOW.astimezone(zone).date())
    assert 52 * 7 < len(dates) <= 53 * 7
    assert found.total == sum(date >= dates[0] for date in local)
    assert [day.count for day in found.days] == [local.count(date) for date in dates]


@given(moments=MOMENTS, zone=ZONES)
def test_days_in_a_row_are_those_one_counts_by_hand(moments: list[datetime], zone: ZoneInfo) -> None:
    found = days_of(moments, zone, now=NOW)

    local = {moment.astimezone(zone).date() for moment in moments}
    assert found.longest == longest_by_hand(local)
    today = NOW.astimezone(zone).date()
    last = today if today in local else today - DAY
    assert found.streak == next(n for n in range(len(local) + 1) if last - n * DAY not in local)


@given(moments=MOMENTS, zones=st.tuples(ZONES, ZONES))
def test_another_time_zone_loses_and_doubles_nothing(moments: list[datetime], zones: tuple[ZoneInfo, ZoneInfo]) -> None:
    recent = [moment for moment in moments if moment > NOW - 360 * DAY]

    assert [days_of(recent, zone, now=NOW).total for zone in zones] == [len(recent)] * 2


@pytest.mark.parametrize(("name", "change", "before", "after"), CHANGES)
@pytest.mark.parametrize("since", AROUND)
def test_clock_that_changes_neither_loses_nor_doubles_a_day(
    name: str, change: datetime, before: int, after: int, since: timedelta
) -> None:
    """Now is around the change; something was done each 30 minutes of the ten days before it."""
    now = change + since
    moments = [now - number * timedelta(minutes=30) for number in range(480)]
    by_hand = [
        (moment + timedelta(minutes=before if moment < change else after)).replace(tzinfo=None).date()
        for moment in moments
    ]

    found = days_of(moments, ZoneInfo(name), now=now)

    assert found.active == [Day(date, by_hand.count(date)) for date in sorted(set(by_hand))]
    assert (found.total, found.streak, found.longest) == (480, len(set(by_hand)), len(set(by_hand)))
    assert found.days[-1].date == by_hand[0]


def test_same_moments_have_other_dates_in_another_zone() -> None:
    moments = [at("2026-11-22T23:30"), at("2026-11-23T23:30")]

    found = [days_of(moments, ZoneInfo(name), now=NOW).active for name in ("UTC", "Asia/Tokyo")]

    assert found == [
        [Day(date(2026, 11, 22), 1), Day(date(2026, 11, 23), 1)],
        [Day(date(2026, 11, 23), 1), Day(date(2026, 11, 24), 1)],
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], (0, 0)),
        (["2026-11-24"], (1, 1)),
        (["2026-11-23"], (1, 1)),
        (["2026-11-22"], (0, 1)),
        (["2026-11-21", "2026-11-22", "2026-11-23"], (3, 3)),
        (["2020-01-01", "2020-01-02", "2020-01-03", "2026-11-24"], (1, 3)),
        (["2026-11-24", "2026-11-24"], (1, 1)),
    ],
)
def test_streak_ends_today_or_yesterday_and_the_longest_is_of_all_time(
    dates: list[str], expected: tuple[int, int]
) -> None:
    found = days_of([at(f"{date}T12:00") for date in dates], UTC, now=NOW)

    assert (found.streak, found.longest) == expected


def test_moment_after_now_belongs_to_today() -> None:
    assert days_of([at("2026-11-25T09:00")], UTC, now=NOW).active == [Day(date(2026, 11, 24), 1)]
