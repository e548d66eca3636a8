"""The numbers in the lessons on regularization and normalization, computed again."""

import re
from itertools import product

import numpy as np

from scripts.figures import augmented_digits, batch_norm, early_stopping, norm_axes

from .reading import lesson, unsaid


def listed(values: np.ndarray) -> str:
    return ", ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values)


def test_dropout_masks_average_to_the_input() -> None:
    a, p = np.array([2, 3]), 0.5

    outputs = [np.array(mask) * a / (1 - p) for mask in product((1, 0), repeat=2)]

    assert [out.tolist() for out in outputs] == [[4, 6], [4, 0], [0, 6], [0, 0]]
    assert np.mean(outputs, axis=0).tolist() == [2, 3]
    assert unsaid("dropout", "give $(4, 6)$, $(4, 0)$, $(0, 6)$ and $(0, 0)$", f"{2**4} for four hidden units") == []


def test_batch_norm_worked_example_and_picture() -> None:
    steps = [listed(values) for _, values in batch_norm.STEPS[2:]]

    assert (batch_norm.MEAN, batch_norm.ROOT**2) == (4, 14)
    assert unsaid("batch-normalization", f"divide by ${batch_norm.ROOT:.3f}$", *(f"${step}$" for step in steps)) == []


def test_batch_norm_exercise() -> None:
    x = np.array([1, 2, 3, 4])
    normal = (x - x.mean()) / x.std()

    assert unsaid("batch-normalization", f"${listed(normal)}$", f"root ${x.std():.3f}$") == []
    assert np.allclose((10 * x - 25) / (10 * x).std(), normal)


def test_batch_norm_question() -> None:
    x = np.array([1, 3])

    assert (5 * (x - x.mean()) / x.std() + 2).tolist() == [-3, 7]


def test_penalties_move_weights_as_the_table_says() -> None:
    w = np.linspace(-4, 4, 800_001)
    for c, after_l2, after_l1 in ((3, 2, 2.5), (0.4, 0.267, 0)):
        fit = (w - c) ** 2 / 2

        assert round(float(w[(fit + 0.25 * w**2).argmin()]), 3) == after_l2
        assert abs(w[(fit + 0.5 * np.abs(w)).argmin()] - after_l1) < 1e-5


def test_ridge_by_hand() -> None:
    x, y = np.array([[1.0, 0], [0, 1], [1, 1]]), np.array([1.0, 2, 3])

    found = [np.linalg.solve(x.T @ x + strength * np.eye(2), x.T @ y) for strength in (0, 1)]

    assert np.allclose(found, [[1, 2], [0.875, 1.375]])
    assert unsaid("l1-l2-regularization", "$(0.875, 1.375)$") == []


def test_penalized_slopes_of_the_question() -> None:
    weight, slope, strength = -2, 0.4, 0.1
    ridge, lasso = slope + strength * weight, slope + strength * np.sign(weight)

    assert unsaid("l1-l2-regularization", f'"L2: ${ridge:.1f}$, L1: ${lasso:.1f}$"') == []


def test_decay_halves_an_unused_weight() -> None:
    assert unsaid("l1-l2-regularization", f"every {np.log(0.5) / np.log(1 - 0.001):.0f} steps") == []


def test_small_weights_keep_neighbours_close() -> None:
    assert unsaid("l1-l2-regularization", f"with $w = 50$ by ${50 * 0.1:g}$") == []


def test_patience_of_the_picture_and_of_the_questions() -> None:
    waits, best = early_stopping.counted()

    assert (len(waits), best, waits[6:]) == (9, 6, [1, 2, 3])
    assert stopped([0.80, 0.60, 0.62, 0.61, 0.58, 0.59, 0.60], 2) == (4, 2)
    assert stopped([0.80, 0.60, 0.62, 0.61, 0.58, 0.59, 0.60, 0.70], 3) == (8, 5)
    assert stopped(list(early_stopping.LOSSES), 1) == (5, 4)


