"""Advice on words, spelling and how hard a lesson is to read: what breaks a rule, what nearly does, and its place."""

import pytest

from curriculum.advice.reading import reading
from curriculum.advice.spelling import better
from curriculum.advice.wording import belittling, spelling
from tests.curriculum.advised import said

WHAT_TO_DO = "makes light of what somebody may be stuck at. Take it out, say why it is so, "


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("It is simply a sum.", "simply"),
        ("Obviously, it is a sum.", "Obviously"),
        ("You just add them.", "just"),
        ("It is, of course, a sum.", "of course"),
        ("Clearly it is a sum.", "Clearly"),
        ("The proof is trivial.", "trivial"),
    ],
)
def test_word_that_makes_light_of_things_is_named_at_its_line(sentence, word):
    found = said(belittling, body=f"## It\n\nText.\n\n{sentence}")

    assert [each.split("or write")[0] for each in found] == [f"5 '{word}' {WHAT_TO_DO}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Just as a sum, it is just over one.",
        "They say 'just'".replace("'", '"'),
        "> It is simply a sum.",
        "Call `simply(just)` for $just$.",
        "It is a non-trivial, adjustable sum.",
        "Write it clearly; it is clearly better, and clearly smaller.",
        "[a paper](https://example.org/simply-just)",
        "```\nobviously\n```",
        "It takes a course of simplification.",
    ],
)
def test_word_that_compares_or_is_quoted_or_is_no_prose_is_left(sentence):
    assert said(belittling, body=sentence) == []


def test_word_is_found_in_the_front_matter_but_not_in_what_may_be_a_wrong_answer():
    choice = {"text": "It is just so.", "because": "You simply add.", "correct": False}

    found = said(
        belittling,
        summary="It is just a sum.",
        terms=[{"term": "sum", "means": "Clearly a sum."}],
        requires={"b": "It is simply b."},
        resources=[{"title": "Simply Sums", "why": "Just a sum."}],
        questions=[{"prompt": "What?", "choices": [choice]}],
    )

    assert [each.split(" makes")[0] for each in found] == [
        "('summary',) 'just'",
        "('terms', 0, 'means') 'Clearly'",
        "('requires', 0, 'reason') 'simply'",
        "('resources', 0, 'why') 'Just'",
        "('questions', 0, 'choices', 0, 'because') 'simply'",
    ]


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("normalise", "normalize"),
        ("Optimisation", "Optimization"),
        ("tokenised", "tokenized"),
        ("unregularised", "unregularized"),
        ("color", "colour"),
        ("behavioral", "behavioural"),
        ("unlabeled", "unlabelled"),
        ("modeling", "modelling"),
        ("centered", "centred"),
        ("fibers", "fibres"),
        ("analyzing", "analysing"),
        ("grayscale", "greyscale"),
        ("defenses", "defences"),
        ("catalogs", "catalogues"),
        ("fulfillment", "fulfilment"),
        ("skeptical", "sceptical"),
        ("artifacts", "artefacts"),
        ("math", "mathematics"),
    ],
)
def test_american_and_ise_have_their_oxford_spelling(word, right):
    assert better(word) == right


@pytest.mark.parametrize(
    "words",
    [
        "supervised unsupervised exercise raising promised otherwise elementwise denoising crises emphasis practised",
        "advisable comprises noise arise precisely paradise improvisation surprising televised revised advertising",
        "colour humorous vigorous laboratory honest parameter diameter filter analyse analysis analogous modelled",
        "model models fulfilled greyed mathematics mathematical centre labels total totally program dialogue",
        "vector tensor error factor author operator minor neighbours sorbet mortar flavour armed dialled cancel fitter",
    ],
)
def test_oxford_spelling_is_left(words):
    assert [word for word in words.split() if better(word)] == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The color is normalised.", ["color", "normalised"]),
        ("Color matters.", ["Color"]),
        ("The Center for Color has *The Color Book*.", []),
        ("Pass `color` to [it](https://example.org/color).", []),
        ('They call it "color".', []),
        ("$$\n\\text{color}\n$$", []),
    ],
)
def test_spelling_is_of_words_and_not_of_names_code_or_addresses(sentence, found):
    assert [each.split("'")[1] for each in said(spelling, body=f"## It\n\n{sentence}")] == found


def test_spelling_is_named_at_its_line_with_what_to_write():
    assert said(spelling, body="## It\n\nText.\n\nThe color.") == [
        "5 'color' is 'colour' in Oxford spelling, which the lessons keep to."
    ]


HARD = (
    "Consequently, considerable regularization considerations necessitate simultaneous reconsideration of every "
    "individual hyperparameter configuration alternative"
)


def test_lesson_that_is_hard_to_read_is_named_at_its_longest_sentence():
    body = f"## It\n\n{HARD}.\n\n{HARD} {HARD.lower()}.\n\n" + f"{HARD}.\n\n" * 3

    (found,) = said(reading, body=body)

    assert found.startswith("5 the lesson reads like grade ")


@pytest.mark.parametrize(
    "body",
    [
        "## It\n\n" + "The cat sat on the mat, and the dog lay by the door in the sun. " * 20,
        "## It\n\n" + f"| {HARD} | {HARD} |\n" * 6,  # a table has no sentences
        f"## {HARD}\n\n{HARD}.",  # too little to judge by
    ],
)
def test_plain_sentences_and_what_is_none_are_left(body):
    assert said(reading, body=body) == []


@pytest.mark.parametrize(
    ("words", "found"), [(40, []), (41, ["5 a sentence has 41 words; 40 are many. Make two of it."])]
)
def test_sentence_of_more_than_40_words_is_named_at_its_line(words, found):
    body = f"## It\n\nOne. Two (of it). Three:\n\nFour words of it. And{' so' * (words - 2)}, $x$; on. Then it ends."

    assert said(reading, body=body) == found


def test_grade_is_that_of_the_formula():
    """Ten words and ten syllables in each sentence: 0.39 * 10 + 11.8 * 1 - 15.59 is 0.11, and no advice."""
    hard = "Regularization " * 10  # six syllables each: 0.39 * 10 + 11.8 * 6 - 15.59 = 59.1
    body = "## It\n\n" + f"{hard.strip()}. " * 5

    (found,) = said(reading, body=body)

    assert "reads like grade 59.1 " in found
    assert said(reading, body="## It\n\n" + "The cat sat on the mat by the old door. " * 5) == []
