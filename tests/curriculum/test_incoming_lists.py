"""READMEs of different shapes are read as their authors meant them: what stands in what, and what is no item."""

from pathlib import Path

import pytest

from curriculum.incoming.listing import read_listing
from curriculum.incoming.placing import place
from curriculum.incoming.readme import read_readme
from curriculum.incoming.text import LeftOut, UnreadableError, read_text

WITHIN = "\u203a"
READMES = Path(__file__).parent / "readmes"


def placed(text: str, **options: str):
    return place(read_listing(read_text(text.encode(), "README.md"), "README.md"), "README.md", **options)


def shape(text: str) -> dict[str, list[str]]:
    """Return the titles of topics by section."""
    return {section.title: [topic.title for topic in section.topics] for section in placed(text).sections}


def topic(text: str, title: str):
    return next(each for section in placed(text).sections for each in section.topics if each.title == title)


def test_nested_list_keeps_its_headings_as_sections_and_its_outermost_items_as_topics() -> None:
    text = (READMES / "nested.md").read_text()

    found = placed(text)

    assert found.title == "Learn to sail"
    assert shape(text) == {
        "Knots": ["Bowline", "Figure eight goes on in this line", "Reef knot"],
        "Words": ["Port", "Starboard", "Bow & stern"],
        "In a dinghy": ["Capsize", "Right it again"],
        "Afloat": ["Come about"],
        "In a storm": ["Stay home"],
    }
    assert [section.summary for section in found.sections] == [
        f"On land {WITHIN} Knots.",
        f"On land {WITHIN} Words.",
        f"Afloat {WITHIN} In a dinghy.",
        "Some text with a link between lists.",
        f"Afloat {WITHIN} In a storm.",
    ]


def test_nested_list_stays_nested_in_the_lesson_and_its_links_become_resources() -> None:
    bowline = topic((READMES / "nested.md").read_text(), "Bowline")

    assert bowline.summary == "Bowline - the one to know. [animated]"
    assert bowline.body == (
        "- Tie it with one hand\n"
        "- [Tie it behind your back (video)](<https://www.youtube.com/watch?v=abc>)\n"
        "    - slowly first\n"
        "    - then fast"
    )
    assert [(each["title"], each["kind"], each["url"]) for each in bowline.resources] == [
        ("Bowline (animated)", "article", "https://knots.example.org/bowline"),
        ("Tie it behind your back (video)", "video", "https://www.youtube.com/watch?v=abc"),
    ]


def test_items_that_are_links_alone_become_resources_and_no_lesson() -> None:
    eight = topic((READMES / "nested.md").read_text(), "Figure eight goes on in this line")

    assert eight.body == ""
    assert [(each["title"], each["kind"], each["cost"]) for each in eight.resources] == [
        ("a book", "book", "paid"),
        ("a page", "article", "free"),
    ]


def test_what_finds_no_place_is_named_with_its_line() -> None:
    left = placed((READMES / "nested.md").read_text()).left

    assert left == [
        LeftOut(5, "text under “Learn to sail” without a list: a line."),
        LeftOut(9, "a table of contents, 4 items that lead into the page itself.", 4),
        LeftOut(20, "text under “On land” without a list: a line."),
        LeftOut(40, "a block of code."),
        LeftOut(
            52,
            "the link './capsize.md' leads to a file beside the list; give its folder's address, --base; "
            "its words are there.",
        ),
        LeftOut(55, "text between lists: a line with a link."),
    ]


def test_numbered_paragraphs_of_papers_are_items_with_the_paper_as_title() -> None:
    text = (READMES / "papers.md").read_text()

    found = shape(text)

    assert found == {
        "1 Theory": [
            "How cloth bends the wind",
            "Nets and sheets: how a sail hangs from a mast that bends under it",
        ],
        "2 Practice": ["A talk without an address."],
    }
    assert placed(text).left == []
    first = topic(text, "How cloth bends the wind").resources[0]
    assert (first["title"], first["kind"], first["why"]) == (
        "How cloth bends the wind (pdf)",
        "paper",
        "(Where it began)",
    )


def test_rows_of_tables_are_items_with_what_heads_their_cells() -> None:
    found = placed((READMES / "tables.md").read_text(), base="https://example.org/repo/")

    assert found.title == "A course in sailing"
    (section,) = found.sections
    assert [(each.title, each.summary) for each in section.topics] == [
        ("Wind", "Wind (other); Weeks: 4; Needs: none; Talk: chat"),
        ("Water", "Water; Weeks: 6; Needs: Wind | Weather"),
        ("Tides", "Tides; By: A. Reed"),
    ]
    assert [(each["title"], each["kind"], each["cost"]) for each in section.topics[0].resources] == [
        ("Wind", "course", "signup"),
        ("Wind (other)", "course", "free"),
        ("Wind (chat)", "community", "signup"),
    ]
    assert section.topics[1].resources[0]["url"] == "https://example.org/repo/water/README.md"
    assert found.left == []


