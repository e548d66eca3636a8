"""Several files of a folder replaced as one: all of them or, when killed, all of them at the next call. No Django here.

New texts are written to a hidden folder beside the files; the manifest that names them is the moment from which they
hold.
"""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

_HIDDEN = ".export"
_MANIFEST = "manifest.json"


def replace_files(folder: Path, texts: Mapping[str, str | None]) -> None:
    """Give files, by their path in a folder, their texts; None takes one away. Raises OSError, and changes nothing."""
    finish(folder)
    home = folder / _HIDDEN
    home.mkdir()
    try:
        names: dict[str, str | None] = {}
        for number, (path, text) in enumerate(texts.items()):
            names[path] = None if text is None else str(number)
            if text is not None:
                _write(home / str(number), text)
        _write(home / "draft", json.dumps(names))
        (home / "draft").replace(home / _MANIFEST)
        _sync(home)
    except OSError:
        shutil.rmtree(home, ignore_errors=True)
        raise
    finish(folder)


def finish(folder: Path) -> bool:
    """Bring to its end what was cut off, or forget what had not begun to hold; return whether files were changed."""
    home = folder / _HIDDEN
    manifest = home / _MANIFEST
    if not home.is_dir():
        return False
    held = manifest.exists()
    if held:
        touched = {folder}
        for path, name in json.loads(manifest.read_text(encoding="utf-8")).items():
            target = folder / path
            touched.add(target.parent)
            if name is None:
                target.unlink(missing_ok=True)
            elif (home / name).exists():  # or it stands there already
                target.parent.mkdir(parents=True, exist_ok=True)
                (home / name).replace(target)
        for each in touched:
            _sync(each)
        manifest.unlink()
    shutil.rmtree(home)
    return held


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    if folder.is_dir():
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
