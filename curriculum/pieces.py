"""Pages put together of pieces that were compressed beforehand.

A piece is deflated on its own and ends on the limit of a byte (RFC 1951, section 3.2.4), so that others may follow it.
A page is then a head, its pieces, one empty last block, and a sum of what they say (RFC 1952): nothing is compressed
while the reader waits. Nor does one piece say anything of another by its length, as what is compressed together would.
"""

import hashlib
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

# Method 8, no flags, no time, no operating system.
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_LAST_BLOCK = b"\x03\x00"


@dataclass(frozen=True)
class Piece:
    """A stretch of a page, and the same deflated."""

    text: bytes
    deflated: bytes

    @classmethod
    def of(cls, text: str) -> "Piece":
        raw = text.encode()
        deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(raw, deflate.compress(raw) + deflate.flush(zlib.Z_FULL_FLUSH))


def plain(pieces: Sequence[Piece]) -> bytes:
    return b"".join(piece.text for piece in pieces)


def gzipped(pieces: Sequence[Piece]) -> bytes:
    """Return the pieces, one after the other, as one gzip member."""
    text = plain(pieces)
    foot = struct.pack("<LL", zlib.crc32(text), len(text) % 2**32)
    return b"".join([_HEAD, *(piece.deflated for piece in pieces), _LAST_BLOCK, foot])


def etag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:24]}"'
