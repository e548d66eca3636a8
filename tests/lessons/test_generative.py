"""The numbers of the lessons on autoencoders, GANs and generative models, computed again."""

import math

import numpy as np

from scripts.figures import enlarged_digit

from .reading import unsaid


def test_autoencoders_by_hand() -> None:
    w = np.array([0.6, 0.8])
    errors = [float(np.mean((x - (w @ x) * w) ** 2)) for x in np.array([[3, 4], [4, -3], [1, 0]])]

    assert np.allclose(errors, [0, 12.5, 0.32])
    assert unsaid("autoencoders", "(16 + 9)/2 = 12.5", "(0.36, 0.48)", "(0.64^2 + 0.48^2)/2 = 0.32") == []


def test_gan_verdicts() -> None:
    first = -math.log(0.8) - math.log(1 - 0.3)
    later = -math.log(0.8) - math.log(1 - 0.6)

    said = (f"= {first:.3f}", f"= {-math.log(0.3):.3f}", f"${-math.log(0.6):.3f}$", f"= {later:.3f}")
    assert unsaid("gan", *said) == []


def test_gan_slopes_of_both_losses() -> None:
    def slope(loss: object, a: float) -> float:
        return (loss(a + 1e-6) - loss(a - 1e-6)) / 2e-6  # type: ignore[operator]

    def verdict(a: float) -> float:
        return 1 / (1 + math.exp(-a))

    a = math.log(0.01 / 0.99)

    assert round(slope(lambda a: math.log(1 - verdict(a)), a), 6) == -0.01
    assert round(slope(lambda a: -math.log(verdict(a)), a), 6) == -0.99


def test_gan_best_discriminator() -> None:
    d = np.linspace(0.001, 0.999, 999)

    assert round(d[np.argmax(0.6 * np.log(d) + 0.2 * np.log(1 - d))], 3) == 0.75
    assert unsaid("gan", f"{-math.log(4):.3f}", f"{2 * math.log(2):.3f}") == []


def stamped(values: list[float], kernel: list[float], stride: int) -> list[float]:
    out = np.zeros((len(values) - 1) * stride + len(kernel))
    for place, value in enumerate(values):
        out[place * stride : place * stride + len(kernel)] += value * np.array(kernel)
    return out.tolist()


def test_image_generation_stamps() -> None:
    for values, kernel in (
        ([3, 1], [1, 2, 1]),
        ([1, 1, 1], [1, 1, 1]),
        ([1, 1, 1], [1, 1, 1, 1]),
        ([2, 2, 2], [1, 3, 3, 1]),
    ):
        row = ", ".join(f"{v:g}" for v in stamped(values, kernel, 2))
        assert unsaid("image-generation", f"({row})") == []


def test_image_generation_sizes() -> None:
    def size(n: int, k: int, s: int, p: int) -> int:
        return (n - 1) * s - 2 * p + k

    assert size(16, 4, 2, 1) == 32
    assert size(2, 3, 2, 0) == 5
    assert size(size(size(size(4, 4, 2, 1), 4, 2, 1), 4, 2, 1), 4, 2, 1) == 64


def test_image_generation_lengths_of_noise() -> None:
    z = np.random.default_rng(0).normal(size=(2, 1000, 100))

    assert abs(np.linalg.norm(z[0], axis=1).mean() - 10) < 0.1
    assert abs(np.linalg.norm(z.mean(axis=0), axis=1).mean() - 7) < 0.1
    assert round(math.sin(math.pi / 4), 3) == 0.707


def test_image_generation_weights() -> None:
    weights = 100 * 256 * 16 + 512 + 256 * 128 * 16 + 256 + 128 * 64 * 16 + 128 + 64 * 3 * 16 + 3

    assert unsaid("image-generation", str(weights)) == []


def gram(rows: list[list[float]]) -> np.ndarray:
    features = np.array(rows)
    return features @ features.T / features.shape[1]


def test_style_transfer_gram_matrices() -> None:
    exercise = [[1, 0, 2, 1], [0, 3, 1, 0]]
    stripes, halves = gram([[1, 0, 1, 0], [0, 1, 0, 1]]), gram([[1, 1, 0, 0], [0, 0, 1, 1]])

    assert gram(exercise).tolist() == [[1.5, 0.5], [0.5, 2.5]]
    assert np.array_equal(gram([row[::-1] for row in exercise]), gram(exercise))
    assert stripes.tolist() == halves.tolist() == [[0.5, 0], [0, 0.5]]
    assert math.isclose(gram([[2, 0, 1], [1, 3, 0]])[0, 1], 2 / 3)


def psnr(mse: float) -> float:
    return 10 * math.log10(255**2 / mse)


