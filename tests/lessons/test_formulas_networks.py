"""Formulas that the lessons on optimization, regularization and architectures state, derived again."""

import math
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from .calculus import Vector, gradient, normal, softmax
from .reading import unsaid

SIGNS = np.array(list(product([-1.0, 1.0], repeat=6)))


def lowest(f: Callable[[Vector], Vector]) -> float:
    """Return where a function of one number is lowest, on a fine grid."""
    at = np.linspace(-5, 5, 100_001)
    return float(at[f(at).argmin()])


def test_sgd_batch_gradient_is_right_on_average_with_variance_falling_as_the_batch_grows() -> None:
    g = np.array([1.0, 2.0, 6.0])
    means = {size: np.array([np.mean(batch) for batch in product(g, repeat=size)]) for size in (1, 2, 4)}

    assert unsaid("sgd", r"\frac{1}{B}\sum_{i\in\mathcal{B}}\nabla\ell_i", "proportional to $1/B$") == []
    for size, estimates in means.items():
        assert np.allclose([estimates.mean(), estimates.var()], [g.mean(), g.var() / size])


def test_momentum_sums_fading_gradients() -> None:
    g, v = [0.3, -1.0, 2.0, 0.5], 0.0
    for each in g:
        v = 0.9 * v + each

    assert unsaid("momentum", r"\mathbf{v} \leftarrow \beta\mathbf{v} + \mathbf{g}") == []
    assert math.isclose(v, sum(0.9**k * each for k, each in enumerate(reversed(g))))


def test_rmsprop_average_fills_and_adagrad_sum_grows() -> None:
    s, total = 0.0, 0.0
    for t in range(1, 30):
        s, total = 0.9 * s + 0.1 * 3**2, total + 3**2
        assert math.isclose(s, (1 - 0.9**t) * 3**2)
        assert math.isclose(3 / math.sqrt(total), 1 / math.sqrt(t))
    assert unsaid("rmsprop", r"= (1 - \rho^t)\,g^2", r"\eta/\sqrt{t}") == []


def test_adam_correction_undoes_the_start_at_zero() -> None:
    m = 0.0
    for t in range(1, 30):
        m = 0.9 * m + 0.1 * 1.7
        assert math.isclose(m / (1 - 0.9**t), 1.7)
    assert unsaid("adam", r"(1-\beta_1^t)\,g", r"\hat{\mathbf{m}}_t &= \mathbf{m}_t/(1-\beta_1^t)") == []


def test_descent_is_stable_below_two_over_the_largest_eigenvalue() -> None:
    hessian = np.array([[3.0, 1.0], [1.0, 2.0]])
    limit = 2 / np.linalg.eigvalsh(hessian).max()

    def after(rate: float) -> float:
        return float(np.linalg.norm(np.linalg.matrix_power(np.eye(2) - rate * hessian, 2000)))

    assert unsaid("comparing-optimizers", r"$\eta < 2/\lambda_{\max}$") == []
    assert after(0.99 * limit) < 1e-6
    assert after(1.01 * limit) > 1e6


def test_a_noisy_bowl_has_no_winner() -> None:
    """With its best rate each of four optimizers hovers at about the same height."""

    def height(kind: str, rate: float) -> float:
        rng, x, m, s = np.random.default_rng(0), np.array([3.0, -2.0]), np.zeros(2), np.zeros(2)
        losses = []
        for t in range(1, 401):
            g = x + rng.normal(size=2)
            m = 0.9 * m + (0.1 if kind == "Adam" else 1) * g
            s = (0.999 if kind == "Adam" else 0.9) * s + (0.001 if kind == "Adam" else 0.1) * g**2
            steps = {"SGD": g, "momentum": m, "RMSProp": g / (np.sqrt(s) + 1e-8)}
            steps["Adam"] = m / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
            x = x - rate * steps[kind]
            losses.append(x @ x / 2)
        return float(np.mean(losses[200:]))

    heights = [
        min(height(kind, rate) for rate in (0.003, 0.01, 0.03, 0.1)) for kind in ("SGD", "momentum", "RMSProp", "Adam")
    ]

    assert unsaid("comparing-optimizers", "all four hover at a similar height") == []
    assert max(heights) < 2 * min(heights)


@pytest.mark.parametrize("c", [3.0, 0.4, -0.3, -2.0])
def test_penalties_shrink_as_stated(c: float) -> None:
    ridge = lowest(lambda w: (w - c) ** 2 / 2 + 0.5 * w**2 / 2)
    lasso = lowest(lambda w: (w - c) ** 2 / 2 + 0.5 * abs(w))

    assert unsaid("l1-l2-regularization", r"L2 gives $c/(1 + \lambda)$", r"exactly zero if $|c| \le \lambda$") == []
    assert math.isclose(ridge, c / 1.5, abs_tol=1e-3)
    assert math.isclose(lasso, math.copysign(max(abs(c) - 0.5, 0), c), abs_tol=1e-3)


