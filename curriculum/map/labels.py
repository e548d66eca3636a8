"""Labels cut into lines that fit between two columns. Knows nothing of Django."""

import re
from functools import cache

# Width of a character in ems, rounded up, of Atkinson Hyperlegible Next at weight 600: at 400 it is narrower.
_WIDTHS = {
    0.20: "'",
    0.25: "|",
    0.30: "!,.:;`ij",
    0.35: " ()[]fl",
    0.40: '"-_rt{}',
    0.45: "/1I\\",
    0.50: "*syz",
    0.55: "7?JLackvx~",
    0.60: "+239<>EFT^bdeghnopqu",
    0.65: "$4568=BPRSVYZ",
    0.70: "0ACDHKUX",
    0.75: "#&GNOQw",
    0.80: "@",
    0.85: "M",
    0.90: "Wm",
    1.00: "%",
}
_EMS = {character: ems for ems, characters in _WIDTHS.items() for character in characters}
_UNKNOWN = 0.75
_WIDE = 1.0  # from here on, scripts whose characters fill a square
_WIDE_FROM = "\u2e80"


def width(text: str, size: float) -> float:
    """Return the width in pixels that a text in the interface's font of this size has at most."""
    return size * sum(_EMS.get(each, _WIDE if each >= _WIDE_FROM else _UNKNOWN) for each in text)


@cache
def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """Cut a text into as few lines as fit into `room` pixels, and those as even as they can be.

    Lines end at spaces and after hyphens; a word that is too long for any line is cut where the room ends.
    """
    pieces = _pieces(text, size, room)
    lines = _fill(pieces, size, room)
    while len(lines) > 1:
        room = max(width(line, size) for line in lines) - 1
        tighter = _fill(pieces, size, room)
        if len(tighter) > len(lines) or any(width(line, size) > room for line in tighter):
            break
        lines = tighter
    return tuple(lines)


def _pieces(text: str, size: float, room: float) -> list[tuple[str, str]]:
    """Return what may stand on a line of its own, each with what is before it when it does not: a space, or nothing."""
    pieces: list[tuple[str, str]] = []
    for space, word in re.findall(r"(\s*)([^\s-]+-?|-)", text):
        pieces.append((space and " ", ""))
        for character in word:
            glue, piece = pieces[-1]
            if piece and width(piece + character, size) > room:
                pieces.append(("", character))
            else:
                pieces[-1] = (glue, piece + character)
    return pieces


def _fill(pieces: list[tuple[str, str]], size: float, room: float) -> list[str]:
    lines: list[str] = []
    for glue, piece in pieces:
        if lines and width(lines[-1] + glue + piece, size) <= room:
            lines[-1] += glue + piece
        else:
            lines.append(piece)
    return lines
