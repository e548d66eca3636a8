"""LaTeX that a text on deep learning uses is drawn without styles of its own; what cannot be drawn is explained."""

import re
import time
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings

from curriculum.maths import CLASSES, MathsError, mathml
from curriculum.safe_html import clean

STYLESHEET = Path(settings.BASE_DIR) / "static" / "css" / "maths.css"
FORMULAS = {
    "a power and an index": r"x_i^2",
    "a fraction": r"\frac{1}{1 + e^{-x}}",
    "a root": r"\sqrt[3]{x} + \sqrt{\sigma^2 + \epsilon}",
    "a sum": r"\sum_{i=1}^{n} w_i x_i",
    "a product": r"\prod_{t=1}^{T} p(y_t \mid y_{<t})",
    "an integral": r"\int_{-\infty}^{\infty} f(x)\,dx",
    "a limit": r"\lim_{h \to 0} \frac{f(x+h) - f(x)}{h}",
    "a derivative": r"\frac{\partial L}{\partial w_{ij}}",
    "a gradient": r"\theta \leftarrow \theta - \eta \nabla_\theta L(\theta)",
    "a hat, a bar, a tilde and a dot": r"\hat{y} - \bar{x} + \tilde{h} + \dot{z}",
    "vectors in bold": r"\mathbf{h}_t = \boldsymbol{\mu} + \mathbf{W}\mathbf{x}",
    "a transpose": r"\mathbf{Q}\mathbf{K}^\top / \sqrt{d_k}",
    "sets": r"\mathbf{x} \in \mathbb{R}^{n \times d}",
    "an expectation": r"\mathbb{E}_{x \sim p}\left[\log q(x)\right]",
    "calligraphic letters": r"\mathcal{N}(\mu, \Sigma) \quad \mathcal{L}",
    "a function by name": r"\operatorname{softmax}(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}}",
    "an argument of a minimum": r"\arg\min_\theta \, \max_\phi V(\theta, \phi)",
    "words": r"\text{ReLU}(x) = \max(0, x) \text{ for all } x",
    "a matrix": r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    "a matrix in brackets": r"\begin{bmatrix} 1 & \cdots & 0 \\ \vdots & \ddots & \vdots \end{bmatrix}",
    "a determinant": r"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc",
    "cases": r"f(x) = \begin{cases} x & \text{if } x > 0 \\ \alpha x & \text{otherwise} \end{cases}",
    "aligned lines": r"\begin{aligned} a &= b + c \\ &= d \end{aligned}",
    "aligned equations": r"\begin{align*} i_t &= \sigma(W_i x_t) \\ c_t &= f_t \odot c_{t-1} \end{align*}",
    "a table with lines": r"\begin{array}{l|cr} a & b & c \\ \hline d & e & f \end{array}",
    "a norm": r"\lVert \mathbf{w} \rVert_2^2 + \| x \| + |y|",
    "brackets that grow": r"\left( \frac{a}{b} \right) \Big[ x \Big]",
    "a bracket under": r"\underbrace{x + y}_{\text{input}} \overbrace{z}^{n}",
    "a divergence": r"D_{\mathrm{KL}}(p \,\|\, q) = \sum_x p(x) \log \frac{p(x)}{q(x)}",
    "a binomial": r"\binom{n}{k} p^k (1-p)^{n-k}",
    "arrows and relations": r"a \Rightarrow b \iff c \approx d \propto e \neq f \leq g \gg h",
    "Greek": r"\alpha \beta \gamma \delta \epsilon \varepsilon \eta \lambda \sigma \varphi \Omega \Theta",
    "a convolution": r"(f * g)(t) = \int f(\tau)\, g(t - \tau)\, d\tau",
    "a conditional probability": r"P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}",
    "a floor": r"\left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1",
    "a box": r"\boxed{E = mc^2}",
    "a phantom and spaces": r"a \; b \quad c \qquad d \phantom{x} e \, f",
    "signs of HTML": r"a < b \& c > d",
    "a primed function": r"f'(x) = g''(x)",
    "a stack": r"\overset{\text{def}}{=} \underset{x}{y} \stackrel{?}{=}",
}


@pytest.mark.parametrize("display", [False, True], ids=["in a line", "displayed"])
@pytest.mark.parametrize("latex", FORMULAS.values(), ids=FORMULAS)
def test_formula_is_drawn_in_full_and_without_a_style(latex, display):
    drawn = mathml(latex, display=display)

    used = {name for names in re.findall(r'class="([^"]*)"', drawn) for name in names.split()}
    assert re.findall(r"\bstyle=|<merror|mathcolor", drawn) == []
    assert used - CLASSES == set()
    assert written(clean(drawn)) == written(drawn) != []


