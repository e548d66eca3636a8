"""The numbers in the lessons on tensors, PyTorch and TensorFlow, computed without either."""

import math

import numpy as np

from .reading import unsaid


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", "{,}")


def test_permute_follows_a_pixel_and_reshape_does_not() -> None:
    nhwc = np.arange(12).reshape(1, 2, 2, 3)
    nchw, wrong = nhwc.transpose(0, 3, 1, 2), nhwc.reshape(1, 3, 2, 2)

    said = (f"{nchw[0, 0].tolist()}", f"{wrong[0, 0].tolist()}", f"{nchw.sum(axis=(2, 3)).tolist()}")
    assert unsaid("tensors", *said) == []
    assert nchw[0, :, 0, 0].tolist() == [0, 1, 2]


def test_shapes_by_hand() -> None:
    t = np.zeros((2, 3, 4))

    assert (t.sum(axis=1).shape, t.sum(axis=1, keepdims=True).shape) == ((2, 4), (2, 1, 4))
    assert (t.reshape(2, -1).shape, t.transpose(2, 0, 1).shape) == ((2, 12), (4, 2, 3))
    assert unsaid("tensors", f"= {t.size}$ entries", "the second as $(2, 12)$", "gives $(4, 2, 3)$") == []


def test_a_batch_of_photographs_takes_the_printed_memory() -> None:
    numbers = 64 * 3 * 224**2

    assert unsaid("tensors", f"= {grouped(numbers)}$ numbers, about {numbers * 4 / 1e6:.0f} MB") == []


def test_three_doublings_leave_the_loop() -> None:
    norms = [math.sqrt(5)]
    while norms[-1] < 10:
        norms.append(2 * norms[-1])

    assert unsaid("pytorch", rf"\approx {norms[0]:.2f}$, then {norms[1]:.2f}, {norms[2]:.2f} and {norms[3]:.2f}") == []
    assert unsaid("pytorch", f"$f = {2 ** (len(norms) - 1)}(x_1 + x_2)$") == []


def test_keras_counts_by_hand() -> None:
    hidden, chain, joined = 2 * 16 + 16, 16 + 1, 16 + 2 + 1

    assert unsaid("tensorflow", f"= {hidden}$ parameters", f"= {chain}$ in the chain", f"= {joined}$ with") == []
    assert unsaid("tensorflow", f"{hidden + chain} {hidden + joined}") == []
