"""The numbers of the lessons on sequences, computed again."""

import math
from itertools import pairwise

import numpy as np

from scripts.figures import next_word, pair_merges

from .reading import unsaid


def test_rnn_three_steps_by_hand() -> None:
    h, said = 0.0, []
    for x in (1, 0, 0):
        h = math.tanh(0.5 * h + x)
        said.append(f"= {h:.3f}")

    assert unsaid("rnn", *said) == []


def test_rnn_exercise() -> None:
    h, said = 0.0, []
    for x in (1, -1, 2):
        z = 0.8 * h + 0.5 * x + 0.1
        h = math.tanh(z)
        said.append(f"{h:.3f}")

    assert unsaid("rnn", *said, f"{z:.4f}") == []


def test_rnn_counts_of_weights() -> None:
    assert unsaid("rnn", f"{100 * 100 + 100 * 100 + 100:,}".replace(",", "{,}")) == []
    assert 3 * 3 + 3 * 5 + 3 == 27
    assert unsaid("rnn", f"{math.log(14):.3f}") == []


def test_lstm_step_by_hand() -> None:
    c = 0.9 * 2 + 0.5 * 0.6
    h = 0.8 * math.tanh(c)

    assert unsaid("lstm", f"{c:.1f}", f"{math.tanh(c):.3f} = {h:.3f}") == []


def test_lstm_exercise() -> None:
    c = 0.8 * -1 + 0.9 * 0.5
    h = 0.3 * math.tanh(c)

    assert unsaid("lstm", f"{c:.2f}", f"({math.tanh(c):.3f})", f"= {h:.3f}") == []
    assert unsaid("lstm", f"0.9^{{20}} = {0.9**20:.3f}", f"0.5^{{1/20}} = {0.5 ** (1 / 20):.3f}") == []


def test_lstm_questions_and_gates() -> None:
    sigmoid = 1 / (1 + math.exp(-3))

    assert 0.5 * 4 + 1 * -1 == 1
    assert 0.5**50 < 1e-15
    assert unsaid("lstm", f"\\sigma(3) = {sigmoid:.3f}") == []


def test_lstm_memory_picture() -> None:
    assert 0.5**8 < 0.005
    assert round(0.9**10, 2) == 0.35
    assert round(0.99**50, 1) == 0.6


def test_lstm_counts_of_weights() -> None:
    lstm, rnn = 4 * (100 * 200 + 100), 100 * 200 + 100

    assert unsaid("lstm", f"{lstm:,}".replace(",", "{,}"), f"{rnn:,}".replace(",", "{,}")) == []


def test_lstm_gradient_of_the_cell_is_the_product_of_forget_gates() -> None:
    f, i, g = np.array([0.9, 0.5, 0.8]), np.array([0.3, 0.2, 0.1]), np.array([0.5, -0.5, 0.2])

    def last(c: float) -> float:
        for keep, write, candidate in zip(f, i, g, strict=True):
            c = keep * c + write * candidate
        return c

    assert math.isclose((last(1.001) - last(0.999)) / 0.002, math.prod(f))


