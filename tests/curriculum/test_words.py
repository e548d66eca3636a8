"""What was typed is understood: forms, spellings, synonyms and typing errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.search.synonyms import SYNONYMS
from curriculum.search.text import MOST, plain, tidy
from curriculum.search.vocabulary import Vocabulary, alike, distance
from curriculum.search.words import (
    CHARACTERS,
    STOP_WORDS,
    WORDS,
    doubtful,
    nearer,
    spellings,
    split,
    typed,
    understand,
)

DESCRIPTIONS = """
backpropagation backpropagation backprop attention transformers autoencoders gradients normalization colour fine tuning
convolution convolutional convolutional likelihood network networks dropout learning rate
"""
VOCABULARY = Vocabulary(DESCRIPTIONS.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vanishing gradients?", ["vanishing", "gradients"]),
        ("U-Net, C++ & L1/L2", ["u", "net", "c", "l1", "l2"]),
        ("Géron Schrödinger ﬁt", ["geron", "schrodinger", "fit"]),
        ("word2vec_demo", ["word2vec", "demo"]),
        ("Straße", ["strasse"]),
        ("注意力 αβ", ["注意力", "αβ"]),
        ('"NEAR(a b)" * ^ -x AND title:y \' ; --', ["near", "a", "b", "x", "and", "title", "y"]),
        ("a\x00b\x02c", ["a", "b", "c"]),
        ("🤖 ... ()", []),
        ("", []),
    ],
)
def test_split_keeps_letters_and_digits(text: str, words: list[str]) -> None:
    assert split(text) == words


@given(st.text())
def test_typed_words_are_few_and_hold_letters_and_digits_alone(text: str) -> None:
    words = typed(text)

    assert len(words) <= WORDS
    assert all(map(str.isalnum, words))


def test_typed_reads_no_more_than_a_person_types() -> None:
    assert typed("a" * 10_000) == ["a" * CHARACTERS]
    assert typed("of " * 10_000) == ["of"] * WORDS


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("normalisation", "normalization"),
        ("normalise", "normalize"),
        ("optimisers", "optimizers"),
        ("regularising", "regularizing"),
        ("analyse", "analyze"),
        ("colour", "color"),
        ("behavioural", "behavioral"),
        ("labelled", "labeled"),
        ("modelling", "modeling"),
        ("centre", "center"),
        ("catalogue", "catalog"),
    ],
)
def test_spellings_of_either_shore_lead_to_the_other(british: str, american: str) -> None:
    assert american in spellings(british)
    assert british in spellings(american)


@pytest.mark.parametrize("word", ["relu", "noise", "four", "hour", "rise", "l2", ""])
def test_spellings_leave_short_words_alone(word: str) -> None:
    assert spellings(word) == [word]


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("attention", [(("attention",),)]),
        ("how does attention work", [(("attention",),), (("work",),)]),
        ("what is the", [(("what",),), (("is",),), (("the",),)]),
        ("normalisation", [(("normalisation",), ("normalization",))]),
        ("drop out", [(("drop", "out"), ("dropout",))]),
        ("finetuning", [(("fine", "tuning"),)]),
        ("auto encoder", [(("auto", "encoder"), ("autoencoder",))]),
        ("learning rate", [(("learning",),), (("rate",),)]),
        ("speech to text", [(("speech", "to", "text"), ("speech", "recognition"))]),
        ("vit", [(("vit",), ("vision", "transformer"))]),
        ("ddpms", [(("ddpms",), ("diffusion",))]),
    ],
)
def test_words_become_terms(query: str, terms: list[object]) -> None:
    assert understand(typed(query), VOCABULARY, {"work"}).terms == terms


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("backprob", "backprop"),
        ("atention", "attention"),
        ("tranformers", "transformers"),
        ("likelyhood", "likelihood"),
        ("netwrok", "network"),
        ("gradeints", "gradients"),
        ("ocnvolution", "convolution"),
        ("normalizaton", "normalization"),
    ],
)
def test_typing_error_is_corrected_and_said(wrong: str, right: str) -> None:
    asked = understand(["learning", wrong], VOCABULARY)

    assert (asked.corrected, asked.terms[1][0]) == ([(wrong, right)], (right,))


@pytest.mark.parametrize("word", ["cat", "zzzzzz", "xyzzy", "12345678"])
def test_word_that_is_like_no_other_stays(word: str) -> None:
    asked = understand([word], VOCABULARY)

    assert (asked.terms, asked.corrected) == ([((word,),)], [])


def test_word_that_some_text_has_is_not_corrected() -> None:
    asked = understand(["attentive", "atention"], VOCABULARY, {"atention"})

    assert asked.terms[1] == (("atention",),)


def test_last_word_may_be_half_typed() -> None:
    asked = understand(["learning", "convo"], VOCABULARY)

    assert (asked.terms[1], asked.corrected) == ((("convolutional",), ("convolution",)), [])


def test_doubtful_words_are_those_of_no_description() -> None:
    assert doubtful(typed("the networks of colour, kubernetes and mlp"), VOCABULARY) == {"kubernetes"}


def test_synonyms_are_said() -> None:
    assert understand(["llms"], VOCABULARY).also == ["large language model"]


def test_synonyms_are_written_as_words_are_split() -> None:
    words = [*SYNONYMS, *(each for synonyms in SYNONYMS.values() for each in synonyms)]

    assert [each for each in words if " ".join(split(each)) != each] == []


def test_synonyms_do_not_begin_as_stop_words() -> None:
    assert [word for word in SYNONYMS if word in STOP_WORDS] == []


@pytest.mark.parametrize(
    ("query", "perhaps"),
    [("bakpropagatoin", "backpropagation"), ("the dorpouut", "the dropout"), ("attention", ""), ("qqqqqqq", "")],
)
def test_nearer_forgives_one_error_more(query: str, perhaps: str) -> None:
    assert nearer(typed(query), VOCABULARY) == perhaps


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("relu", "relu", 0),
        ("relu", "rleu", 1),
        ("relu", "relus", 1),
        ("relu", "rnlu", 1),
        ("abc", "xyz", 3),
        ("", "a", 1),
    ],
)
def test_distance_counts_typing_errors(one: str, other: str, errors: int) -> None:
    assert distance(one, other, most=3) == errors


@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(0, 3))
def test_distance_goes_both_ways_and_never_above_most(one: str, other: str, most: int) -> None:
    assert distance(one, other, most=most) == distance(other, one, most=most) <= most + 1


def test_nearest_prefers_the_word_that_is_used_most() -> None:
    assert Vocabulary(["latent", "patent", "patent"]).nearest("katent") == "patent"


def test_alike_texts_share_pairs_of_letters() -> None:
    labels = ["residual networks", "recurrent networks", "dropout"]

    assert alike("residul netwoks", labels, most=2) == ["residual networks", "recurrent networks"]
    assert alike("zzz", labels, most=2) == []


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("<p>back<em>prop</em></p>", "backprop"),
        ("<code>np<span class=p>.</span>zeros</code>", "np.zeros"),
        ('<p>Let <math display="block"><mi>x</mi></math> be</p>', "Let … be"),
        ("<figure><svg><text>drawn</text></svg><figcaption>Said</figcaption></figure>", "Said"),
        ('<img alt="a > b"> &lt;b&gt; &amp; &nbsp;c', "<b> & c"),
        ("a\x02b\x03\n\tc", "a b c"),
        ('<p>a gradient.<sup id="fnref:a"><a href="#fn:a">1</a></sup> And x<sup>2</sup></p>', "a gradient. And x2"),
    ],
)
def test_plain_is_what_a_reader_reads(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_tidy_cuts_what_no_index_would_take() -> None:
    assert len(tidy("word " * MOST)) == MOST
