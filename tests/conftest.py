"""What every test starts from: no outline and no stored page of the test before."""

import pytest
from django.core.cache import caches

from curriculum.outline import Outline


@pytest.fixture(autouse=True)
def _forget() -> None:
    Outline.forget()
    caches["pages"].clear()
