"""Letters of formulas that nothing defines are named once, where they first stand."""

import pytest

from curriculum.advice.symbols import undefined
from tests.curriculum.advised import said


def letters(body):
    return [each.split("$")[1] for each in said(undefined, body=body)]


def test_letter_that_nothing_defines_is_named_once_at_its_first_line():
    sum_of_two = "$$\n\\begin{aligned}\nL &= 2 \\\\\n  &= \\exp(x) + x\n\\end{aligned}\n$$"
    body = f"## It\n\nThe loss $L$ is a sum.\n\n{sum_of_two}\n\nAlso $2x + 1$."

    assert said(undefined, body=body) == [
        "8 no sentence says what $x$ is. Name it where it first stands: 'where $x$ is ...'."
    ]


@pytest.mark.parametrize(
    "formula",
    ["2x + 1", "\\mathbf{x}^\\top \\mathbf{x} / 2", "\\frac{x}{2} + \\ln x", "x_1 + x_2", "1 - x^2"],
)
def test_letter_in_a_formula_alone_is_not_defined_by_it(formula):
    assert letters(f"It is ${formula}$.") == ["x"]


@pytest.mark.parametrize(
    "sentence",
    [
        "where $x$ is the input",
        "with inputs $x_1$ and more",
        "the vector $\\mathbf{x}^{(\\ell)}$ of layer $\\ell$",
        "let $x = 3$",
        "let $x \\in \\mathbb{R}^3$",
        "shape $x \\times 2$",
        "with $0 < x$",
        "the point $(x, 2)$",
        "set $f(x) = 2x$, a function $f$",
        "step $x \\leftarrow x + 1$",
        "as `x = 3` does",
        "\n\n$$\nx = 3\n$$\n\n",
        "\n\n$$\n\\min_x 3\n$$\n\n",
        "\n\n$$\n\\sum_{x=1}^{3} 2\n$$\n\n",
    ],
)
def test_letter_is_defined_by_a_name_a_value_a_set_code_or_what_binds_it(sentence):
    assert letters(f"Here {sentence}.\n\nIt is $2x + 1$.") == []


@pytest.mark.parametrize(
    "formula",
    [
        "2\\pi + e^{-2}",
        "\\partial + \\nabla",
        "\\text{accuracy} + 2",
        "\\operatorname{softmax} + 2",
        "\\mathbb{R} \\cup \\mathcal{N}(0, 1)",
        "TP + FN",
        "P(\\text{rain}) + 2",
        "t_{\\text{load}} + 2",
        "2_i + 3_{jk}",
        "\\begin{pmatrix} 1 \\\\[4pt] 2 \\end{pmatrix}",
    ],
)
def test_constants_names_and_layout_are_no_letters_to_define(formula):
    assert letters(f"It is ${formula} + 1$.") == []


def test_greek_letter_is_named_as_it_is_written():
    assert letters("It is $2\\eta + 1$.") == ["\\eta"]


def test_letter_on_the_right_of_displayed_maths_is_not_defined_by_it():
    assert letters("## It\n\n$$\n3 = x\n$$") == ["x"]


def test_small_and_capital_letters_are_two():
    assert letters("The number $N$ of them, $2n + 1$.") == ["n"]
