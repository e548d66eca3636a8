"""The topics done at the end of each week."""

from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from progress.over_time import Turn, Week, weeks_of

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TURNS = st.lists(
    st.builds(
        Turn,
        at=st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 24, 12), timezones=st.just(UTC)),
        topic=st.integers(1, 5),
        done=st.booleans(),
    ),
    unique_by=lambda turn: turn.at,
    max_size=30,
)


def turn(at: str, topic: int, *, done: bool = True) -> Turn:
    return Turn(datetime.fromisoformat(at).replace(tzinfo=UTC), topic, done)


def test_nothing_done_makes_no_weeks() -> None:
    assert weeks_of([], UTC, now=NOW) == []


def test_weeks_go_from_the_first_turn_to_this_week() -> None:
    turns = [turn("2026-11-04T10:00", 1), turn("2026-11-05T10:00", 2), turn("2026-11-17T10:00", 3)]

    assert weeks_of(turns, UTC, now=NOW) == [
        Week(date(2026, 11, 2), 2),
        Week(date(2026, 11, 9), 2),
        Week(date(2026, 11, 16), 3),
        Week(date(2026, 11, 23), 3),
    ]


def test_topic_that_is_done_no_more_is_taken_off() -> None:
    turns = [turn("2026-11-16T10:00", 1), turn("2026-11-23T10:00", 1, done=False)]

    assert weeks_of(turns, UTC, now=NOW) == [Week(date(2026, 11, 16), 1), Week(date(2026, 11, 23), 0)]


def test_week_begins_on_monday_of_the_time_zone() -> None:
    turns = [turn("2026-11-22T20:00", 1)]

    assert weeks_of(turns, ZoneInfo("Asia/Tokyo"), now=NOW) == [Week(date(2026, 11, 23), 1)]
    assert weeks_of(turns, UTC, now=NOW) == [Week(date(2026, 11, 16), 1), Week(date(2026, 11, 23), 1)]


def test_turn_after_now_belongs_to_this_week() -> None:
    assert weeks_of([turn("2027-05-01T10:00", 1)], UTC, now=NOW) == [Week(date(2026, 11, 23), 1)]


@given(turns=TURNS)
def test_last_week_has_what_is_done_now(turns: list[Turn]) -> None:
    last = {turn.topic: turn.done for turn in sorted(turns, key=lambda turn: turn.at)}

    weeks = weeks_of(reversed(turns), UTC, now=NOW)

    assert [week.done for week in weeks[-1:]] == ([sum(last.values())] if turns else [])
    assert all((later.monday - week.monday).days == 7 for week, later in pairwise(weeks))
