"""The numbers of the lessons on attention and transformers, computed again."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .reading import unsaid


def softmax(scores: ArrayLike) -> NDArray[np.float64]:
    raised = np.exp(np.array(scores, dtype=float))
    return raised / raised.sum()


def three(values: ArrayLike) -> list[str]:
    return [f"{value:.3f}" for value in np.ravel(values)]


def test_attention_by_hand() -> None:
    weights = softmax([2, 1, 0])

    assert unsaid("attention", *three(weights), *three(softmax([4, 2, 0])), f"{weights @ [10, 20, 30]:.2f}") == []
    assert unsaid("attention", f"{np.exp([2, 1, 0]).sum():.3f}") == []


def test_attention_exercise() -> None:
    weights = softmax([2, 0, -2])

    assert (
        unsaid("attention", *three(weights), f"{np.exp([2.0, 0, -2]).sum():.3f}", f"= {weights @ [6, 3, 0]:.3f}") == []
    )


def test_transformers_mask_and_positions() -> None:
    assert unsaid("transformers", "({}, {})".format(*three(softmax([1, 3])))) == []
    waves = [math.sin(1), math.cos(1), math.sin(0.01), math.cos(0.01)]
    assert unsaid("transformers", ", ".join(three(waves))) == []


def test_transformers_counts() -> None:
    counts = [f"{n:,}".replace(",", "{,}") for n in (4 * 512**2, 8 * 512**2)]

    assert unsaid("transformers", *counts, f"{12 * 12 * 512**2} {12 * 12 * 1024**2}") == []
