"""One folder with every kind of mistake: each is reported once, where it is, and nothing else is."""

import os
from pathlib import Path

import pytest

from curriculum.content.check import check
from curriculum.content.parse import parse
from curriculum.content.problem import Code
from tests.factories import front_matter, write_roadmap, write_topic

QUESTION = {
    "prompt": "Which?",
    "choices": [{"text": word, "correct": True, "because": "It is."} for word in ("This", "That")],
}
ASKED = {
    "prompt": "Is it?",
    "choices": [{"text": "Yes", "correct": True, "because": "So."}, {"text": "No", "because": "So."}],
}
RESOURCE = {
    "title": "A book",
    "authors": "A. Author",
    "url": "javascript:alert(1)",
    "kind": "book",
    "level": "beginner",
    "cost": "gratis",
    "where": "All",
    "why": "It is clear.",
}
# Front matter has id on line 2, title 3, summary 4, kind 5, difficulty 6, hours 7, outcomes 8 and 9, then the rest.
WRONG = """
basics/Bad_Name.md:1: E008
basics/Bad_Name.md:1: E012
basics/aliased.md:12: E012
basics/aliased.md:13: E012
basics/anchor.md:3: E003
basics/answers.md:11: E005
basics/bad-id.md:2: E010
basics/broken.md:4: E001
basics/circle-a.md:11: E022
basics/circle-b.md:14: E026
basics/drawn.md:12: E041
basics/drawn.md:14: E043
basics/drawn.md:16: E042
basics/drawn.md:18: E040
basics/fenceless.md:1: E001
basics/huge.md:1: E007
basics/key.md:10: E004
basics/kind.md:5: E005
basics/latin.md:3: E006
basics/link.md:1: E008
basics/long-title.md:3: E050
basics/notes.txt:1: E008
basics/number.md:3: E005
basics/pipe.md:1: E008
basics/requires.md:11: E020
basics/requires.md:13: E021
basics/requires.md:17: E021
basics/resource.md:13: E005
basics/resource.md:16: E005
basics/same-id.md:2: E010
basics/terms.md:11: E027
basics/terms.md:15: E027
basics/terms.md:26: E028
basics/terms.md:28: E028
basics/twice-a-key.md:4: E002
basics/unlisted.md:1: E008
basics/without.md:2: E050
elsewhere/nested/deep.md:1: E008
figures/empty.svg:1: E041
figures/huge.png:1: E008
linked:1: E008
more/key.md:1: E012
roadmap.yaml:14: E024
roadmap.yaml:15: E024
roadmap.yaml:28: E008
roadmap.yaml:32: E008
roadmap.yaml:33: E012
roadmap.yaml:38: E025
"""
BASICS = """good aliased anchor answers bad-id broken circle-a circle-b circle-c drawn fenceless huge key kind latin
    long-title number requires resource same-id strayed terms twice-a-key without"""


@pytest.fixture
def home(tmp_path):
    """Write the folder of mistakes and return it."""
    home = write_roadmap(
        tmp_path, sections={"basics": [*BASICS.split(), "goood", "good"], "more": [{"place": "T0000099"}]}
    )
    write_sound_files_with_wrong_words(home)
    write_files_that_cannot_be_read(home)
    write_what_does_not_belong(home, outside=tmp_path / "outside")
    return home


def write_sound_files_with_wrong_words(home):
    def requires(*slugs):
        return [{"topic": slug, "reason": f"It needs {slug}."} for slug in slugs]

    def write(slug, number, *, body="## It\n\nText.", **fields):
        write_topic(home, "basics", slug, body=body, **front_matter(number, **fields))

    write(
        "terms",
        30,
        terms=[
            {"term": "Step size", "means": "How far one step goes."},
            {"term": "pace", "also": ["PACE"], "means": "The same."},
        ],
        questions=[ASKED | {"tests": [2, 1, 1]}],
    )
    write(
        "good",
        0,
        terms=[{"term": "rate", "also": ["step size"], "means": "The length of a step."}],
        requires=requires("broken", "strayed"),
        body="## It\n\n[[broken]] and [[latin]] and [[old-name]].",
    )
    write("same-id", 0)
    write("bad-id", 1, id="ILOU0000")
    write("aliased", 2, aliases=["old-name", "good", "aliased"])
    write("circle-a", 3, requires=requires("circle-b"))
    write("circle-b", 4, requires=requires("circle-c"), replaces=["T0000000"])
    write("circle-c", 5, requires=requires("circle-a"))
    write("requires", 6, requires=requires("circle-d", "requires", "circle-a", "circle-a"))
    write("number", 7, title=1.5)
    write("kind", 8, kind="cor")
    write("key", 9, sumary="What it is.")
    write("without", 10, summary=None)
    write("long-title", 11, title="A title that is far too long for the map")
    write("answers", 13, questions=[QUESTION])
    write("resource", 14, resources=[RESOURCE])
    write("drawn", 15, body="![Words](figures/none.svg)\n\n#### Deep\n\n[[goood]]\n\n$\\frac{1$")
    write_topic(home, "more", "strayed", **front_matter(16))
    write_topic(home, "more", "key", **front_matter(17))


