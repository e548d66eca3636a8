"""Formulas that the lessons on mathematics state, derived again."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from .calculus import Vector, gradient, normal, sigmoid, slope
from .reading import unsaid

CHANCE = np.random.default_rng(0)
GRID = np.linspace(-12, 12, 240_001)


def test_dot_product_is_lengths_times_cosine_and_shadow_times_length() -> None:
    assert unsaid("vectors", r"\lVert\mathbf{x}\rVert_2\,\lVert\mathbf{y}\rVert_2\cos\theta") == []
    for a, b in CHANCE.uniform(0, 2 * math.pi, (20, 2)):
        x, y = 3 * np.array([math.cos(a), math.sin(a)]), 2 * np.array([math.cos(b), math.sin(b)])
        shadow = 3 * math.cos(a - b)
        assert math.isclose(x @ y, 3 * 2 * math.cos(a - b), abs_tol=1e-12)
        assert math.isclose((x - shadow * y / 2) @ y, 0, abs_tol=1e-12)


def test_inverse_and_determinant_of_two_by_two() -> None:
    assert unsaid("matrices", r"\frac{1}{ad - bc}\begin{pmatrix} d & -b \\ -c & a \end{pmatrix}") == []
    for (a, b), (c, d) in CHANCE.normal(size=(20, 2, 2)):
        m = np.array([[a, b], [c, d]])
        x, y = m @ np.array([[0, 1, 1, 0], [0, 0, 1, 1]])
        area = (x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2  # by the corners of the image of the unit square
        assert np.allclose(np.array([[d, -b], [-c, a]]) / (a * d - b * c) @ m, np.eye(2))
        assert math.isclose(area, a * d - b * c, abs_tol=1e-12)


def test_products_of_matrices_are_transposed_in_turned_order() -> None:
    a, b, x = CHANCE.normal(size=(3, 4)), CHANCE.normal(size=(4, 2)), CHANCE.normal(size=2)

    assert unsaid("matrices", r"(\mathbf{A}\mathbf{B})^\top = \mathbf{B}^\top\mathbf{A}^\top") == []
    assert np.allclose((a @ b).T, b.T @ a.T)
    assert np.allclose((a @ b) @ x, a @ (b @ x))


def test_a_small_determinant_alone_is_harmless() -> None:
    harmless, flat = 0.01 * np.eye(2), np.array([[1, 1], [1, 1.0001]])

    assert unsaid("matrices", r"$0.01\,\mathbf{I}$ in the plane has determinant $0.0001$") == []
    assert np.allclose([np.linalg.det(harmless), np.linalg.det(flat)], 1e-4)
    assert (np.linalg.cond(harmless), np.linalg.cond(flat) > 10_000) == (1, True)


def test_eigenvalues_add_up_to_the_diagonal_and_their_powers_act_apart() -> None:
    matrix = np.array([[4.0, 1], [2, 3]])
    values, vectors = np.linalg.eig(matrix)
    mix = np.linalg.solve(vectors, [0.3, -2])

    assert unsaid("eigenvalues-eigenvectors", r"c_1\lambda_1^k\,\mathbf{v}_1 + c_2\lambda_2^k\,\mathbf{v}_2") == []
    assert np.allclose([values.sum(), values.prod()], [np.trace(matrix), np.linalg.det(matrix)])
    assert np.allclose(np.linalg.matrix_power(matrix, 7) @ [0.3, -2], vectors @ (mix * values**7))


@pytest.mark.parametrize(
    ("row", "function", "derivative"),
    [
        (r"| $x^n$ | $n\,x^{n-1}$ |", lambda x: x**5, lambda x: 5 * x**4),
        (r"| $e^x$ | $e^x$ |", math.exp, math.exp),
        (r"| $\ln x$ (for $x > 0$) | $1/x$ |", math.log, lambda x: 1 / x),
        (r"$f'(x)\,g(x) + f(x)\,g'(x)$", lambda x: x**2 * math.exp(x), lambda x: (2 * x + x**2) * math.exp(x)),
        (r"| $1/f(x)$ | $-f'(x)/f(x)^2$ |", lambda x: 1 / (x**2 + 1), lambda x: -2 * x / (x**2 + 1) ** 2),
        (r"s\,(1 - s)", sigmoid, lambda x: sigmoid(x) * (1 - sigmoid(x))),
    ],
)
def test_rules_for_derivatives(
    row: str, function: Callable[[float], float], derivative: Callable[[float], float]
) -> None:
    assert unsaid("derivatives", row) == []
    for x in (0.3, 1.0, 2.7):
        assert math.isclose(slope(function, x), derivative(x), rel_tol=1e-7)


def test_gradient_gives_the_slope_in_every_direction_and_is_the_steepest() -> None:
    at = np.array([2.0, 1.0])

    def bowl(p: Vector) -> float:
        return float(p[0] ** 2 + 2 * p[1] ** 2)

    found = gradient(bowl, at)
    slopes = [
        (slope(lambda t, u=u: bowl(at + t * u), 0), u)
        for u in (np.array([math.cos(a), math.sin(a)]) for a in np.linspace(0, 2 * math.pi, 721))
    ]

    assert (
        unsaid("partial-derivatives-and-gradients", r"\nabla f\cdot\mathbf{u} = \lVert\nabla f\rVert_2\cos\theta") == []
    )
    assert all(math.isclose(each, found @ u, abs_tol=1e-6) for each, u in slopes)
    assert np.allclose(max(slopes, key=lambda pair: pair[0])[1], found / np.linalg.norm(found), atol=1e-6)


def test_chain_rule_adds_over_paths() -> None:
    def y(x: float) -> float:
        return math.sin(x) * math.exp(x) + math.sin(x) ** 2

    x = 0.7
    one, other = math.sin(x), math.exp(x)
    by_paths = (other + 2 * one) * math.cos(x) + one * other

    assert unsaid("chain-rule", r"\sum_{j=1}^{k} \frac{\partial y}{\partial u_j}\,\frac{d u_j}{dx}") == []
    assert math.isclose(slope(y, x), by_paths, rel_tol=1e-8)


def test_layer_hands_back_its_vector_jacobian_product() -> None:
    w, b, x, v = CHANCE.normal(size=(3, 4)), CHANCE.normal(size=3), CHANCE.normal(size=4), CHANCE.normal(size=3)
    s = sigmoid(w @ x + b)

    assert unsaid("jacobian-and-hessian", r"(\mathbf{v} \odot \sigma'(\mathbf{z}))^\top\,\mathbf{W}") == []
    assert np.allclose(gradient(lambda p: float(v @ sigmoid(w @ p + b)), x), (v * s * (1 - s)) @ w)


def test_hessian_gives_the_curvature_in_every_direction() -> None:
    def f(p: Vector) -> float:
        return float(p[0] ** 3 - 3 * p[0] + p[1] ** 3 - 3 * p[1])

    at, hessian = np.array([1.0, -1.0]), np.diag([6.0, -6.0])

    assert (
        unsaid("jacobian-and-hessian", r"$\mathbf{u}^\top\mathbf{H}\mathbf{u}$", r"\operatorname{diag}(6x, 6y)") == []
    )
    for angle in np.linspace(0, math.pi, 7):
        u = np.array([math.cos(angle), math.sin(angle)])
        curvature = (f(at + 1e-3 * u) - 2 * f(at) + f(at - 1e-3 * u)) / 1e-6
        assert math.isclose(curvature, u @ hessian @ u, abs_tol=1e-4)


def test_svd_keeps_the_stated_share_and_no_other_matrix_of_that_rank_is_closer() -> None:
    a = CHANCE.normal(size=(5, 4))
    left, s, right = np.linalg.svd(a, full_matrices=False)
    nearest = (left[:, :2] * s[:2]) @ right[:2]
    others = [CHANCE.normal(size=(5, 2)) for _ in range(200)]

    assert unsaid("svd-and-pca", r"\frac{s_1^2 + \dots + s_k^2}{s_1^2 + s_2^2 + \dots}") == []
    assert math.isclose((nearest**2).sum() / (a**2).sum(), (s[:2] ** 2).sum() / (s**2).sum())
    assert all(((a - c @ np.linalg.lstsq(c, a)[0]) ** 2).sum() >= ((a - nearest) ** 2).sum() for c in others)


def test_principal_components_have_the_stated_variance() -> None:
    x = CHANCE.normal(size=(30, 3)) @ CHANCE.normal(size=(3, 3))
    x -= x.mean(axis=0)
    _, s, right = np.linalg.svd(x, full_matrices=False)

    assert unsaid("svd-and-pca", r"$s_i^2/(N-1)$") == []
    assert np.allclose((x @ right.T).var(axis=0, ddof=1), s**2 / 29)
    assert np.allclose(np.linalg.eigvalsh(np.cov(x.T))[::-1], s**2 / 29)


def test_variance_of_a_die_by_both_forms_and_of_its_multiple() -> None:
    die = [Fraction(k) for k in range(1, 7)]

    def mean(values: list[Fraction]) -> Fraction:
        return sum(values, Fraction(0)) / len(values)

    def variance(values: list[Fraction]) -> Fraction:
        return mean([(v - mean(values)) ** 2 for v in values])

    assert unsaid("probability-basics", r"\mathbb{E}[X^2] - \mathbb{E}[X]^2", r"a^2 \operatorname{Var}(X)") == []
    assert variance(die) == mean([v**2 for v in die]) - mean(die) ** 2
    assert variance([3 * v for v in die]) == 9 * variance(die)


def test_correlation_is_the_cosine_between_centred_vectors() -> None:
    x, y = CHANCE.normal(size=(2, 9))
    a, b = x - x.mean(), y - y.mean()

    assert unsaid("probability-basics", "the cosine of the angle between the centred vectors") == []
    assert math.isclose(np.corrcoef(x, y)[0, 1], a @ b / math.sqrt((a @ a) * (b @ b)))


def test_means_and_variances_of_the_table_of_distributions() -> None:
    bell, counts = normal(GRID, 0.5, 1.3), np.arange(60)
    poisson = np.array([math.exp(-3) * 3**k / math.factorial(k) for k in counts])

    assert unsaid("probability-distributions", r"\frac{1}{\sqrt{2\pi\sigma^2}}", r"e^{-\lambda} \lambda^k / k!") == []
    moments = [float(np.trapezoid(GRID**k * bell, GRID)) for k in range(3)]
    assert np.allclose([*moments[:2], moments[2] - moments[1] ** 2], [1, 0.5, 1.3**2])
    assert np.allclose([poisson.sum(), poisson @ counts, poisson @ counts**2 - 9], [1, 3, 3])
    assert unsaid("probability-distributions", r"$\theta$, $\theta(1 - \theta)$") == []


def test_bayes_is_counting_and_odds_are_multiplied() -> None:
    prior, found, alarm = Fraction(1, 50), Fraction(9, 10), Fraction(1, 10)
    posterior = found * prior / (found * prior + alarm * (1 - prior))
    people = [Fraction(1000) * prior * found, Fraction(1000) * (1 - prior) * alarm]

    assert unsaid("bayes-theorem", r"\frac{P(E \mid H)}{P(E \mid \text{not } H)}") == []
    assert posterior == people[0] / sum(people)
    assert posterior / (1 - posterior) == prior / (1 - prior) * (found / alarm)


def test_standard_error_of_a_share_and_of_a_lead() -> None:
    """Over all outcomes: n answers with probability p of being right, and m fair flips."""
    n, p = 12, 0.85
    chances = [math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    spread = sum(c * (k / n - p) ** 2 for k, c in enumerate(chances))
    leads = [sum(flips) for flips in product((-1, 1), repeat=8)]

    assert unsaid("statistical-inference", r"\sqrt{\frac{\hat{p}\,(1 - \hat{p})}{n}}", "with variance $m$") == []
    assert math.isclose(spread, p * (1 - p) / n)
    assert (np.mean(leads), np.var(leads)) == (0, 8)


def test_maximum_likelihood_of_coins_gaussians_and_waits() -> None:
    theta, data = np.linspace(0.0005, 0.9995, 1999), np.array([1.0, 3, 8])
    likelihood = theta**7 * (1 - theta) ** 3

    def gaussian(p: Vector) -> float:
        return float(-3 / 2 * math.log(p[1]) - ((data - p[0]) ** 2).sum() / (2 * p[1]))

    assert (
        unsaid("maximum-likelihood-and-map", r"\hat{\theta} = \frac{h}{n}", r"\frac{1}{n}\sum_i (x_i - \bar{x})^2")
        == []
    )
    assert math.isclose(theta[likelihood.argmax()], 0.7, abs_tol=1e-3)
    assert math.isclose(theta[(likelihood * theta * (1 - theta)).argmax()], 8 / 12, abs_tol=1e-3)
    assert np.allclose(gradient(gaussian, np.array([4.0, 26 / 3])), 0, atol=1e-8)
    assert math.isclose(slope(lambda rate: 3 * math.log(rate) - 12 * rate, 0.25), 0, abs_tol=1e-6)


def test_likelihood_of_seven_heads_has_the_stated_area() -> None:
    """The area of x^7 (1 - x)^3 from 0 to 1, term by term."""
    area = sum(Fraction((-1) ** k * math.comb(3, k), 8 + k) for k in range(4))

    assert unsaid("maximum-likelihood-and-map", f"the area is ${area}$") == []


def test_losses_are_negative_log_likelihoods_up_to_a_constant() -> None:
    y, predicted, spread = np.array([1.0, 0, 1]), np.array([0.8, 0.3, 0.6]), 1.7
    gaps = -np.log(normal(y, predicted, spread)) - (y - predicted) ** 2 / (2 * spread**2)
    answers = -np.log(np.where(y == 1, predicted, 1 - predicted))

    assert unsaid("maximum-likelihood-and-map", r"\frac{1}{2s^2}\sum_i (y_i - \hat{y}_i)^2", r"\frac{1}{2\tau^2}") == []
    assert np.allclose(gaps, gaps[0])
    assert np.allclose(answers, -(y * np.log(predicted) + (1 - y) * np.log(1 - predicted)))


def test_divergence_is_cross_entropy_minus_entropy_and_never_negative() -> None:
    def expected(p: Vector, q: Vector) -> float:
        return float(-(p * np.log2(q)).sum())

    assert unsaid("information-theory", r"D_{\mathrm{KL}}(p \,\|\, q) = H(p, q) - H(p) \ge 0") == []
    for p, q in CHANCE.dirichlet(np.ones(5), (50, 2)):
        divergence = float((p * np.log2(p / q)).sum())
        assert math.isclose(divergence, expected(p, q) - expected(p, p))
        assert divergence >= 0
        assert math.isclose(expected(np.outer(p, q), np.outer(p, q)), expected(p, p) + expected(q, q))
