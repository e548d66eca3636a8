"""Letters of formulas that no sentence of a lesson says the meaning of. Knows nothing of Django."""

import re
from collections.abc import Iterator

from ..content.problem import Code
from .prose import Formula
from .written import Remark, Written

_GREEK = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|vartheta|iota|kappa|lambda|mu|nu|xi|rho|varrho|"
    "sigma|tau|upsilon|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Upsilon|Phi|Psi|Omega"
)
# The numbers e and pi, the d of a differential, the identity, and the indices that all texts use.
_KNOWN = frozenset({*"eijkdI", "pi"})
_GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
# What holds words, names of sets or layout: no letter in it is a symbol. Nor is one that words stand beneath
# (`t_{\text{load}}`), capitals in a row (`TPR`), P of an event, or what stands above as a mark (`^\top`, `^{(\ell)}`).
_NO_SYMBOL = re.compile(
    rf"[A-Za-z]_\{{\s*\\(?:text|mathrm)[^{{}}]*{_GROUP}\s*\}}"
    rf"|\\(?:text\w*|operatorname\*?|math(?:rm|bb|tt|sf|cal)|label|tag|begin|end|xrightarrow)\s*(?:{_GROUP}|[A-Za-z])"
    r"|\\\\\s*\[[^\]]*\]"
    r"|(?<![A-Za-z\\])[A-Z]{2,}(?![A-Za-z])"
    r"|(?<![A-Za-z\\])P(?=\s*\\?[({])"
    r"|\^\s*(?:\{\s*(?:\([^{}]*\)|[A-Za-z]{2,}|\\top|T)\s*\}|\\top|T(?![A-Za-z])|\\prime|\*)"
)
_LOWER = re.compile(rf"_\s*({_GROUP}|\\[A-Za-z]+|.)")
_ABOVE = re.compile(rf"\^\s*({_GROUP}|\\[A-Za-z]+|.)")
_SYMBOL = re.compile(rf"\\({_GREEK})(?![A-Za-z])|\\[A-Za-z]+|([A-Za-z])")
# What binds the letter beneath it: a sum its index, a minimum what it is sought over.
_BINDER = re.compile(
    r"\\(?:sum|prod|max|min|sup|inf|lim|int|bigcup|bigcap|nabla|operatorname\*?\{[^{}]*\}|mathbb\{E\}|mathbb E)"
    r"(?:\\limits|\\nolimits|\s)*"
)
_ARGUMENTS = re.compile(r"\(([^()=]*)\)\s*&?=")
_TUPLE = re.compile(r"\A\s*\(([^()]*)\)\s*\Z")
_INSIDE = re.compile(r"\([^()]*\)")
# What may stand around a letter that is named: fonts, accents, signs of length, spaces.
_AROUND = re.compile(
    r"\\(?:math(?:bf|it)|boldsymbol|bm|hat|widehat|bar|overline|tilde|widetilde|vec|dot|ddot|pm|left|right|[bB]igg?[lr]?"
    r"|[lr]?[vV]ert)(?![A-Za-z])|\\[,;:!{}|]|[{}\s'&]"
)
_RELATION = re.compile(
    r"[=<>:,|]|\\(?:in|sim|approx|[lg]eq?|ll|gg|to|(?:left)?arrow|leftarrow|gets|subset|propto|equiv|mapsto|times|neq?)"
    r"(?![A-Za-z])"
)
_ROW = re.compile(r"\\\\|\\qquad|\\quad|;|\n")
# A letter, or the change of one.
_ALONE = re.compile(rf"(?:\\Delta)?(?:\\(?:{_GREEK})|[A-Za-z])")
_IN_CODE = re.compile(r"(?<![\w.])([A-Za-z])(?!\w)")


def undefined(topic: Written) -> Iterator[Remark]:
    """Yield letters that nothing defines.

    A sentence defines a letter by naming it (`$x$`) or what it is or holds (`$x = 2y$`, `$x \\in A$`, `$f(x)$`); a
    formula on a line of its own defines what stands on its left; and code shows what is in it.
    """
    prose = topic.prose
    defined: set[str] = {*_KNOWN, *_IN_CODE.findall(prose.code)}
    used: dict[str, Formula] = {}
    for formula in prose.formulas:
        defined |= _defined(formula)
        for name in _symbols(formula.latex):
            used.setdefault(name, formula)
    for name, formula in used.items():
        if name not in defined:
            sign = f"\\{name}" if len(name) > 1 else name
            first = re.search(rf"(?<![A-Za-z\\]){re.escape(sign)}(?![A-Za-z])|\Z", formula.latex)
            said = f"no sentence says what ${sign}$ is. Name it where it first stands: 'where ${sign}$ is ...'."
            yield Remark(Code.SYMBOL, said, prose.line(formula.at + (first.start() if first else 0)))


def _symbols(latex: str) -> list[str]:
    """Return the letters that stand for something, without what is written beneath others."""
    latex = _LOWER.sub(" ", _NO_SYMBOL.sub(" ", latex))
    if "dots" in latex:  # in `x^1, \dots, x^n` the n counts
        latex = _ABOVE.sub(" ", latex)
    return [found[1] or found[2] for found in _SYMBOL.finditer(latex) if found[1] or found[2]]


def _defined(formula: Formula) -> set[str]:
    """Return the letters that a formula says the meaning of."""
    names: set[str] = set()
    for binder in _BINDER.finditer(formula.latex):
        if below := _LOWER.match(formula.latex, binder.end()):
            names |= set(_symbols(below[1])[:1])
    for arguments in [*_ARGUMENTS.findall(formula.latex), *_TUPLE.findall(formula.latex)]:
        names |= set(_symbols(arguments))
    bare = formula.latex
    for pattern in (_NO_SYMBOL, _LOWER, _INSIDE, _ABOVE):
        bare = pattern.sub(" ", bare)
    for row in _ROW.split(bare):
        sides = _RELATION.split(row)
        for side in sides[:-1] if formula.display else sides:
            if found := _ALONE.fullmatch(_AROUND.sub("", side)):
                names |= set(_symbols(found[0]))
    return names
