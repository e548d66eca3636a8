"""The numbers in the lessons on practice."""

import math

import numpy as np
from sklearn.datasets import load_digits, load_wine
from sklearn.linear_model import LogisticRegression

from scripts.figures import (
    capstone_hours,
    chapter_map,
    claim_interval,
    fairness_rates,
    latency,
    leaderboard_luck,
    occlusion,
)

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


def psi(now: list[float], then: list[float]) -> list[float]:
    return [(a - e) * math.log(a / e) for a, e in zip(now, then, strict=True)]


def test_ten_answer_times_have_the_printed_median_and_mean() -> None:
    times = [18, 20, 20, 21, 22, 23, 24, 25, 30, 160]

    assert (np.median(times), np.mean(times)) == (22.5, 36.3)
    assert sum(time < np.mean(times) for time in times) == 9
    assert np.quantile(times, 0.95, method="inverted_cdf") == 160
    assert unsaid("model-deployment", "= 22.5$ ms", "$363/10 = 36.3$ ms") == []


def test_marks_of_the_simulated_answer_times_are_those_that_the_words_give() -> None:
    marks, found = latency.marks(), latency.times()
    said = f"median at {marks['median']:.0f}, the mean at {marks['mean']:.0f} and the 95th percentile at"

    assert unsaid("model-deployment", f"{said} {marks['p95']:.0f} milliseconds") == []
    assert said in latency.DESCRIPTION
    assert np.mean((found > 15) & (found < 35)) > 0.8
    assert np.mean(found > marks["p95"]) == 0.05


def test_three_weights_become_integers_and_come_back() -> None:
    weights = np.array([0.62, -1.27, 0.054])
    step = np.abs(weights).max() / 127

    whole = np.round(weights / step)

    assert math.isclose(step, 0.01)
    assert whole.tolist() == [62, -127, 5]
    assert np.abs(weights - step * whole).max() <= step / 2
    assert math.isclose(2.54 / 127, 0.02)
    assert unsaid("model-deployment", "$q = 62, -127, 5$", f"off by ${0.054 - 0.05:.3f}$") == []


def test_temperature_softens_the_printed_scores() -> None:
    shares = [np.exp(np.array([4, 2, 0]) / tau) / np.exp(np.array([4, 2, 0]) / tau).sum() for tau in (1, 4)]

    assert unsaid("model-deployment", *(", ".join(f"{share:.2f}" for share in each) for each in shares)) == []


def test_stability_indices_are_those_of_the_lesson() -> None:
    exercise = psi([0.4, 0.3, 0.2, 0.1], [0.25] * 4)

    assert unsaid("model-deployment", f"\\approx {sum(psi([0.7, 0.3], [0.5, 0.5])):.2f}$") == []
    assert unsaid("model-deployment", *(f"= {term:.3f}$" for term in exercise), f"sum is ${sum(exercise):.3f}$") == []


