"""Each lesson teaches in full; those that do not yet are named here, and nowhere else."""

import pytest

from .floor import row_of
from .reading import topics

# Lessons still to be brought to the floor; `make lessons` says what each lacks. This list only becomes shorter.
BELOW = "jacobian-and-hessian data-preparation tokenisation language-modelling"


@pytest.mark.parametrize("slug", [slug for slug in topics() if slug not in BELOW.split()])
def test_lesson_lacks_nothing(slug: str) -> None:
    assert row_of(topics()[slug]).lacks == []


def test_list_of_lessons_below_the_floor_is_true() -> None:
    mended = [slug for slug in BELOW.split() if slug not in topics() or not row_of(topics()[slug]).lacks]

    assert mended == []