def test_batch_norm_gradient_loses_its_mean_and_its_part_along_the_normalized_values() -> None:
    x, weight = np.array([0.0, 2.0, 4.0, 10.0]), np.array([1.0, -2.0, 0.5, 3.0])

    def normalized(z: Vector) -> Vector:
        return (z - z.mean()) / z.std()

    found = gradient(lambda z: float(weight @ normalized(z)), x)

    assert unsaid("batch-normalization", r"\hat{x}_i = \frac{x_i - \mu}{\sqrt{s^2 + \varepsilon}}") == []
    assert np.allclose([found.sum(), found @ normalized(x)], 0, atol=1e-8)
    h = normalized(x)
    assert np.allclose(found, (weight - weight.mean() - h * (weight * h).mean()) / x.std())


def test_convolution_size_counts_the_places_of_the_kernel() -> None:
    assert unsaid("convolution", r"\left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1") == []
    for n, k, p, s in product(range(5, 13), (1, 2, 3, 5), (0, 1, 2), (1, 2, 3)):
        places = len(range(0, n + 2 * p - k + 1, s))
        assert places == (n + 2 * p - k) // s + 1


def test_convolution_moves_with_its_input() -> None:
    x, kernel = np.random.default_rng(0).normal(size=20), np.array([1.0, -2.0, 0.5])

    moved = np.correlate(np.roll(x, 2), kernel, "valid")

    assert unsaid("convolution", r"K_{uv}\, X_{i+u,\,j+v}") == []
    assert np.allclose(moved[2:], np.correlate(x, kernel, "valid")[:-2])


def test_cnn_receptive_field_is_what_can_change_a_unit() -> None:
    def top(pixels: Vector) -> Vector:
        for kernel, stride in ((3, 1), (2, 2), (3, 1), (2, 2)):
            pixels = np.convolve(pixels, np.ones(kernel), "valid")[::stride]
        return pixels

    seen = [i for i in range(40) if top(np.eye(40)[i])[0] > 0]

    assert unsaid("cnn", r"$r \leftarrow r + (k - 1)j$", r"$j \leftarrow j\,s$", "| pooling | 2 | 2 | 10 | 4 |") == []
    assert len(seen) == 10


def test_influence_of_an_rnn_state_is_the_product_of_jacobians() -> None:
    rng = np.random.default_rng(0)
    w, inputs, start = rng.normal(size=(3, 3)) / 2, rng.normal(size=(4, 3)), rng.normal(size=3)

    def last(h: Vector) -> Vector:
        for x in inputs:
            h = np.tanh(w @ h + x)
        return h

    found = np.stack([gradient(lambda h, i=i: float(last(h)[i]), start) for i in range(3)])
    states, h, stated = [], start, np.eye(3)
    for x in inputs:
        h = np.tanh(w @ h + x)
        states.append(h)
    for h in states:
        stated = np.diag(1 - h**2) @ w @ stated

    assert (
        unsaid("backpropagation-through-time", r"\operatorname{diag}\left(1 - \mathbf{h}_i^2\right)\mathbf{W}_h") == []
    )
    assert np.allclose(found, stated)


def test_gru_state_lies_between_the_old_one_and_the_candidate() -> None:
    rng = np.random.default_rng(0)
    z, old, candidate = rng.random(50), rng.normal(size=50), rng.normal(size=50)

    new = z * old + (1 - z) * candidate

    assert unsaid("gru", r"\mathbf{z}_t \odot \mathbf{h}_{t-1} + (1 - \mathbf{z}_t) \odot \tilde{\mathbf{h}}_t") == []
    assert ((new - old) * (new - candidate) <= 0).all()
    assert np.allclose((new - old) / (candidate - old), 1 - z)


def test_skip_gram_slope_is_probability_minus_target() -> None:
    rng = np.random.default_rng(0)
    contexts, word = rng.normal(size=(5, 3)), rng.normal(size=3)

    found = gradient(lambda e: float(-np.log(softmax(contexts @ e)[2])), word)

    assert unsaid("word-embeddings", r"\frac{\exp(\mathbf{u}_o^\top \mathbf{e}_c)}", "probability minus target") == []
    assert np.allclose(found, (softmax(contexts @ word) - np.eye(5)[2]) @ contexts)


def test_perplexity_of_a_uniform_guess_is_the_number_of_tokens() -> None:
    assert unsaid("language-modelling", r"\exp\left(-\frac{1}{T}\sum_{t=1}^{T}\ln P") == []
    assert math.isclose(math.exp(-sum(math.log(1 / 50) for _ in range(7)) / 7), 50)


def test_smoothed_bigrams_add_up_to_one() -> None:
    counts = np.array([2, 1, 0, 0, 0, 0])

    assert unsaid("language-modelling", r"\frac{\operatorname{count}(a\,b) + 1}{\operatorname{count}(a) + V}") == []
    assert math.isclose(((counts + 1) / (counts.sum() + 6)).sum(), 1)


