"""What every test starts from: no outline and no page or part of one kept from the test before.

And what the run of the lessons' code left out, which is said at its end, in so many words.
"""

import os
import shutil
import tempfile
from typing import Any

import pytest
from django.core.cache import caches
from hypothesis import settings

from curriculum import outline
from curriculum.outline import Outline

# No test is timed: on a busy machine the same example may take four times as long.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """Make a folder for what is long to make (`served.py`), before the processes that share a run inherit its name."""
    if not hasattr(config, "workerinput"):
        os.environ["MADE_ONCE"] = tempfile.mkdtemp(prefix="roadmap-tests-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ["MADE_ONCE"], ignore_errors=True))


@pytest.fixture(autouse=True)
def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    # On a slow machine a second may pass within a test, and the query after it is not that test's.
    monkeypatch.setattr(outline, "FRESH_SECONDS", float("inf"))
    Outline.forget()
    for alias in caches:
        caches[alias].clear()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reports = [report for outcome in ("passed", "failed", "skipped") for report in terminalreporter.getreports(outcome)]
    left_out: dict[str, set[tuple[str, int]]] = {}
    for name, value in [pair for report in reports for pair in report.user_properties if report.when == "call"]:
        if name == "left out":
            package, home, line = value
            left_out.setdefault(package, set()).add((home, line))
    for package, places in sorted(left_out.items()):
        lessons = len({home for home, _ in places})
        said = f"{len(places)} blocks of {lessons} lessons did NOT run: {package} is not installed"
        terminalreporter.write_sep("!", f"{said} (make test-lessons runs them)", yellow=True)
