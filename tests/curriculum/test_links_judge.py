"""From visits to a judgement: when a link is fine, moved, suspect, dead or blocked, and when it is visited again."""

from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.links.judge import DEADLY_FAILURES, DEADLY_TIME, GOOD_FOR, Outcome, Standing, State, Visit

START = datetime(2026, 3, 1, tzinfo=UTC)
REACHED, FAILED, BLOCKED = Outcome.REACHED, Outcome.FAILED, Outcome.BLOCKED


def visit(outcome: Outcome, *, days: float = 0, moved_to: str = "", wait: float = 0) -> Visit:
    at = START + timedelta(days=days)
    not_before = at + timedelta(days=wait) if wait else None
    return Visit(at, outcome, "said so", moved_to=moved_to, not_before=not_before)


def after(*visits: Visit) -> Standing:
    return reduce(Standing.after, visits, Standing())


def histories() -> st.SearchStrategy[list[Visit]]:
    """Return histories of visits, each later than those before."""
    steps = st.lists(st.tuples(st.sampled_from(Outcome), st.integers(1, 100)), max_size=12)

    def dated(steps: list[tuple[Outcome, int]]) -> list[Visit]:
        hours = [sum(hours for _, hours in steps[: i + 1]) for i in range(len(steps))]
        return [visit(outcome, days=at / 24) for (outcome, _), at in zip(steps, hours, strict=True)]

    return steps.map(dated)


def test_link_without_a_visit_is_due() -> None:
    assert (after().state, after().due_at) == (State.UNVISITED, None)


def test_link_that_is_reached_is_fine() -> None:
    assert after(visit(REACHED)) == Standing(State.OK, last_ok_at=START, due_at=START + timedelta(days=30))


def test_link_that_is_reached_elsewhere_for_good_has_moved() -> None:
    standing = after(visit(REACHED, moved_to="https://example.org/new"))

    assert (standing.state, standing.last_ok_at) == (State.MOVED, START)


def test_link_that_fails_is_suspect_and_keeps_when_it_was_there() -> None:
    standing = after(visit(REACHED), visit(FAILED, days=30))

    assert (standing.state, standing.failures, standing.last_ok_at) == (State.SUSPECT, 1, START)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ([0, 8], State.SUSPECT),  # too few
        ([0, 1, 2, 3, 6.99], State.SUSPECT),  # too short a time
        ([0, 4, 7], State.DEAD),
        ([0, 2, 4, 6, 8], State.DEAD),
    ],
)
def test_link_is_dead_after_three_failures_over_a_week(days: list[float], state: State) -> None:
    assert after(*(visit(FAILED, days=each) for each in days)).state is state


def test_link_that_is_reached_starts_to_count_anew() -> None:
    failed = [visit(FAILED, days=0), visit(FAILED, days=4), visit(REACHED, days=5)]

    standing = after(*failed, visit(FAILED, days=8))

    assert (standing.state, standing.failures) == (State.SUSPECT, 1)
    assert standing.first_failed_at == START + timedelta(days=8)


def test_dead_link_comes_back_to_life() -> None:
    dead = [visit(FAILED, days=each) for each in (0, 4, 8)]

    assert after(*dead, visit(REACHED, days=38)).state is State.OK


def test_blocked_visit_neither_counts_nor_forgives() -> None:
    visits = [visit(FAILED, days=0), visit(BLOCKED, days=3), visit(FAILED, days=4), visit(FAILED, days=8)]

    assert [after(*visits[:number]).state for number in (1, 2, 3, 4)] == [
        State.SUSPECT,
        State.BLOCKED,
        State.SUSPECT,
        State.DEAD,
    ]


def test_blocked_visit_does_not_revive_the_dead() -> None:
    dead = [visit(FAILED, days=each) for each in (0, 4, 8)]

    assert after(*dead, visit(BLOCKED, days=38)).state is State.DEAD


def test_link_is_visited_no_sooner_than_the_site_asked_for() -> None:
    assert after(visit(BLOCKED, wait=20)).due_at == START + timedelta(days=20)
    assert after(visit(BLOCKED, wait=1)).due_at == START + GOOD_FOR[State.BLOCKED]


@given(histories())
def test_dead_are_those_whose_failures_since_they_were_last_reached_are_enough(visits: list[Visit]) -> None:
    reached = [number for number, each in enumerate(visits) if each.outcome is REACHED]
    since = [each.at for each in visits[reached[-1] + 1 if reached else 0 :] if each.outcome is FAILED]
    enough = len(since) >= DEADLY_FAILURES and since[-1] - since[0] >= DEADLY_TIME

    assert (after(*visits).state is State.DEAD) == enough


@given(histories())
def test_last_visit_says_the_state_of_what_is_not_dead(visits: list[Visit]) -> None:
    standing = after(*visits)

    said = {REACHED: State.OK, FAILED: State.SUSPECT, BLOCKED: State.BLOCKED}
    expected = said[visits[-1].outcome] if visits else State.UNVISITED
    assert standing.state in {expected, State.DEAD}


@given(histories())
def test_every_link_is_visited_again(visits: list[Visit]) -> None:
    standing = after(*visits)

    if visits:
        assert standing.due_at == visits[-1].at + GOOD_FOR[standing.state]
        assert timedelta(days=2) <= standing.due_at - visits[-1].at <= timedelta(days=30)
