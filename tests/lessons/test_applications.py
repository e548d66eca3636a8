"""The numbers in the lessons on applications."""

import math

import numpy as np

from scripts.figures import (
    alignment,
    average_precision,
    face_threshold,
    recall_rows,
    segmentation_tasks,
    temperature,
    u_net,
    wake_to_answer,
    word_weights,
)
from scripts.figures.canvas import TIMES

from .reading import unsaid

Box = tuple[float, float, float, float]


def area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def iou(a: Box, b: Box) -> float:
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    shared = max(width, 0) * max(height, 0)
    return shared / (area(a) + area(b) - shared)


def dice(shared: int, first: int, second: int) -> float:
    return 2 * shared / (first + second)


def edits(reference: str, output: str) -> int:
    """Return the least number of words to change, by the definition and not by rows."""
    r, h = reference.split(), output.split()
    if not r or not h:
        return len(r) + len(h)
    rest_r, rest_h = " ".join(r[1:]), " ".join(h[1:])
    if r[0] == h[0]:
        return edits(rest_r, rest_h)
    return 1 + min(edits(rest_r, output), edits(reference, rest_h), edits(rest_r, rest_h))


def matches(candidate: str, reference: str, n: int) -> tuple[int, int]:
    """Return the clipped matches and the number of n-grams of a candidate."""
    grams = [
        [tuple(words[i : i + n]) for i in range(len(words) - n + 1)] for words in (candidate.split(), reference.split())
    ]
    return sum(min(grams[0].count(gram), grams[1].count(gram)) for gram in set(grams[0])), len(grams[0])


def test_confusion_matrix_has_the_printed_accuracies_and_recalls() -> None:
    counts = recall_rows.COUNTS
    recalls = counts.diagonal() / counts.sum(1)
    said = [f"= {100 * counts.trace() / counts.sum():.1f}\\%", f"only ${100 * recalls.mean():.1f}\\%$"]

    assert [f"{each:.2f}" for each in recalls] == ["0.80", "0.86", "0.25"]
    assert unsaid("image-classification", *said, "$88/120", "$0.86$ for dogs", "$0.25$ for foxes") == []
    assert [f"| {a} | {b} | {c} | {a + b + c} |" for a, b, c in counts] == [
        "| 40 | 8 | 2 | 50 |",
        "| 5 | 43 | 2 | 50 |",
        "| 6 | 9 | 5 | 20 |",
    ]
    assert unsaid("image-classification", "| 40 | 8 | 2 | 50 |", "| 5 | 43 | 2 | 50 |", "| 6 | 9 | 5 | 20 |") == []


def test_a_batch_of_images_takes_the_printed_memory() -> None:
    numbers = 3 * 224 * 224

    assert unsaid("image-classification", f"is {numbers:,} numbers", f"takes {round(32 * numbers * 4 / 1e6)} MB") == []
    assert 1 / 20 == 0.05


def test_ceiling_of_the_error_analysis() -> None:
    assert unsaid("image-classification", f"$8\\% \\times (1 - {20 / 50:.1f}) = {8 * (1 - 20 / 50):.1f}\\%$") == []
    assert 20 + 12 + 10 + 8 == 50


def test_boxes_of_the_detection_lesson_overlap_as_said() -> None:
    exercise, code, asked = (
        iou((0, 0, 2, 2), (1, 1, 3, 3)),
        iou((0, 0, 4, 4), (1, 0, 5, 4)),
        iou((0, 0, 4, 2), (2, 0, 6, 2)),
    )

    assert (math.isclose(exercise, 1 / 7), math.isclose(code, 0.6), math.isclose(asked, 1 / 3)) == (True, True, True)
    assert (
        unsaid("object-detection", f"$1/7 \\approx {exercise:.3f}$", f"$4/12 \\\\approx {asked:.3f}$", "0.6\n[0, 2]")
        == []
    )


def test_average_precision_is_the_area_of_the_picture() -> None:
    asked = (1 + 2 / 3) / 2

    assert math.isclose(average_precision.AREA, (1 + 1 + 0.75) / 3)
    assert unsaid("object-detection", f"/3 \\approx {average_precision.AREA:.3f}", f"\\approx {asked:.3f}$") == []


def test_first_yolo_predicts_thirty_numbers_a_cell() -> None:
    assert 2 * 5 + 20 == 30
    assert unsaid("object-detection", f"so {7 * 7 * 2} boxes") == []


