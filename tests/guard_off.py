"""A plugin for pytest that turns one guard off: `GUARD_OFF=forgery pytest -p tests.guard_off ...`.

tests/faults/test_guards.py runs the tests of each guard so, and sees them fail. Nothing outside the tests can do this.
"""

import os
from collections.abc import Callable

import pytest
from django.conf import settings


def _forgery() -> None:
    from progress import forgery

    forgery.is_forged = lambda request: False


def _headers() -> None:
    from roadmap_site import every_answer

    every_answer.every_answer = lambda get_response: get_response


def _scope() -> None:
    from progress.models import Act
    from progress.record import Record

    Record.acts = property(lambda self: Act.objects.all())


def _tries() -> None:
    from allauth.core.internal import ratelimit

    ratelimit.get_rates = lambda **said: []


def _pace() -> None:
    from curriculum import pace

    pace._asked = lambda request: 0


def _sanitizer() -> None:
    import nh3

    nh3.clean = lambda html, **rules: html


def _newer_save() -> None:
    from curriculum.admin import newer

    newer._newest = lambda key: None


def _cycles() -> None:
    from curriculum.content import check

    check.cycles = lambda graph: iter(())


def _inside() -> None:
    from curriculum.links import inside

    inside.is_public = lambda address: True


def _bomb() -> None:
    from curriculum.incoming import archive

    archive.MAX_RATIO = 10**9


def _second_factor() -> None:
    from roadmap_site.desk import Desk

    Desk._lacks_second_factor = lambda self, request: False


def _log() -> None:
    from roadmap_site import logs

    logs.unnamed = lambda text: text


def _serving() -> None:
    from roadmap_site import serving

    serving.refusals = lambda settings: []


def _lock() -> None:
    """SQLite's writers then begin as readers, and PostgreSQL's do not wait for each other's rows."""
    from django.db import connections
    from django.db.models import QuerySet

    connections["default"].settings_dict["OPTIONS"].pop("transaction_mode", None)
    QuerySet.select_for_update = lambda self, **how: self


def _too_large() -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = None


def _silent_cache() -> None:
    from roadmap_site import shared_cache

    shared_cache.NoConnection = shared_cache.NoAnswer = ZeroDivisionError


# What turns each guard off, and the tests that keep it.
GUARDS: dict[str, tuple[Callable[[], None], str]] = {
    "forgery": (_forgery, "tests/progress/test_forgery.py"),
    "headers": (_headers, "tests/test_headers.py"),
    "scope": (_scope, "tests/test_addresses.py"),
    "tries": (_tries, "tests/test_every_answer.py"),
    "pace": (_pace, "tests/curriculum/test_pace.py"),
    "sanitizer": (_sanitizer, "tests/faults/test_hostile_markdown.py"),
    "newer-save": (_newer_save, "tests/curriculum/test_newer_save.py"),
    "cycles": (_cycles, "tests/curriculum/test_check.py"),
    "inside": (_inside, "tests/curriculum/test_links_inside.py"),
    "bomb": (_bomb, "tests/faults/test_hostile_archives.py"),
    "second-factor": (_second_factor, "tests/test_accounts.py"),
    "log": (_log, "tests/test_logs.py"),
    "serving": (_serving, "tests/test_serving.py"),
    "lock": (_lock, "tests/progress/test_at_once.py"),
    "too-large": (_too_large, "tests/test_every_answer.py"),
    "silent-cache": (_silent_cache, "tests/test_shared_cache.py"),
}


def pytest_sessionstart(session: pytest.Session) -> None:
    """Before any test is read, so that what they import is what is off."""
    GUARDS[os.environ["GUARD_OFF"]][0]()
