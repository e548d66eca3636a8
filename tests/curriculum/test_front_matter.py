"""What the front matter of a topic may say: each value out of its limits is one problem at its own line."""

import pytest

from curriculum.content.parse import parse
from tests.factories import front_matter, write_roadmap, write_topic

RESOURCE = {
    "title": "A book",
    "authors": "A. Author",
    "url": "https://example.org/",
    "kind": "book",
    "level": "beginner",
    "cost": "free",
    "where": "All",
    "why": "It is clear.",
}
NO_SLUG = "a slug is lower-case letters, digits and single hyphens, at most 60 characters"
CHOICES = [{"text": "Yes", "correct": True, "because": "So."}, {"text": "No", "because": "So."}]


def problems_with(folder, **fields):
    home = write_roadmap(folder, sections={"basics": ["a"]})
    write_topic(home, "basics", "a", **front_matter(0, **fields))
    return [str(problem).removeprefix(f"{home}/basics/") for problem in parse(home).problems]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"id": "t0000000"}, "2: E010 'id' is 't0000000'; an id is eight digits or capitals without I, L, O and U."),
        (
            {"id": 12345678},
            "2: E005 'id' is 12345678, which YAML reads as a number or a word of its own; quote it: \"12345678\".",
        ),
        ({"title": ""}, "3: E050 'title' is empty."),
        ({"title": " padded"}, "3: E005 'title': is one line without spaces around it."),
        ({"title": "two\nlines"}, "3: E005 'title': is one line without spaces around it."),
        ({"title": "x" * 81}, "3: E005 'title': string should have at most 80 characters."),
        ({"title": ["a"]}, "3: E005 'title': input should be a valid string."),
        ({"kind": "extention"}, "5: E005 'kind' is 'extention'; it can be core, extension. Did you mean 'extension'?"),
        ({"difficulty": 4}, "6: E005 'difficulty': input should be less than or equal to 3."),
        ({"difficulty": "2"}, "6: E005 'difficulty': input should be a valid integer."),
        ({"difficulty": True}, "6: E005 'difficulty': input should be a valid integer."),
        ({"difficulty": 1.5}, "6: E005 'difficulty': input should be a valid integer."),
        ({"hours": 0}, "7: E005 'hours': input should be greater than 0."),
        ({"hours": 201}, "7: E005 'hours': input should be less than or equal to 200."),
        ({"outcomes": []}, "8: E005 'outcomes': list should have at least 1 item after validation, not 0."),
        ({"outcomes": "Explain it"}, "8: E005 'outcomes': input should be a valid list."),
        ({"outcomes": ["One", ""]}, "10: E050 'outcomes[2]' is empty."),
        (
            {"aliases": ["Upper"]},
            f"11: E012 'aliases[1]': {NO_SLUG}.",
        ),
        (
            {"requires": [{"topic": "a--b", "reason": "So."}]},
            f"11: E012 'requires[1].topic': {NO_SLUG}.",
        ),
        ({"requires": [{"topic": "b"}]}, "11: E050 'requires[1].reason' is missing."),
        ({"requires": [{"topic": "b", "reason": ""}]}, "12: E050 'requires[1].reason' is empty."),
        (
            {"questions": [{"prompt": "Is it?", "choices": CHOICES[:1]}]},
            "12: E005 'questions[1].choices': list should have at least 2 items after validation, not 1.",
        ),
        (
            {"questions": [{"promt": "x", "prompt": "Is it?", "choices": CHOICES}]},
            "11: E004 'promt' is not a key of the format. Did you mean 'prompt'?",
        ),
        (
            {"resources": [RESOURCE | {"minutes": 0}]},
            "19: E005 'resources[1].minutes': input should be greater than or equal to 1.",
        ),
        (
            {"terms": [{"term": "rate", "means": "x", "mean": "x"}]},
            "13: E004 'mean' is not a key of the format. Did you mean 'means'?",
        ),
        (
            {"terms": [{"term": "rate", "means": "x" * 301}]},
            "12: E005 'terms[1].means': string should have at most 300 characters.",
        ),
        (
            {"terms": [{"term": "rate (of learning)", "means": "x"}]},
            "11: E005 'terms[1].term': a term is words without brackets, colons and commas.",
        ),
        (
            {"questions": [{"tests": [0], "prompt": "Is it?", "choices": CHOICES}]},
            "12: E005 'questions[1].tests[1]': input should be greater than or equal to 1.",
        ),
        ({"author": "Me"}, "10: E004 'author' is not a key of the format. Did you mean 'authors'?"),
        ({"zzz": "x"}, "10: E004 'zzz' is not a key of the format."),
    ],
)
def test_value_out_of_its_limits_is_one_problem_at_its_line(tmp_path, fields, said):
    assert problems_with(tmp_path, **fields) == [f"a.md:{said}"]


@pytest.mark.parametrize(
    "url",
    [
        *["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "ftp://example.org/"],
        *["//example.org/", "/topics/", "https:example.org", "https://", "https://user@example.org/", "mailto:a@b.c"],
        *["https://example.org\\@evil.example/", "https://example.org/a b", "https://example.org/a\tb", "http://[::1"],
    ],
)
def test_address_that_is_not_of_the_web_is_refused(tmp_path, url):
    problems = problems_with(tmp_path, resources=[RESOURCE | {"url": url}])

    assert [problem.split()[:2] for problem in problems] == [["a.md:13:", "E005"]]


def test_everything_wrong_in_one_file_is_said_at_once(tmp_path):
    problems = problems_with(tmp_path, title=None, kind="x", hours=0, outcomes=[], extra="x")

    assert [problem.split()[:2] for problem in problems] == [
        ["a.md:2:", "E050"],
        ["a.md:4:", "E005"],
        ["a.md:6:", "E005"],
        ["a.md:7:", "E005"],
        ["a.md:8:", "E004"],
    ]


def test_limits_themselves_are_within(tmp_path):
    fields = {"title": "x" * 80, "short": "y" * 28, "difficulty": 3, "hours": 200, "outcomes": ["z" * 300] * 12}

    assert problems_with(tmp_path, **fields, resources=[RESOURCE]) == []
