"""What a roadmap may place: published topics of other roadmaps, by their ids, each once. No database."""

import pytest

from curriculum.content.check import check
from curriculum.content.parse import parse
from curriculum.content.place import Known
from tests.factories import front_matter, make_id, write_roadmap, write_topic


def write_two(folder, *items, slug="other", **files):
    """Write a roadmap of topics a (id 0) and b (id 1), and another of these items and of these files."""
    home = write_roadmap(folder, slug="first", sections={"basics": ["a", "b"]})
    write_topic(home, "basics", "a", **front_matter(0))
    write_topic(home, "basics", "b", **front_matter(1))
    other = write_roadmap(folder, slug=slug, sections={"more": list(items)})
    for name, fields in files.items():
        write_topic(other, "more", name, **fields)
    return other


def place(number):
    return {"place": make_id(number)}


def said(folder, home, **options):
    return [str(problem).removeprefix(f"{home}/") for problem in check(parse(folder), **options)]


def test_topics_of_another_roadmap_are_placed_among_ones_own(tmp_path):
    home = write_two(tmp_path, place(1), "c", place(0), c=front_matter(2))

    (section,) = parse(home).roadmaps[0].front.sections

    assert said(tmp_path, home) == []
    assert (list(section.files()), list(section.places())) == ([(1, "c")], [(0, make_id(1)), (2, make_id(0))])


@pytest.mark.parametrize(
    ("item", "problems"),
    [
        (
            {"place": "T0000009"},
            ["9: E025 places 'T0000009', which is not the id of a topic. Did you mean 'T0000001'?"],
        ),
        ({"place": "ZZZZZZZZ"}, ["9: E025 places 'ZZZZZZZZ', which is not the id of a topic."]),
        (
            {"place": "T0000002"},
            ["9: E025 places 'T0000002', which is 'c' of this roadmap: list it by its slug, where its file is."],
        ),
        (
            {"place": "attention"},
            [
                "9: E010 'sections[1].topics[2].place' is 'attention'; "
                "an id is eight digits or capitals without I, L, O and U."
            ],
        ),
        (
            {"place": 12345678},
            [
                "9: E005 'sections[1].topics[2].place' is 12345678, which YAML reads as a number or a word of its own; "
                'quote it: "12345678".'
            ],
        ),
        (
            {"plaec": "T0000001"},
            [
                "9: E004 'plaec' is not a key of the format. Did you mean 'place'?",
                "9: E050 'sections[1].topics[2].place' is missing.",
            ],
        ),
        (
            "T0000001",
            [
                "9: E012 'sections[1].topics[2]': a slug is lower-case letters, digits and single hyphens, "
                "at most 60 characters."
            ],
        ),
        (["a"], ["9: E005 'sections[1].topics[2]': input should be a valid string."]),
    ],
)
def test_place_that_cannot_be_is_one_problem_at_its_line(tmp_path, item, problems):
    home = write_two(tmp_path, "c", item, c=front_matter(2))

    found = [line for line in said(tmp_path, home) if line.startswith("roadmap.yaml")]

    assert found == [f"roadmap.yaml:{line}" for line in problems]


def test_topic_is_placed_once_in_a_roadmap(tmp_path):
    home = write_two(tmp_path, place(0), place(1), place(0))

    assert said(tmp_path, home) == [
        "roadmap.yaml:10: E025 'T0000000' is placed a second time; it is also on line 8.",
    ]


def test_file_that_cannot_be_read_is_one_problem_and_not_one_more_for_its_place(tmp_path):
    home = write_two(tmp_path, place(0))
    (tmp_path / "first" / "basics" / "a.md").write_text(f"---\nid: {make_id(0)}\ntitle: one: two\n---\n")

    problems = check(parse(tmp_path))

    assert [problem.path.removeprefix(f"{tmp_path}/") for problem in problems] == ["first/basics/a.md"]
    assert home.exists()


def test_roadmap_by_itself_knows_no_other_unless_it_is_told(tmp_path):
    home = write_two(tmp_path, place(0), place(1), place(5))
    elsewhere = {
        make_id(0): Known("a", "first"),
        make_id(1): Known("b", "first", retired=True),
        make_id(5): Known("made-by-hand", "other"),
    }

    assert [line.split(" ")[:2] for line in said(home, home)] == [
        ["roadmap.yaml:8:", "E025"],
        ["roadmap.yaml:9:", "E025"],
        ["roadmap.yaml:10:", "E025"],
    ]
    assert said(home, home, elsewhere=elsewhere) == [
        "roadmap.yaml:9: E025 places 'T0000001', but 'b' has been retired. Take it out, or publish it again first.",
        "roadmap.yaml:10: E025 places 'T0000005', which is 'made-by-hand' of this roadmap: "
        "list it by its slug, where its file is.",
    ]


def test_own_topic_stands_after_what_it_requires_also_where_that_is_placed(tmp_path):
    requires = [{"topic": "b", "reason": "It needs b."}]
    home = write_two(tmp_path, "c", place(1), c=front_matter(2, requires=requires))

    assert said(tmp_path, home) == ["roadmap.yaml:8: E024 'c' stands before 'b', which it requires."]


def test_order_of_what_is_placed_is_free(tmp_path):
    home = write_two(tmp_path, place(1), place(0))
    write_topic(tmp_path / "first", "basics", "b", **front_matter(1), requires=[{"topic": "a", "reason": "It does."}])

    assert said(tmp_path, home) == []
