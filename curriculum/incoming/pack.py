"""Texts by path -> a zip of them that is the same, byte for byte, whenever it is made. Knows nothing of Django."""

import io
import stat
import zipfile
from collections.abc import Mapping

# The earliest that a zip can say.
_THEN = (1980, 1, 1, 0, 0, 0)
_MODE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3


def pack(texts: Mapping[str, str], *, top: str) -> bytes:
    """Return a zip with the texts in one folder, sorted by path, without dates of its own."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, text in sorted(texts.items()):
            entry = zipfile.ZipInfo(f"{top}/{path}", _THEN)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            archive.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED, compresslevel=9)
    return packed.getvalue()
