"""Each lesson teaches in full: it has all that a lesson is to have."""

import pytest

from .floor import row_of
from .reading import topics


@pytest.mark.parametrize("slug", topics())
def test_lesson_lacks_nothing(slug: str) -> None:
    assert row_of(topics()[slug]).lacks == []
