"""The words that topics are described with: what a typing error may have been. Knows nothing of Django."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

COMPLETIONS = 8
# A word that shares few pairs of letters with what was typed is not measured.
MEASURED = 40


class Vocabulary:
    """Words with the number of times each is used; of words equally near, the one used most is meant."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.uses = Counter(words)

    def __contains__(self, word: str) -> bool:
        """Say whether a word is used, as it is or in the other number."""
        return any(form in self.uses for form in (word, f"{word}s", word.removesuffix("s")))

    def completions(self, start: str) -> list[str]:
        """Return the words that begin so, those used most first."""
        found = [word for word in self.uses if word.startswith(start)]
        return sorted(found, key=lambda word: (-self.uses[word], word))[:COMPLETIONS]

    def halves(self, word: str) -> tuple[str, str] | None:
        """Return the two words that were typed as one."""
        cuts = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
        found = [(first, second) for first, second in cuts if first in self and second in self]
        return max(found, key=lambda pair: min(self.uses[pair[0]], self.uses[pair[1]]), default=None)

    def nearest(self, word: str, *, most: int | None = None) -> str | None:
        """Return the word that was probably meant: at most two typing errors away, or `most`.

        None where there is none so near. A word of three letters or fewer is like too many others to guess.
        """
        most = allowed(word) if most is None else most
        shared = Counter(other for pair in _pairs(word) for other in self._by_pair[pair])
        measured = [
            (distance(word, other, most=most), other[0] != word[0], -self.uses[other], other)
            for other, _ in shared.most_common(MEASURED)
        ]
        near = [each for each in measured if each[0] <= most]
        return min(near)[-1] if near else None

    @cached_property
    def _by_pair(self) -> defaultdict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.uses:
            for pair in _pairs(word):
                found[pair].append(word)
        return found


def alike(text: str, others: Iterable[str], *, most: int, least: float = 0.3) -> list[str]:
    """Return the texts that share the greatest part of their pairs of letters with one (Dice's coefficient)."""
    pairs = _pairs(text)
    shares = [(_share(pairs, _pairs(other)), other) for other in others]
    return [other for share, other in sorted(shares, reverse=True)[:most] if share >= least]


def allowed(word: str) -> int:
    """Return how many typing errors are forgiven in a word of its length."""
    return 0 if len(word) < 4 else 1 if len(word) < 6 else 2  # noqa: PLR2004


def distance(one: str, other: str, *, most: int) -> int:
    """Return the number of letters left out, put in, changed or exchanged with the next; `most` + 1 where it is more.

    Optimal string alignment (Boytsov 2011, "Indexing methods for approximate dictionary searching", section 2).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _pairs(word: str) -> set[str]:
    whole = f"^{word}$"
    return {whole[i : i + 2] for i in range(len(whole) - 1)}


def _share(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