def counted(words: dict[tuple[str, ...], int]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for pieces, times in words.items():
        for pair in pairwise(pieces):
            counts[pair] = counts.get(pair, 0) + times
    return counts


def merges(words: dict[str, int], rounds: int) -> list[tuple[str, int]]:
    """Return what byte-pair encoding merges, with the count of each pair."""
    pieces, said = {tuple(word): n for word, n in words.items()}, []
    for _ in range(rounds):
        counts = counted(pieces)
        pair = max(counts, key=lambda each: counts[each])
        said.append(("+".join(pair), counts[pair]))
        mark = "\0".join(pair)
        pieces = {tuple("\0".join(p).replace(mark, "".join(pair)).split("\0")): n for p, n in pieces.items()}
    return said


def test_tokenisation_merges() -> None:
    example = merges({"see": 4, "sea": 2, "seas": 3, "tea": 1}, 3)
    exercise = merges({"hug": 4, "pug": 2, "hugs": 1, "bug": 1}, 3)

    assert example == [("s+e", 9), ("se+a", 5), ("se+e", 4)]
    assert exercise == [("u+g", 8), ("h+ug", 5), ("p+ug", 2)]
    assert unsaid("tokenisation", "merge s+e 9", "merge se+a 5", "merge se+e 4", "u+g $4 + 2 + 1 + 1 = 8$") == []
    assert counted({tuple("low"): 5, tuple("lower"): 2, tuple("new"): 3})["l", "o"] == 7
    assert 50_000 * 768 == 38_400_000


def test_tokenisation_picture() -> None:
    drawn = [(piece, count) for piece, count, _ in pair_merges.ROUNDS[1:]]
    tokens = [pair_merges.tokens(cuts) for _, _, cuts in pair_merges.ROUNDS]

    assert drawn == [(pair.replace("+", ""), count) for pair, count in merges(pair_merges.WORDS, 3)]
    assert pair_merges.ROUNDS[-1][2] == [("see",), ("sea",), ("sea", "s"), ("t", "e", "a")]
    assert unsaid("tokenisation", "from {} tokens to {}, {} and {}".format(*tokens)) == []


VECTORS = {"man": (1, 0), "woman": (1, 2), "king": (4, 1), "queen": (4, 3), "apple": (-2, 1)}


def cosine(a: str, b: str) -> float:
    x, y = np.array(VECTORS[a]), np.array(VECTORS[b])
    return float(x @ y / math.sqrt((x @ x) * (y @ y)))


def test_word_embeddings_neighbours_and_analogies() -> None:
    said = [f"{cosine('king', 'queen'):.3f}", f"{cosine('king', 'apple'):.3f}"]
    said += [f"{cosine('woman', word):.3f}" for word in ("man", "king", "queen")]
    king, man, woman = (np.array(VECTORS[word]) for word in ("king", "man", "woman"))

    assert unsaid("word-embeddings", *said, f"{math.log(14):.2f}") == []
    assert tuple(king - man + woman) == VECTORS["queen"]
    assert cosine("woman", "apple") == 0


def test_language_modelling_bigrams() -> None:
    assert unsaid("language-modelling", f"{3**0.25:.2f}", f"{1 / 7:.3f}", f"{4**0.25:.3f}") == []
    added = [(3 + 1) / 9, (2 + 1) / 9, (1 + 1) / 8, (2 + 1) / 8]
    unseen = [4 / 9, 2 / 9, 1 / 7, 2 / 7]
    perplexities = [math.prod(p) ** (-1 / 4) for p in (added, unseen)]
    assert unsaid("language-modelling", *(f"1 {each:.2f}" for each in perplexities)) == []


def test_language_modelling_picture() -> None:
    counted, smoothed = (next_word.following(next_word.CONTEXT, add) for add in (0, 1))

    assert (sum(counted.values()), sum(smoothed.values())) == (1, 1)
    assert (counted["cat"] * 3, counted["dog"] * 3, next_word.following("dog", 1)["ran"] * 7) == (2, 1, 1)
    said = [f"cat {float(each['cat']):.2f}, dog {float(each['dog']):.2f}" for each in (counted, smoothed)]
    assert unsaid("language-modelling", *said, f"the others {float(smoothed['end']):.2f} each") == []


def squared_loss(w: float) -> float:
    return ((w * (w * 1 + 1) + 1) - 1.25) ** 2 / 2


def test_backpropagation_through_time_two_steps() -> None:
    slope = (squared_loss(0.5 + 1e-6) - squared_loss(0.5 - 1e-6)) / 2e-6

    assert math.isclose(slope, 1, rel_tol=1e-6)
    assert unsaid("backpropagation-through-time", f"{squared_loss(0.51):.5f}", f"{squared_loss(0.5):.3f}") == []
    assert unsaid("backpropagation-through-time", f"{0.9**50:.5f}", f"{1.1**50:.1f}") == []
    assert math.isclose((2 * 0.501**2 - 2 * 0.499**2) / 0.002, 2)


def test_gru_step_and_weights() -> None:
    candidate = math.tanh(0.5 * 0.8 - 1)
    block = 200 * 250 + 200

    assert unsaid("gru", f"{candidate:.3f}", f"{0.75 * 0.8 + 0.25 * candidate:.3f}") == []
    assert unsaid("gru", *(f"{n * block:,}".replace(",", "{,}") for n in (1, 3, 4))) == []
    assert unsaid("gru", f"{0.2 * -0.5 + 0.8 * 0.9:.2f}", f"{2 * 100**2 + 2 * 100}") == []


def test_seq2seq_losses() -> None:
    example, exercise = [0.5, 0.8, 0.9, 0.95], [0.25, 0.5]
    losses = [-sum(map(math.log, p)) / len(p) for p in (example, exercise)]

    assert unsaid("seq2seq", f"{math.prod(example):.3f}", f"{math.prod(exercise):.3f}") == []
    assert unsaid("seq2seq", *(f"= {loss:.3f}" for loss in losses)) == []


def test_beam_search_tables() -> None:
    scores = np.array([2.0, 1, 0])
    for heat in (0.5, 1, 2):
        share = np.exp(scores / heat) / np.exp(scores / heat).sum()
        assert unsaid("beam-search", ", ".join(f"{p:.3f}" for p in share)) == []
    kept = np.exp([2, 1]) / np.exp([2, 1]).sum()

    assert unsaid("beam-search", *(f"{p:.3f}" for p in kept), f"{math.log(0.36):.3f}", f"{0.5 / 0.8:.3f}") == []
    assert max(0.5 * 0.6, 0.3 * 0.9, 0.2 * 1) == 0.5 * 0.6


def test_beam_search_question_keeps_both_children_of_the_second() -> None:
    products = {"A C": 0.5 * 0.3, "A D": 0.5 * 0.2, "B C": 0.4 * 0.6, "B D": 0.4 * 0.4}
    ranked = sorted(products, key=lambda name: -products[name])

    assert ranked[:2] == ["B C", "B D"]
    assert unsaid("beam-search", "The products are $0.24$, $0.16$, $0.15$ and $0.10$") == []
    assert [f"{products[name]:.2f}" for name in ranked] == ["0.24", "0.16", "0.15", "0.10"]


def test_seq2seq_has_seen_nearly_every_string() -> None:
    drawn = 800 * 128

    assert unsaid("seq2seq", f"training has drawn {drawn:,}", "only $10^4$ such strings") == []
    assert (1 - 1e-4) ** drawn < 1e-4


def test_rnn_reads_a_text_of_fourteen_characters() -> None:
    text = "the cat sat on the mat. the dog sat on the log. " * 20

    assert unsaid("rnn", f"among {len(set(text))} characters", f"(1, {len(text) - 1})") == []
