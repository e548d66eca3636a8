"""Formulas that the lessons on machine learning and on network basics state, derived again."""

import math
from collections.abc import Callable
from itertools import pairwise, product

import numpy as np

from .calculus import Vector, gradient, normal, sigmoid, slope, softmax
from .reading import unsaid

CHANCE = np.random.default_rng(0)


def test_rounds_of_k_means_never_raise_the_inertia() -> None:
    points = CHANCE.normal(size=(60, 2))
    centres, heights = points[:4], []
    for _ in range(10):
        nearest = ((points[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
        heights.append(float(((points - centres[nearest]) ** 2).sum()))
        centres = np.array([points[nearest == j].mean(axis=0) for j in range(4)])
        heights.append(float(((points - centres[nearest]) ** 2).sum()))

    assert unsaid("unsupervised-learning", r"\lVert \mathbf{x}_i - \boldsymbol{\mu}_{c(i)} \rVert^2") == []
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(heights))


def test_standardized_columns_have_mean_zero_and_spread_one() -> None:
    x = CHANCE.normal(5, 3, 40)
    z = (x - x.mean()) / x.std()

    assert unsaid("data-preparation", r"z = \frac{x - \mu}{s}") == []
    assert np.allclose([z.mean(), z.std()], [0, 1])


def test_least_squares_has_the_stated_gradient_and_perpendicular_residuals() -> None:
    x, y, w = np.c_[np.ones(8), CHANCE.normal(size=(8, 2))], CHANCE.normal(size=8), CHANCE.normal(size=3)
    best = np.linalg.solve(x.T @ x, x.T @ y)

    assert unsaid("linear-regression", r"\frac{2}{n} \mathbf{X}^\top (\mathbf{X}\mathbf{w} - \mathbf{y})") == []
    assert np.allclose(gradient(lambda v: float(((x @ v - y) ** 2).mean()), w), 2 / 8 * x.T @ (x @ w - y))
    assert np.allclose([*(x.T @ (y - x @ best)), (y - x @ best).sum()], 0)


def test_an_added_column_never_lowers_the_share_explained() -> None:
    y, columns = CHANCE.normal(size=12), np.c_[np.ones(12), CHANCE.normal(size=(12, 6))]
    left = [((y - columns[:, :k] @ np.linalg.lstsq(columns[:, :k], y)[0]) ** 2).sum() for k in range(1, 8)]

    assert unsaid("linear-regression", "An added column never lowers it") == []
    assert all(later <= earlier for earlier, later in pairwise(left))


def test_descent_on_a_parabola_shrinks_by_the_stated_factors() -> None:
    assert (
        unsaid("gradient-descent", r"$1 - 2\eta$ and $y$ by $1 - 20\eta$", "each step multiplies $x$ by $0.82$") == []
    )
    for rate in (0.01, 0.09, 0.11):
        at = np.array([10.0, 1.0])
        moved = at - rate * gradient(lambda p: float(p[0] ** 2 + 10 * p[1] ** 2), at)
        assert np.allclose(moved / at, [1 - 2 * rate, 1 - 20 * rate])


def test_a_weight_multiplies_the_odds() -> None:
    def odds(z: float) -> float:
        return sigmoid(z) / (1 - sigmoid(z))

    assert unsaid("logistic-regression", "multiplies the odds by $e^{w}$", r"z = \ln\frac{p}{1-p}") == []
    assert math.isclose(math.log(odds(-1.3)), -1.3)
    assert math.isclose(odds(-1.3 + 0.7) / odds(-1.3), math.exp(0.7))


def test_softmax_has_slope_p_minus_y_and_does_not_feel_a_shift() -> None:
    scores = np.array([1.0, 1, 3])

    assert unsaid("logistic-regression", "So the gradient is $p_k - y_k$", r"\frac{p-y}{p(1-p)}") == []
    found = gradient(lambda z: float(-np.log(softmax(z)[0])), scores)
    assert np.allclose(found, softmax(scores) - [1, 0, 0])
    assert np.allclose(softmax(scores + 100), softmax(scores))
    assert math.isclose(slope(lambda p: -math.log(p), 0.3), (0.3 - 1) / (0.3 * 0.7), rel_tol=1e-6)


def test_error_is_bias_variance_and_noise() -> None:
    """Over all fits and all noise there are, each as likely as the others."""
    truth, fits, noise = 2.0, np.array([1.0, 3, 5]), np.array([-0.5, 0.5, -1, 1])
    error = np.mean([(truth + e - fit) ** 2 for fit, e in product(fits, noise)])

    assert unsaid("bias-variance", r"\underbrace{\operatorname{Var}[\hat{f}(x)]}_{\text{variance}} + \sigma^2") == []
    assert math.isclose(error, (fits.mean() - truth) ** 2 + fits.var() + noise.var())


def test_averages_of_independent_fits_keep_the_bias_and_divide_the_variance() -> None:
    averages = [np.mean(three) for three in product([1.0, 3, 8], repeat=3)]

    assert unsaid("bias-variance", "divides the variance by $m$") == []
    assert np.allclose([np.mean(averages), np.var(averages)], [4, np.var([1, 3, 8]) / 3])


def test_variance_of_a_polynomial_fit_is_weights_times_noise_over_points() -> None:
    x = np.linspace(-1, 1, 15)

    assert unsaid("bias-variance", r"about (number of weights) times $\sigma^2$, divided by the number of points") == []
    for degree in (1, 3, 9):
        columns = np.vander(x, degree + 1)
        hat = columns @ np.linalg.pinv(columns)  # predictions are this times the labels
        assert math.isclose((hat @ hat.T).trace() * 0.09 / 15, (degree + 1) * 0.09 / 15)


def test_f1_is_the_harmonic_mean() -> None:
    tp, fp, fn = 8, 2, 4
    precision, recall = tp / (tp + fp), tp / (tp + fn)

    assert unsaid("classification-metrics", r"\frac{2PR}{P + R}") == []
    assert math.isclose(2 / (1 / precision + 1 / recall), 2 * tp / (2 * tp + fp + fn))
    assert math.isclose(2 * precision * recall / (precision + recall), 2 * tp / (2 * tp + fp + fn))


def test_area_under_the_curve_counts_pairs_with_ties_by_half() -> None:
    scores, labels = CHANCE.integers(0, 6, 40), CHANCE.integers(0, 2, 40)
    accepted = [scores >= threshold for threshold in range(6, -1, -1)]
    up, right = ([(a & (labels == k)).sum() / (labels == k).sum() for a in accepted] for k in (1, 0))
    gaps = scores[labels == 1][:, None] - scores[labels == 0]

    assert unsaid("roc-auc", r"P(s^+ > s^-) + \tfrac{1}{2} P(s^+ = s^-)") == []
    assert math.isclose(np.trapezoid(up, right), (gaps > 0).mean() + (gaps == 0).mean() / 2)


def test_boundary_of_a_neuron_has_the_stated_distance() -> None:
    w, b = np.array([3.0, -4]), 10.0
    nearest = -b * w / (w @ w)

    assert unsaid("artificial-neuron", r"$|b| / \lVert \mathbf{w} \rVert$") == []
    assert math.isclose(w @ nearest + b, 0, abs_tol=1e-12)
    assert math.isclose(np.linalg.norm(nearest), abs(b) / np.linalg.norm(w))


def test_layers_without_activation_are_one_layer() -> None:
    w1, w2, b1, b2 = (
        CHANCE.normal(size=(4, 3)),
        CHANCE.normal(size=(2, 4)),
        CHANCE.normal(size=4),
        CHANCE.normal(size=2),
    )
    x = CHANCE.normal(size=3)

    assert unsaid("activation-functions", r"\mathbf{W}_2 \mathbf{b}_1 + \mathbf{b}_2", "$2(3x + 1) - 5 = 6x - 3$") == []
    assert np.allclose(w2 @ (w1 @ x + b1) + b2, (w2 @ w1) @ x + (w2 @ b1 + b2))


def test_activations_have_the_slopes_of_the_table() -> None:
    def below(z: float) -> float:
        return (1 + math.erf(z / math.sqrt(2))) / 2

    table: dict[str, tuple[Callable[[float], float], Callable[[float], float]]] = {
        r"$\sigma(z)(1 - \sigma(z))$": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
        r"$1 - \tanh^2 z$": (math.tanh, lambda z: 1 - math.tanh(z) ** 2),
        r"$1$ if $z > 0$, else $0$": (lambda z: max(0.0, z), lambda z: float(z > 0)),
        r"$1$ if $z > 0$, else $0.01$": (lambda z: max(0.01 * z, z), lambda z: 1 if z > 0 else 0.01),
        r"$\Phi(z) + z\,g(z)$": (lambda z: z * below(z), lambda z: below(z) + z * normal(z)),
    }

    assert unsaid("activation-functions", *table) == []
    for function, derivative in table.values():
        assert all(math.isclose(slope(function, z), derivative(z), abs_tol=1e-8) for z in (-2.1, -0.4, 0.3, 1.9))


def test_four_equations_of_backpropagation() -> None:
    w1, w2, b1, b2 = (
        CHANCE.normal(size=(4, 3)),
        CHANCE.normal(size=(2, 4)),
        CHANCE.normal(size=4),
        CHANCE.normal(size=2),
    )
    x, target = CHANCE.normal(size=3), CHANCE.normal(size=2)

    def loss(w1: Vector, b1: Vector, w2: Vector, b2: Vector) -> float:
        return float(((np.tanh(w2 @ np.tanh(w1 @ x + b1) + b2) - target) ** 2).sum() / 2)

    a1 = np.tanh(w1 @ x + b1)
    a2 = np.tanh(w2 @ a1 + b2)
    last = (a2 - target) * (1 - a2**2)
    first = (w2.T @ last) * (1 - a1**2)

    heart = r"\bigl(\mathbf{W}^{(\ell+1)}\bigr)^\top \boldsymbol{\delta}^{(\ell+1)} \odot \phi'(\mathbf{z}^{(\ell)})"
    assert (
        unsaid("backpropagation", heart, r"\boldsymbol{\delta}^{(\ell)} \bigl(\mathbf{a}^{(\ell-1)}\bigr)^\top") == []
    )
    assert np.allclose(gradient(lambda w: loss(w, b1, w2, b2), w1), np.outer(first, x))
    assert np.allclose(gradient(lambda b: loss(w1, b, w2, b2), b1), first)
    assert np.allclose(gradient(lambda w: loss(w1, b1, w, b2), w2), np.outer(last, a1))
    assert np.allclose(gradient(lambda b: loss(w1, b1, w2, b), b2), last)


def test_rows_of_a_batch_go_through_as_single_examples_do() -> None:
    w, b, batch = CHANCE.normal(size=(5, 10)), CHANCE.normal(size=5), CHANCE.normal(size=(32, 10))

    assert (
        unsaid("forward-propagation", r"\mathbf{A}^{(\ell-1)} \bigl(\mathbf{W}^{(\ell)}\bigr)^\top + \mathbf{b}") == []
    )
    assert np.allclose(batch @ w.T + b, [w @ x + b for x in batch])


def test_starting_weights_keep_the_size_of_signals() -> None:
    """Over all weights of one size and all signs, with which a weighted sum is symmetric about zero."""
    inputs, size = np.array([0.3, 1.0, -2.0, 0.5]), 0.7
    sums = np.array([size * np.array(signs) @ inputs for signs in product((-1, 1), repeat=4)])
    uniform = np.linspace(-2, 2, 400_001)

    assert unsaid("weight-initialization", r"n_{\text{in}} \operatorname{Var}(w)\, \mathbb{E}[a^2]") == []
    assert math.isclose(sums.var(), 4 * size**2 * (inputs**2).mean())
    assert unsaid("weight-initialization", r"$\mathbb{E}[a^2] = \operatorname{Var}(z)/2$", "variance $r^2/3$") == []
    assert math.isclose((np.maximum(0, sums) ** 2).mean(), sums.var() / 2)
    assert math.isclose(uniform.var(), 2**2 / 3, rel_tol=1e-4)


def test_forward_mode_carries_a_column_and_reverse_mode_a_row() -> None:
    a, b = 2.0, 3.0
    dots = {(1, 0): 3 + 4, (0, 1): 2 + 0}

    assert (
        unsaid("automatic-differentiation", r"\dot u = \dot a\,b + a\,\dot b", r"$\dot f = 7$", r"$\dot f = 2$") == []
    )
    for (da, db), found in dots.items():
        assert math.isclose(slope(lambda t, da=da, db=db: (a + t * da) * (b + t * db) + (a + t * da) ** 2, 0), found)
        assert math.isclose((da * b + a * db) + 2 * a * da, found)


def test_layer_norm_and_rms_norm_forget_the_size_of_their_input() -> None:
    x = CHANCE.normal(size=6)

    def layer(v: Vector) -> Vector:
        return (v - v.mean()) / v.std()

    def rms(v: Vector) -> Vector:
        return v / np.sqrt((v**2).mean())

    assert (
        unsaid("layer-normalization", r"\frac{x_j - \mu}{\sqrt{\sigma^2 + \varepsilon}}", "multiply a row by 10") == []
    )
    assert np.allclose([layer(10 * x), rms(10 * x)], [layer(x), rms(x)])
    assert np.allclose(layer(x + 3), layer(x))
    assert not np.allclose(rms(x + 3), rms(x))


def test_residual_block_adds_the_identity_to_its_jacobian() -> None:
    w1, w2, x = np.array([[1.0, -1], [0, 1]]), np.array([[0.5, 0], [0, -0.5]]), np.array([2.0, 1])

    rows = [gradient(lambda v, i=i: float((v + w2 @ np.maximum(0, w1 @ v))[i]), x) for i in range(2)]

    assert unsaid("residual-networks", r"$\mathbf{I} + \mathbf{J}$") == []
    assert np.allclose(rows, np.eye(2) + w2 @ w1)


def test_shuffle_buffer_lets_nothing_out_earlier_than_its_size_allows() -> None:
    early = 0
    for seed in range(30):
        rng, buffer, out = np.random.default_rng(seed), list(range(100)), 0
        for later in range(100, 1000):
            place = int(rng.integers(100))
            early = max(early, buffer[place] - out)
            buffer[place], out = later, out + 1

    assert unsaid("data-pipelines", f"at most {early} places too early") == []