def test_super_resolution_psnr() -> None:
    said = (f"{psnr(100):.2f}", f"{psnr(1):.2f}", f"{psnr(50):.2f}", f"{psnr(200):.2f}", f"= {psnr(25):.2f}$")
    wrong = (f"2601 = {10 * math.log(2601):.1f}$", f"(255/25) = {10 * math.log10(255 / 25):.1f}$")

    assert unsaid("super-resolution", *said, *wrong, f"10^{{-0.5}} = {10**-0.5:.3f}") == []
    assert math.isclose(psnr(10) - psnr(100), 10)


def test_super_resolution_panels_to_compare_by_eye() -> None:
    labels = [label for _, label, _ in enlarged_digit.panels()[2:]]

    assert unsaid("super-resolution", *labels, f"the {enlarged_digit.TRAINING} training digits") == []
    assert [word in enlarged_digit.DESCRIPTION for word in ("12.4 decibels", "15.8 decibels", "12.2 decibels")] == [
        True
    ] * 3
    assert labels == ["12.4 dB", "15.8 dB", "12.2 dB"]


def test_super_resolution_guesses_over_all_test_digits() -> None:
    digits, start = enlarged_digit.DIGITS, enlarged_digit.TRAINING
    numbers = range(start, len(digits))
    guesses = zip(*map(enlarged_digit.guesses, numbers), strict=True)
    first = [enlarged_digit.nearest(number)[0] for number in numbers]

    scores = [f"{enlarged_digit.psnr(np.array(guess), enlarged_digit.ORIGINALS[start:]):.1f}" for guess in guesses]
    others = int(np.sum(digits[first] != digits[start:]))

    assert scores == ["13.3", "16.4", "14.7"]
    assert (
        unsaid("super-resolution", f"all {len(numbers)} test digits", "13.3 dB, the average 16.4", "nearest 14.7") == []
    )
    assert unsaid("super-resolution", f"{others} times the nearest is another digit") == []
    assert (digits[enlarged_digit.SHOWN], digits[enlarged_digit.nearest(enlarged_digit.SHOWN)[0]]) == (5, 3)


def test_super_resolution_blur_wins() -> None:
    truths = np.array([[100, 140], [140, 100]])

    assert [float(np.mean((truths - guess) ** 2)) for guess in ([120, 120], [100, 140])] == [400, 800]


def kl(mean: float, spread: float) -> float:
    return (mean**2 + spread**2 - 1 - math.log(spread**2)) / 2


def test_variational_autoencoders_kl_terms() -> None:
    said = (f"= {kl(1, 1):.1f}", f"= {kl(0, 0.1):.3f}", f"{-math.log(0.01):.3f}", f"= {kl(2, 0.5):.3f}")

    assert unsaid("variational-autoencoders", *said) == []
    assert kl(0, 1) == 0


def test_variational_autoencoders_kl_is_an_average_over_draws() -> None:
    z = 2 + 0.5 * np.random.default_rng(0).standard_normal(400_000)

    ratio = -((z - 2) ** 2) / (2 * 0.25) - math.log(0.5) + z**2 / 2

    assert math.isclose(ratio.mean(), kl(2, 0.5), rel_tol=0.01)


def wasserstein(a: list[int], b: list[int]) -> float:
    return float(np.abs(np.sort(a) - np.sort(b)).mean())


def test_gan_training_distances() -> None:
    example, nearer = wasserstein([0, 1, 3], [2, 4, 6]), wasserstein([0, 1, 3], [1, 3, 5])

    assert unsaid("gan-training", f"= {example:.3f}", f"= {nearer:.3f}", f"\\ln 2 = {math.log(2):.3f}") == []
    assert math.isclose(wasserstein([5, -1, 2], [0, 1, 8]), 5 / 3)
    assert ((0 - 1) ** 2 + (1 - 2) ** 2, 2**2 + (3 - 1) ** 2) == (2, 8)
    assert unsaid("gan-training", f"{np.linalg.norm([[3, 0], [4, 5]], 2):.3f}") == []


def test_diffusion_models_schedules() -> None:
    kept, later = 0.9**3, 0.98**50

    said = [f"{kept:.3f}", f"{math.sqrt(kept):.3f}", f"{math.sqrt(1 - kept):.3f}", f"{later:.3f}"]
    said += [f"{math.sqrt(later):.3f}", f"{math.sqrt(1 - later):.3f}"]
    said.append(f"= {math.sqrt(kept) - 0.5 * math.sqrt(1 - kept):.3f}")
    assert unsaid("diffusion-models", *said) == []
    assert (512 * 512 * 3, 64 * 64 * 4, 512 * 512 * 3 // (64 * 64 * 4)) == (786432, 16384, 48)
    assert math.isclose(0.2 + 3 * (0.5 - 0.2), 1.1)
