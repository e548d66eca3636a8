"""Other systems with the same lessons, each in an environment of its own, installed when the benchmark runs.

Where one cannot be installed it is left out, and the table says so.
"""

import subprocess
import sys
from pathlib import Path


class NotHereError(Exception):
    """A system cannot be installed on this machine."""


def install(place: Path, *packages: str) -> Path:
    """Install packages into a new environment, and return the folder of its commands. Raises NotHereError."""
    try:
        subprocess.run([sys.executable, "-m", "venv", place], check=True, capture_output=True)
        command = [place / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        subprocess.run(command, check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        said = (error.stderr or "").strip().split("\n")[-1]
        raise NotHereError(f"{packages[0]} cannot be installed: {said}") from error
    return place / "bin"
