"""Each guard that matters is turned off once, and the tests that keep it are seen to fail."""

import os
import subprocess
import sys

import pytest

from tests.guard_off import GUARDS
from tests.served import ROOT

pytestmark = pytest.mark.slow

SOME_FAILED = 1  # pytest's exit status, which is another where tests could not even be run


@pytest.mark.parametrize("guard", GUARDS)
def test_guard_that_is_off_is_noticed(guard: str) -> None:
    words = ["-q", "-x", "-p", "tests.guard_off", "-p", "no:cacheprovider", GUARDS[guard][1]]

    run = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=ROOT,
        env=os.environ | {"GUARD_OFF": guard},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == SOME_FAILED, run.stdout[-2_000:] + run.stderr[-2_000:]
    assert "FAILED tests/" in run.stdout
