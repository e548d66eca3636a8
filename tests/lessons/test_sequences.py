"""The numbers of the lessons on sequences, computed again."""

import math

import numpy as np

from .reading import unsaid


def test_rnn_three_steps_by_hand() -> None:
    h, said = 0.0, []
    for x in (1, 0, 0):
        h = math.tanh(0.5 * h + x)
        said.append(f"= {h:.3f}")

    assert unsaid("rnn", *said) == []


def test_rnn_exercise() -> None:
    h, said = 0.0, []
    for x in (1, -1, 2):
        z = 0.8 * h + 0.5 * x + 0.1
        h = math.tanh(z)
        said.append(f"{h:.3f}")

    assert unsaid("rnn", *said, f"{z:.4f}") == []


def test_rnn_counts_of_weights() -> None:
    assert unsaid("rnn", f"{100 * 100 + 100 * 100 + 100:,}".replace(",", "{,}")) == []
    assert 3 * 3 + 3 * 5 + 3 == 27
    assert unsaid("rnn", f"{math.log(14):.3f}") == []


def test_lstm_step_by_hand() -> None:
    c = 0.9 * 2 + 0.5 * 0.6
    h = 0.8 * math.tanh(c)

    assert unsaid("lstm", f"{c:.1f}", f"{math.tanh(c):.3f} = {h:.3f}") == []


def test_lstm_exercise() -> None:
    c = 0.8 * -1 + 0.9 * 0.5
    h = 0.3 * math.tanh(c)

    assert unsaid("lstm", f"{c:.2f}", f"({math.tanh(c):.3f})", f"= {h:.3f}") == []
    assert unsaid("lstm", f"0.9^{{20}} = {0.9**20:.3f}", f"0.5^{{1/20}} = {0.5 ** (1 / 20):.3f}") == []


def test_lstm_questions_and_gates() -> None:
    sigmoid = 1 / (1 + math.exp(-3))

    assert 0.5 * 4 + 1 * -1 == 1
    assert 0.5**50 < 1e-15
    assert unsaid("lstm", f"\\sigma(3) = {sigmoid:.3f}") == []


def test_lstm_memory_picture() -> None:
    assert 0.5**8 < 0.005
    assert round(0.9**10, 2) == 0.35
    assert round(0.99**50, 1) == 0.6


def test_lstm_counts_of_weights() -> None:
    lstm, rnn = 4 * (100 * 200 + 100), 100 * 200 + 100

    assert unsaid("lstm", f"{lstm:,}".replace(",", "{,}"), f"{rnn:,}".replace(",", "{,}")) == []


def test_lstm_gradient_of_the_cell_is_the_product_of_forget_gates() -> None:
    f, i, g = np.array([0.9, 0.5, 0.8]), np.array([0.3, 0.2, 0.1]), np.array([0.5, -0.5, 0.2])

    def last(c: float) -> float:
        for keep, write, candidate in zip(f, i, g, strict=True):
            c = keep * c + write * candidate
        return c

    assert math.isclose((last(1.001) - last(0.999)) / 0.002, math.prod(f))
