"""Numbers that the lessons on language state beside their code, computed with that code."""

import contextlib
import io
import re
from typing import Any

from .reading import lesson, unsaid


def first_block(slug: str, *changes: tuple[str, str]) -> dict[str, Any]:
    """Return what the first block of Python of a lesson defines, with some words changed."""
    (text,) = re.findall(r"```python\n(.*?)```", lesson(slug), re.DOTALL)[:1]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    found: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(text, slug, "exec"), found)
    return found


def test_pairs_of_words_repair_the_reviews_but_for_a_gap() -> None:
    found = first_block("sentiment-analysis", ("ngram_range=(1, 1)", "ngram_range=(1, 2)"))

    texts = found["cv"].transform(["not bad", "not so bad"])
    near, apart = found["clf"].predict_proba(texts)[:, 1]

    assert unsaid("sentiment-analysis", f"F1 becomes {found['f1']:.2f}") == []
    assert unsaid("sentiment-analysis", f"probability of {near:.2f} and *not so bad* only {apart:.2f}") == []


def test_longest_copy_is_counted_against_the_whole_poem() -> None:
    poem = re.search(r'text = """(.*?)"""', lesson("text-generation"), re.DOTALL)

    assert poem
    assert unsaid("text-generation", f"210 of {len(poem[1])} characters", "copy 210") == []
