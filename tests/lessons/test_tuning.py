"""The numbers in the lessons on schedules, on debugging and on searching for settings, computed again."""

import math

import numpy as np

from scripts.figures import loss_faults, range_test, schedules, surrogate

from .reading import unsaid


def test_cosine_by_hand() -> None:
    rates = [0.1 * schedules.cosine(t / 100) for t in (25, 50, 75)]

    assert [f"{rate:.4f}" for rate in rates] == ["0.0854", "0.0500", "0.0146"]
    assert unsaid("learning-rate-schedules", "\\cdot 1.707 = 0.0854$", "\\cdot 0.293 = 0.0146$") == []
    assert round(schedules.cosine(0.25), 2) == 0.85


def test_drawn_schedules_are_those_of_the_lesson() -> None:
    assert [round(schedules.stepped(part), 3) for part in (0.2, 0.5, 0.9)] == [1, 0.1, 0.01]
    assert [round(schedules.one_cycle(t / 100), 2) for t in (0, 15, 30, 65, 100)] == [0.04, 0.52, 1, 0.5, 0]
    assert (schedules.warmed(0), schedules.warmed(schedules.WARM)) == (0, 1)


def test_step_schedule_question() -> None:
    assert unsaid("learning-rate-schedules", f'"${0.2 * 0.1 * 0.1:.3f}$"') == []


def test_range_test_falls_turns_and_gives_the_peak_of_the_picture() -> None:
    lowest = range_test.RATES[range_test.LOWEST]

    assert 0.7 < lowest < 1.2
    assert 0.25 < range_test.PEAK < 0.35
    assert range_test.MEANS[range_test.LOWEST] < range_test.MEANS[0] - 1
    assert max(range_test.MEANS[range_test.LOWEST :]) > 3


def test_losses_of_a_guess() -> None:
    for classes, said in ((2, 0.693), (10, 2.303), (1000, 6.908), (100, 4.605)):
        assert round(math.log(classes), 3) == said
        assert unsaid("debugging-networks", f"${said}$" if classes != 100 else f"= {said}$") == []


def test_loss_and_bias_where_frauds_are_rare() -> None:
    share = 0.01
    loss = -share * math.log(share) - (1 - share) * math.log(1 - share)
    bias = math.log(share / (1 - share))

    assert unsaid("debugging-networks", f"= {loss:.3f}$", f"= {bias:.3f}$") == []
    assert math.isclose(1 / (1 + math.exp(-bias)), share)


def test_two_faults_end_at_the_loss_of_a_guess() -> None:
    ends = loss_faults.ENDS

    assert ends["healthy"] < 0.2
    assert 1 < ends["rate too small"] < 2
    assert abs(ends["rate too large"] - loss_faults.GUESS) < 0.1
    assert abs(ends["shuffled labels"] - loss_faults.GUESS) < 0.1


def test_expected_improvement_by_hand() -> None:
    best, mean, deviation = 0.30, np.array([0.29, 0.35]), np.array([0.01, 0.10])
    promise = surrogate.improvement(best, mean, deviation)

    assert unsaid("bayesian-optimization", *(f"= {each:.3f}$" for each in promise)) == []
    chance = np.random.default_rng(0)
    drawn = chance.normal(mean, deviation, size=(400_000, 2))
    assert np.allclose(np.maximum(best - drawn, 0).mean(axis=0), promise, atol=2e-4)


def test_drawn_surrogate_is_that_of_the_lesson() -> None:
    tried = surrogate.after(6)

    lines = [f"{k} x = {x:.2f}  loss {surrogate.loss(x):.4f}" for k, x in enumerate(tried[3:], 4)]
    assert unsaid("bayesian-optimization", *lines) == []
    mean, deviation = surrogate.predicted(tried, tried)
    assert np.allclose(mean, surrogate.loss(tried), atol=1e-3)
    assert deviation.max() < 2e-3


def test_costs_of_halving() -> None:
    rungs = ((27, 1), (9, 3), (3, 9), (1, 27))
    afresh = sum(settings * epochs for settings, epochs in rungs)
    further = sum(settings * (epochs - before) for (settings, epochs), before in zip(rungs, (0, 1, 3, 9), strict=True))

    assert unsaid("bayesian-optimization", f"{afresh} together", f"= {further}$", f"= {27 * 27}$") == []
    assert 16 * 1 + 4 * 3 + 1 * 12 == 40


def test_brackets_of_hyperband() -> None:
    brackets = [(math.ceil(4 / (s + 1) * 3**s), 27 // 3**s) for s in (3, 2, 1, 0)]

    assert brackets == [(27, 1), (12, 3), (6, 9), (4, 27)]
    assert unsaid("bayesian-optimization", "one of 12 settings that begins with 3 epochs") == []
