"""The numbers of the lessons on mathematics, computed again."""

import math

import numpy as np

from scripts.figures import entropy, likelihood, sampling, svd

from .reading import unsaid


def row(values: object, form: str = "g") -> str:
    """Return a vector as the lessons write it."""
    return "(" + ", ".join(format(round(float(v), 6), form) for v in np.ravel(values)) + ")"


def test_vectors_picture() -> None:
    x, y = np.array([2, 3]), np.array([4, 2])
    cosine = x @ y / math.sqrt((x @ x) * (y @ y))

    said = (f"{cosine:.3f}", f"{math.degrees(math.acos(cosine)):.1f}^\\circ", f"{x @ y / math.sqrt(y @ y):.2f}$ long")
    assert unsaid("vectors", row(np.add([1, 2], [3, -1])), f"= {x @ y}$", *said) == []


def test_vectors_worked_example() -> None:
    x, y = np.array([1, 2, 2]), np.array([2, -1, 2])
    cosine = x @ y / 9

    assert (np.linalg.norm(x), np.linalg.norm(y), np.abs(x).sum()) == (3, 3, 5)
    assert unsaid("vectors", f"= {x @ y}$", f"{cosine:.3f}", f"{math.degrees(math.acos(cosine)):.1f}^\\circ") == []


def test_vectors_exercise() -> None:
    a, b = np.array([2, 3, 6]), np.array([6, -2, 3])

    assert (a @ b, np.linalg.norm(a), np.linalg.norm(b), np.abs(a - b).sum()) == (24, 7, 7, 12)
    assert unsaid("vectors", f"{a @ b / 49:.6f}", row(a - b), f"{a @ b / 7:.2f}") == []


def test_vectors_questions() -> None:
    wide, grown = np.ones(4), np.array([1, 1, 1, 9])

    assert unsaid("vectors", row(2 * np.array([2, 1]) - np.array([-1, 3])), f"{math.sqrt(grown @ grown):.2f}") == []
    assert round(math.degrees(math.acos(-12 / (3 * 8))), 9) == 120
    assert round(math.sqrt(grown @ grown) / np.linalg.norm(wide), 1) == 4.6


def test_vectors_random_directions_are_almost_perpendicular() -> None:
    pairs = np.random.default_rng(0).normal(size=(2, 2000, 1000))
    pairs /= np.linalg.norm(pairs, axis=2, keepdims=True)

    assert round(float((pairs[0] * pairs[1]).sum(axis=1).std()), 2) == 0.03


A, R = np.array([[2, 1], [0, 1]]), np.array([[0, -1], [1, 0]])


def test_matrices_products_by_hand() -> None:
    assert (A @ [3, 2]).tolist() == [8, 2]
    assert (A @ R).tolist() == [[1, -2], [1, 0]]
    assert unsaid("matrices", "1 & -2 \\\\ 1 & 0", "0 & -1 \\\\ 2 & 1") == []
    assert (R @ A).tolist() == [[0, -1], [2, 1]]


def test_matrices_inverse_and_rank() -> None:
    flat = np.array([[2, 1], [1, 0.5]])

    assert np.linalg.inv(A).tolist() == [[0.5, -0.5], [0, 1]]
    assert (np.linalg.inv(A) @ [8, 2]).tolist() == [3, 2]
    assert (np.linalg.matrix_rank(flat), np.linalg.det(flat)) == (1, 0)


def test_matrices_cost_of_brackets() -> None:
    left, right = 1000**3 + 1000**2, 2 * 1000**2

    assert unsaid("matrices", f"{left:,}".replace(",", "{,}"), f"{right:,}".replace(",", "{,}")) == []


def test_matrices_exercise_and_question() -> None:
    found = np.array([[3, 1], [1, 3]]) @ np.linalg.inv([[1, 1], [1, -1]])

    assert found.tolist() == [[2, 1], [2, -1]]
    assert round(np.linalg.det(found)) == -4
    assert (np.array([[0, -1], [2, 0]]) @ [3, 1]).tolist() == [-1, 6]


