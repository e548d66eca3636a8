"""Each lesson of a core topic teaches in full; those that do not yet are named here, and nowhere else."""

import pytest

from .floor import row_of
from .reading import topics

# Lessons still to be brought to the floor; `make lessons` says what each lacks. This list only becomes shorter.
BELOW = ""
CORE = [slug for slug, topic in topics().items() if topic.front.kind == "core"]


@pytest.mark.parametrize("slug", [slug for slug in CORE if slug not in BELOW.split()])
def test_lesson_of_a_core_topic_lacks_nothing(slug: str) -> None:
    assert row_of(topics()[slug]).lacks == []


def test_list_of_lessons_below_the_floor_is_true() -> None:
    mended = [slug for slug in BELOW.split() if slug not in CORE or not row_of(topics()[slug]).lacks]

    assert mended == []