def test_temperature_leads_from_greedy_to_uniform() -> None:
    scores = np.array([2.0, 1.0, 0.0])

    assert unsaid("beam-search", r"\frac{\exp(z_i/\tau)}{\sum_j \exp(z_j/\tau)}") == []
    assert np.allclose(softmax(scores / 1e-3), [1, 0, 0])
    assert np.allclose(softmax(scores / 1e6), 1 / 3, atol=1e-5)


def test_dot_products_of_independent_entries_have_variance_d() -> None:
    """Over all pairs of vectors of six signs, whose entries are independent with variance 1."""
    dots = SIGNS @ SIGNS.T

    assert unsaid("attention", r"s_i = \frac{\mathbf{q}\cdot\mathbf{k}_i}{\sqrt{d}}", "has variance $d$") == []
    assert math.isclose(dots.var(), 6)
    assert math.isclose((dots / math.sqrt(6)).var(), 1)


def test_causal_mask_hides_what_comes_later_and_no_mask_keeps_no_order() -> None:
    rng = np.random.default_rng(0)
    x, (q, k, v) = rng.normal(size=(4, 3)), rng.normal(size=(3, 3, 3))
    mask = np.where(np.triu(np.ones((4, 4)), 1) > 0, -np.inf, 0)

    def attend(tokens: Vector, hidden: Vector | float = 0.0) -> Vector:
        scores = (tokens @ q) @ (tokens @ k).T / math.sqrt(3) + hidden
        return np.stack([softmax(row) for row in scores]) @ (tokens @ v)

    order, changed = [2, 0, 3, 1], x.copy()
    changed[3] += 1

    assert unsaid("transformers", r"\frac{\mathbf{Q}\mathbf{K}^\top}{\sqrt{d_k}} + \mathbf{M}") == []
    assert np.allclose(attend(x, mask)[:3], attend(changed, mask)[:3])
    assert np.allclose(attend(x[order]), attend(x)[order])


def test_cutting_patches_and_a_linear_map_are_one_convolution() -> None:
    rng = np.random.default_rng(0)
    image, kernel = rng.normal(size=(6, 9)), rng.normal(size=(3, 3))
    tokens = image.reshape(2, 3, 3, 3).transpose(0, 2, 1, 3).reshape(6, 9)
    strided = [(image[i : i + 3, j : j + 3] * kernel).sum() for i in (0, 3) for j in (0, 3, 6)]

    assert unsaid("vision-transformer", r"N = \frac{HW}{P^2}", "a convolution with kernel $P$ and stride $P$") == []
    assert len(tokens) == 6 * 9 / 3**2
    assert np.allclose(tokens @ kernel.ravel(), strided)


def test_info_nce_of_equal_scores_is_a_guess() -> None:
    assert unsaid("self-supervised-learning", r"\ln\frac{\exp(s_{ii}/\tau)}{\sum_{j=1}^{B}\exp(s_{ij}/\tau)}") == []
    assert math.isclose(-math.log(softmax(np.full(8, 0.4) / 0.1)[3]), math.log(8))


def test_scaling_law_around_its_best_size() -> None:
    def loss(size: float) -> float:
        return 1.69 + 406.4 / size**0.34 + 410.7 / (6e23 / (6 * size)) ** 0.28

    costs = [loss(share * 40e9) - loss(40e9) for share in (0.5, 2, 8)]

    assert unsaid("large-language-models", "costs less than 0.01", f"costs {costs[2]:.2f}, as much as") == []
    assert max(costs[:2]) < 0.01


def test_lora_corrects_by_a_matrix_of_low_rank() -> None:
    rng = np.random.default_rng(0)
    correction = rng.normal(size=(20, 3)) @ rng.normal(size=(3, 12))

    assert unsaid("large-language-models", r"\mathbf{W} + \mathbf{B}\mathbf{A}", r"r(m + n)") == []
    assert np.linalg.matrix_rank(correction) == 3


def test_expected_improvement_is_the_mean_of_what_a_gaussian_beats() -> None:
    best, values = 0.30, np.linspace(-2, 3, 500_001)

    assert unsaid("bayesian-optimization", r"\mathrm{EI} = (L^* - \mu)\,\Phi(z) + s\,\varphi(z)") == []
    for mean, s in ((0.29, 0.01), (0.35, 0.10)):
        z = (best - mean) / s
        stated = (best - mean) * (1 + math.erf(z / math.sqrt(2))) / 2 + s * float(normal(z, 0, 1))
        gains = np.maximum(best - values, 0) * normal(values, mean, s)
        assert math.isclose(float(np.trapezoid(gains, values)), stated, rel_tol=1e-5)


def test_stopped_descent_covers_the_stated_share_of_its_way() -> None:
    w = 0.0
    for _ in range(50):
        w -= 0.1 * 0.3 * (w - 2.0)

    assert unsaid("early-stopping", r"\bigl(1 - (1 - \eta h)^{\tau}\bigr)\,w^*") == []
    assert math.isclose(w, (1 - (1 - 0.1 * 0.3) ** 50) * 2.0)