def written(markup):
    """Return the elements and attributes of a formula, in no order."""
    return sorted(re.findall(r'<\w+|[\w-]+="[^"]*"', markup))


@pytest.mark.parametrize(
    ("latex", "parts"),
    [
        ("x", [["x"]]),
        ("z = a + b", [["z", "=a", "+b"]]),
        ("z = -a", [["z", "=\u2212a"]]),
        ("z = (a + b) - c", [["z", "=(a+b)", "\u2212c"]]),
        (r"L = (a + b)^2 + \tanh(c + d) = e", [["L", "=(a+b)2", "+tanh\u2061(c+d)", "=e"]]),
        (r"x = 1, \qquad y = 2", [["x", "=1,"], ["y", "=2"]]),
        (r"\begin{aligned} a &= b \\ &= c \end{aligned}", [["a=b=c"]]),
    ],
)
def test_displayed_formula_may_fold_before_a_relation_and_a_sum(latex, parts):
    drawn = ElementTree.fromstring(f"<div>{mathml(latex, display=True).replace('<wbr>', '')}</div>")

    folded = [["".join(piece.itertext()) for piece in part.iter("math")] for part in drawn]
    assert folded == parts


@pytest.mark.parametrize(
    ("latex", "pieces"),
    [
        ("a + b = c - d + e - f", ["a+b=", "c\u2212d+e\u2212f"]),
        (r"(50 \cdot 10 + 50) + (1 \cdot 50 + 1) = 3151", ["(50\u22c510+50)+", "(1\u22c550+1)=", "3151"]),
        (r"h = 0.3\,\tanh(-0.35) = -0.101", ["h=", "0.3tanh\u2061(\u22120.35)=", "\u22120.101"]),
    ],
)
def test_formula_in_a_line_may_fold_after_a_relation_and_a_long_sum(latex, pieces):
    drawn = mathml(latex, display=False).split("<wbr>")

    assert ["".join(ElementTree.fromstring(piece).itertext()) for piece in drawn] == pieces


def test_class_for_each_style_is_in_the_stylesheet():
    styled = set(re.findall(r"\.(m-[a-z0-9]+)\b", STYLESHEET.read_text()))

    assert styled == CLASSES


@pytest.mark.parametrize(
    ("latex", "said"),
    [
        (r"\frac{1", 'Expected closing token "}", but reached end of input'),
        (r"\nosuch x", 'Unknown command "\\nosuch"'),
        (r"\left( x", 'Expected closing token "\\right", but reached end of input'),
        (r"\begin{foo} x \end{foo}", 'Unknown environment "foo"'),
        (r"x_1_2", "Duplicate subscript or superscript"),
        (r"a & b", 'Found "&", which may only appear in a table-like environment'),
        (r"}", 'Unmatched closing token: "}"'),
        (r"\href{javascript:alert(1)}{x}", 'Unknown command "\\href"'),
        (r"\style{color:red}{x}", 'Unknown command "\\style"'),
        (r"\input{/etc/passwd}", 'Unknown command "\\input"'),
        (r"\color{red} x", "it asks for a layout (color:#FF0000) that the page cannot draw"),
    ],
)
def test_formula_that_cannot_be_drawn_is_explained_in_plain_words(latex, said):
    with pytest.raises(MathsError) as raised:
        mathml(latex, display=True)

    assert str(raised.value) == said


def test_command_defined_in_one_formula_is_not_known_in_the_next():
    mathml(r"\newcommand{\mine}{x} \mine", display=False)

    with pytest.raises(MathsError, match="Unknown command"):
        mathml(r"\mine", display=False)


LAUGHS = [rf"\def\{word}{{" + rf"\{before}" * 9 + "}" for before, word in pairwise("abcdefghijkl")]


@pytest.mark.parametrize(
    "latex",
    [r"\def\a{\a\a}\a", r"\def\a{x}" + "".join(LAUGHS) + r"\l"],
    ids=["a command of itself", "a billion laughs"],
)
def test_formula_that_grows_without_end_is_refused_fast(latex):
    started = time.process_time()

    with pytest.raises(MathsError, match="Too many expansions"):
        mathml(latex, display=False)

    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "latex", [r"x < y", r"\text{<script>}", r'\text{"onclick="}', r"\text{\&lt;b\&gt;}", r"a \& b"]
)
def test_signs_of_html_are_only_signs(latex):
    drawn = mathml(latex, display=False)

    assert set(re.findall(r"<(\w+)", drawn)) <= {"math", "mrow", "mi", "mn", "mo", "mtext"}