def stopped(losses: list[float], patience: int) -> tuple[int, int]:
    """Return after which epoch training stops, and which epoch was the best."""
    for epoch in range(1, len(losses) + 1):
        best = int(np.argmin(losses[:epoch])) + 1
        if epoch - best == patience:
            return epoch, best
    raise ValueError("the losses end before training stops")


def test_stopping_early_is_much_like_a_penalty() -> None:
    rate, steps = 0.01, 1000
    strength = 1 / (rate * steps)

    for h in (0.01, 0.1, 1):
        w = 0.0
        for _ in range(steps):
            w -= rate * h * (w - 1)
        row = f"| ${h:g}$ | ${w:.2f}$ | ${h / (h + strength):.2f}$ |"
        assert unsaid("early-stopping", row, f"that is $\\lambda = {strength:g}$") == []


def test_layer_norm_by_hand() -> None:
    x = np.array([5.0, 4, 9])
    layer, rms = (x - x.mean()) / x.std(), x / np.sqrt((x**2).mean())

    assert (x.mean(), round(x.var(), 3), round((x**2).mean(), 2)) == (6, 4.667, 40.67)
    written = [f"$({', '.join(f'{each:.2f}' for each in values)})$" for values in (layer, rms)]
    assert unsaid("layer-normalization", *written, f"${x.std():.3f}$", f"${np.sqrt((x**2).mean()):.3f}$") == []
    assert np.allclose((10 * x - 60) / (10 * x).std(), layer)


def test_layer_norm_exercise_and_question() -> None:
    table = np.array([[0, 2, 4], [2, 2, 8], [4, 2, 0]])

    assert np.allclose(table.std(axis=1) ** 2, [8 / 3, 8, 8 / 3])
    assert table.std(axis=0).round(3).tolist() == [1.633, 0, 3.266]
    assert unsaid("layer-normalization", "32 means of 800 numbers") == []
    assert (8 * 4, 32 // 4 * 10 * 10) == (32, 800)


def test_axes_of_the_picture_are_those_of_the_table() -> None:
    number_in_group = {name: len(cells) for name, cells in norm_axes.METHODS.items()}

    assert number_in_group == {
        "batch norm": norm_axes.EXAMPLES,
        "layer norm": norm_axes.CHANNELS,
        "instance norm": 1,
        "group norm": norm_axes.CHANNELS // 2,
    }


def test_mixup_by_hand() -> None:
    share, label = 0.7, np.array([0.7, 0.3])
    blend = share * np.array([0.9, 0.2]) + (1 - share) * np.array([0.1, 0.6])
    loss, least = (-(label @ np.log(answer)) for answer in (np.array([0.8, 0.2]), label))

    assert np.allclose(blend, [0.66, 0.32])
    assert unsaid("data-augmentation", "0.1 = 0.66$", "0.6 = 0.32$", f"= {loss:.3f}$", f"has ${least:.3f}$") == []
    assert share == augmented_digits.SHARE


def test_augmentation_question_has_means_that_hardly_differ() -> None:
    means = [np.mean(runs) for runs in ((91.0, 92.5, 90.2), (91.4, 90.1, 91.9))]

    assert unsaid("data-augmentation", f"The means, {means[0]:.1f} and {means[1]:.1f} %") == []


def test_upside_down_six_is_nearer_to_nines() -> None:
    turned = np.rot90(augmented_digits.SIX, 2)
    six, nine = (np.mean([augmented_digits.digit(each, k) for k in range(100)], axis=0) for each in (6, 9))

    assert np.linalg.norm(turned - nine) < np.linalg.norm(turned - six)


def test_early_stopping_run_overfits_as_the_text_says() -> None:
    shown = re.findall(r"^epoch (\d+) training ([\d.]+), validation ([\d.]+)$", lesson("early-stopping"), re.MULTILINE)
    (best, train, val), (last, train_after, val_after) = (tuple(map(float, line)) for line in shown)

    assert (best, last) == (47, 500)
    assert train_after < train / 3
    assert round(100 * (val_after / val - 1)) == 60
