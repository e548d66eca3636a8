"""The numbers in the lessons on regularization and normalization, computed again."""

from itertools import product

import numpy as np

from scripts.figures import batch_norm

from .reading import unsaid


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


def test_decay_halves_an_unused_weight() -> None:
    assert unsaid("l1-l2-regularization", f"every {np.log(0.5) / np.log(1 - 0.001):.0f} steps") == []
