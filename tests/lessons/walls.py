"""Walls around the code of lessons: no network, no other program, and no files but those that it writes itself."""

import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

_OUTSIDE = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto")
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
# What Python and its packages read of themselves and of the machine; data of a lesson's own stands in none of them.
_READABLE = [
    *{os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")},
    *("/usr", "/lib", "/etc", "/proc", "/sys", "/dev"),
]
_folder = ""  # nothing is refused while there is none


class WalledError(Exception):
    """A lesson's code reached for what it may not have."""


@contextmanager
def walls(folder: Path) -> Iterator[None]:
    """Let what runs inside stand in an empty folder, and refuse what reaches outside of it."""
    global _folder  # noqa: PLW0603 (a hook of the interpreter can be added and never taken away)
    with chdir(folder):
        _folder = os.path.realpath(folder)
        try:
            yield
        finally:
            _folder = ""


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if not _folder:
        return
    if event in _OUTSIDE:
        raise WalledError(f"The code of a lesson uses no network: {event} {args[1:]}.")
    if event in _PROGRAMS:
        raise WalledError(f"The code of a lesson starts no other program: {args[0]}.")
    if event == "open" and isinstance(args[0], str | bytes | os.PathLike):
        path = os.path.realpath(os.fsdecode(args[0]))
        allowed = [_folder, "/dev/null"] if args[2] & _WRITING else [_folder, *_READABLE]
        if not any(path == each or path.startswith(f"{each}/") for each in allowed):
            raise WalledError(f"The code of a lesson has no files but its own: {path}.")


sys.addaudithook(_refuse)