def write_files_that_cannot_be_read(home):
    def write(slug, text, *, encoding="utf-8"):
        (home / "basics" / f"{slug}.md").write_text(text, encoding=encoding)

    write("broken", "---\nid: T0000020\ntitle: Broken\nsummary: one: two\n---\n")
    write("fenceless", "id: T0000021\n")
    write("anchor", "---\nid: T0000022\ntitle: &title Anchor\n---\n")
    write("twice-a-key", "---\nid: T0000023\ntitle: Twice\nid: T0000024\n---\n")
    write("latin", "---\nid: T0000025\ntitle: Café\n---\n", encoding="latin-1")
    write("huge", "a" * 300_000)


def write_what_does_not_belong(home, *, outside):
    def write(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    write_topic(home, "basics", "unlisted", **front_matter(18))
    write_topic(home, "basics", "Bad_Name", **front_matter(19))
    write(home / "basics" / "notes.txt", "Not a topic.")
    write(home / "basics" / ".hidden.md", "Left out.")
    write(home / "elsewhere" / "nested" / "deep.md", "Too deep.")
    write(home / "figures" / "empty.svg", "<p>No drawing.</p>")
    write(home / "figures" / "huge.png", "No drawing.")
    write(outside / "secret.md", "---\nid: SECRET\n---\n")
    os.mkfifo(home / "basics" / "pipe.md")
    (home / "basics" / "link.md").symlink_to(outside / "secret.md")
    (home / "linked").symlink_to(outside)


def places(problems, home):
    return [f"{Path(problem.path).relative_to(home)}:{problem.line}: {problem.code}" for problem in problems]


def test_check_reports_every_mistake_once_at_its_line(home):
    problems = check(parse(home))

    assert places(problems, home) == WRONG.split("\n")[1:-1]
    assert {problem.code for problem in problems} == {code for code in Code if not code.is_advice} - {Code.BODY}


def test_check_says_what_is_wrong_and_what_to_do(home):
    problems = check(parse(home))

    said = {str(problem).removeprefix(f"{home}/") for problem in problems}
    assert {
        "basics/aliased.md:12: E012 the alias 'good' is already a name of HOME/basics/good.md.",
        "basics/circle-a.md:11: E022 prerequisites go round in a circle: circle-a -> circle-b -> circle-c -> circle-a.",
        "basics/drawn.md:16: E042 [[goood]] is not a topic. Did you mean 'good'?",
        "basics/key.md:10: E004 'sumary' is not a key of the format. Did you mean 'summary'?",
        "basics/kind.md:5: E005 'kind' is 'cor'; it can be core, extension. Did you mean 'core'?",
        "basics/requires.md:11: E020 requires 'circle-d', which is not a topic. Did you mean 'circle-c'?",
        "basics/same-id.md:2: E010 id T0000000 is also that of HOME/basics/good.md. "
        "Ids are never used again; make a new one.",
        "basics/terms.md:11: E027 'Step size' is already introduced at HOME/basics/good.md:13. "
        "Leave it to one of the two topics.",
        "basics/terms.md:26: E028 tests outcome 2, but the topic has 1.",
        "basics/twice-a-key.md:4: E002 'id' is here a second time; it is also on line 2.",
        "basics/unlisted.md:1: E008 is not listed in HOME/roadmap.yaml. Add 'unlisted' where it belongs.",
        "roadmap.yaml:14: E024 'circle-a' stands before 'circle-b', which it requires.",
        "roadmap.yaml:28: E008 'strayed' is listed under 'basics', but its file is HOME/more/strayed.md.",
        "roadmap.yaml:32: E008 'goood' is listed, but there is no HOME/basics/goood.md. Did you mean 'good'?",
        "roadmap.yaml:33: E012 'good' is listed a second time; it is also on line 8.",
    } - {line.replace(str(home), "HOME") for line in said} == set()


def test_core_topic_without_a_lesson_is_reported_at_a_line_that_the_file_has(tmp_path):
    home = write_roadmap(tmp_path, sections={"basics": ["core", "extra"]})
    path = write_topic(home, "basics", "core", body="", **front_matter(0))
    write_topic(home, "basics", "extra", body="", **front_matter(1, kind="extension"))
    fence = path.read_text().splitlines().index("---", 1) + 1

    problems = check(parse(home))

    assert places(problems, home) == [f"basics/core.md:{fence}: E051"]


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [
        ("Deep nets.\n\n#### Deep", 3, Code.HEADING),
        ("The area $x^2$.\n\nAnd $x^$.", 3, Code.MATHS),
    ],
)
def test_fault_is_at_its_own_line_and_not_where_its_words_stand_first(tmp_path, body, line, code):
    home = write_roadmap(tmp_path, sections={"basics": ["a"]})
    write_topic(home, "basics", "a", body=body, **front_matter(0))

    problems = check(parse(home))

    assert [(problem.line - 11, problem.code) for problem in problems] == [(line, code)]
