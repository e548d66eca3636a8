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


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", "{,}")


def test_vision_transformer_sizes() -> None:
    tokens = (224 // 16) ** 2

    said = (f"= {tokens}$", grouped((tokens + 1) ** 2), grouped(768 * 768 + 768), grouped(224**2))
    assert unsaid("vision-transformer", *said, grouped(193**2)) == []
    assert (96 // 8 * (128 // 8), 8 * 8 * 3, 50 // 8 * 16 + 100 // 8) == (192, 192, 108)
    assert round(224**4 / 1e9, 1) == 2.5


def surprise(*shares: float) -> float:
    return -sum(map(math.log, shares)) / len(shares)


def test_pretrained_language_models_losses() -> None:
    said = (f"= {surprise(0.5, 0.25, 0.125):.3f}", f"= {surprise(0.9, 0.5, 0.1, 0.5):.3f}")

    assert unsaid("pretrained-language-models", *said, grouped(768 * 2 + 2)) == []
    assert math.isclose(surprise(0.5, 0.25, 0.125), math.log(4))


def info_nce(scores: list[list[float]], heat: float) -> list[float]:
    return [-math.log(softmax(np.array(row) / heat)[i]) for i, row in enumerate(scores)]


def test_self_supervised_learning_losses() -> None:
    for scores, heat in (([[0.9, 0.1], [0.2, 0.8]], 0.5), ([[1, 0], [0.5, 0.5]], 1)):
        losses = info_nce(scores, heat)
        mean = sum(losses) / 2
        assert unsaid("self-supervised-learning", *three([*losses, mean])) == []
    assert unsaid("self-supervised-learning", f"\\ln 8 = {math.log(8):.2f}") == []


def law(size: float, data: float) -> float:
    return 1.69 + 406.4 / size**0.34 + 410.7 / data**0.28


def test_large_language_models_scaling_law() -> None:
    for size, data, cost in ((280e9, 300e9, "5.0"), (70e9, 1.4e12, "5.9"), (1e10, 1e10, "0.0")):
        parts = [f"{406.4 / size**0.34:.3f}", f"{410.7 / data**0.28:.3f}", f"= {law(size, data):.2f}"]
        assert unsaid("large-language-models", *parts) == []
        assert f"{6 * size * data / 1e23:.1f}" == cost


def test_large_language_models_lora() -> None:
    one = 8 * (4096 + 4096)

    assert unsaid("large-language-models", str(8 * 2048), grouped(one), grouped(64 * one), grouped(4 * 2560)) == []
    assert round(100 * 64 * one / 7e9, 2) == 0.06
