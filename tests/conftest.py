"""What every test starts from: no outline and no page or part of one kept from the test before."""

import pytest
from django.core.cache import caches

from curriculum.outline import Outline


@pytest.fixture(autouse=True)
def _forget() -> None:
    Outline.forget()
    for alias in caches:
        caches[alias].clear()
