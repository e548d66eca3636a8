"""The code of every lesson runs, and prints what the lesson shows beneath it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .blocks import blocks_of
from .reading import topics
from .session import run

# What trains a model for longer than the fast tests may take.
SLOW = {"gan", "grid-and-random-search", "lstm"}


def _coded() -> list[object]:
    with_code = [slug for slug, topic in topics().items() if "```python" in topic.body]
    return [pytest.param(slug, marks=pytest.mark.slow if slug in SLOW else ()) for slug in with_code]


@pytest.mark.parametrize("slug", _coded())
def test_code_prints_what_the_lesson_shows(
    slug: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    topic = topics()[slug]

    ran = run(blocks_of(topic.body, first_line=topic.body_line), tmp_path)

    for line, package in ran.left_out:
        record_property("left out", (package, topic.home, line))
    assert [f"{topic.path}:{line}: {said}" for line, said in ran.wrong] == []
    if not ran.number and ran.left_out:
        pytest.skip(f"all of it needs {ran.left_out[0][1]}")