def test_eigenvectors_of_the_worked_example() -> None:
    matrix = np.array([[4, 1], [2, 3]])

    assert sorted(np.linalg.eigvals(matrix).round(9)) == [2, 5]
    assert ((matrix @ [1, 1]).tolist(), (matrix @ [1, -2]).tolist()) == ([5, 5], [2, -4])
    assert (np.linalg.matrix_power(matrix, 3) @ [3, 0]).tolist() == [258, 234]
    assert round(0.4**10, 4) == 0.0001


def test_eigenvectors_other_matrices() -> None:
    assert np.linalg.eigvalsh([[2, 1], [1, 2]]).round(9).tolist() == [1, 3]
    assert sorted(np.linalg.eigvals([[3, 1], [0, 2]])) == [2, 3]
    assert (np.array([[3, 1], [0, 2]]) @ [1, -1]).tolist() == [2, -2]
    assert sorted(np.linalg.eigvals([[2, 0], [1, 3]])) == [2, 3]
    assert (np.diag([3, -3]) @ [1, 1]).tolist() == [3, -3]


def test_eigenvectors_growth_and_speed() -> None:
    steps = math.ceil(math.log(0.01) / math.log(0.99))
    grown = f"{1.1**100:,.0f}".replace(",", "{,}")

    assert unsaid("eigenvalues-eigenvectors", f"{steps}$ steps", f"{1.1**50:.0f}", f"{0.9**50:.3f}", grown) == []


def test_derivatives_picture_and_worked_example() -> None:
    at, step = 2.01, 0.01

    assert [((1 + h) ** 2 - 1) / h for h in (2, 1, 0.5)] == [4, 3, 2.5]
    assert unsaid("derivatives", f"{at**3 - 2 * at:.6f}", f"4 + 10 \\cdot {step} = {4 + 10 * step:g}") == []
    assert round(at**3 - 2 * at - 4.1, 4) == 0.0006


def test_derivatives_steps_in_32_bits() -> None:
    """The lesson calls a step of 0.00001 drowned, and 0.01 far better."""

    def gap(step: float) -> float:
        h, x = np.float32(step), np.float32(1)
        return abs(float((np.exp(x + h) - np.exp(x - h)) / (2 * h)) - math.e)

    assert gap(1e-5) > 0.01
    assert gap(1e-2) < 1e-3


def test_derivatives_product_rule_question() -> None:
    x, h = 1.7, 1e-6
    slope = ((x + h) ** 3 * math.log(x + h) - (x - h) ** 3 * math.log(x - h)) / (2 * h)

    assert abs(slope - (3 * x**2 * math.log(x) + x**2)) < 1e-6


def slopes(f: object, *point: float, h: float = 1e-5) -> list[float]:
    """Return the gradient of a function of several numbers by central differences."""
    at, found = np.array(point, dtype=float), []
    for i in range(len(at)):
        step = np.eye(len(at))[i] * h
        found.append(round((f(*(at + step)) - f(*(at - step))) / (2 * h), 6))  # type: ignore[operator]
    return found


def test_gradients_of_the_lesson() -> None:
    def bowl(x: float, y: float) -> float:
        return x**2 + 2 * y**2

    assert (slopes(bowl, 2, 1), slopes(bowl, 2, 0)) == ([4, 4], [4, 0])
    assert slopes(lambda x, y: x**2 * y + y**3, 1, 2) == [4, 13]
    assert slopes(lambda x, y: x * y**2 + 3 * x, 2, -1) == [4, -4]
    assert unsaid("partial-derivatives-and-gradients", f"{math.sqrt(32):.2f}") == []


def test_gradients_slopes_in_directions() -> None:
    unit = np.array([-3, 4]) / 5

    assert [round(float(np.dot([4, 4], u)), 9) for u in ([0.6, 0.8], [1, -1], unit)] == [5.6, 0, 0.8]
    assert (np.dot([4, 13], [13, -4]), np.dot([1, -2], [0.6, 0.8])) == (0, -1)


