"""The settings that production has, taken from the settings' own module with production's environment."""

import os
import runpy
from pathlib import Path
from typing import Any
from unittest.mock import patch

SETTINGS = Path(__file__).resolve().parents[1] / "roadmap_site" / "settings.py"
ENVIRONMENT = {
    "SECRET_KEY": "only for tests, only for tests, only for tests, only for tests",
    "ALLOWED_HOSTS": "roadmap.example.org",
    "SITE_ORIGIN": "https://roadmap.example.org",
    "EMAIL_URL": "smtp://localhost:25",
    "BEHIND_PROXY": "true",
    "DEBUG": "false",
}
# What tests keep of their own: where rows, mails, files and counts go.
_OURS = {"DATABASES", "CACHES", "STORAGES", "STATIC_ROOT", "STATICFILES_DIRS", "PASSWORD_HASHERS", "LOGGING"}


def settings(**environment: str) -> dict[str, Any]:
    """Return every setting as production's environment makes it, with some variables set otherwise."""
    with patch.dict(os.environ):
        for name in ("DATABASE_URL", "CACHE_URL"):
            os.environ.pop(name, None)
        os.environ.update(ENVIRONMENT | environment)
        said = runpy.run_path(str(SETTINGS))
    return {name: value for name, value in said.items() if name.isupper()}


def for_tests() -> dict[str, Any]:
    """Return what to override so that a test's client meets the site as it is in production."""
    mail = ("EMAIL_",)
    return {name: value for name, value in settings().items() if name not in _OURS and not name.startswith(mail)}