def test_masks_have_the_printed_overlaps() -> None:
    both, pred, true = 5, 6, 8
    ratio = both / (pred + true - both)

    assert math.isclose(dice(both, pred, true), 2 * ratio / (1 + ratio))
    assert (
        unsaid("image-segmentation", f"= 5/9 \\approx {ratio:.3f}", f"(6 + 8) \\approx {dice(both, pred, true):.3f}")
        == []
    )
    assert unsaid("image-segmentation", f"would score {1 - true / 100:.2f}", f"/ 1.5 = {2 * 0.5 / 1.5:.3f}") == []
    assert dice(5, 10, 10) == 0.5


def test_a_thin_line_moved_by_one_pixel_keeps_a_third() -> None:
    assert math.isclose(iou((0, 0, 2, 9), (1, 0, 3, 9)), 1 / 3)


def test_scores_of_a_segmentation_fill_the_printed_memory() -> None:
    scores = 21 * 512 * 512

    assert unsaid("image-segmentation", f"has {scores:,} scores, {round(scores * 4 / 1e6)} MB") == []


def test_u_net_of_the_picture_has_the_shapes_of_the_text() -> None:
    shapes = [u_net.shape(*level).split(TIMES) for level in u_net.LEVELS]

    assert shapes == [["32", "128", "128"], ["64", "64", "64"], ["128", "32", "32"], ["256", "16", "16"]]
    assert unsaid("image-segmentation", r"$256 \times 16 \times 16$ becomes $128 \times 32 \times 32$") == []


def test_pictured_pixels_have_one_class_each() -> None:
    layers = np.stack([segmentation_tasks.CAT_1, segmentation_tasks.CAT_2, segmentation_tasks.GRASS])

    assert (layers.sum(0) == 1).all()
    assert (segmentation_tasks.ROWS, segmentation_tasks.COLUMNS) == (10, 14)


def test_stopping_distances_of_the_car() -> None:
    def distance(v: float, t: float, a: float = 7) -> float:
        return v * t + v * v / (2 * a)

    said = [
        f"= {distance(30, 0.1):.1f}\\ \\text{{m}}",
        f"= {distance(15, 0.1):.1f}\\ \\text{{m}}",
        f"About {distance(20, 0.25):.1f} m",
    ]
    said += [f"About {distance(20, 0):.1f} m", f"About {20 * 0.25 + 400 / 7:.1f} m", f"30 \\times 0.25 = {30 * 0.25}"]

    assert unsaid("self-driving-cars", *said) == []
    assert distance(15, 0) * 4 == distance(30, 0)


def test_miles_without_a_crash() -> None:
    miles = 1e8 * math.log(20)

    assert round(miles / 1e6, -1) == 300
    assert math.isclose(math.exp(-miles / 1e8), 0.05)
    assert unsaid("self-driving-cars", f"means {10 * 3600 * 0.001:.0f} wrong frames") == []


def test_triplet_of_the_face_lesson() -> None:
    a, p, n = np.array([1, 0]), np.array([0.8, 0.6]), np.array([0.6, 0.8])
    near, far = ((a - p) ** 2).sum(), ((a - n) ** 2).sum()

    assert np.allclose([near, far, near - far + 0.2], [0.4, 0.8, -0.2])
    assert unsaid("facial-recognition", r"$0.4$ and $0.8$, so $L = \max(0, -0.2) = 0$") == []


def test_thresholds_of_simulated_faces() -> None:
    chance = np.random.default_rng(0)
    genuine = chance.normal(0.60, 0.12, 10_000)
    a, b = chance.normal(0.10, 0.10, 10_000), chance.normal(0.16, 0.10, 10_000)
    for_a, for_b = np.sort(a)[-10], np.sort(b)[-10]
    said = [f"threshold {for_a:.3f}", f"FNMR {(genuine < for_a).mean():.4f}", f"FMR B {(b >= for_a).mean():.4f}"]
    said += [
        f"$\\tau = {for_b:.3f}$",
        f"5.6% to {100 * (genuine < for_b).mean():.1f}%",
        f"falls to {100 * (a >= for_b).mean():.2f}%",
    ]

    assert math.isclose(face_threshold.TAU, for_a)
    assert unsaid("facial-recognition", *said, f"\\approx {100 * (1 - 0.999**1000):.0f}\\%$") == []
    assert unsaid("facial-recognition", f"takes {128 * 4} bytes", f"a million people {128 * 4} MB") == []


def test_bag_of_words_adds_up_as_printed() -> None:
    good, bad = (word_weights.sums(text)[-1][2] for text in word_weights.TEXTS)

    assert np.allclose([good, bad], [0.7, -2.0])
    assert (
        unsaid("sentiment-analysis", f"\\sigma(0.7) = {word_weights.probability('not good'):.2f}$", "+ 0.1 = -2.0$")
        == []
    )


