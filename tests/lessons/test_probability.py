"""The numbers of the lessons on probability and information, computed again."""

import math

import numpy as np

from scripts.figures import entropy, likelihood, sampling

from .reading import unsaid


def test_probability_rules_on_the_table() -> None:
    spam, rest = np.array([18, 7]), np.array([12, 63])
    offer, total = spam[0] + rest[0], spam.sum() + rest.sum()

    assert (offer / total, spam[0] / offer, spam[0] / spam.sum()) == (0.3, 0.6, 0.72)
    assert round(offer / total * spam.sum() / total, 9) == 0.075


def test_probability_expectation_and_variance_of_a_die() -> None:
    die = np.arange(1, 7)

    assert (die.mean(), (die**2).sum()) == (3.5, 91)
    assert unsaid("probability-basics", f"{die.var():.2f}", f"{die.std():.2f}") == []


def test_probability_covariance_by_hand() -> None:
    x, y = np.array([1, 2, 3]), np.array([2, 4, 9])
    dot = (x - 2) @ (y - 5)

    assert (x.mean(), y.mean(), dot, np.cov(x, y)[0, 1]) == (2, 5, 7, 3.5)
    assert unsaid("probability-basics", f"{dot / 3:.2f}", f"{np.corrcoef(x, y)[0, 1]:.3f}") == []


def test_probability_small_products_and_tickets() -> None:
    pays, chance = np.array([10, 0]), np.array([0.2, 0.8])

    assert (0.5**1100, pays @ chance, pays**2 @ chance - (pays @ chance) ** 2) == (0, 2, 16)


def normal(x: float) -> float:
    """Return the cumulative function of the standard Gaussian."""
    return (1 + math.erf(x / math.sqrt(2))) / 2


def test_distributions_areas_of_the_gaussian() -> None:
    within = [normal(k) - normal(-k) for k in (1, 1.96, 3)]

    assert [f"{share:.3f}" for share in within] == ["0.683", "0.950", "0.997"]
    said = (f"{normal(1) - 0.5:.3f}", f"{normal(1):.3f}", f"F(2) \\approx {normal(2):.3f}", f"{1 - normal(2):.3f}")
    assert unsaid("probability-distributions", *said) == []
    assert (round(1 / math.sqrt(2 * math.pi * 0.01), 2), round(100 / math.sqrt(3))) == (3.99, 58)


def test_distributions_visits_to_a_shop() -> None:
    chances = [math.exp(-3) * 3**k / math.factorial(k) for k in range(3)]

    said = [f"{p:.4f}" if p < 0.1 else f"{p:.3f}" for p in chances]
    assert unsaid("probability-distributions", *said, f"{sum(chances):.3f}") == []


def test_bayes_counts_of_a_thousand_people() -> None:
    ill, healthy = 20, 980
    found, alarms = 0.9 * ill, 0.1 * healthy

    assert (found, alarms, healthy - alarms) == (18, 98, 882)
    assert unsaid("bayes-theorem", f"{found / (found + alarms):.3f}") == []
    assert (round(2 / 884, 3), round(100 * 180 / (180 + 80))) == (0.002, 69)


def test_bayes_repeated_tests() -> None:
    assert (
        unsaid("bayes-theorem", f"{180 / 1160:.3f}", f"{1620 / 2600:.3f}", f"{99 / 1098:.4f}", f"{9801 / 10800:.4f}")
        == []
    )
    assert (20 * 9 * 9, 99 * 99, 1 * 3 * 3) == (1620, 9801, 9)
    assert round(0.99 * 0.0001 / (0.99 * 0.0001 + 0.01 * 0.9999), 4) == 0.0098


def test_inference_interval_of_an_accuracy() -> None:
    error = math.sqrt(0.85 * 0.15 / 1000)
    ends = [0.85 - 1.96 * error, 0.85 + 1.96 * error]

    assert unsaid("statistical-inference", f"{error:.4f}", f"[{ends[0]:.3f}, {ends[1]:.3f}]") == []
    assert round(100 * 1.96 * math.sqrt(0.85 * 0.15 / 10_000), 1) == 0.7
    assert round(1.96 * math.sqrt(0.9 * 0.1 / 100), 2) == 0.06


