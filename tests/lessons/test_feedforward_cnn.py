"""The numbers in the lessons on feedforward and convolutional networks."""

from itertools import pairwise

import numpy as np

from scripts.figures import cnn_costs, feature_maps, tent_folds

from .reading import unsaid


def parameters(*widths: int) -> int:
    return sum(n_out * n_in + n_out for n_in, n_out in pairwise(widths))


def convolution(channels_in: int, channels_out: int, side: int = 3) -> int:
    return channels_out * (channels_in * side**2 + 1)


def out_side(side: int, kernel: int, padding: int = 0, stride: int = 1) -> int:
    return (side + 2 * padding - kernel) // stride + 1


def receptive_fields(*layers: tuple[int, int]) -> list[tuple[int, int]]:
    """Return field and distance after each layer, given kernels and strides."""
    field, apart, found = 1, 1, []
    for kernel, stride in layers:
        field, apart = field + (kernel - 1) * apart, apart * stride
        found.append((field, apart))
    return found


def test_feedforward_question_counts_46() -> None:
    assert parameters(3, 4, 4, 2) == 46
    assert unsaid("feedforward-networks", "16 + 20 + 10 = 46") == []


def test_tent_has_the_printed_values_and_pieces() -> None:
    x = np.linspace(0, 1, 4097)
    once = tent_folds._tent(x)
    thrice = tent_folds._tent(tent_folds._tent(once))

    assert tent_folds._tent(np.array([0.25, 0.5, 0.75])).tolist() == [0.5, 1, 0.5]
    assert (np.diff(np.sign(np.diff(once))) != 0).sum() + 1 == 2
    assert (np.diff(np.sign(np.diff(thrice))) != 0).sum() + 1 == 8
    assert unsaid("feedforward-networks", f"{2 * 10} ReLU units for {2**10} pieces", f"needs {2**10 - 1}") == []


def test_dense_layer_on_a_colour_image_has_150_million_weights() -> None:
    assert round(224 * 224 * 3 * 1000 / 1e6) == 151
    assert unsaid("feedforward-networks", "about 150 million weights") == []


def test_cnn_shapes_and_parameters() -> None:
    counts = [convolution(1, 8), convolution(8, 16), 784 * 10 + 10]

    assert (out_side(28, 3, 1), out_side(28, 2, stride=2), out_side(14, 2, stride=2)) == (28, 14, 7)
    assert counts == [80, 1168, 7850]
    assert unsaid("cnn", f"In total {sum(counts)}", "= 1168$") == []


def test_cnn_receptive_fields_are_those_of_the_table() -> None:
    fields = receptive_fields((3, 1), (2, 2), (3, 1), (2, 2))

    rows = [f"| {k} | {s} | {r} | {j} |" for (k, s), (r, j) in zip([(3, 1), (2, 2)] * 2, fields, strict=True)]
    assert unsaid("cnn", *rows) == []
    assert receptive_fields((3, 1), (3, 1))[-1][0] == 5


def test_cnn_costs() -> None:
    assert unsaid("cnn", f"= {14 * 14 * 16 * 8 * 9:,}$".replace(",", "{,}"), f"the dense layer {784 * 10:,}") == []


def test_cnn_exercise_counts() -> None:
    layers = [convolution(1, 16), convolution(16, 32), 7 * 7 * 32 * 10 + 10]

    assert layers == [160, 4640, 15690]
    assert convolution(3, 16) == 448
    assert unsaid("cnn", f"{sum(layers):,} in all", "= 448$") == []


def test_first_filter_of_the_picture_answers_to_upper_edges() -> None:
    weights, bias = feature_maps.FILTERS[0]

    found = feature_maps.feature_map(np.array(weights), bias)

    top_of_the_zero = found[0, 5:7].mean()
    assert top_of_the_zero > 5 * found[3:5].mean()


def test_convolution_sizes() -> None:
    assert (out_side(32, 5, 2), out_side(7, 3, stride=2), out_side(8, 3, stride=2), out_side(28, 5, stride=2)) == (
        32,
        3,
        3,
        12,
    )
    assert unsaid("convolution", r"\lfloor 11.5 \rfloor + 1 = 12$") == []


def test_convolution_counts() -> None:
    assert (16 * 27, 5 * 5, 2 * 9) == (432, 25, 18)
    assert unsaid("convolution", "= 432$ weights", "25 weights per pair of channels, two", "with 18.") == []


def test_convolution_question() -> None:
    patch, kernel = np.tile([2, 0, 1], (3, 1)), np.tile([-1, 0, 1], (3, 1))

    assert (patch * kernel).sum() == -3


