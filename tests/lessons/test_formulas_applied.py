"""Formulas that the lessons on generative models, applications and practice state, derived again."""

import math
from itertools import permutations, product

import numpy as np
import pytest

from .calculus import Vector, normal, sigmoid, slope
from .reading import unsaid

GRID = np.linspace(-12, 12, 240_001)


def average(values: Vector, density: Vector) -> float:
    return float(np.trapezoid(values * density, GRID))


def test_no_linear_code_rebuilds_better_than_pca() -> None:
    rng = np.random.default_rng(0)
    data = rng.normal(size=(60, 4)) @ np.diag([3.0, 2.0, 1.0, 0.5])
    data -= data.mean(axis=0)

    def error(directions: Vector) -> float:
        basis, _ = np.linalg.qr(directions)
        return float(np.mean((data - data @ basis @ basis.T) ** 2))

    principal = np.linalg.svd(data)[2][:2].T

    assert unsaid("autoencoders", r"\frac{1}{d} \sum_{i=1}^{d} (x_i - \hat{x}_i)^2") == []
    assert all(error(rng.normal(size=(4, 2))) > error(principal) for _ in range(200))


@pytest.mark.parametrize(("mean", "spread"), [(1.0, 1.0), (0.0, 0.1), (2.0, 0.5), (-0.7, 1.6)])
def test_kl_of_a_gaussian_code_is_the_stated_form(mean: float, spread: float) -> None:
    q = normal(GRID, mean, spread)
    logs = -(((GRID - mean) / spread) ** 2) / 2 - math.log(spread) + GRID**2 / 2

    assert unsaid("variational-autoencoders", r"\mu_j^2 + \sigma_j^2 - 1 - \ln \sigma_j^2") == []
    assert math.isclose(average(logs, q), (mean**2 + spread**2 - 1 - math.log(spread**2)) / 2, abs_tol=1e-6)


def test_elbo_is_a_bound_and_is_reached_by_the_true_posterior() -> None:
    """For z normal and x normal around z with spread 1, x is normal with variance 2 and z given x has mean x/2."""
    x, log_p = 1.3, math.log(float(normal(np.array(1.3), 0, math.sqrt(2))))

    def elbo(mean: float, spread: float) -> float:
        rebuilt = average(np.log(normal(GRID, x, 1.0)), normal(GRID, mean, spread))
        return rebuilt - (mean**2 + spread**2 - 1 - math.log(spread**2)) / 2

    assert unsaid("variational-autoencoders", r"\text{rebuild well}", r"\text{stay near the prior}") == []
    assert all(elbo(mean, spread) < log_p for mean, spread in product((0.0, 0.5, 1.0), (0.4, 1.0, 1.5)))
    assert math.isclose(elbo(x / 2, math.sqrt(1 / 2)), log_p, abs_tol=1e-6)


def test_gan_losses_have_the_stated_slopes() -> None:
    score = math.log(0.01 / 0.99)

    assert unsaid("gan", r"the slope of that loss in $a$ is $-D$", r"$D - 1 = -0.99$") == []
    assert math.isclose(slope(lambda a: math.log(1 - sigmoid(a)), score), -0.01, rel_tol=1e-6)
    assert math.isclose(slope(lambda a: -math.log(sigmoid(a)), score), 0.01 - 1, rel_tol=1e-6)


def test_best_discriminator_is_the_share_of_real_samples() -> None:
    verdicts = np.linspace(0.0001, 0.9999, 9999)

    assert unsaid("gan", r"D^{*} = p/(p + q)", r"-\ln 4 \approx -1.386") == []
    for p, q in ((0.6, 0.2), (0.1, 0.4), (0.3, 0.3)):
        assert math.isclose(verdicts[(p * np.log(verdicts) + q * np.log(1 - verdicts)).argmax()], p / (p + q))


def test_jensen_shannon_of_disjoint_data_is_stuck_and_sorting_moves_least() -> None:
    p, q = np.array([1.0, 0, 0]), np.array([0, 0, 1.0])
    middle = (p + q) / 2
    divergence = sum((each[each > 0] * np.log(each[each > 0] / middle[each > 0])).sum() / 2 for each in (p, q))
    a, b = np.array([0.0, 1, 3]), np.array([2.0, 4, 6])

    assert unsaid("gan-training", r"\ln 2 = 0.693", "8/3 = 2.667") == []
    assert math.isclose(divergence, math.log(2))
    assert math.isclose(min(np.abs(a - b[list(order)]).mean() for order in permutations(range(3))), 8 / 3)


def test_fid_in_one_dimension_and_spectral_normalization() -> None:
    def fid(m: float, s: float, m2: float, s2: float) -> float:
        return (m - m2) ** 2 + s**2 + s2**2 - 2 * math.sqrt(s**2 * s2**2)

    w = np.random.default_rng(0).normal(size=(3, 4))

    assert unsaid("gan-training", r"2(\boldsymbol{\Sigma}_r \boldsymbol{\Sigma}_g)^{1/2}") == []
    assert math.isclose(fid(2, 3, 0, 1), (2 - 0) ** 2 + (3 - 1) ** 2)
    assert math.isclose(np.linalg.norm(w / np.linalg.svd(w)[1][0], 2), 1)


