"""A map of the word vectors that the lesson on word embeddings learns."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet

NAME = "word-embeddings"
TITLE = "A map of learned word vectors"
DESCRIPTION = (
    "Eleven words of four small sentences as points on a plane. King and queen lie close to crown, cat beside dog, "
    "and eats beside chases; words of different kinds lie apart."
)
TEXT = """the king rules the land . the queen rules the land .
the cat eats the fish . the dog eats the fish .
the cat chases the dog . the dog chases the cat .
the king wears a crown . the queen wears a crown ."""
SIZE, WINDOW, STEPS, RATE = 8, 2, 2001, 2.0
SHOWN = ("king", "queen", "cat", "dog", "eats", "chases", "rules", "wears", "land", "fish", "crown")
LEFT = ("cat", "crown")
SHIFT = {"king": -8, "queen": 11, "chases": -6, "eats": 11, "crown": -4}


def _learned() -> tuple[list[str], Numbers]:
    """Return the words and their vectors, by the skip-gram of the lesson."""
    words = TEXT.split()
    vocabulary = sorted(set(words))
    ids = [vocabulary.index(word) for word in words]
    reach = range(len(ids))
    pairs = np.array([(ids[i], ids[j]) for i in reach for j in reach if 0 < abs(i - j) <= WINDOW])
    centre, other = pairs.T
    chance = np.random.default_rng(0)
    inner, outer = (0.1 * chance.normal(size=(len(vocabulary), SIZE)) for _ in range(2))
    bias = np.zeros(len(vocabulary))
    for _ in range(STEPS):
        score = inner[centre] @ outer.T + bias
        share = np.exp(score - score.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        share[np.arange(len(pairs)), other] -= 1
        share /= len(pairs)
        slope = np.zeros_like(inner)
        np.add.at(slope, centre, share @ outer)
        outer, bias = outer - RATE * share.T @ inner[centre], bias - RATE * share.sum(axis=0)
        inner = inner - RATE * slope
    return vocabulary, inner


def _map(sheet: Sheet, frame: Frame) -> None:
    vocabulary, vectors = _learned()
    length_one = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    chosen = length_one[[vocabulary.index(word) for word in SHOWN]]
    flat = chosen - chosen.mean(axis=0)
    flat = flat @ np.linalg.svd(flat)[2][:2].T
    flat = flat / np.abs(flat).max(axis=0)
    for word, (x, y) in zip(SHOWN, frame.curve(*flat.T), strict=True):
        sheet.circle((x, y), 4, "fill-accent")
        aside, anchor = (-9, "end") if word in LEFT else (9, "start")
        sheet.text((x + aside, y + 5 + SHIFT.get(word, 0)), word, anchor=anchor)


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 300)
    _map(sheet, Frame(40, 24, 560, 250, (-1, 1), (-1, 1)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 330, NARROW)
    _map(sheet, Frame(16, 24, 310, 280, (-1, 1), (-1, 1)))
    return sheet
