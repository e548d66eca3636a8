"""Pieces deflated on their own make one gzip that any reader reads."""

import gzip
import zlib

from hypothesis import given
from hypothesis import strategies as st

from curriculum.pieces import Piece, etag, gzipped, plain


@given(st.lists(st.text(max_size=40), max_size=5))
def test_pieces_are_read_back_as_they_were(texts: list[str]) -> None:
    pieces = [Piece.of(text) for text in texts]

    assert plain(pieces).decode() == "".join(texts)
    assert gzip.decompress(gzipped(pieces)) == plain(pieces)


def test_pieces_are_one_member_with_nothing_after_it() -> None:
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)

    reader.decompress(gzipped([Piece.of("one"), Piece.of("two")]))

    assert reader.eof
    assert reader.unused_data == b""


def test_page_of_pieces_is_hardly_larger_than_one_compressed_whole() -> None:
    text = "".join(f"<li>topic {number} builds on {number * 7 % 91}</li>" for number in range(3000))
    third = len(text) // 3
    pieces = [Piece.of(text[:third]), Piece.of(text[third : 2 * third]), Piece.of(text[2 * third :])]

    assert len(gzipped(pieces)) < 1.05 * len(gzip.compress(text.encode(), 6))


def test_etag_tells_pages_apart() -> None:
    one, other = ([Piece.of(text)] for text in ("one", "other"))

    assert etag(gzipped(one)) != etag(gzipped(other))
    assert etag(gzipped(one)) != etag(plain(one))
