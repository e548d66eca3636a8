"""Many values that stay, kept from Python's collector of cycles.

Whenever there are a quarter more, it goes through all of them and finds nothing: of a thousand topics once, of ten
thousand ten times.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest. What makes cycles, such as drawing a lesson, is not to be done inside."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def passed_over() -> Iterator[None]:
    """Let the collector look only at what is made inside, and not at all that there is already."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
