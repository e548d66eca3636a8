"""The numbers of self-check questions that ask for what no worked example shows, computed again."""

import math

import numpy as np

from .reading import topics, unsaid


def right(slug: str, start: str) -> str:
    """Return the right answer to the question of a lesson whose prompt begins so, with what it says of it."""
    (question,) = [each for each in topics()[slug].front.questions if each.prompt.startswith(start)]
    (choice,) = [each for each in question.choices if each.correct]
    return f"{choice.text} | {choice.because}"


def asked(slug: str, *facts: str) -> list[str]:
    """Return those of some facts that no prompt of a lesson states."""
    prompts = " ".join(question.prompt for question in topics()[slug].front.questions)
    return [fact for fact in facts if fact not in prompts]


def softmax(*scores: float) -> list[float]:
    powers = np.exp(scores)
    return [float(each) for each in (powers / powers.sum()).round(3)]


def test_question_on_the_bend_of_the_inertia() -> None:
    inertia = [980, 610, 340, 95, 84, 76]

    assert asked("unsupervised-learning", ", ".join(map(str, inertia))) == []
    assert int(np.diff(inertia, 2).argmax()) + 2 == 4
    assert right("unsupervised-learning", "The inertia").startswith("$k = 4$")
    assert round(inertia[0] / inertia[3]) == 10


def test_question_on_reporting_folds() -> None:
    folds = [0.74, 0.70, 0.78, 0.72, 0.76]

    assert asked("train-validation-test", "0.74, 0.70, 0.78, 0.72 and 0.76") == []
    assert right("train-validation-test", "Five-fold").startswith(f"{np.mean(folds):.2f} ± {np.std(folds, ddof=1):.2f}")
    assert round(sum(folds), 9) == 3.7


def test_question_on_bias_and_variance() -> None:
    fits = np.array([6, 7, 11])

    assert asked("bias-variance", "the truth is 4", "6, 7 and 11") == []
    said = f"Squared bias {(fits.mean() - 4) ** 2:g}, variance about {fits.var():.2f}"
    assert right("bias-variance", "At a point").startswith(said)
    assert ((max(fits) - 4) ** 2, sum((fits - 8) ** 2)) == (49, 14)


def test_question_on_counting_parameters() -> None:
    weights, biases = 400 * 60 + 60 * 5, 60 + 5

    assert right("network-structure", "How many parameters").startswith(f"{weights + biases:,}")
    assert biases == 65
    assert unsaid("network-structure", f'"{400 + 60 + 5}"', f'"{weights:,}"', f'"{weights + biases + 400:,}"') == []


def test_question_on_kernels() -> None:
    weights = 20 * 8 * 3 * 3

    assert right("cnn", "A convolution takes").startswith(f"{weights + 20:,} |")
    assert unsaid("cnn", f'"{weights:,}"', f'"{20 * (9 + 1)}"') == []


def test_question_on_patches() -> None:
    side = 384 // 32

    assert right("vision-transformer", "An image").startswith(f"{side**2} |")
    assert f"{384**2:,}" == "147,456"


def test_question_on_paths_of_two_frames() -> None:
    once, blank = 0.3, 0.7

    assert asked("ctc", f"*a* with {once} and the blank with {blank} each") == []
    assert right("ctc", "Two frames").startswith(f"${1 - blank**2:.2f}$")
    assert (round(once**2, 2), round(once * blank, 2), 2 * once) == (0.09, 0.21, 0.6)


def test_questions_on_the_chain_rule() -> None:
    step = 1e-6
    slope = ((2 * (2 + step) - 1) ** 3 - (2 * (2 - step) - 1) ** 3) / (2 * step)

    assert right("chain-rule", "What is the derivative of $y = (2x - 1)^3$").startswith(f"{slope:.0f} |")
    assert (3 * (2 * 2 - 1) ** 2, 3 * 2**2 * 2) == (27, 24)
    assert math.isclose(0.5**20, 1e-6, rel_tol=0.05)


