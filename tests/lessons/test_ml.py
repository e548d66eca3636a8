"""The numbers of the lessons on machine learning, computed again."""

import numpy as np

from scripts.figures import kmeans, learning_curves, supervised

from .reading import unsaid


def test_supervised_nearest_neighbour_by_hand() -> None:
    squared = ((supervised.EMAILS - supervised.NEW) ** 2).sum(axis=1)

    assert squared.tolist() == [32, 34, 18, 2, 5]
    assert supervised.SPAM[supervised.nearest(supervised.NEW)] == 1
    assert ((210 - 200) ** 2, (10**2 + 20**2) / 2) == (100, 250)


def inertia(points: np.ndarray, centres: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the centres after one round of k-means, and the inertia with them."""
    nearest = ((points[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
    moved = np.array([points[nearest == j].mean(axis=0) for j in range(len(centres))])
    return moved, float(((points - moved[nearest]) ** 2).sum())


def test_unsupervised_six_numbers() -> None:
    points = np.array([[1.0], [2], [3], [8], [9], [10]])
    first, before = inertia(points, points[:2])
    second, after = inertia(points, first)
    third, last = inertia(points, second)

    assert (first.ravel().tolist(), round(before, 9)) == ([1, 6.4], 53.2)
    assert (second.ravel().tolist(), after, last) == ([2, 9], 4, 4)
    assert third.tolist() == second.tolist()


def test_unsupervised_exercise() -> None:
    points = np.array([[1, 1], [1, 3], [3, 1], [6, 5], [7, 7], [8, 6]], dtype=float)
    first, before = inertia(points, points[:2])
    second, after = inertia(points, first)

    assert (first.tolist(), before) == ([[2, 1], [5.5, 5.25]], 39.75)
    assert np.allclose(second, [[5 / 3, 5 / 3], [7, 6]])
    assert (round(after, 2), round(4.5**2 + 2.25**2, 1)) == (9.33, 25.3)
    assert inertia(points, second)[0].tolist() == second.tolist()


def test_unsupervised_picture_settles_in_the_blobs() -> None:
    last = kmeans.rounds()[-1]

    assert np.allclose(sorted(last.tolist()), [[0, 0], [2, 3], [4, 0]], atol=0.3)


def test_overfitting_curves_of_the_picture() -> None:
    stiff, bent = (np.array(learning_curves.errors(degree)) for degree in (1, 9))

    assert np.allclose(stiff[-1], 0.2, atol=0.01)
    assert (bent[0][1] > 0.4, bent[0][0] < 0.03) == (True, True)
    assert np.allclose(bent[-1], learning_curves.NOISE**2, atol=0.005)


def rates(tp: int, fp: int, fn: int, tn: int) -> list[float]:
    """Return accuracy, precision, recall and F1."""
    total = tp + fp + fn + tn
    return [(tp + tn) / total, tp / (tp + fp), tp / (tp + fn), 2 * tp / (2 * tp + fp + fn)]


def test_metrics_of_the_table_and_the_exercise() -> None:
    assert [round(each, 3) for each in rates(8, 2, 4, 86)] == [0.94, 0.8, 0.667, 0.727]
    assert [round(each, 3) for each in rates(11, 14, 1, 74)] == [0.85, 0.44, 0.917, 0.595]
    assert unsaid("classification-metrics", "= 0.94", "= 0.80", "0.667", "0.727", "0.917", "0.595") == []


def test_metrics_in_another_hospital() -> None:
    found, alarms = 30 * 8 / 12, (10_000 - 30) * 2 / 88

    assert (found, round(alarms)) == (20, 227)
    assert unsaid("classification-metrics", "227$ false alarms", f"20/247 \\approx {20 / 247:.2f}") == []


def test_metrics_averages_and_questions() -> None:
    scores, counts = np.array([0.9, 0.6, 0.3]), np.array([80, 15, 5])

    assert (round(scores.mean(), 9), round(float(scores @ counts / 100), 9)) == (0.6, 0.825)
    assert (round(2 * 0.1 / 1.1, 2), round(2 * 0.5 / 1.5, 2)) == (0.18, 0.67)
    assert (30 / 40, 30 / 50, 40 + 2 * 50, 5 + 6 * 50) == (0.75, 0.6, 140, 305)
    assert round(100 / 12) == 8