def test_small_grad_cam_keeps_one_place() -> None:
    maps, weights = np.array([[[1, 2], [0, 1]], [[2, 0], [1, 3]]]), np.array([0.5, -0.25])

    assert np.tensordot(weights, maps, 1).tolist() == [[0, 1], [-0.25, -0.25]]
    assert unsaid("interpretability", r"0 & 1 \\ -0.25 & -0.25") == []
    assert (0.5 * 4 - 1 * 1, (224 // 16) ** 2) == (1, 196)


def test_occlusion_map_is_the_fall_of_the_score() -> None:
    """The figure sums products; covering each square and scoring anew must say the same."""
    data = load_digits()
    x, y = data.data / 16, data.target
    model = LogisticRegression(max_iter=2000).fit(x[:1400], y[:1400])
    image, trained, shuffled = occlusion.maps()
    padded = np.zeros((8, 8))

    for i, j in np.ndindex(8, 8):
        covered = image.copy()
        covered[max(i - 1, 0) : i + 2, max(j - 1, 0) : j + 2] = 0
        scores = model.decision_function(np.stack([image.ravel(), covered.ravel()]))[:, y[occlusion.EXAMPLE]]
        padded[i, j] = scores[0] - scores[1]

    assert np.allclose(padded, trained)
    assert y[occlusion.EXAMPLE] == 6
    assert unsaid("interpretability", f"is ${np.corrcoef(trained.ravel(), shuffled.ravel())[0, 1]:.2f}$") == []


def test_saliency_and_occlusion_of_a_product_differ() -> None:
    x, h = np.array([3.0, 0.5]), 1e-6

    slopes = [(np.prod(x + h * way) - np.prod(x - h * way)) / (2 * h) for way in np.eye(2)]

    assert np.allclose(slopes, [0.5, 3])
    assert np.prod(x) == 1.5
    assert unsaid("interpretability", "= x_2 = 0.5$", "= x_1 = 3$", "score by $1.5$") == []


def test_rates_of_two_groups_are_those_of_table_and_figure() -> None:
    groups = fairness_rates.GROUPS
    rows = [
        f"| qualified | {groups['A'][0]} | {groups['B'][0]} |",
        f"| qualified and accepted | {groups['A'][1]} | {groups['B'][1]} |",
        f"| accepted in total | {sum(groups['A'][1:])} | {sum(groups['B'][1:])} |",
    ]
    false = {name: wrong / (100 - qualified) for name, (qualified, _, wrong) in groups.items()}
    precise = {name: right / (right + wrong) for name, (_, right, wrong) in groups.items()}

    assert [fairness_rates.rates(name) for name in groups] == [(0.5, 0.8), (0.2, 0.8)]
    assert (false, precise) == ({"A": 0.2, "B": 0.05}, {"A": 0.8, "B": 0.8})
    assert unsaid("ethics-and-fairness", *rows, "10 of 50, that is 20%", "4 of 80, that is 5%") == []


def test_gaps_of_the_new_threshold() -> None:
    everyone, among = (45 + 15) / 100 - (16 + 4) / 100, 45 / 50 - 16 / 20

    assert (round(100 * everyone), round(100 * among)) == (40, 10)
    assert unsaid("ethics-and-fairness", "from 30 to 40 points", "a gap of 10 points") == []


def test_attack_on_a_linear_score() -> None:
    w, x = np.array([1, -2, 3]), np.array([0.2, 0.1, 0.1])

    assert np.allclose([w @ x, w @ (x - 0.1 * np.sign(w))], [0.3, -0.3])
    assert math.isclose(0.02 * 10_000 * 0.01, 2)


def test_hours_of_the_capstone_are_twenty() -> None:
    hours = [hours for _, hours in capstone_hours.STEPS]

    assert (sum(hours), sum(hours[:3])) == (20, 8)
    assert (
        unsaid("capstone-project", "framing 2, data and split 4, baseline 2, model 6", "after eight of the twenty")
        == []
    )


def test_gap_of_the_capstone_is_a_hint() -> None:
    """The limit is that of Student's t with four degrees of freedom, whose distribution has this closed form."""
    model, baseline = np.array([0.86, 0.84, 0.87, 0.85, 0.88]), np.array([0.83, 0.84, 0.82, 0.84, 0.83])
    gaps = model - baseline
    spread = gaps.std(ddof=1)
    error = spread / math.sqrt(5)
    limit = 2.776
    bent = 1 + limit**2 / 4
    below = 0.5 + 0.375 * limit / math.sqrt(bent) * (1 - limit**2 / bent / 12)

    said = [f"\\bar d = {gaps.mean():.3f}$", f"${((gaps - gaps.mean()) ** 2).sum():.5f}$", f"\\approx {spread:.4f}$"]
    said += [
        f"\\approx {error:.4f}$",
        f"lies {gaps.mean() / error:.1f} standard errors",
        f"limit is {limit:.2f} standard",
    ]
    assert unsaid("capstone-project", *said, "in four of five seeds") == []
    assert math.isclose(below, 0.975, abs_tol=1e-4)
    assert gaps.mean() / error < limit
    assert (gaps > 0.001).sum() == 4
