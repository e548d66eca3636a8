"""What is counted of a lesson, and what is said to be lacking."""

from pathlib import Path

import pytest

from curriculum.content.parse import parse
from tests.factories import front_matter, write_roadmap, write_topic

from .floor import Row, row_of

QUESTION = {
    "prompt": "Which?",
    "tests": [1],
    "choices": [{"text": "This", "correct": True, "because": "So."}, {"text": "That", "because": "So."}],
}
FULL = f"""## Why it matters

{"word " * 590}

$$x = 1$$

```python
x = 1
```

![A line that rises.](figures/line.svg)

/// warning | Usual mistakes
It is said too late.
///

## In practice

Do it.

## Try it

Try.

/// details | Solution
It is 1.
///"""


def row(tmp_path: Path, *, body: str = FULL, questions: int = 3) -> Row:
    home = write_roadmap(tmp_path, sections={"basics": ["a"]})
    asked = [QUESTION | {"prompt": f"Number {number}?", "tests": [1]} for number in range(questions)]
    text = write_topic(home, "basics", "a", body=body, **front_matter(0))
    quoted = "".join(f"- {{prompt: '{each['prompt']}', tests: [1], choices: [*]}}\n" for each in asked)
    choices = "{text: This, correct: true, because: So.}, {text: That, because: So.}"
    front, rest = text.read_text().removeprefix("---\n").split("---\n", 1)
    text.write_text(f"---\n{front}questions:\n{quoted.replace('*', choices)}---\n{rest}")
    return row_of(parse(tmp_path).roadmaps[0].topics["a"])


def test_lesson_is_counted(tmp_path: Path) -> None:
    found = row(tmp_path)

    assert (found.figures, found.formulas, found.blocks, found.questions, found.tested) == (1, 1, 1, 3, 1)
    assert (found.words, found.lacks) == (607, [])


@pytest.mark.parametrize(
    ("without", "lacking"),
    [
        ("word " * 20, ["600 words"]),
        ("![A line that rises.](figures/line.svg)", ["a figure"]),
        ("/// details | Solution", ["an exercise with its solution folded"]),
        ("## Try it", ["an exercise with its solution folded"]),
        ("| Usual mistakes", ["a warning of usual mistakes"]),
        ("## In practice", ["a part on practice"]),
    ],
)
def test_what_a_lesson_lacks_is_said(tmp_path: Path, without: str, lacking: list[str]) -> None:
    assert row(tmp_path, body=FULL.replace(without, "", 1)).lacks == lacking


def test_lesson_may_be_too_long_and_ask_too_little_or_too_much(tmp_path: Path) -> None:
    assert row(tmp_path, body=FULL + "\n\nMore" + " and more" * 500).lacks == ["an end by 1,500 words"]
    assert row(tmp_path, questions=2).lacks == ["3 questions"]
    assert row(tmp_path, questions=7).lacks == ["6 questions at most"]