def test_f1_of_the_sentiment_question() -> None:
    assert (
        unsaid("sentiment-analysis", f'"{2 * 0.8 * 0.5 / 1.3:.3f}"', f'"{0.8 * 0.5:.2f}"', f'"{(0.8 + 0.5) / 2:.2f}"')
        == []
    )


def test_temperatures_reshape_the_printed_odds() -> None:
    rows = [
        f"| {t:g} | " + " | ".join(f"{p:.3f}" for p in temperature.probabilities(t)) + " |"
        for t in temperature.TEMPERATURES
    ]

    assert unsaid("text-generation", *rows) == []
    assert unsaid("text-generation", *(f'"{1 / (1 + math.exp(-1 / t)):.2f}"' for t in (0.5, 1, 2))) == []


def test_bleu_of_the_cat_on_the_mat() -> None:
    candidate, reference = "the cat is on the mat today", "the cat sat on the mat today"
    found = [matches(candidate, reference, n) for n in range(1, 5)]
    score = math.prod(hit / of for hit, of in found) ** 0.25

    assert found == [(6, 7), (4, 6), (2, 5), (1, 4)]
    assert math.isclose(score, (24 / 420) ** 0.25)
    assert (
        unsaid(
            "machine-translation",
            f"= {score:.3f}$, reported as {100 * score:.1f}",
            f"e^{{1 - 7/6}} = {math.exp(1 - 7 / 6):.3f}$",
        )
        == []
    )
    assert matches("the the the", "the cat", 1) == (1, 3)


def test_alignment_orders_the_toy_sentence() -> None:
    assert [alignment.SOURCE[i] for i in alignment.ALIGNED] == ["the", "house", "small", "falls"]
    assert unsaid("machine-translation", f"{' '.join(alignment.SOURCE)} -> {' '.join(alignment.TARGET)}") == []


def test_chain_of_an_assistant_multiplies() -> None:
    chain = 0.95 * 0.90 * 0.98

    assert unsaid("virtual-assistants", f"= {chain:.3f}$", f"\\approx {chain:.2f}$") == []


def test_word_errors_are_the_least_changes() -> None:
    heard, stop = edits("recognize speech today", "wreck a nice peach today"), edits("stop", "please stop it now")
    said = [f"{heard / 3:.2f}\n{stop / 1}"]

    assert heard == 2 + 0 + 2
    assert unsaid("speech-recognition", *said, f"$(2 + 0 + 2)/3 = {4 / 3:.2f}$") == []
    assert (edits("the cat sat down", "the cat sat") / 4, edits("the cat sat", "the cat sat down") / 3) == (0.25, 1 / 3)


def test_word_errors_of_the_exercise_and_by_group() -> None:
    said, heard = "turn the lights off in the kitchen", "turn lights of in the kitchen"

    assert (edits(said, heard), edits(heard, said), len(said.split()), len(heard.split())) == (2, 2, 7, 6)
    assert unsaid("speech-recognition", f"$2/7 \\approx {2 / 7:.2f}$", f"$2/6 \\approx {2 / 6:.2f}$") == []
    groups = (f"$65/1000 = {100 * 65 / 1000}\\%$", f"$45/900 = {4500 // 900}\\%$", f"$20/100 = {2000 // 100}\\%$")
    assert unsaid("speech-recognition", *groups) == []


def test_one_second_has_98_frames_and_the_tone_stands_out() -> None:
    t = np.arange(16_000) / 16_000
    frames = np.stack([np.sin(2 * np.pi * 440 * t)[i : i + 400] for i in range(0, 16_000 - 399, 160)])
    features = np.log(np.abs(np.fft.rfft(frames * np.hanning(400))) ** 2 + 1e-10)

    assert unsaid("speech-recognition", f"{features.shape}\n{features.mean(0).argmax() * 16_000 / 400} Hz") == []


def test_budget_of_a_spoken_answer_adds_up() -> None:
    total = sum(length for _, length, _ in wake_to_answer.STEPS)
    exercise = 500 + 150 + 250 + 300 + 200

    assert (
        unsaid(
            "voice-assistants",
            f"| **{total}** |",
            f"$1{{,}}{exercise % 1000}$ ms",
            f"${exercise - 200 - 150 - 100}$ ms",
        )
        == []
    )


def test_false_wake_ups_of_a_day() -> None:
    decisions = 86_400 * 10

    assert (
        unsaid("voice-assistants", f"that is ${decisions * 1e-5:.1f}$ a day", f"it is ${decisions * 1e-6:.2f}$") == []
    )
    assert unsaid("voice-assistants", f"About {3600 * 10 * 1e-6:.2f}", f"About {3600 * 10 * 1e-3:.0f}") == []
