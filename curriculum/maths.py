"""LaTeX -> MathML that needs no inline styles, so that it is drawn as meant under a strict content policy."""

import re
from collections.abc import Iterator
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
_LONG, _LONG_PIECE = 16, 10
_RELATIONS = frozenset("=<>≤≥≈≠\u223c∝→∈⟹⟺≡≪≫⇒")
_BINARY = frozenset("+\u2212±")
_OPENING = frozenset("([{⟨⌊⌈")
_CLOSING = frozenset(")]}⟩⌋⌉")
_AROUND_RELATIONS = {"form": "infix", "lspace": "0.2778em", "rspace": "0.2778em"}
_AROUND_SUMS = {"form": "infix", "lspace": "0.2222em", "rspace": "0.2222em"}
_WIDE_SPACES = ("1em", "2em")
_STYLE = re.compile(r' style="([^"]*)"')


class MathsError(ValueError):
    """LaTeX that cannot be drawn; the text says why."""


def mathml(latex: str, *, display: bool) -> str:
    """Return MathML for LaTeX, on a line of its own when `display`: `<math>` in as many pieces as lines it may need.

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
    if display:
        return _foldable(markup)
    return markup if len(latex) < _LONG else _breakable(markup)


def _depth(latex: str) -> int:
    steps = ({"{": 1, "}": -1}[brace] for brace in re.findall(r"(?<!\\)[{}]", latex))
    return max(accumulate(steps), default=0)


def _breakable(markup: str) -> str:
    """Cut a formula in a line of text where TeX would break it; browsers never break `<math>`.

    That is after its relations, and in a long stretch without one after its sums.
    """
    pieces = [ElementTree.Element("math")]
    for child, sign, is_outside in _children(markup):
        adds = sign in _BINARY and _ends_a_term(pieces[-1]) and len("".join(pieces[-1].itertext())) >= _LONG_PIECE
        pieces[-1].append(child)
        if is_outside and (adds or sign in _RELATIONS):
            child.attrib |= _AROUND_SUMS if adds else _AROUND_RELATIONS
            pieces.append(ElementTree.Element("math"))
    return _written(pieces)


def _foldable(markup: str) -> str:
    """Cut a formula on a line of its own before its relations and sums, and where a wide space parts two formulas.

    It fills several lines only where one is too short for it: on a phone.
    """
    parts = [[_displayed()]]
    for child, sign, is_outside in _children(markup):
        pieces = parts[-1]
        if child.tag == "mspace" and child.get("width") in _WIDE_SPACES and is_outside:
            parts.append([_displayed()])
            continue
        if is_outside and sign in _RELATIONS | _BINARY and _ends_a_term(pieces[-1]):
            child.attrib |= _AROUND_RELATIONS if sign in _RELATIONS else _AROUND_SUMS
            pieces.append(_displayed())
        pieces[-1].append(child)
    if sum(map(len, parts)) == 1:
        return markup
    return "".join(f"<span>{_written(pieces)}</span>" for pieces in parts)


def _children(markup: str) -> Iterator[tuple[ElementTree.Element, str, bool]]:
    """Yield what a formula consists of, each with its sign if it is one and whether it stands outside all brackets."""
    formula = ElementTree.fromstring(markup.replace("&ApplyFunction;", "\u2061"))  # noqa: S314 (math-core wrote it)
    depth = 0
    for child in list(formula):
        sign = (child.text or "") if child.tag == "mo" else ""
        # A bracket may stand inside what it belongs to: the one that opens behind a name, or closes before a power.
        depth += sum((mark.text in _OPENING) - (mark.text in _CLOSING) for mark in child.iter("mo"))
        yield child, sign, depth == 0


def _ends_a_term(piece: ElementTree.Element) -> bool:
    """Tell whether a plus or minus that comes next would add and not be a sign of its own, as in `= -a`."""
    return len(piece) > 0 and (piece[-1].tag != "mo" or piece[-1].text in _CLOSING)


def _displayed() -> ElementTree.Element:
    return ElementTree.Element("math", {"displaystyle": "true"})


def _written(pieces: list[ElementTree.Element]) -> str:
    return "<wbr>".join(ElementTree.tostring(piece, encoding="unicode") for piece in pieces if len(piece))


def _classes(style: str) -> str:
    names = []
    for declaration in filter(None, (part.strip() for part in style.split(";"))):
        written = re.sub(r"\s*:\s*", ":", declaration)
        if written not in _CLASSES:
            raise MathsError(f"it asks for a layout ({written}) that the page cannot draw")
        names.append(_CLASSES[written])
    return " ".join(filter(None, names))
