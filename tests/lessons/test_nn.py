"""The numbers in the lessons on neural network basics."""

import math
from itertools import pairwise

import numpy as np

from scripts.figures import forward_pass, perceptron_boundary

from .reading import unsaid


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def parameters(*widths: int) -> int:
    return sum(n_out * n_in + n_out for n_in, n_out in pairwise(widths))


def test_neuron_worked_example_weighs_and_adds() -> None:
    z = np.array([2, 1, 0.5]) @ np.array([0.5, -1, 0.8]) + 0.1

    assert math.isclose(z, 0.5)
    assert unsaid("artificial-neuron", "+ 0.1 = 0.5", f"e^{{-0.5}}) = {sigmoid(z):.3f}$") == []


def test_neuron_question_sums_to_minus_one_half() -> None:
    z = np.array([2, -1]) @ np.array([1, 3]) + 0.5

    assert z == -0.5
    assert unsaid("artificial-neuron", "+ 0.5 = -0.5$") == []


def test_final_weights_of_the_perceptron_classify_and() -> None:
    corners = np.array(perceptron_boundary.CORNERS)

    sums = corners @ perceptron_boundary.WEIGHTS + perceptron_boundary.BIAS

    assert sums.tolist() == [-2, -1, 0, 1]
    assert unsaid("artificial-neuron", "the sums are $-2, -1, 0, 1$", "$2x_1 + x_2 - 2 = 0$") == []


def test_perceptron_correction_raises_the_sum_by_length_and_one() -> None:
    w, b, x, rate = np.array([0.3, -1.2]), 0.4, np.array([2.0, 1.0]), 0.5

    after = (w + rate * x) @ x + b + rate

    assert math.isclose(after - (w @ x + b), rate * (x @ x + 1))


def test_trial_lines_for_xor_each_fail() -> None:
    labels = np.array([0, 1, 1, 0])
    sides = [
        np.array(perceptron_boundary.CORNERS) @ np.array(line[:2]) + line[2] > 0 for line in perceptron_boundary.TRIALS
    ]

    assert not any((side == labels).all() or (side != labels).all() for side in sides)


def test_parameters_are_counted_with_biases() -> None:
    counts = {
        (784, 128, 10): "101{,}770",
        (10, 50, 50, 1): "3{,}151",
        (784, 64, 64, 10): "55,050",
        (2, 2, 1): "6 + 3 = 9",
    }

    found = {widths: parameters(*widths) for widths in counts}

    assert list(found.values()) == [101_770, 3_151, 55_050, 9]
    assert unsaid("network-structure", *counts.values()) == []
    assert parameters(3, 4, 2) == 26


def test_layer_example_has_the_sums_it_prints() -> None:
    z = np.array([[1, 0, -1], [2, 1, 0]]) @ np.array([3, 1, 2]) + np.array([0.5, -1])

    assert z.tolist() == [1.5, 6]
    assert unsaid("network-structure", r"\begin{pmatrix} 1.5 \\ 6 \end{pmatrix}") == []


def test_activations_at_two_have_the_printed_values_and_slopes() -> None:
    z, s, t = 2.0, sigmoid(2), math.tanh(2)
    below = (1 + math.erf(z / math.sqrt(2))) / 2
    density = math.exp(-2) / math.sqrt(2 * math.pi)
    said = [f"${s:.3f}$ with slope", f"= {s * (1 - s):.3f}$", f"${t:.3f}$ with slope", f"= {1 - t**2:.3f}$"]
    said += [
        rf"2 \cdot {below:.4f} = {z * below:.3f}$",
        rf"{below:.4f} + 2 \cdot {density:.4f} = {below + z * density:.3f}$",
    ]

    assert unsaid("activation-functions", *said) == []


def test_softmax_of_two_one_zero() -> None:
    scores = np.exp([2, 1, 0])
    p = scores / scores.sum()

    assert unsaid("activation-functions", "$(" + ", ".join(f"{each:.3f}" for each in p) + ")$") == []


def test_slopes_of_softmax_are_its_differences() -> None:
    def softmax(z: np.ndarray) -> np.ndarray:
        return np.exp(z) / np.exp(z).sum()

    z, h = np.array([2.0, 1.0, 0.0]), 1e-6
    p = softmax(z)

    numeric = np.stack([(softmax(z + h * e) - softmax(z - h * e)) / (2 * h) for e in np.eye(3)], axis=1)

    assert np.allclose(numeric, np.diag(p) - np.outer(p, p), atol=1e-8)


def test_tanh_is_a_stretched_sigmoid() -> None:
    assert all(math.isclose(math.tanh(z), 2 * sigmoid(2 * z) - 1, abs_tol=1e-12) for z in (-3, -0.2, 0, 1.7))


def test_forward_pass_of_the_picture_is_that_of_the_text() -> None:
    assert forward_pass.Z1.tolist() == [-1, 2]
    assert forward_pass.Z2 == 1
    assert unsaid("forward-propagation", f"1/(1 + e^{{-1}}) = {forward_pass.A2:.3f}$") == []


def test_forward_pass_of_the_exercise() -> None:
    hidden = np.maximum(0, forward_pass.W1 @ np.array([2, -1]) + forward_pass.B1)
    z = float(forward_pass.W2 @ hidden + forward_pass.B2)

    assert hidden.tolist() == [2.5, 1.5]
    assert unsaid("forward-propagation", f"- 2 = {z:g}$", f"e^{{-2.75}}) = {sigmoid(z):.3f}$") == []


def test_activations_kept_for_training_are_counted() -> None:
    assert unsaid("forward-propagation", f"= {10 * 1000 * 256:,}$".replace(",", "{,}"), "about 10 MB") == []
    assert round(10 * 1000 * 256 * 4 / 1e6) == 10


def test_backpropagation_through_one_neuron() -> None:
    x, w = 1.5, -0.8
    a = sigmoid(w * x)
    da, slope = a - 1, a * (1 - a)
    dw = da * slope * x
    better = w - dw
    loss = [(sigmoid(each * x) - 1) ** 2 / 2 for each in (w, better)]
    said = [
        f"= {a:.3f}",
        f"{loss[0]:.3f}",
        f"{da:.3f}",
        f"{slope:.3f}",
        f"{da * slope:.3f}",
        f"{dw:.3f}",
        f"{better:.3f}",
    ]

    assert unsaid("backpropagation", *said, f"${loss[1]:.3f}$") == []
    h = 1e-6
    numeric = ((sigmoid((w + h) * x) - 1) ** 2 - (sigmoid((w - h) * x) - 1) ** 2) / (4 * h)
    assert math.isclose(numeric, dw, rel_tol=1e-8)


def test_gradient_check_runs_the_network_twice_for_each_parameter() -> None:
    assert unsaid("backpropagation", f"{2 * parameters(784, 128, 10):,} forward passes") == []
