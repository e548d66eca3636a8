"""What the lessons on Python, NumPy and pandas claim, tried out."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from .reading import lesson, unsaid


def test_python_default_list_is_shared() -> None:
    def log(x: int, seen: list[int] = []) -> list[int]:  # noqa: B006
        seen.append(x)
        return seen

    log(1)

    assert log(2) == [1, 2]


def test_python_decimals_are_not_exact() -> None:
    assert 0.1 + 0.2 != 0.3
    assert unsaid("python-fundamentals", "`0.1 + 0.2 == 0.3` is false") == []


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [((3, 4), (4,), (3, 4)), ((3, 1), (4,), (3, 4)), ((5, 1, 2), (7, 2), (5, 7, 2))],
)
def test_numpy_shapes_of_the_table(one: tuple[int, ...], other: tuple[int, ...], together: tuple[int, ...]) -> None:
    assert np.broadcast_shapes(one, other) == together
    assert unsaid("numpy", f"| `{one}` and `{other}` | `{together}` |") == []


def test_numpy_shapes_that_do_not_fit() -> None:
    for one, other in (((3, 4), (3,)), ((5, 1, 2), (7, 3))):
        with pytest.raises(ValueError, match="shape mismatch"):
            np.broadcast_shapes(one, other)


def test_numpy_memory_and_whole_numbers() -> None:
    whole = np.array([1, 2])
    whole[0] = 0.7

    assert whole.tolist() == [0, 2]
    assert 10_000 * 10_000 * 100 * 8 == 80 * 10**9
    assert np.arange(12).reshape(2, -1).shape == (2, 6)


def test_pandas_means_skip_missing_values() -> None:
    ages = pd.Series([10.0, None, 20.0])

    assert (ages.mean(), ages.isna().sum()) == (15, 1)
    assert np.isnan(ages.mean(skipna=False))


def test_pandas_joins_multiply_rows() -> None:
    orders = pd.DataFrame({"customer": ["ana"] * 3})
    people = pd.DataFrame({"customer": ["ana"] * 2})

    assert len(orders.merge(people, on="customer")) == 6
    with pytest.raises(pd.errors.MergeError):
        orders.merge(people, on="customer", validate="many_to_one")


def test_python_traceback_of_the_lesson(tmp_path: Path) -> None:
    said = lesson("python-fundamentals")
    code = said[said.index("class RunningMean") :].split("\n\n\nloss =")[0]
    program = tmp_path / "train.py"
    program.write_text(f"{code}\n\n\nprint(RunningMean().value())\n")

    error = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False).stderr

    shown = [each.group() for each in re.finditer(r"line \d+, in \S+|^ZeroDivisionError.*", error, re.MULTILINE)]
    assert shown == ["line 16, in <module>", "line 13, in value", "ZeroDivisionError: division by zero"]
    assert unsaid("python-fundamentals", *shown) == []


def test_python_words_may_hold_underscores() -> None:
    assert re.findall(r"[\w']+", "don't a_b, 7") == ["don't", "a_b", "7"]
    assert unsaid("python-fundamentals", "letters, digits, underscores and apostrophes") == []


def test_numpy_column_meets_row() -> None:
    met = np.array([[10], [20]]) + np.array([1, 2, 3])

    assert met.tolist() == [[11, 12, 13], [21, 22, 23]]
    assert unsaid("numpy", r"11 & 12 & 13 \\ 21 & 22 & 23") == []


def test_pandas_means_by_hand() -> None:
    amounts = {"Bergen": [25, 35, 15], "Oslo": [40, 60]}

    said = [f"${sum(each)}/{len(each)} = {sum(each) // len(each)}$" for each in amounts.values()]
    assert unsaid("pandas", *said) == []
