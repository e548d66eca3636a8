"""What the lessons on Python, NumPy and pandas claim, tried out."""

import numpy as np
import pandas as pd
import pytest

from .reading import unsaid


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