def test_question_on_small_kernels() -> None:
    assert (3 * 9, 7 * 7, 3 + 2 + 2) == (27, 49, 7)
    assert r"3 \cdot 9C^2 = 27C^2$ against $49C^2$" in right("cnn-architectures", r"Why replace one $7 \times 7$")


def test_questions_on_a_gaussian() -> None:
    within = [math.erf(spread / math.sqrt(2)) for spread in (1, 2)]

    assert (
        asked("probability-distributions", "deviation 0.05", f"about {1 / (0.05 * math.sqrt(2 * math.pi)):.2f}") == []
    )
    assert right("probability-distributions", "How much").startswith(f"About {100 * within[1]:.0f} percent")
    assert (f"{100 * (within[1] - within[0]):.0f}", f"{math.sqrt(3):.2f}") == ("27", "1.73")


def test_question_on_a_score_and_its_probability() -> None:
    score = 2 * 2 - 2 - 1

    assert right("logistic-regression", "A model has").startswith(f"$p \\approx {1 / (1 + math.exp(-score)):.2f}$")
    assert f"{1 / (1 + math.exp(score)):.2f}" == "0.27"


def test_question_on_the_root_of_a_score() -> None:
    assert f"a score of 0.49 now reads {math.sqrt(0.49):g}" in right("roc-auc", "You replace")


def test_question_on_guessing_among_four() -> None:
    assert right("loss-functions", "A classifier for four").startswith(f"{-math.log(0.25):.3f}")


def test_question_on_a_triplet() -> None:
    assert right("facial-recognition", "Squared distances").startswith(f"{0.5 - 0.6 + 0.2:.1f} |")
    assert round(0.5 + 0.2, 9) == 0.7


def test_question_on_weights_of_attention() -> None:
    first, second, third = softmax(1, 1, 0)

    assert right("attention", "Three keys").startswith(f"{first} , {second} and {third}".replace(" ,", ","))
    assert (round(2 * math.e + 1, 3), round(1 / (1 + math.exp(-1)), 3)) == (6.437, 0.731)


def test_question_on_a_factor_that_explodes() -> None:
    assert right("backpropagation-through-time", "A linear").startswith(f"About {1.2**30:.0f}")
    assert (f"{1.2**30:.1f}", round(1 + 30 * 0.2), round(1.2 * 30)) == ("237.4", 7, 36)


def test_question_on_recall() -> None:
    assert right("image-classification", "A class has 30").startswith(f"$12/30 = {12 / 30:g}$")
    assert (12 / 15, 15 / 30) == (0.8, 0.5)


def test_question_on_the_first_step_of_rmsprop() -> None:
    step = 2 / math.sqrt((1 - 0.99) * 2**2)

    assert f"${step:.0f}\\,\\eta$ with RMSProp" in right("rmsprop", "A weight meets")


def test_question_on_a_gradient_that_alternates() -> None:
    velocity = 0.0
    for step in range(30):
        velocity = 0.5 * velocity + (-1) ** step

    assert f"{abs(velocity):.2f}" in right("momentum", "Across a ravine")
    assert 1 / (1 - 0.5) == 2


def test_questions_on_shapes() -> None:
    assert right("image-generation", "A transposed").startswith(f"${(14 - 1) * 2 - 2 * 0 + 2}")
    assert right("image-segmentation", "A decoder map").startswith(f"${96 + 64} ")
    assert r"$3 \times 5$, $3 \times 3$ and $1 \times 3$" in right("network-structure", "A picture shows four")


def test_question_on_a_gain_within_the_spread() -> None:
    assert round((0.878 - 0.871) / 0.031, 1) == 0.2
    assert "0.007 against a spread of 0.031" in right("hands-on-ml-book", "You changed")


def test_question_on_a_third_of_a_cosine_schedule() -> None:
    assert math.isclose((1 + math.cos(math.pi / 3)) / 2, 3 / 4)
    assert right("learning-rate-schedules", "A cosine schedule runs").startswith(r"$\frac{3}{4}\eta_{\max}$")


def test_question_on_a_quarter_of_the_error() -> None:
    assert f"{10 * math.log10(4):.2f}" in right(
        "super-resolution", "The mean squared error of your network is a quarter"
    )
