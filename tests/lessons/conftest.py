"""What the run of the lessons' code left out is said at its end, in so many words."""

from typing import Any

import pytest

LEFT_OUT = pytest.StashKey[dict[str, list[str]]]()


@pytest.fixture(scope="session")
def left_out(pytestconfig: pytest.Config) -> dict[str, list[str]]:
    """Return the blocks that did not run, by the package that they need."""
    return pytestconfig.stash.setdefault(LEFT_OUT, {})


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    for package, places in sorted(config.stash.get(LEFT_OUT, {}).items()):
        files = {place.rsplit(":", 1)[0] for place in places}
        said = f"{len(places)} blocks of {len(files)} lessons did NOT run: {package} is not installed"
        terminalreporter.write_sep("!", f"{said} (make test-lessons runs them)", yellow=True)
