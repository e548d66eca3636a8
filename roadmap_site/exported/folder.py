"""Write a copy of the site to a folder: whole, or not at all."""

import gzip
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import brotli
from django.conf import settings
from django.http import Http404

from curriculum.outline import Outline

from .links import broken
from .pages import Page, pages

# Says that the folder is a copy, which the next one may take the place of.
MARK = "copy-of-roadmap.txt"
_PRESSED = (".html", ".svg", ".xml", ".txt")


class ExportError(Exception):
    """Why no copy was written."""


def export(folder: Path) -> tuple[int, int]:
    """Write the public site to a folder, and return how many pages and how many static files it has.

    :raises ExportError: a link leads nowhere, static files are not collected, or the folder holds something else
    """
    if folder.exists() and not (folder / MARK).exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder} holds something that is no copy of this site. Name an empty or a new folder.")
    static = dict(_static())
    drawn = _of_one_edition()
    if wrong := list(broken(drawn, set(static))):
        raise ExportError("\n".join(wrong))
    made = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        _write(made, drawn, static)
        _put_in_place(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return len(drawn), len(static)


def _of_one_edition() -> list[Page]:
    Outline.forget()
    edition = Outline.current().edition
    try:
        drawn = list(pages())
    except Http404 as error:
        raise ExportError(f"{error} could not be drawn: the content changed meanwhile. Start again.") from error
    Outline.forget()
    if Outline.current().edition != edition:
        raise ExportError("The content changed while it was drawn. Start again.")
    return drawn


def _static() -> Iterator[tuple[str, Path]]:
    """Every collected file, by address, other than the desk's. What was compressed lies beside them already."""
    root = Path(settings.STATIC_ROOT)
    if not (root / "staticfiles.json").exists():
        raise ExportError(f"No static files in {root}. Run 'manage.py collectstatic' first.")
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not name.startswith("admin/"):
            yield f"{settings.STATIC_URL}{name}", path


def _write(folder: Path, drawn: Iterable[Page], static: dict[str, Path]) -> None:
    folder.mkdir(parents=True)
    for page in drawn:
        path = folder / page.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.body)
        if path.suffix in _PRESSED:
            path.with_name(f"{path.name}.br").write_bytes(brotli.compress(page.body))
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(page.body, mtime=0))
    for address, source in static.items():
        path = folder / address.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)
    (folder / MARK).write_text("Written by manage.py export_site, which replaces all of this folder.\n")


def _put_in_place(made: Path, folder: Path) -> None:
    """Two renames: for a moment there is no folder, and never half of one."""
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    if folder.exists():
        folder.rename(old)
    made.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
