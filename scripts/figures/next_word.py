"""What may follow one word, counted in three sentences and with one added to every count."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise

from .canvas import NARROW, Frame, Sheet

NAME = "next-word"
TITLE = "What may follow the, counted and smoothed"
SENTENCES = ("the cat sat", "the dog sat", "the cat ran")
CONTEXT = "the"
PAIRS = Counter(pair for sentence in SENTENCES for pair in pairwise(["start", *sentence.split(), "end"]))
VOCABULARY = ("cat", "dog", "the", "sat", "ran", "end")


def following(context: str, add: int = 0) -> dict[str, Fraction]:
    """Return the probability of each word after another, with a number added to every count."""
    counts = {word: PAIRS[context, word] + add for word in VOCABULARY}
    return {word: Fraction(count, sum(counts.values())) for word, count in counts.items()}


PANELS = (("counted", 0), ("1 added to every count", 1))
_WORDS = {
    add: ", ".join(f"{word} {float(share):.2f}" for word, share in following(CONTEXT, add).items()) for _, add in PANELS
}
DESCRIPTION = (
    f"Bars of probability for the word after {CONTEXT}. Counted: {_WORDS[0]}. With 1 added to every count: {_WORDS[1]}."
)


def _draw(sheet: Sheet, frame: Frame, words: str, add: int) -> None:
    sheet.text((frame.left, frame.top - 12), words, "strong", "start")
    style = "accent wash-accent" if add else "quiet wash-cool"
    for i, (word, share) in enumerate(following(CONTEXT, add).items()):
        y = len(VOCABULARY) - 1 - i
        if share:
            sheet.box(frame.at(0, y + 0.32), frame.at(float(share), y - 0.32), style)
        x, down = frame.at(float(share), y)
        sheet.text((frame.left - 10, down + 5), word, "", "end")
        sheet.text((x + 8, down + 5), f"{float(share):.2f}" if share else "0", "small", "start")
    sheet.line(frame.at(0, frame.y[0]), frame.at(0, frame.y[1]), "quiet")


SPANS = (0.0, 0.84), (-0.5, 5.5)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 216)
    for left, panel in zip((56, 400), PANELS, strict=True):
        _draw(sheet, Frame(left, 34, 276, 174, *SPANS), *panel)
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 440, NARROW)
    for top, panel in zip((34, 258), PANELS, strict=True):
        _draw(sheet, Frame(56, top, 336, 174, *SPANS), *panel)
    return sheet
