"""Markdown made to be slow or deep is drawn, or refused as a fault, in seconds; it never ends in an exception."""

import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest
from django.conf import settings

from curriculum.content.problem import Code
from curriculum.markdown import MAX_TEXT, render

pytestmark = pytest.mark.slow

# Of processor time, so that a busy machine is not taken for a slow text. An ordinary lesson takes a hundredth of one.
SECONDS = 60
COLUMNS = 3_000
TEXTS = {
    "quotes in quotes": ">" * 100_000,
    "quotes in quotes, spaced": "> " * 2_000 + "x",
    "lists in lists, indented": "\n".join("    " * depth + "- x" for depth in range(150)),
    "lists in lists, on one line": "- " * 3_000 + "x",
    "numbered lists in lists, on one line": "1. " * 2_000,
    "definitions": "a\n: b\n" * 5_000,
    "definitions in definitions": "\n".join("    " * depth + ": x" for depth in range(100)),
    "notes in notes": "".join("/" * depth + " note\n" for depth in range(3, 150)),
    "notes that never end": "/// note\n" * 2_000,
    "stars": "*" * 100_000,
    "stars and words": "*a **b " * 5_000,
    "underscores and words": "_a " * 10_000,
    "opening brackets": "[" * 100_000,
    "brackets in brackets": "[" * 20_000 + "]" * 20_000,
    "links that never end": "[a](" * 10_000,
    "pictures that never end": "![" * 20_000,
    "links to topics that never end": "[[a|" * 10_000,
    "backticks": "`" * 100_000,
    "backticks in ever longer rows": " ".join("`" * number for number in range(1, 440)),
    "fences": "```\n" * 10_000,
    "a fence that never ends": "```python\n" + "x = (1 + 2)\n" * 8_000,
    "tildes": "~" * 100_000,
    "a wide table": "\n".join("|".join(cell * COLUMNS) for cell in ("a", "-", "b")),
    "a long table": "a|b\n-|-\n" + "c|d\n" * 10_000,
    "headings of one name": "## x\n" * 3_000,
    "hashes": "#" * 100_000,
    "underlined headings": "a\n=\n" * 10_000,
    "rules": "***\n" * 20_000,
    "elements in elements": "<div>" * 5_000,
    "elements that never end": "<a " * 20_000,
    "comments that never end": "<!--" * 20_000,
    "sections that never end": "<![CDATA[" * 10_000,
    "instructions that never end": "<?" * 20_000,
    "attributes": "<a " + 'x="1" ' * 20_000 + ">",
    "ampersands": "&" * 100_000,
    "entities": "&#x41;" * 15_000,
    "escapes": "\\*" * 50_000,
    "quotation marks": "\"'" * 30_000,
    "footnotes": "\n".join(f"[^{number}]: x" for number in range(2_000)),
    "references to one footnote": "[^1]" * 2_000 + "\n\n[^1]: x",
    "footnotes of footnotes": "\n\n".join(f"[^{number}]: see [^{number + 1}]" for number in range(300)),
    "abbreviations": "\n".join(f"*[A{number}]: x" for number in range(1_000)) + "\n\n" + "A1 " * 5_000,
    "addresses": "<http://a" * 5_000,
    "dollars": "$" * 50_000,
    "formulas that never begin": "\\(" * 20_000,
    "formulas": "$x$ " * 2_000,
    "an index of an index": "$" + "x_{" * 1_200 + "}" * 1_200 + "$",
    "brackets that grow in brackets": "$" + r"\left(" * 1_200 + r"\right)" * 1_200 + "$",
    "newlines": "\n" * 100_000,
    "spaces": " " * 100_000,
    "one word": "a" * 100_000,
}
# A formula on the thread of a web server, which has less room than a program's own.
DRAW_ON_A_THREAD = """
import sys, threading
from curriculum.maths import MathsError, mathml

def draw():
    try:
        mathml(sys.stdin.read(), display=True)
    except MathsError:
        pass
    print("alive")

threading.stack_size(2 * 1024 * 1024)
thread = threading.Thread(target=draw)
thread.start()
thread.join()
"""


@contextmanager
def at_most(seconds):
    def stop(*_):
        raise TimeoutError(f"took more than {seconds} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_made_to_be_slow_is_dealt_with_in_seconds(text):
    with at_most(SECONDS):
        rendered = render(text[:MAX_TEXT], titles={}, figures={})

    assert len(rendered.html) < 100 * len(text) + 1_000


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("a" * (MAX_TEXT + 1), "a text has 30001 characters; at most 30000 are drawn.", 1),
        ("Fine.\n\n" + "[" * 1_001, "a paragraph has 1001 opening brackets; at most 1000 are drawn.", 3),
        ("- " * 3_000 + "x", "lists, quotes or definitions lie in one another too deeply.", 1),
        ("Fine.\n\n$" + "x" * 1_501 + "$", "it has 1501 characters, and at most 1500 can be drawn.", 3),
        ("Fine.\n\n$" + "{" * 51 + "}" * 51 + "$", "its braces lie more than 50 deep in one another.", 3),
    ],
    ids=["length", "brackets", "depth", "length of a formula", "depth of a formula"],
)
def test_text_beyond_the_limits_is_refused_with_its_line(text, said, line):
    (fault,) = render(text, titles={}, figures={}).faults

    assert fault.message.endswith(said)
    assert (fault.code in (Code.SIZE, Code.MATHS), fault.line_in(text)) == (True, line)


@pytest.mark.parametrize(
    "latex",
    ["x_{" * 20_000, "{" * 50_000, r"\frac{" * 5_000 + "x" + "}{y}" * 5_000, r"\sqrt " * 20_000, r"\left(" * 20_000],
    ids=["indices", "braces", "fractions", "roots", "brackets"],
)
def test_deep_formula_does_not_kill_the_process_that_draws_it(latex):
    done = subprocess.run(
        [sys.executable, "-c", DRAW_ON_A_THREAD],
        cwd=settings.BASE_DIR,
        input=latex,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "alive\n", "")