def test_chain_rule_of_three_functions() -> None:
    assert slopes(lambda x: math.log(1 + math.exp(2 * x)), 0) == [1]
    assert slopes(lambda x: (3 * x + 1) ** 2, 1) == [24]
    assert slopes(lambda x: x**2 * 3 * x, 2) == [36]
    assert f"{0.25**10:.0e}" == "1e-06"


def test_chain_rule_through_a_neuron() -> None:
    w, x = -0.8, 1.5
    a = 1 / (1 + math.exp(-w * x))
    back = (a - 1) * a * (1 - a)

    forward = (f"z = wx = {w * x:.1f}", f"\\approx {a:.3f}", f"\\approx {(a - 1) ** 2 / 2:.3f}")
    slope = (f"{a - 1:.3f}", f"{a * (1 - a):.3f}", f"{back:.3f}", f"{back * x:.3f}", f"{back * w:.3f}")
    assert unsaid("chain-rule", *forward, *slope) == []


def test_chain_rule_exercise() -> None:
    a = 1 / (1 + math.e)

    assert unsaid("chain-rule", f"{a:.5f}", f"{(a - 1) * a * (1 - a):.4f}") == []


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


def test_svd_by_hand() -> None:
    matrix = np.array([[3, 0], [4, 5]])
    left, values, right = np.linalg.svd(matrix)
    nearest = values[0] * np.outer(left[:, 0], right[0])

    assert (matrix.T @ matrix).tolist() == [[25, 20], [20, 25]]
    assert unsaid("svd-and-pca", *(f"{value:.2f}" for value in values)) == []
    assert np.allclose(values**2, [45, 5])
    assert np.allclose(nearest, [[1.5, 1.5], [4.5, 4.5]])
    assert ((matrix @ [1, 1]).tolist(), (matrix @ [1, -1]).tolist()) == ([3, 9], [3, -1])


def test_svd_picture_ends_with_the_matrix() -> None:
    assert np.allclose(svd.stages()[-1][1], svd.MATRIX)


def test_svd_counts_of_numbers() -> None:
    assert (20 * (128 + 128 + 1), 128 * 128, 5 * (100 + 200 + 1)) == (5140, 16_384, 1505)
    assert np.linalg.svd([[0, 2], [1, 0]], compute_uv=False).tolist() == [2, 1]


def test_jacobian_by_hand() -> None:
    rows = [slopes(lambda x, y: x**2 * y, 1, 2), slopes(lambda x, y: x + 3 * y, 1, 2)]

    assert rows == [[4, 1], [1, 3]]
    assert (round(1.1**2 * 2, 9), round(1.1 + 6, 9)) == (2.42, 7.1)
    assert (np.array([2, 1]) @ [[1, 2, 0], [0, 1, 3]]).tolist() == [2, 5, 3]
    assert (np.array([1, 2]) @ [[1, 0, 2], [0, 3, 1]]).tolist() == [1, 6, 4]


def test_jacobian_of_a_layer() -> None:
    chance = np.random.default_rng(0)
    weights, shift, x = chance.normal(size=(2, 3)), chance.normal(size=2), chance.normal(size=3)
    s = 1 / (1 + np.exp(-(weights @ x + shift)))
    found = np.diag(s * (1 - s)) @ weights

    for i in range(2):
        row_by_number = slopes(lambda *p, i=i: 1 / (1 + math.exp(-(weights[i] @ p + shift[i]))), *x)
        assert np.allclose(row_by_number, found[i], atol=1e-6)


def test_hessians_of_the_lesson() -> None:
    assert np.linalg.eigvalsh([[1, 2], [2, 1]]).round(9).tolist() == [-1, 3]
    assert np.linalg.eigvalsh([[2, 4], [4, 2]]).round(9).tolist() == [-2, 6]
    assert slopes(lambda x, y: x**3 - 3 * x + y**3 - 3 * y, 1, -1) == [0, 0]
    assert slopes(lambda x, y: x**2 + 4 * x * y + y**2, 0, 0) == [0, 0]


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
