"""The numbers of the lessons on machine learning, computed again."""

from fractions import Fraction

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.compose import make_column_transformer
from sklearn.datasets import load_digits
from sklearn.feature_selection import SelectKBest
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from scripts.figures import folds, kmeans, learning_curves, learning_rates, logistic, prepared_table, roc, supervised

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


def test_splits_folds_by_hand() -> None:
    scores = np.array(folds.SCORES)

    assert (round(folds.MEAN, 9), round(float(((scores - 0.82) ** 2).sum()), 9)) == (0.82, 0.0034)
    assert unsaid("train-validation-test", f"\\approx {scores.std(ddof=1):.3f}") == []


def test_splits_best_of_ten_equal_models() -> None:
    """Scores on 100 examples vary by 4 points, and the best of ten is near 86 on average."""
    scores = np.random.default_rng(0).binomial(100, 0.8, (20_000, 10))

    assert (round(scores.std()), round(scores.max(axis=1).mean())) == (4, 86)


def test_gradient_descent_steps_by_hand() -> None:
    x, seen = 0.0, []
    for _ in range(3):
        x -= 0.1 * 2 * (x - 3)
        seen.append((round(x, 6), round((x - 3) ** 2, 2)))

    assert seen == [(0.6, 5.76), (1.08, 3.69), (1.464, 2.36)]
    assert 0 - 0.25 * 2 * (0 - 3) == 1.5


def test_gradient_descent_factors_of_the_picture() -> None:
    factors = [float((learning_rates.path(rate)[1] - 3) / -3) for rate, _ in learning_rates.RATES]

    assert [round(each, 9) for each in factors] == [0.96, 0.4, -0.8, -1.1]
    assert unsaid("gradient-descent", *(f"${each:g}$" for each in np.round(factors, 9))) == []


def test_gradient_descent_limit_on_raw_features() -> None:
    size = np.random.default_rng(0).uniform(20, 100, 50)
    columns = np.stack([np.ones(50), size], axis=1)
    steepest = np.linalg.eigvalsh(2 / 50 * columns.T @ columns)[-1]

    assert unsaid("gradient-descent", f"about {2 / steepest:.5f} explode") == []


def test_linear_regression_by_hand() -> None:
    columns, labels = np.array([[1, 0], [1, 1], [1, 2]]), np.array([1, 2, 6])
    weights = np.linalg.solve(columns.T @ columns, columns.T @ labels)
    residuals = labels - columns @ weights

    assert ((columns.T @ columns).tolist(), (columns.T @ labels).tolist()) == ([[3, 3], [3, 5]], [9, 14])
    assert (weights.round(9).tolist(), residuals.round(9).tolist()) == ([0.5, 2.5], [0.5, -1, 0.5])
    spread = ((labels - labels.mean()) ** 2).sum()
    assert (round(residuals @ residuals, 9), spread) == (1.5, 14)
    assert unsaid("linear-regression", f"1.5/14 \\approx {1 - 1.5 / 14:.3f}") == []


def softmax(*scores: float) -> list[float]:
    powers = np.exp(scores)
    return [round(float(p), 3) for p in powers / powers.sum()]


def test_logistic_softmax_by_hand() -> None:
    assert (softmax(2, 1, 0), softmax(1, 1, 3)) == ([0.665, 0.245, 0.09], [0.107, 0.107, 0.787])
    sums = [np.exp([2, 1, 0]).sum(), np.exp([1, 1, 3]).sum()]
    assert unsaid("logistic-regression", *(f"{each:.3f}" for each in sums), "(0.665, 0.245, 0.090)") == []


def test_logistic_probabilities_and_odds() -> None:
    assert [round(1 / (1 + np.exp(-z)), 2) for z in (2, -2)] == [0.88, 0.12]
    assert round(float(np.exp(0.7)), 1) == 2.0


def test_logistic_gradient_is_p_minus_y() -> None:
    def loss(z: float, y: int) -> float:
        p = 1 / (1 + np.exp(-z))
        return float(-y * np.log(p) - (1 - y) * np.log(1 - p))

    for z, y in ((0.7, 1), (-1.2, 0), (2.5, 0)):
        slope = (loss(z + 1e-6, y) - loss(z - 1e-6, y)) / 2e-6
        assert abs(slope - (1 / (1 + np.exp(-z)) - y)) < 1e-6


def test_logistic_boundary_of_the_lesson() -> None:
    weights, bias = logistic.fitted()

    assert unsaid("logistic-regression", f"{weights[0]:.2f}x_1+{weights[1]:.2f}x_2={-bias:.2f}") == []
    assert [round(5.45 / each, 2) for each in (1.92, 1.94, 1.92 + 1.94)] == [2.84, 2.81, 1.41]


def test_bias_variance_by_hand() -> None:
    fits = np.array([1, 3, 5])

    assert (fits.mean() - 2) ** 2 == 1
    assert unsaid("bias-variance", f"{fits.var():.2f}", f"{1 + fits.var() + 0.5:.2f}", f"{4 * 0.09 / 15:.3f}") == []


def test_preparation_by_hand() -> None:
    ages = np.array([20, 40, 60])

    said = (f"{ages.std():.2f}", f"{20 / ages.std():.2f}", f"{40 / ages.std():.2f}")
    assert unsaid("data-preparation", *said) == []
    assert ((ages - 40) ** 2).tolist() == [400, 0, 400]