def test_landmark_table_is_that_of_the_picture() -> None:
    rows = [
        f"| {name} | {accuracy} | {millions:g} M | {work:,} M |"
        for name, (accuracy, millions, work) in cnn_costs.NETWORKS.items()
    ]

    assert unsaid("cnn-architectures", *rows) == []


def test_landmarks_compare_as_said() -> None:
    alex, vgg, inception, mobile = cnn_costs.NETWORKS.values()

    assert (round(vgg[0] - mobile[0], 1), round(vgg[1] / mobile[1]), round(vgg[2] / mobile[2])) == (0.9, 33, 27)
    assert (round(alex[1] / inception[1]), round(alex[2] / inception[2], 1)) == (9, 0.5)


def test_vgg_keeps_its_parameters_in_dense_layers_and_its_work_in_convolutions() -> None:
    """Configuration D of the VGG paper, which gives 138 million parameters."""
    widths = [64] * 2 + [128] * 2 + [256] * 3 + [512] * 6
    sides = [224] * 2 + [112] * 2 + [56] * 3 + [28] * 3 + [14] * 3
    kernels = sum(convolution(a, b) for a, b in pairwise([3, *widths]))
    work = sum(side**2 * 9 * a * b for side, (a, b) in zip(sides, pairwise([3, *widths]), strict=True))
    dense, dense_work = parameters(25_088, 4096, 4096, 1000), 25_088 * 4096 + 4096**2 + 4096 * 1000

    assert round((kernels + dense) / 1e6) == 138
    assert unsaid("cnn-architectures", f"{kernels:,} and {dense:,}", f"{work:,} and {dense_work:,}") == []
    assert (
        unsaid(
            "cnn-architectures",
            f"hold {100 * dense / (kernels + dense):.0f} %",
            f"do {100 * dense_work / (work + dense_work):.1f} %",
        )
        == []
    )


def test_one_by_one_convolution_saves_nine_tenths() -> None:
    direct, down, after = 784 * 25 * 192 * 32, 784 * 192 * 16, 784 * 25 * 16 * 32

    assert unsaid("cnn-architectures", *(f"= {each:,}$".replace(",", "{,}") for each in (direct, down, after))) == []
    assert round((down + after) / direct, 1) == 0.1


def test_separable_convolutions_save_what_the_formula_says() -> None:
    full, separable = 196 * 9 * 512 * 512, 196 * (9 * 512 + 512 * 512)

    assert unsaid("cnn-architectures", f"{full:,}".replace(",", "{,}"), f"{separable:,}".replace(",", "{,}")) == []
    assert f"{separable / full:.3f}" == f"{1 / 512 + 1 / 9:.3f}" == "0.113"
    assert (round(1 / 256 + 1 / 9, 3), round(1 / 16 + 1 / 9, 3)) == (0.115, 0.174)


def test_slopes_of_twenty_layers() -> None:
    said = [f"{0.5**20:.8f}", f"{1.05**20:.2f}", f"{0.95**20:.2f}", f"\\approx {1.1**10:.2f}"]

    assert unsaid("residual-networks", *said) == []


def test_small_residual_block_gives_the_printed_sum() -> None:
    first, second, x = np.array([[1, -1], [0, 1]]), np.array([[0.5, 0], [0, -0.5]]), np.array([2, 1])

    branch = second @ np.maximum(first @ x, 0)

    assert (branch.tolist(), (x + branch).tolist()) == ([0.5, -0.5], [2.5, 0.5])
    assert unsaid("residual-networks", "(0.5, -0.5)", "(2.5, 0.5)") == []


def test_block_that_halves_the_sides_has_the_printed_weights() -> None:
    weights = [9 * 64 * 128, 9 * 128 * 128, 64 * 128]

    assert (out_side(56, 3, 1, 2), out_side(28, 3, 1), out_side(56, 1, stride=2)) == (28, 28, 28)
    assert unsaid("residual-networks", *(f"{each:,}".replace(",", "{,}") for each in [*weights, sum(weights)])) == []
    assert 4 * 128 + 128 == 640


def test_head_and_body_of_a_pretrained_network_have_the_printed_sizes() -> None:
    """Of ResNet-18 without its last layer: a first convolution, then four stages of two blocks, with batch norms."""
    widths = [(64, 64), (64, 128), (128, 256), (256, 512)]
    body = 9408 + 2 * 64  # a first convolution of 7 by 7 from 3 to 64 channels, without biases as all of them
    for before, after in widths:
        body += 9 * before * after + 3 * 9 * after**2 + 4 * 2 * after
        body += (before * after + 2 * after) if before != after else 0

    assert 7 * 7 * 3 * 64 == 9408
    assert (round(body / 1e6, 1), body // 500) == (11.2, 22_353)
    assert unsaid("transfer-learning", f"{512 * 5 + 5:,}".replace(",", "{,}"), "about 11.2 million") == []