def test_noising_in_steps_and_in_one_jump_agree() -> None:
    betas = np.linspace(1e-4, 0.05, 200)
    factor, variance = 1.0, 0.0
    for beta in betas:
        factor, variance = math.sqrt(1 - beta) * factor, (1 - beta) * variance + beta

    bar = np.prod(1 - betas)

    assert (
        unsaid(
            "diffusion-models", r"\sqrt{\bar\alpha_t}\,\mathbf{x}_0 + \sqrt{1 - \bar\alpha_t}\,\boldsymbol{\epsilon}"
        )
        == []
    )
    assert np.allclose([factor, variance], [math.sqrt(bar), 1 - bar])


def test_walking_back_hits_the_mean_of_the_step_before() -> None:
    """With clean data always at x0, the noise is known, and the stated step gives the mean of x at t - 1 there is."""
    x0, betas, t = 1.5, np.linspace(1e-4, 0.05, 50), 30
    bar = np.cumprod(1 - betas)
    x = 0.8
    noise = (x - math.sqrt(bar[t]) * x0) / math.sqrt(1 - bar[t])
    stated = (x - betas[t] / math.sqrt(1 - bar[t]) * noise) / math.sqrt(1 - betas[t])

    before = normal(GRID, math.sqrt(bar[t - 1]) * x0, math.sqrt(1 - bar[t - 1]))
    posterior = before * normal(x - math.sqrt(1 - betas[t]) * GRID, 0, math.sqrt(betas[t]))
    posterior /= np.trapezoid(posterior, GRID)

    assert (
        unsaid(
            "diffusion-models",
            r"\frac{\beta_t}{\sqrt{1 - \bar\alpha_t}}\, \boldsymbol{\epsilon}_\theta(\mathbf{x}_t, t)",
        )
        == []
    )
    assert math.isclose(average(GRID, posterior), stated, rel_tol=1e-6)