def test_preparation_picture_is_what_the_pipeline_makes() -> None:
    rows = pd.DataFrame({"age": prepared_table.AGES, "colour": prepared_table.COLOURS})
    prepare = make_column_transformer(
        (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), ["age"]), (OneHotEncoder(), ["colour"])
    )
    drawn = np.column_stack([prepared_table.scaled(), prepared_table.encoded()])

    assert np.allclose(prepare.fit_transform(rows), drawn)
    assert prepare.named_transformers_["onehotencoder"].categories_[0].tolist() == prepared_table.CATEGORIES
    said = ", ".join(f"{value:.3g}" for value in drawn[:, 0])
    assert unsaid("data-preparation", said, f"$s$ is {prepared_table.filled().std():.2f}") == []


def test_roc_curve_of_six_cases() -> None:
    corners = roc.corners()

    assert (corners * 3).round(9).tolist() == [[0, 0], [0, 1], [1, 1], [1, 2], [1, 3], [2, 3], [3, 3]]
    assert round(float(np.trapezoid(corners[:, 1], corners[:, 0])), 9) == round(7 / 9, 9)


def auc(positives: list[float], negatives: list[float]) -> float:
    return float(np.mean([[a > b for b in negatives] for a in positives]))


def test_roc_pairs_and_rare_positives() -> None:
    assert (auc([0.9, 0.7, 0.4], [0.8, 0.3, 0.2]), auc([0.8, 0.6, 0.4], [0.5, 0.1])) == (7 / 9, 5 / 6)
    assert round(0.01 * 9990) == 100
    assert unsaid("roc-auc", f"9/109 \\approx {9 / 109:.2f}") == []


def test_precision_recall_curve_of_the_six_cases() -> None:
    hits = np.cumsum([1, 0, 1, 1, 0, 0])
    points = [f"$({Fraction(int(k), 3)}, {Fraction(int(k), n)})$" for n, k in enumerate(hits, start=1)]

    assert unsaid("roc-auc", *points) == []


def test_roc_picture_is_too_sure_at_both_ends() -> None:
    low, high = roc.reliability()[0], roc.reliability()[-1]

    assert (low[1] > low[0] + 0.05, high[1] < high[0] - 0.05) == (True, True)


def test_supervised_baselines_on_digits() -> None:
    x, y = load_digits(return_X_y=True)
    _, _, labels, answers = train_test_split(x, y, test_size=0.25, random_state=0)
    majority = int(np.bincount(labels).argmax())

    right = int((answers == majority).sum())
    assert unsaid("supervised-learning", f"That is {right} and 446 of {len(answers)}.", f"digit is {majority}.") == []
    assert round(446 / 450, 3) == 0.991


def test_unsupervised_ones_and_eights_share_a_cluster() -> None:
    x, y = load_digits(return_X_y=True)
    cluster = KMeans(10, n_init=1, random_state=3).fit_predict(x)
    shared = np.bincount(cluster[y == 1], minlength=10) * np.bincount(cluster[y == 8], minlength=10)
    ones, eights = (int((cluster[y == digit] == shared.argmax()).sum()) for digit in (1, 8))

    assert unsaid("unsupervised-learning", f"{ones} ones and {eights} eights", f"{len(x):,} digit images") == []


def test_preparation_scores_of_pure_noise() -> None:
    outside, inside = [], []
    for seed in range(3):
        chance = np.random.default_rng(seed)
        x, y = chance.normal(size=(200, 2000)), chance.integers(0, 2, 200)
        chosen = SelectKBest(k=20).fit_transform(x, y)
        outside.append(cross_val_score(LogisticRegression(), chosen, y, cv=5).mean())
        inside.append(cross_val_score(make_pipeline(SelectKBest(k=20), LogisticRegression()), x, y, cv=5).mean())

    assert (abs(np.mean(outside) - 0.75) < 0.03, abs(np.mean(inside) - 0.5) < 0.03) == (True, True)
    assert min(np.subtract(outside, inside)) > 0.19
    assert unsaid("data-preparation", "a linear classifier, gives about 0.75.", "about 0.2 or more") == []


def test_preparation_age_of_the_question() -> None:
    every, train = np.array([20, 40, 60, 70]), np.array([20, 40, 60])

    said = (
        f"About {(70 - every.mean()) / every.std():.2f}, computed",
        f'"About {(70 - train.mean()) / train.std():.2f}"',
    )
    assert unsaid("data-preparation", *said) == []


def test_logistic_default_penalty() -> None:
    assert LogisticRegression().get_params()["C"] == 1.0
    assert unsaid("logistic-regression", "`C=1.0` in version 1.9") == []
    assert round(1 / (1 + np.exp(-(2 * 2 - 1 - 1))), 2) == 0.88


def test_roc_point_of_the_question_and_bin_of_the_example() -> None:
    scores, labels = np.array([0.9, 0.7, 0.6, 0.3, 0.1]), np.array([1, 0, 1, 0, 0])
    accepted = scores >= 0.6

    assert (accepted[labels == 0].mean(), accepted[labels == 1].mean()) == (1 / 3, 1)
    assert (28 / 40, 20 / 40) == (0.7, 0.5)
