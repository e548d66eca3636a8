"""LaTeX -> MathML that needs no inline styles, so that it is drawn as meant under a strict content policy."""

import re
from itertools import accumulate
from xml.etree import ElementTree

import math_core

_CONVERTER = math_core.LatexToMathML(fancy_error=False)

# What math-core writes as a style, and the class that says the same in static/css/maths.css.
_CLASSES = {
    "text-align:right": "m-right",
    "text-align:left": "m-left",
    "text-align:center": "m-center",
    "justify-items:end": "",
    "justify-items:start": "",
    "justify-items:center": "",
    "padding-left:0": "m-pl0",
    "padding-right:0": "m-pr0",
    "padding-left:0.1667em": "m-pl3mu",
    "padding-right:0.1667em": "m-pr3mu",
    "padding-left:1em": "m-pl1",
    "padding-right:1em": "m-pr1",
    "border-left:0.05em solid currentcolor": "m-bl",
    "border-right:0.05em solid currentcolor": "m-br",
    "border-top:0.05em solid currentcolor": "m-bt",
    "border-bottom:0.05em solid currentcolor": "m-bb",
    "width:100%": "m-full",
    "width:50%": "m-half",
}
CLASSES = frozenset(name for name in _CLASSES.values() if name)
# math-core calls itself for each level and takes the process with it at the end of the stack: within
# these half a megabyte is enough, and the thread of a web server has two.
_MAX_LENGTH = 1_500
_MAX_DEPTH = 50
# A formula of fewer characters is left in one piece: breaking it would only look odd.
_LONG = 16
_RELATIONS = frozenset("=<>≤≥≈≠\u223c∝→∈⟹⟺≡≪≫⇒")
_OPENING = frozenset("([{⟨⌊⌈")
_CLOSING = frozenset(")]}⟩⌋⌉")
_STYLE = re.compile(r' style="([^"]*)"')


class MathsError(ValueError):
    """LaTeX that cannot be drawn; the text says why."""


def mathml(latex: str, *, display: bool) -> str:
    """Return a `<math>` element for LaTeX, on a line of its own when `display`.

    Raises MathsError, whose text is one sentence for the author.
    """
    if len(latex) > _MAX_LENGTH:
        raise MathsError(f"it has {len(latex)} characters, and at most {_MAX_LENGTH} can be drawn")
    if _depth(latex) > _MAX_DEPTH:
        raise MathsError(f"its braces lie more than {_MAX_DEPTH} deep in one another")
    try:
        markup = _CONVERTER.convert_with_local_state(latex, displaystyle=display)
    except math_core.LatexError as error:
        # math-core says "offset: sentence"; the offset means nothing without the formula beside it.
        raise MathsError(re.sub(r"^\d+: ", "", str(error)).strip().rstrip(".")) from error
    markup = _STYLE.sub(lambda found: f' class="{_classes(found[1])}"', markup)
    return markup if display or len(latex) < _LONG else _breakable(markup)


def _depth(latex: str) -> int:
    steps = ({"{": 1, "}": -1}[brace] for brace in re.findall(r"(?<!\\)[{}]", latex))
    return max(accumulate(steps), default=0)


def _breakable(markup: str) -> str:
    """Cut a formula in a line of text after its relations, where TeX would break it; browsers never break `<math>`."""
    formula = ElementTree.fromstring(markup.replace("&ApplyFunction;", "\u2061"))  # noqa: S314 (math-core wrote it)
    pieces = [ElementTree.Element("math")]
    depth = 0
    for child in list(formula):
        pieces[-1].append(child)
        sign = (child.text or "") if child.tag == "mo" else ""
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if sign in _RELATIONS and depth == 0:
            child.attrib |= {"form": "infix", "lspace": "0.2778em", "rspace": "0.2778em"}
            pieces.append(ElementTree.Element("math"))
    return "<wbr>".join(ElementTree.tostring(piece, encoding="unicode") for piece in pieces if len(piece))


def _classes(style: str) -> str:
    names = []
    for declaration in filter(None, (part.strip() for part in style.split(";"))):
        written = re.sub(r"\s*:\s*", ":", declaration)
        if written not in _CLASSES:
            raise MathsError(f"it asks for a layout ({written}) that the page cannot draw")
        names.append(_CLASSES[written])
    return " ".join(filter(None, names))
