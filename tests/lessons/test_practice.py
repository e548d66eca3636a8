"""The numbers in the lessons on practice."""

import math

import numpy as np
from sklearn.datasets import load_wine

from scripts.figures import chapter_map, claim_interval, leaderboard_luck

from .reading import unsaid


def test_weight_decay_spares_the_directions_that_matter() -> None:
    kept = {curve: curve / (curve + 1) for curve in (9, 0.25)}

    assert kept == {9: 9 / 10, 0.25: 0.2}
    assert unsaid("deep-learning-book", "keeps $9/10$", "$0.25/1.25 = 0.2$") == []


def test_shrinkage_is_the_minimum_of_the_penalized_loss() -> None:
    """Of half the curvature times the squared distance from the best weight, plus half the penalty."""
    curve, penalty, best = 9.0, 1.0, 2.0
    weights = np.linspace(0, 3, 300_001)

    lowest = weights[np.argmin(curve * (weights - best) ** 2 / 2 + penalty * weights**2 / 2)]

    assert math.isclose(lowest, best * curve / (curve + penalty), abs_tol=1e-5)


def test_maps_of_both_books_hold_every_row_of_their_tables() -> None:
    goodfellow, geron = (chapter_map.counts(each) for each in ("deep-learning-book", "hands-on-ml-book"))

    assert {chapter for _, chapter in goodfellow} == {*range(1, 13), 14, 15, 20}
    assert {chapter for _, chapter in geron} == {1, 2, 3, 4, *range(8, 18), 19}
    assert {"python", "frameworks", "transformers", "practice"}.isdisjoint(section for section, _ in goodfellow)


def test_gender_baseline_of_titanic() -> None:
    assert unsaid("kaggle", f"{320 / 418:.5f}"[:7], f"$321/418 \\approx {321 / 418:.4f}$") == []
    assert 320 / 418 < 321 / 418


def test_luck_of_a_leaderboard_is_that_of_the_best_of_many() -> None:
    best, private = leaderboard_luck.scores()
    one = math.sqrt(0.25 / 100)

    assert one == 0.05
    assert (round(best[0], 2), round(best[-1], 2), round(private[-1], 2)) == (0.5, 0.64, 0.5)
    assert round((best[-1] - 0.5) / one, 1) == 2.7
    assert unsaid("kaggle", f"\\approx {0.5 + 2.7 * one:.2f}", f"${0.5 + 2.7 * math.sqrt(0.25 / 10_000):.4f}$") == []


def test_claim_of_the_forum_is_half_a_standard_error() -> None:
    small, large = (math.sqrt(0.91 * 0.09 / size) for size in (500, 50_000))

    assert (
        unsaid(
            "reddit-community", f"\\approx {small:.3f}$", f"${large:.4f}$", f"$0.006 \\cdot 500 = {0.006 * 500:.0f}$"
        )
        == []
    )
    assert 0.4 < 0.006 / small < 0.5
    assert 0.006 / large > 4
    assert math.isclose(claim_interval.reach(91, 500), 200 * small)


def test_loss_of_guessing_among_ten_classes() -> None:
    assert unsaid("reddit-community", f"${math.log(10):.3f} \\approx \\ln 10$") == []


def test_thirty_papers_fit_into_eight_hours() -> None:
    first, second = 30 * 10 / 60, 2 * 1

    assert (
        unsaid("keep-learning", f"are {first:.0f} hours", f"second pass: {second} hours", f"taken {30 * 4} hours") == []
    )
    assert 8 - first - second == 1


def test_proline_has_the_large_numbers_of_the_wine_data() -> None:
    wine = load_wine()
    proline = wine.data[:, wine.feature_names.index("proline")]

    assert unsaid("hands-on-ml-book", f"proline, from {proline.min():.0f} to {proline.max():.0f}") == []
