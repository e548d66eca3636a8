"""The numbers of the lessons that lead in, computed again."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

from scripts.figures import timeline

from .reading import unsaid


def accuracy(images: int, run: int) -> float:
    """Return the accuracy on 540 digits of a network with 32 units, trained on some of the others."""
    x, y = load_digits(return_X_y=True)
    x, x_test, y, y_test = train_test_split(x / 16, y, test_size=540, random_state=run)
    network = MLPClassifier((32,), max_iter=1000, random_state=run).fit(x[:images], y[:images])
    return float(network.score(x_test, y_test))


def test_deep_learning_accuracy_with_few_images() -> None:
    """With 960 images it is 0.966, which takes too long to compute at each run."""
    mean = np.mean([accuracy(60, run) for run in range(5)])

    assert abs(mean - 0.80) < 0.03
    assert unsaid("what-is-deep-learning", "| 60 | 80 % |", "| 240 | 93 % |", "| 960 | 97 % |") == []


def test_deep_learning_weights_of_the_network() -> None:
    assert unsaid("what-is-deep-learning", f"{64 * 32 + 32 + 32 + 1:,} weights") == []


def test_deep_learning_answers_of_the_checklist() -> None:
    assert np.dot([1, 2], [3, -1]) == 1
    assert (np.ones((2, 3)) @ np.ones(3)).shape == (2,)
    assert np.ones((2, 3)).sum(axis=0).shape == (3,)
    assert round((1 - (5 / 6) ** 2) * 36) == 11


def test_history_xor_needs_a_hidden_layer() -> None:
    def step(z: float) -> int:
        return int(z >= 0)

    found = []
    for a, b in ((0, 0), (0, 1), (1, 0), (1, 1)):
        one, both = step(a + b - 1), step(a + b - 2)
        found.append(step(one - both - 1))

    assert found == [0, 1, 1, 0]


def test_history_years_of_the_picture_are_those_of_the_lesson() -> None:
    years = [f"- **{year}** " for year, _ in timeline.EVENTS]

    assert unsaid("history-of-deep-learning", *years) == []
    assert sum(year > 2008 for year, _ in timeline.EVENTS) == 5
    assert (2022 - 2009, 2022 - 1958) == (13, 64)
