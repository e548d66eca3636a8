"""Advice on prerequisites, hours, outcomes and resources: what breaks a rule, what nearly does, and its line."""

from copy import deepcopy
from pathlib import Path

import pytest

from curriculum.advice.rules import advise
from curriculum.advice.structure import undecided
from curriculum.advice.written import Written
from curriculum.content.parse import parse
from curriculum.content.problem import Code
from tests.factories import front_matter, write_folder, write_roadmap, write_topic

QUESTION = {
    "prompt": "Which?",
    "choices": [{"text": word, "correct": word == "This", "because": "So it is."} for word in ("This", "That")],
}
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


def said(folder, code):
    """Return the advice of one rule on a folder as 'file:line message'."""
    return [f"{Path(each.path).name}:{each.line} {each.message}" for each in advise(parse(folder)) if each.code == code]


def write_one(folder, **fields):
    home = write_roadmap(folder, sections={"basics": ["a"]})
    return write_topic(home, "basics", "a", **front_matter(0, **fields))


def test_topic_that_nothing_leads_to_and_that_leads_nowhere_is_named(tmp_path):
    write_folder(tmp_path, {"start": [], "goal": ["start"], "lost": []})

    assert said(tmp_path, Code.ALONE) == [
        "lost.md:3 'lost' requires no topic, and none requires it: no path leads here. "
        "Say what it builds on, or name it in what builds on it."
    ]


def test_only_topic_of_all_is_not_alone(tmp_path):
    write_folder(tmp_path, {"start": []})

    assert said(tmp_path, Code.ALONE) == []


def test_topic_is_not_called_alone_while_a_file_that_may_require_it_cannot_be_read(tmp_path):
    home = write_folder(tmp_path, {"start": [], "goal": ["start"], "more": ["goal"]}) / "deep-learning"
    (home / "basics" / "goal.md").write_text("No front matter.")

    assert said(tmp_path, Code.ALONE) == []


def test_prerequisite_that_follows_from_others_is_named_with_the_way(tmp_path):
    write_folder(tmp_path, {"a": [], "b": ["a"], "c": ["b"], "d": ["c", "a"]})

    assert said(tmp_path, Code.IMPLIED) == [
        "d.md:13 requires 'a', which follows from another prerequisite: d -> c -> b -> a. Take it out."
    ]


@pytest.mark.parametrize(
    "topics",
    [
        {"a": [], "b": ["a"], "c": ["a"], "d": ["b", "c"]},  # two ways that meet, and no short cut
        {"a": ["c"], "b": ["a"], "c": ["b", "a"]},  # a circle, which is a problem of its own
    ],
)
def test_prerequisite_that_nothing_implies_is_left(tmp_path, topics):
    write_folder(tmp_path, topics)

    assert said(tmp_path, Code.IMPLIED) == []


@pytest.mark.parametrize(("number", "lines"), [(7, []), (8, ["goal.md:25"])])
def test_more_than_seven_prerequisites_are_too_many(tmp_path, number, lines):
    names = [f"t{i}" for i in range(number)]
    write_folder(tmp_path, {**{name: [] for name in names}, "goal": names})

    assert [each.split()[0] for each in said(tmp_path, Code.MANY)] == lines


@pytest.mark.parametrize(
    ("hours", "minutes", "words"),
    [
        (1, [90, 600], "a.md:7 says 1 hours, but the lesson and the shortest resource take 1.5."),
        (2, [110, 600], ""),
        (20, [60, 50], "a.md:7 says 20 hours, but the lesson and all resources take 1.8."),
        (18, [60, 50], ""),
        (20, [60, None], ""),  # nobody knows how long the other takes
        (20, [], ""),
    ],
)
def test_hours_that_do_not_fit_the_resources_are_named(tmp_path, hours, minutes, words):
    resources = [{**RESOURCE, "minutes": each} if each else RESOURCE for each in minutes]
    write_one(tmp_path, hours=hours, resources=resources)

    assert [each.split(". ")[0] + "." for each in said(tmp_path, Code.HOURS)] == [words] * bool(words)


def test_questions_that_do_not_say_what_they_test_are_named_once(tmp_path):
    write_one(tmp_path, outcomes=["Explain it", "Use it"], questions=[QUESTION])

    assert said(tmp_path, Code.UNTESTED) == [
        "a.md:11 no question says which outcomes it tests. Give each 'tests' with their numbers, as in [1, 3]."
    ]


def test_outcome_that_no_question_tests_is_named_at_its_line(tmp_path):
    write_one(tmp_path, outcomes=["Explain it", "Use it", "Mend it"], questions=[{**QUESTION, "tests": [1, 3]}])

    assert said(tmp_path, Code.UNTESTED) == [
        "a.md:10 no question tests the outcome 'Use it'. Ask one, with 2 among its 'tests'."
    ]


def test_outcomes_that_questions_test_together_are_left(tmp_path):
    questions = [{**deepcopy(QUESTION), "tests": tests} for tests in ([1], [2, 1])]
    write_one(tmp_path, outcomes=["Explain it", "Use it"], questions=questions)

    assert said(tmp_path, Code.UNTESTED) == []


def test_resource_of_a_draft_without_kind_or_cost_is_named():
    def topic(**missing):
        front = front_matter(0)
        given = {name: front[name] for name in ("title", "summary", "kind", "hours", "outcomes")}
        resources = [RESOURCE, {**RESOURCE, **missing}]
        return Written(slug="a", requires={}, resources=resources, questions=[], body="", **given)

    assert [(each.at, each.message) for each in undecided(topic(cost=""))] == [
        (("resources", 1), "the resource 'A book' has no cost: learners choose by it. Fill it in.")
    ]
    assert list(undecided(topic())) == []
