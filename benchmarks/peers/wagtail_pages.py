"""The lessons as pages of Wagtail, served as ours are: the same server, one worker, one core."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from tests.served import free_port

from ..server import Served, granian, serving
from . import install

PACKAGES = ("wagtail==8.0.1", f"granian=={version('granian')}")
HERE = Path(__file__).resolve().parent


def fill(place: Path, lessons: Path) -> Path:
    """Install it, put the lessons into its database, and return the folder of its commands. Raises NotHereError."""
    commands = install(place / "environment", *PACKAGES)
    (place / "lesson_migrations").mkdir()
    (place / "lesson_migrations" / "__init__.py").touch()
    for words in (["makemigrations", "wagtail_site"], ["migrate"], ["fill", str(lessons)]):
        command = [commands / "django-admin", *words]
        subprocess.run(command, cwd=HERE, env=_environment(place), check=True, capture_output=True)
    return commands


@contextmanager
def served(place: Path, commands: Path, *, keeps_pages: bool) -> Iterator[Served]:
    """Serve it until the block ends, with Django's cache of whole pages or without any, as it comes."""
    port = free_port()
    env = _environment(place) | {"KEEPS_PAGES": "yes" if keeps_pages else ""}
    command = [str(commands / "granian"), *granian(port), "wagtail_site.wsgi:application"]
    with serving(command, port, "/backpropagation/", env, HERE) as running:
        yield running


def _environment(place: Path) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "wagtail_site.settings",
        "PYTHONPATH": f"{HERE}{os.pathsep}{place}",
        "WAGTAIL_DATABASE": str(place / "wagtail.sqlite3"),
    }
