"""The numbers in the lessons on neural network basics."""

import math
from itertools import pairwise

import numpy as np

from scripts.figures import expression_graph, forward_pass, perceptron_boundary, signal_by_depth, training_curves

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


def test_losses_of_the_text() -> None:
    two = -np.log([0.7, 0.1])
    three = -np.log([0.25, 0.5, 0.9])
    p = 0.01
    said = (
        f"({two[0]:.3f} + {two[1]:.3f})/2 = {two.mean():.3f}",
        f"${-math.log(p):.3f}$",
        f"= {2 * (p - 1) * p * (1 - p):.4f}$",
    )

    assert (
        unsaid("loss-functions", *said, f"= {three.mean():.3f}$", f"= {math.log(4):.3f}$", f"{math.log(10):.3f}") == []
    )


def test_best_constants_are_mean_and_median() -> None:
    data, tries = np.array([1, 2, 3, 4, 20]), np.linspace(0, 20, 2001)[:, None]

    squared, absolute = ((data - tries) ** 2).mean(axis=1), np.abs(data - tries).mean(axis=1)

    assert tries[squared.argmin(), 0] == 6
    assert tries[absolute.argmin(), 0] == 3


def test_slope_of_squared_error_through_a_sigmoid() -> None:
    def loss(z: float) -> float:
        return (sigmoid(z) - 1) ** 2

    z, h = math.log(0.01 / 0.99), 1e-6

    assert math.isclose((loss(z + h) - loss(z - h)) / (2 * h), 2 * -0.99 * 0.01 * 0.99, rel_tol=1e-6)


def test_softmax_before_cross_entropy_spoils_it() -> None:
    def log_softmax(z: np.ndarray) -> np.ndarray:
        return z - np.log(np.exp(z).sum())

    scores = np.array([2.0, 1.0, 0.0])
    right, twice = -log_softmax(scores)[0], -log_softmax(np.exp(log_softmax(scores)))[0]

    assert unsaid("loss-functions", f"gives ${right:.3f}$", f"${twice:.3f}$") == []


def test_iterations_are_counted() -> None:
    assert (800 // 50, 100 * 800 // 50, math.ceil(800 / 64), 800 - 12 * 64) == (16, 1600, 13, 32)
    assert unsaid("training-loop", "$1600$ in 100 epochs", r"\lceil 12.5 \rceil = 13$", "holding 32 examples") == []


def test_training_curves_show_what_they_are_called() -> None:
    (overfit, slow, healthy) = (training_curves.curves(*case[1:]) for case in training_curves.CASES)

    assert overfit[1][-1] > 1.3 * overfit[1].min()
    assert overfit[0][-1] < overfit[0][20]
    assert slow[1][-1] > 1.5 * healthy[1][-1]
    assert abs(healthy[0][-1] - healthy[1][-1]) < 0.1
    assert all((valid < train)[20:].all() for train, valid in (slow, healthy))


def test_wrong_labels_of_the_training_curves_are_counted() -> None:
    wrong = []
    for count, seed in ((600, 1), (400, 2)):
        x, label = training_curves.data(count, seed)
        wrong.append(f"{np.mean((x[:, 0] * x[:, 1] > 0) != label):.0%}".rstrip("%") + " percent")

    assert unsaid("training-loop", f"{wrong[0]} of the training labels are wrong and only {wrong[1]}") == []


def test_products_of_factors() -> None:
    needed = math.log(0.01) / math.log(0.8)
    said = (f"${0.9**30:.3f}$ for", f"${1.1**30:.0f}$ for", f"= {needed:.1f}$, so 21", f"0.25^3 = {0.25**3:.4f}$")

    assert unsaid("vanishing-exploding-gradients", *said) == []
    assert math.isclose(0.3 * 0.6**19, 1.8e-5, rel_tol=0.02)


def test_gradient_norm_of_the_picture_is_that_of_finite_differences() -> None:
    chance, n = np.random.default_rng(0), signal_by_depth.WIDTH
    weights = [chance.normal(0, (2 / n) ** 0.5, (n, n)) for _ in range(signal_by_depth.DEPTH)]
    below = chance.normal(size=(signal_by_depth.BATCH, n))
    for w in weights[:-1]:
        below = np.maximum(0, below @ w.T)

    h, slopes = 1e-6, np.zeros((n, n))
    for i, j in np.ndindex(n, n):
        up, down = (np.maximum(0, below @ weights[-1][i] + h * sign * below[:, j]).sum() for sign in (1, -1))
        slopes[i, j] = (up - down) / (2 * h * below.size)

    assert math.isclose(np.linalg.norm(slopes), signal_by_depth.gradient_norms("relu", 2.0)[-1], rel_tol=1e-6)


def test_starting_weights() -> None:
    deviations = math.sqrt(2 / 512), math.sqrt(2 / 400)

    said = (f"= {deviations[0]:.4f}$", f"= {deviations[1]:.4f}$", f"2^{{-5}} = {2**-5:.3f}$")
    assert unsaid("weight-initialization", *said) == []
    assert (0.01 / 0.0625, 0.2 / 0.0625) == (0.16, 3.2)


def test_expression_graph_filled_in() -> None:
    a, b, h = 2.0, 3.0, 1e-6

    def f(a: float, b: float) -> float:
        return a * b + a * a

    by_a = (f(a + h, b) - f(a - h, b)) / (2 * h)
    by_b = (f(a, b + h) - f(a, b - h)) / (2 * h)
    assert (f(a, b), round(by_a, 6), round(by_b, 6)) == (expression_graph.F, 7, 2)
    assert (sum(expression_graph.AT_A), expression_graph.AT_B) == (7, 2)


def test_autodiff_question_and_growing_formula() -> None:
    a, b, h = 1.0, 2.0, 1e-6

    assert round(((a + h + b) * b - (a - h + b) * b) / (2 * h), 6) == 2
    assert round(((a + b + h) * (b + h) - (a + b - h) * (b - h)) / (2 * h), 6) == 5
    assert unsaid("automatic-differentiation", f"degree {2**10:,}") == []


def test_counts_of_the_questions_on_layers() -> None:
    assert (50 * 50, 100 * 100, 1000 // 50) == (2500, 10_000, 20)
    assert round(parameters(784, 128, 10) * 4 / 1e6, 1) == 0.4


def test_sigmoids_lose_the_stated_factor_per_layer() -> None:
    norms = signal_by_depth.gradient_norms("sigmoid", 1.0)
    factor = (norms[0] / norms[-1]) ** (1 / (len(norms) - 1))

    assert unsaid("vanishing-exploding-gradients", f"a factor of about ${factor:.2f}$ per layer") == []