@pytest.mark.parametrize("step", ["  ", "   ", "    ", "\t", "     "])
@pytest.mark.parametrize("mark", ["-", "*", "+", "1.", "2)", "- [ ]", "- [x]"])
def test_what_stands_further_right_stands_in_what_is_above(step: str, mark: str) -> None:
    text = f"# A\n## B\n{mark} one\n{step}{mark} two\n{step}{step}{mark} three\n{step}{mark} four\n{mark} five\n"

    assert shape(text) == {"B": ["one", "five"]}
    assert topic(text, "one").body == "- two\n    - three\n- four"


def test_one_space_is_a_slip_and_no_step() -> None:
    assert shape("# A\n## B\n- one\n - two\n- three") == {"B": ["one", "two", "three"]}


def test_list_without_headings_has_its_outermost_items_as_sections() -> None:
    text = "- Wind\n  - Gusts\n  - [Fog](https://example.org/f)\n- [Water](https://example.org/w)\n  - Tides\n- Rest\n"

    assert shape(text) == {"README": ["Rest"], "Wind": ["Gusts", "Fog"], "Water": ["Water", "Tides"]}


def test_titles_that_are_doubled_name_the_heading_above_too() -> None:
    text = "# A\n## Python\n### Books\n- one\n## Java\n### Books\n- two\n"

    assert shape(text) == {"Python: Books": ["one"], "Java: Books": ["two"]}


def test_list_under_a_heading_of_contents_that_leads_outside_is_kept() -> None:
    text = "# A\n## Contents\n- [in](#x)\n- [out](https://example.org)\n### Part\n- plain\n"

    assert shape(text) == {"A": ["out"], "Part": ["plain"]}


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("[A link](https://example.org) and more", "A link"),
        ("**Bold words** (2015), A. Author [[pdf]](https://example.org)", "Bold words"),
        ("**START**: [The primer](https://example.org)", "START: The primer"),
        ("Words before - a description", "Words before"),
        (
            "A title of a paper (2017), A. Author et al. [[pdf]](https://example.org/x)",
            "A title of a paper (2017), A. Author et al.",
        ),
        ("[![A picture](https://example.org/p.png)](https://example.org/leads)", "A picture"),
        ("https://example.org/only", "example.org/only"),
        ("🎉 Party 🎉", "Party"),
        ("word " * 40, f"{'word ' * 15}word…".replace("word word…", "word…")),
    ],
)
def test_title_is_what_an_item_is_about(item: str, title: str) -> None:
    assert shape(f"# A\n## B\n- {item}\n") == {"B": [title]}


def test_topic_with_more_links_than_a_topic_may_have_keeps_all_in_its_lesson() -> None:
    links = "\n".join(f"  - [l{number}](https://example.org/{number})" for number in range(40))
    text = f"# A\n## B\n- Many\n{links}\n"

    many = topic(text, "Many")

    assert (len(many.resources), many.body.count("https://example.org/")) == (30, 40)
    assert placed(text).left == [LeftOut(3, "10 of 40 links of “Many” as resources; its lesson has them all.")]


def test_items_that_a_lesson_has_no_room_for_are_named_one_by_one() -> None:
    inside = "\n".join(f"  - {number} {'long ' * 200}" for number in range(30))

    found = placed(f"# A\n## B\n- Much\n{inside}\n")

    assert [each.line for each in found.left] == list(range(28, 34))
    assert found.points == 31 - 6


def test_readme_becomes_extensions_of_the_least_difficulty_with_nothing_guessed() -> None:
    arrival = read_readme(b"# A\n## B\n- A title that is longer than a label on a map may be\n", "README.md")

    (new,) = arrival.topics
    assert new.code == ""
    assert {name: new.state[name] for name in ("kind", "difficulty", "hours", "short")} == {
        "kind": "extension",
        "difficulty": 1,
        "hours": 1.0,
        "short": "A title that is longer…",
    }
    assert "outcomes" not in new.state


@pytest.mark.parametrize("text", ["", "# A\n\nWords alone.\n", "# A\n## Contents\n- [in](#in)\n"])
def test_readme_that_lists_nothing_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"README.md:1: holds no list"):
        placed(text)


def test_readme_with_more_headings_than_a_roadmap_has_sections_is_refused() -> None:
    text = "# A\n" + "".join(f"## Part {number}\n- item\n" for number in range(101))

    with pytest.raises(UnreadableError, match=r"README.md:202: has lists under 101 headings"):
        placed(text)
