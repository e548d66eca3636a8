"""Topics spread over weeks: all of each, in order, in no more hours than there are, and on no free day."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.path import pace
from progress.schedule import NoDaysError, Part, Rhythm, Schedule, Span, Week, exact, hours_needed, schedule

MONDAY = date(2026, 11, 23)
THURSDAY = date(2026, 11, 26)


@dataclass(frozen=True)
class Topic:
    name: str
    hours: float


def topics_of(*hours: float) -> list[Topic]:
    return [Topic(chr(ord("a") + number), each) for number, each in enumerate(hours)]


days = st.dates(date(2026, 1, 1), date(2029, 12, 31))
free_times = st.tuples(days, st.integers(0, 40)).map(lambda each: (each[0], each[0] + timedelta(days=each[1])))
rhythms = st.builds(
    Rhythm,
    first=days,
    days_off=st.frozensets(st.integers(0, 6), max_size=6),
    free=st.lists(free_times, max_size=3).map(tuple),
)
topics = st.lists(st.sampled_from([0.1, 0.5, 1, 1 / 3, 2.75, 8, 40]), max_size=12).map(lambda hours: topics_of(*hours))
paces = st.integers(1, 80).map(lambda halves: halves / 2)


def test_topic_longer_than_the_rest_of_a_week_runs_on_into_the_next() -> None:
    first, second = topics_of(8, 4)

    found = schedule([first, second], Rhythm(MONDAY, frozenset({5, 6})), 5)

    assert found == Schedule(
        weeks=[
            Week(date(2026, 11, 23), [Part(first, Fraction(5))]),
            Week(date(2026, 11, 30), [Part(first, Fraction(3)), Part(second, Fraction(2))]),
            Week(date(2026, 12, 7), [Part(second, Fraction(2))]),
        ],
        spans=[
            Span(first, date(2026, 11, 23), date(2026, 12, 2)),
            Span(second, date(2026, 12, 3), date(2026, 12, 8)),
        ],
    )
    assert found.end == date(2026, 12, 8)


def test_week_that_has_begun_has_the_hours_of_its_days_that_are_left() -> None:
    found = schedule(topics_of(20), Rhythm(THURSDAY), 7)

    assert [(week.monday, week.hours) for week in found.weeks] == [
        (date(2026, 11, 23), 4),
        (date(2026, 11, 30), 7),
        (date(2026, 12, 7), 7),
        (date(2026, 12, 14), 2),
    ]


def test_free_time_moves_what_is_left_beyond_it() -> None:
    free = ((date(2026, 12, 1), date(2026, 12, 13)),)

    found = schedule(topics_of(14), Rhythm(MONDAY, free=free), 7)

    assert [(week.monday.isoformat(), week.hours) for week in found.weeks] == [
        ("2026-11-23", 7),
        ("2026-11-30", 1),
        ("2026-12-14", 6),
    ]


def test_nothing_to_study_makes_no_weeks() -> None:
    assert (schedule([], Rhythm(MONDAY), 5), schedule([], Rhythm(MONDAY), 5).end) == (Schedule([], []), None)


def test_all_weekdays_free_are_refused() -> None:
    with pytest.raises(NoDaysError):
        Rhythm(MONDAY, frozenset(range(7)))


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (date(2028, 2, 28), ["2028-02-28", "2028-02-29", "2028-03-01"]),
        (date(2027, 2, 28), ["2027-02-28", "2027-03-01", "2027-03-02"]),
        (date(2026, 12, 31), ["2026-12-31", "2027-01-01", "2027-01-02"]),
    ],
)
def test_days_go_on_over_a_leap_day_and_the_end_of_a_year(first: date, expected: list[str]) -> None:
    found = schedule(topics_of(1, 1, 1), Rhythm(first), 7)

    assert [span.last.isoformat() for span in found.spans] == expected


@pytest.mark.parametrize(
    ("hours", "days_off", "last", "expected"),
    [
        (14, (), date(2026, 12, 6), 7),
        (14, (5, 6), date(2026, 12, 6), 7),
        (14.1, (), date(2026, 12, 6), 7.5),
        (1, (0, 1, 2, 3, 4, 5), date(2026, 11, 29), 1),
        (200, (), MONDAY, 1400),
        (5, (0,), MONDAY, None),
        (5, (), date(2026, 11, 22), None),
    ],
)
def test_hours_needed_by_a_day(hours: float, days_off: tuple[int, ...], last: date, expected: float | None) -> None:
    assert hours_needed(topics_of(hours), Rhythm(MONDAY, frozenset(days_off)), last) == expected


def test_what_takes_next_to_no_time_has_a_day_too() -> None:
    found = schedule(topics_of(1e-9), Rhythm(MONDAY), 100)

    assert (found.end, exact(1e-9), exact(0), exact(0.1 + 0.2)) == (MONDAY, Fraction(1, 3600), 0, Fraction(3, 10))


@given(topics=topics, rhythm=rhythms, hours=paces)
def test_all_hours_of_every_topic_are_placed_once(topics: list[Topic], rhythm: Rhythm, hours: float) -> None:
    found = schedule(topics, rhythm, hours)

    placed = {topic: Fraction() for topic in topics}
    for week in found.weeks:
        for part in week.parts:
            placed[part.topic] += part.time
    assert placed == {topic: exact(topic.hours) for topic in topics}
    assert [span.topic for span in found.spans] == topics


@given(topics=topics, rhythm=rhythms, hours=paces)
def test_no_week_has_more_than_its_hours_nor_nothing(topics: list[Topic], rhythm: Rhythm, hours: float) -> None:
    weeks = schedule(topics, rhythm, hours).weeks

    assert [week for week in weeks if not 0 < week.time <= exact(hours)] == []
    assert [part for week in weeks for part in week.parts if part.time <= 0] == []
    assert all(later.monday > week.monday for week, later in pairwise(weeks))


@given(topics=topics, rhythm=rhythms, hours=paces)
def test_topics_follow_each_other_in_order(topics: list[Topic], rhythm: Rhythm, hours: float) -> None:
    found = schedule(topics, rhythm, hours)

    order = [part.topic for week in found.weeks for part in week.parts]
    assert list(dict.fromkeys(order)) == topics
    assert all(span.last <= later.first for span, later in pairwise(found.spans) if later.first != span.last)
    assert all(span.first <= span.last for span in found.spans)


@given(topics=topics, rhythm=rhythms, hours=paces)
def test_nothing_begins_or_ends_on_a_free_day(topics: list[Topic], rhythm: Rhythm, hours: float) -> None:
    spans = schedule(topics, rhythm, hours).spans

    ends = {day for span in spans for day in (span.first, span.last)}
    assert [day for day in ends if day.weekday() in rhythm.days_off or day < rhythm.first] == []
    assert [day for day in ends if any(first <= day <= last for first, last in rhythm.free)] == []


@given(topics=topics, rhythm=rhythms, hours=paces)
def test_weeks_and_spans_say_the_same(topics: list[Topic], rhythm: Rhythm, hours: float) -> None:
    found = schedule(topics, rhythm, hours)

    for span in found.spans:
        mondays = [week.monday for week in found.weeks if span.topic in [part.topic for part in week.parts]]
        assert (mondays[0], mondays[-1]) == (_monday(span.first), _monday(span.last))


@given(topics=topics, rhythm=rhythms, hours=paces, more=paces)
def test_more_hours_a_week_never_end_later(topics: list[Topic], rhythm: Rhythm, hours: float, more: float) -> None:
    ends = [schedule(topics, rhythm, each).end or rhythm.first for each in (hours, hours + more)]

    assert ends[1] <= ends[0]


@given(topics=topics.filter(bool), rhythm=rhythms, days=st.integers(0, 500))
def test_hours_needed_are_enough_and_half_an_hour_less_is_not(topics: list[Topic], rhythm: Rhythm, days: int) -> None:
    last = rhythm.first + timedelta(days=days)
    needed = hours_needed(topics, rhythm, last)
    if needed is None:
        assert next(rhythm.days()) > last
        return

    end = schedule(topics, rhythm, needed).end

    assert end is not None
    assert end <= last
    if needed > 0.5:
        later = schedule(topics, rhythm, needed - 0.5).end
        assert later is not None
        assert later > last


@given(topics=topics.filter(bool), first=days, hours=paces)
def test_path_of_the_same_hours_ends_in_the_same_week(topics: list[Topic], first: date, hours: float) -> None:
    left = sum(topic.hours for topic in topics)
    end = schedule(topics, Rhythm(first), hours).end

    assert end is not None
    assert pace(hours, left, today=first).monday == _monday(end)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