def test_inference_two_models_on_the_same_images() -> None:
    z = (40 - 25) / math.sqrt(40 + 25)
    error = math.sqrt((0.065 - 0.015**2) / 1000)
    ends = [0.015 - 1.96 * error, 0.015 + 1.96 * error]

    said = (f"{z:.2f}", f"{2 * (1 - normal(z)):.3f}", f"{error:.5f}", f"[{ends[0]:.3f}, {ends[1]:.3f}]")
    assert unsaid("statistical-inference", *said, f"{1 - 0.95**20:.2f}") == []
    assert 15 / math.sqrt(25) == 3


def test_inference_questions() -> None:
    def two_sided(wins: int, flips: int) -> float:
        return 2 * sum(math.comb(flips, k) for k in range(wins, flips + 1)) / 2**flips

    other = 1.96 * math.sqrt(0.865 * 0.135 / 1000)
    assert (round(two_sided(20, 25), 3), round(two_sided(150, 285), 1)) == (0.004, 0.4)
    assert unsaid("statistical-inference", f"[{0.865 - other:.3f}, {0.865 + other:.3f}]") == []


def test_inference_picture_has_one_interval_that_misses() -> None:
    lead = sampling.accuracies(sampling.SETS, 0)
    assert sampling.MISSING == 1
    assert abs(float(np.mean(abs(lead - sampling.TRUE) <= 1.96 * sampling.ERROR)) - 0.95) < 0.01


def test_likelihood_peaks() -> None:
    assert [round(likelihood.peak(*throws), 3) for throws in ((7, 3), (8, 4), (3, 1), (4, 1))] == [
        0.7,
        0.667,
        0.75,
        0.8,
    ]
    assert unsaid("maximum-likelihood-and-map", f"{701 / 1002:.4f}", f"{8 / 12:.3f}") == []


def test_likelihood_of_gaussians_and_answers() -> None:
    data = np.array([1, 3, 8])

    said = (f"{data.var():.2f}", f"-\\ln 0.8 \\approx {-math.log(0.8):.3f}", f"{-math.log(0.1):.3f}")
    assert (data.mean(), 3 / (2 + 3 + 7)) == (4, 0.25)
    assert unsaid("maximum-likelihood-and-map", *said) == []


def bits(p: list[float], q: list[float]) -> float:
    """Return the cross-entropy in bits."""
    return -sum(a * math.log2(b) for a, b in zip(p, q, strict=True) if a)


def test_entropies_by_hand() -> None:
    p, q = [0.5, 0.25, 0.25], [1 / 3] * 3

    assert bits(p, p) == 1.5
    said = (f"{bits(p, q):.3f}", f"{bits(p, q) - 1.5:.3f}", f"{bits(q, p):.3f}", f"{bits(q, p) - bits(q, q):.3f}")
    assert unsaid("information-theory", *said) == []
    assert bits([0.5, 0.25, 0.125, 0.125], [0.5, 0.25, 0.125, 0.125]) == 1.75


def test_entropies_of_forecasters() -> None:
    rain = [0.25, 0.75]

    assert unsaid("information-theory", f"{bits(rain, rain):.3f}", f"{1 - bits(rain, rain):.3f}", "0.415") == []
    assert bits(rain, [0.5, 0.5]) == 1
    assert (round(-math.log2(0.75), 3), round(1 / math.log(2), 2), round(math.log(10), 3)) == (0.415, 1.44, 2.303)


def test_entropy_of_coins_in_the_picture() -> None:
    assert entropy.coin(np.array([0, 0.5, 1])).tolist() == [0, 1, 0]


def test_distributions_of_the_exercise_share_mean_and_variance() -> None:
    assert (6 / 2, 6**2 / 12, round(0.3 * 0.7, 9)) == (3, 3, 0.21)
    assert unsaid("probability-distributions", r"$0.3 \cdot 0.7 = 0.21$", f"= {0.92 - 0.42:.2f}$") == []


def test_bayes_answers_of_the_questions() -> None:
    assert (99 + 9_999, round(99 / 10_098, 4)) == (10_098, 0.0098)
    assert round(180 / 1_160, 3) == 0.155
    assert unsaid("bayes-theorem", r"$99/10098 \\approx 0.0098$") == []
