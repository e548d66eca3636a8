"""An archive is looked at before anything of it is unpacked, and unpacked within bounds. Knows nothing of Django.

What it declares of itself is used to refuse it, and never to trust it.
"""

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from ..content.parse import FIGURES, ROADMAP_FILE
from ..content.strict_yaml import MAX_BYTES as MAX_FILE
from .text import UnreadableError

MAX_ARCHIVE = 20 * 1024 * 1024
MAX_TOTAL = 64 * 1024 * 1024
MAX_ENTRIES = 5_000
MAX_RATIO = 100
MAX_NAME = 200
# A file as small as this may be as dense as it likes.
_SMALL = 16 * 1024
# What an entry takes in the archive's list of them at most, its name and a few extra fields with it.
_LISTED = 512
_BEGINS, _EMPTY, _END, _END_64 = b"PK\x03\x04", b"PK\x05\x06", b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE, _MAX_COMMENT = 22, 65_535
_HEAD = 30
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UTF_8 = 0x800
_ARCHIVES = re.compile(r"\.(zip|jar|tar|tgz|gz|bz2|xz|7z|rar|zst)$", re.IGNORECASE)
_ARCHIVE_BYTES = (_BEGINS, b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")


def unpack(data: bytes, name: str) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of a roadmap by their path in it, and the names that were passed over: what systems add.

    Raises UnreadableError with all that is wrong with the archive's list, before anything is unpacked.
    """
    entries = _entries(data, name)
    problems = sorted({problem for entry in entries for problem in _wrong(entry)} | set(_wrong_together(entries)))
    if problems:
        raise UnreadableError([f"{name}: {problem}" for problem in problems])
    files = {entry.filename: entry for entry in entries if not entry.is_dir()}
    kept = {path: entry for path, entry in files.items() if not _added(path)}
    top = _top(kept, name)
    paths = {path: path.removeprefix(top) for path in kept}
    if problems := [f"{name}: '{path}' is not part of a roadmap." for path in kept if not _expected(paths[path])]:
        raise UnreadableError(problems)
    return {paths[path]: content for path, content in _read(data, kept, name)}, sorted(set(files) - set(kept))


def _entries(data: bytes, name: str) -> list[zipfile.ZipInfo]:
    """Return what an archive lists, after seeing that the list is no longer than it may be."""
    if len(data) > MAX_ARCHIVE:
        raise UnreadableError([f"{name}: is larger than {MAX_ARCHIVE // 1024 // 1024} MiB."])
    if not data.startswith(_BEGINS):
        raise UnreadableError([f"{name}: {'is empty' if data.startswith(_EMPTY) else 'is no zip archive'}."])
    end = data.rfind(_END, max(len(data) - _END_SIZE - _MAX_COMMENT, 0))
    record = data[end : end + _END_SIZE]
    if end < 0 or len(record) < _END_SIZE or end + _END_SIZE + int.from_bytes(record[20:22], "little") != len(data):
        raise UnreadableError([f"{name}: has no end, or something after it: it is cut off or damaged."])
    listed, size, start = (int.from_bytes(record[at:to], "little") for at, to in ((10, 12), (12, 16), (16, 20)))
    if data[end - 20 : end - 16] == _END_64 or start + size != end:
        raise UnreadableError([f"{name}: its list does not stand where its end says, or is one for huge archives."])
    if listed > MAX_ENTRIES or size > MAX_ENTRIES * _LISTED:
        raise UnreadableError([f"{name}: has more than {MAX_ENTRIES} entries."])
    try:
        with zipfile.ZipFile(io.BytesIO(data[:end] + record[:20] + b"\0\0")) as archive:  # without its comment
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableError([f"{name}: cannot be read: {error}."]) from error
    if len(entries) > MAX_ENTRIES:
        raise UnreadableError([f"{name}: has more than {MAX_ENTRIES} entries."])
    return entries


def _wrong(entry: zipfile.ZipInfo) -> Iterator[str]:
    """Yield what is wrong with one entry by itself."""
    shown = f"'{ascii(entry.orig_filename)[1:-1][:MAX_NAME]}'"
    if _is_bad_path(entry.orig_filename):
        yield f"{shown} is no path inside a roadmap."
    if entry.flag_bits & _ENCRYPTED:
        yield f"{shown} is encrypted."
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield f"{shown} is packed in a way that is not read here; use deflate."
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        yield f"{shown} is a link or a device, and no ordinary file."
    if _ARCHIVES.search(entry.filename):
        yield f"{shown} is an archive in the archive."
    if entry.file_size > MAX_FILE:
        yield f"{shown} is larger than {MAX_FILE // 1024} KiB."
    elif entry.file_size > max(_SMALL, entry.compress_size * MAX_RATIO):
        yield f"{shown} is packed more than {MAX_RATIO} times over."


def _is_bad_path(path: str) -> bool:
    parts = path.removesuffix("/").split("/")
    shown = all(unicodedata.category(each)[0] != "C" for each in path)
    bad = any(part in ("", ".", "..") for part in parts)
    return bad or not shown or len(path) > MAX_NAME or path.startswith("/") or bool(re.search(r"[\\:]", path))


def _wrong_together(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """Yield what only all entries together show: names that some system takes for one, and their sum."""
    seen: dict[str, str] = {}
    folders = {str(folder) for entry in entries for folder in PurePosixPath(entry.filename).parents}
    for entry in entries:
        path = entry.filename.removesuffix("/")
        same = unicodedata.normalize("NFC", path).casefold()
        if same in seen:
            yield f"{path!a} and {seen[same]!a} are one name."
        seen.setdefault(same, path)
        if path in folders and not entry.is_dir():
            yield f"{path!a} is a file and a folder."
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        yield f"is larger than {MAX_TOTAL // 1024 // 1024} MiB when unpacked."


def _added(path: str) -> bool:
    """Say whether a file is one that a system adds by itself and hides."""
    return any(part.startswith(".") or part == "__MACOSX" for part in path.split("/"))


def _top(files: Mapping[str, zipfile.ZipInfo], name: str) -> str:
    """Return the folder that all stands in, ended by '/', or nothing."""
    homes = [path.removesuffix(ROADMAP_FILE) for path in files if path.split("/")[-1] == ROADMAP_FILE]
    if len(homes) > 1:
        raise UnreadableError([f"{name}: holds {len(homes)} roadmaps; bring in one at a time."])
    if not homes or homes[0].count("/") > 1:
        raise UnreadableError([f"{name}: holds no {ROADMAP_FILE}, neither by itself nor in one folder."])
    return homes[0]


def _expected(path: str) -> bool:
    parts = PurePosixPath(path).parts
    if len(parts) != 2:  # noqa: PLR2004 (a folder and a file)
        return path == ROADMAP_FILE
    return path.endswith(".svg") if parts[0] == FIGURES else path.endswith(".md")


def _read(data: bytes, files: Mapping[str, zipfile.ZipInfo], name: str) -> Iterator[tuple[str, bytes]]:
    """Yield what entries hold. No two may share their bytes: that is how little becomes very much."""
    last = 0
    for path, entry in sorted(files.items(), key=lambda item: item[1].header_offset):
        try:
            start, content = _content(data, entry)
        except (_DamagedError, zlib.error) as error:
            raise UnreadableError([f"{name}: {path!a} cannot be unpacked: {error}."]) from error
        if entry.header_offset < last:
            raise UnreadableError([f"{name}: {path!a} begins inside another file."])
        if content.startswith(_ARCHIVE_BYTES):
            raise UnreadableError([f"{name}: {path!a} is an archive in the archive."])
        last = start + entry.compress_size
        yield path, content


class _DamagedError(Exception):
    pass


def _content(data: bytes, entry: zipfile.ZipInfo) -> tuple[int, bytes]:
    """Return where the bytes of an entry begin, and what they unpack to: as much as it says, within bounds."""
    head = data[entry.header_offset : entry.header_offset + _HEAD]
    if not head.startswith(_BEGINS) or len(head) < _HEAD:
        raise _DamagedError("it does not stand where the list says")
    named = entry.header_offset + _HEAD
    start = named + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    written = entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF_8 else "cp437")
    if not data.startswith(written, named) or len(written) != int.from_bytes(head[26:28], "little"):
        raise _DamagedError("it has another name than in the list")
    packed = data[start : start + entry.compress_size]
    content, ended = packed, True
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        content = unpacker.decompress(packed, MAX_FILE + 1)
        ended = unpacker.eof
    if len(content) != entry.file_size or not ended:
        raise _DamagedError("it is not as large as it says")
    if zlib.crc32(content) != entry.CRC:
        raise _DamagedError("it is damaged")
    return start, content
