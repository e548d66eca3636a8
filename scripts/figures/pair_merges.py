"""Byte-pair encoding on four words: how each is cut at the start and after every merge."""

from itertools import pairwise

from .canvas import NARROW, TIMES, Point, Sheet

NAME = "pair-merges"
TITLE = "Four words, cut ever more coarsely by three merges"
WORDS = {"see": 4, "sea": 2, "seas": 3, "tea": 1}
Pieces = tuple[str, ...]


def merged(pieces: Pieces, pair: tuple[str, str]) -> Pieces:
    """Return a word with every occurrence of a pair joined, from its beginning on."""
    if len(pieces) < 2:
        return pieces
    if pieces[:2] == pair:
        return ("".join(pair), *merged(pieces[2:], pair))
    return (pieces[0], *merged(pieces[1:], pair))


def rounds(merges: int = 3) -> list[tuple[str, int, list[Pieces]]]:
    """Return for the start and each merge: the new piece, how often its pair occurred, and how the words are cut."""
    cuts = [tuple(word) for word in WORDS]
    found = [("", 0, cuts)]
    for _ in range(merges):
        counts: dict[tuple[str, str], int] = {}
        for pieces, times in zip(cuts, WORDS.values(), strict=True):
            for pair in pairwise(pieces):
                counts[pair] = counts.get(pair, 0) + times
        pair = max(counts, key=lambda each: counts[each])
        cuts = [merged(pieces, pair) for pieces in cuts]
        found.append(("".join(pair), counts[pair], cuts))
    return found


def tokens(cuts: list[Pieces]) -> int:
    """Return how many tokens the corpus has when its words are cut so."""
    return sum(len(pieces) * times for pieces, times in zip(cuts, WORDS.values(), strict=True))


ROUNDS = rounds()
DESCRIPTION = " ".join(
    f"{f'After merging {piece}, which occurred {count} times' if piece else 'At the start'}: "
    f"{', '.join(' '.join(pieces) for pieces in cuts)}; {tokens(cuts)} tokens."
    for piece, count, cuts in ROUNDS
)
HIGH, GAP = 30.0, 23.0


def _word(sheet: Sheet, corner: Point, pieces: Pieces, new: str, letter: float) -> None:
    """Draw the pieces of a word as boxes; the piece that the last merge made is washed."""
    left, top = corner
    for piece in pieces:
        right = left + letter * len(piece)
        style = "accent wash-accent" if piece == new else "quiet fill-paper"
        sheet.add("rect", style, x=left + 1.5, y=top, width=right - left - 3, height=HIGH, rx=4)
        sheet.text(((left + right) / 2, top + HIGH / 2 + 5), piece)
        left = right


def _row(sheet: Sheet, corner: Point, cuts: list[Pieces], new: str, letter: float) -> None:
    left, top = corner
    for word, pieces in zip(WORDS, cuts, strict=True):
        _word(sheet, (left, top), pieces, new, letter)
        left += letter * len(word) + GAP


def _heads(sheet: Sheet, corner: Point, letter: float) -> None:
    left, top = corner
    for word, times in WORDS.items():
        sheet.text((left + letter * len(word) / 2, top), f"{word} {TIMES} {times}", "small")
        left += letter * len(word) + GAP


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 216)
    letter, left = 28, 156
    _heads(sheet, (left, 18), letter)
    sheet.text((670, 18), "tokens", "small", "end")
    for i, (piece, count, cuts) in enumerate(ROUNDS):
        top = 34 + 46 * i
        sheet.text((10, top + 20), f"merge {piece} ({count})" if piece else "start", "strong", "start")
        _row(sheet, (left, top), cuts, piece, letter)
        sheet.text((670, top + 20), str(tokens(cuts)), anchor="end")
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 330, NARROW)
    letter, left = 22, 8
    _heads(sheet, (left, 18), letter)
    for i, (piece, count, cuts) in enumerate(ROUNDS):
        top = 58 + 72 * i
        said = f"merge {piece} ({count})" if piece else "start"
        sheet.text((left + 1, top - 10), said, "strong", "start")
        sheet.text((392, top - 10), f"{tokens(cuts)} tokens", "small", "end")
        _row(sheet, (left, top), cuts, piece, letter)
    return sheet