def test_transposed_convolution_has_the_stated_size() -> None:
    assert unsaid("image-generation", r"n' = (n - 1)\,s - 2p + k") == []
    for n, k, s in product((1, 2, 5), (1, 3, 4), (1, 2, 3)):
        canvas = np.zeros(100)
        for i in range(n):
            canvas[i * s : i * s + k] += 1
        reach = max(np.flatnonzero(canvas)) + 1
        for p in range((k + 1) // 2):
            assert reach - 2 * p == (n - 1) * s - 2 * p + k


def test_slerp_keeps_the_length() -> None:
    a, b = np.array([10.0, 0, 0]), 10 * np.array([0.6, 0.8, 0])
    angle = math.acos(0.6)

    for t in np.linspace(0, 1, 11):
        way = math.sin((1 - t) * angle) / math.sin(angle) * a + math.sin(t * angle) / math.sin(angle) * b
        assert math.isclose(np.linalg.norm(way), 10)
    assert unsaid("image-generation", r"\frac{\sin((1 - t)\,\omega)}{\sin\omega}") == []


def test_gram_matrix_forgets_places() -> None:
    rng = np.random.default_rng(0)
    features = rng.normal(size=(3, 8))
    shuffled = features[:, rng.permutation(8)]

    assert unsaid("style-transfer", r"\frac{1}{N}\,\mathbf{F}\mathbf{F}^{\top}") == []
    assert np.allclose(features @ features.T / 8, shuffled @ shuffled.T / 8)
    assert not np.allclose(features, shuffled)


def test_psnr_gains_ten_decibels_for_a_tenth_of_the_error_and_blur_is_safest() -> None:
    def psnr(error: float) -> float:
        return 10 * math.log10(255**2 / error)

    guesses = list(product(range(90, 151), repeat=2))
    truths = [(100, 140), (140, 100)]

    def expected(guess: tuple[int, int]) -> float:
        return float(np.mean([(g - v) ** 2 for truth in truths for g, v in zip(guess, truth, strict=True)]))

    assert unsaid("super-resolution", r"10 \log_{10} \frac{M^2}{\mathrm{MSE}}", "$(120, 120)$") == []
    assert math.isclose(psnr(10) - psnr(100), 10)
    assert min(guesses, key=expected) == (120, 120)
    assert (expected((120, 120)), expected((100, 140))) == (400, 800)


def test_dice_follows_from_iou() -> None:
    rng = np.random.default_rng(0)

    assert unsaid("image-segmentation", r"\frac{2 \operatorname{IoU}}{1 + \operatorname{IoU}}") == []
    for _ in range(50):
        a, b = rng.random((2, 40)) < 0.4
        iou, dice = (a & b).sum() / (a | b).sum(), 2 * (a & b).sum() / (a.sum() + b.sum())
        assert math.isclose(dice, 2 * iou / (1 + iou))


def test_average_precision_is_the_area_under_the_best_precision_further_right() -> None:
    def area(hits: list[int], objects: int) -> float:
        found = np.cumsum(hits)
        precision = found / np.arange(1, len(hits) + 1)
        best = np.maximum.accumulate(precision[::-1])[::-1]
        return float((best * np.array(hits)).sum() / objects)

    assert unsaid("object-detection", f"= (1 + 1 + 0.75)/3 \\approx {area([1, 1, 0, 1], 3):.3f}") == []
    assert unsaid("object-detection", f"\\\\approx {area([1, 0, 1], 2):.3f}") == []


def test_arcface_without_a_margin_is_cross_entropy_and_a_margin_makes_it_harder() -> None:
    angles = np.array([0.4, 1.1, 1.4])

    def loss(margin: float, scale: float = 16) -> float:
        scores = scale * np.cos(angles + np.array([margin, 0, 0]))
        return float(np.log(np.exp(scores).sum()) - scores[0])

    probabilities = np.exp(16 * np.cos(angles)) / np.exp(16 * np.cos(angles)).sum()

    assert unsaid("facial-recognition", r"e^{s_0 \cos(\theta_y + m)}") == []
    assert math.isclose(loss(0), -math.log(probabilities[0]))
    assert loss(0.5) > loss(0.2) > loss(0)


def test_braking_takes_what_small_steps_of_time_add_up_to() -> None:
    speed, way, tick = 20.0, 20 * 0.25, 1e-5
    while speed > 0:
        way, speed = way + speed * tick, speed - 7 * tick

    assert unsaid("self-driving-cars", r"d = v t + \frac{v^2}{2a}", f"About {way:.1f} m") == []
    assert math.isclose(way, 20 * 0.25 + 20**2 / 14, rel_tol=1e-4)


def test_miles_without_a_death() -> None:
    assert unsaid("self-driving-cars", r"n = 10^8 \ln 20 \approx 300$ million miles") == []
    assert round(1e8 * math.log(20), -8) == 3e8
    assert unsaid("self-driving-cars", f"you get {math.log(20) / 1.09e-8 / 1e6:.0f} million miles") == []
    assert math.isclose(math.exp(-math.log(20) / 1.09e-8 * 1.09e-8), 0.05)


def test_weight_decay_shrinks_each_direction_by_the_factor_of_the_book() -> None:
    curvatures, target, decay = np.array([9.0, 0.25]), np.array([2.0, -3.0]), 1.0
    w = np.zeros(2)
    for _ in range(2000):
        w -= 0.05 * (curvatures * (w - target) + decay * w)

    assert unsaid("deep-learning-book", r"$\lambda / (\lambda + \alpha)$", "keeps $9/10$", "$0.25/1.25 = 0.2$") == []
    assert np.allclose(w / target, curvatures / (curvatures + decay))


def test_luck_of_two_hundred_coin_flippers() -> None:
    """The mean of the best of 200 normal scores, by integrating over their distribution."""
    below = np.cumsum(normal(GRID, 0, 1)) * (GRID[1] - GRID[0])
    best = average(GRID, 200 * below**199 * normal(GRID, 0, 1))

    assert round(best, 1) == 2.7
    assert unsaid("kaggle", f"about {best:.1f} standard deviations up", r"\sqrt{0.5 \cdot 0.5 / 100} = 0.05") == []


def test_standard_error_of_the_claimed_accuracy() -> None:
    rng = np.random.default_rng(0)
    spread = (rng.random((20_000, 500)) < 0.91).mean(axis=1).std()

    assert unsaid("reddit-community", r"\sqrt{0.91 \cdot 0.09 / 500} \approx 0.013") == []
    assert math.isclose(spread, math.sqrt(0.91 * 0.09 / 500), rel_tol=0.02)


def test_worst_change_of_a_linear_score_follows_the_signs() -> None:
    w, x = np.array([1.0, -2, 3]), np.array([0.2, 0.1, 0.1])
    scores = [w @ (x + 0.1 * np.array(signs)) for signs in product((-1, 0, 1), repeat=3)]

    assert unsaid("ethics-and-fairness", r"\epsilon \sum_i |w_i|", "falls from $0.3$ to $-0.3$") == []
    assert math.isclose(w @ x - 0.1 * np.abs(w).sum(), min(scores))
    assert np.allclose([w @ x, min(scores)], [0.3, -0.3])


def test_quantized_weights_are_off_by_half_a_step_at_most() -> None:
    w = np.linspace(-2.54, 2.54, 100_001)
    s = np.abs(w).max() / 127

    assert unsaid("model-deployment", r"\operatorname{round}\left(\frac{w}{s}\right)", "at most $s/2$") == []
    assert math.isclose(np.abs(w - s * np.round(w / s)).max(), s / 2, rel_tol=0.01)
    assert math.isclose(s / 2, 0.01)


def test_a_tone_above_half_the_sampling_rate_is_a_false_lower_one() -> None:
    t = np.arange(400) / 16_000

    assert unsaid("audio-and-spectrograms", "a tone of 9 kHz gives the same samples as one of 7 kHz") == []
    assert np.allclose(np.sin(2 * np.pi * 9000 * t), -np.sin(2 * np.pi * 7000 * t), atol=1e-9)
