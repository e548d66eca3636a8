"""The bundled roadmaps are whole: every topic, every statement of the original, figures and figures' words."""

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont

from curriculum.content.check import check, titles_of
from curriculum.content.draw import draw
from curriculum.content.parse import Folder, Roadmap, Source, parse

CONTENT = Path(__file__).resolve().parent.parent / "content"
SECTIONS = {
    "orientation": 2,
    "math": 14,
    "python": 3,
    "ml": 11,
    "nn": 10,
    "frameworks": 6,
    "optimization": 9,
    "regularization": 6,
    "feedforward-cnn": 6,
    "sequences": 9,
    "transformers": 6,
    "generative": 8,
    "applications": 13,
    "practice": 9,
}
ORIGINAL = yaml.safe_load(Path(__file__).with_name("original_roadmap.yaml").read_text())


@cache
def folder() -> Folder:
    return parse(CONTENT)


def roadmap() -> Roadmap:
    return folder().roadmaps[0]


def source(slug: str) -> Source:
    return roadmap().topics[slug]


def page(slug: str) -> str:
    """Return the text of a topic with its resources' addresses."""
    topic = source(slug)
    return "\n".join([topic.body, *(resource.url for resource in topic.front.resources)])


def words(body: str) -> int:
    """Count the words of a lesson without its code and its displayed maths."""
    prose = re.sub(r"```.*?```|\$\$.*?\$\$", "", body, flags=re.DOTALL)
    return len(re.findall(r"[A-Za-z][A-Za-z'-]+", prose))


def test_bundled_content_has_no_problems() -> None:
    assert list(map(str, check(folder()))) == []


def test_every_topic_of_every_section_is_there() -> None:
    found = {section.slug: len(section.topics) for section in roadmap().front.sections}

    assert found == SECTIONS
    assert len(roadmap().topics) == 112


def test_original_roadmap_has_44_statements() -> None:
    assert len({row["statement"] for row in ORIGINAL}) == 44


@pytest.mark.parametrize("row", ORIGINAL, ids=[row["statement"][:40] for row in ORIGINAL])
def test_original_roadmap_is_covered(row: dict[str, Any]) -> None:
    missing = {slug: holds for slug, holds in row["covered"].items() if holds.lower() not in page(slug).lower()}

    assert missing == {}


def test_roadmaps_are_in_the_order_of_their_folders_and_the_first_is_home() -> None:
    assert [roadmap.slug for roadmap in folder().roadmaps] == ["deep-learning", "original"]


def test_original_roadmap_places_what_covers_its_statements_and_nothing_else() -> None:
    """In the order of the statements; the topics of one statement may stand in the order they need each other."""
    slugs = {topic.front.id: slug for slug, topic in roadmap().topics.items()}
    original = folder().roadmaps[1]
    placed = [slugs[code] for section in original.front.sections for _, code in section.places()]
    first = {slug: i for i, row in reversed(list(enumerate(ORIGINAL))) for slug in row["covered"]}

    assert original.topics == {}
    assert sorted(placed) == sorted(first)
    assert [first[slug] for slug in placed] == sorted(first.values())
    assert {roadmap().topics[slug].front.kind for slug in placed} == {"core"}


def test_comments_of_the_original_roadmap_name_what_it_places() -> None:
    slugs = {topic.front.id: slug for slug, topic in roadmap().topics.items()}
    said = re.findall(r"- place: (\w+) # ([\w-]+)$", Path(folder().roadmaps[1].path).read_text(), flags=re.MULTILINE)

    assert dict(said) == {code: slugs[code] for code, _ in said}
    assert len(said) == 57


@pytest.mark.parametrize(
    "link", ["https://www.tensorflow.org/", "https://pytorch.org/", "https://www.deeplearningbook.org/"]
)
def test_links_of_the_original_are_resources(link: str) -> None:
    assert [
        topic.slug for topic in roadmap().topics.values() if any(r.url == link for r in topic.front.resources)
    ] != []


def test_core_topics_have_a_text_and_questions_and_others_a_text() -> None:
    thin = {
        slug: words(topic.body)
        for slug, topic in roadmap().topics.items()
        if words(topic.body) < (150 if topic.front.kind == "core" else 50)
    }
    unasked = [
        s for s, topic in roadmap().topics.items() if topic.front.kind == "core" and len(topic.front.questions) < 2
    ]

    assert (thin, unasked) == ({}, [])


def test_topics_have_resources_and_outcomes() -> None:
    poor = [s for s, t in roadmap().topics.items() if len(t.front.resources) < 2 or len(t.front.outcomes) < 2]

    assert poor == []


def test_content_has_no_leftovers() -> None:
    text = {path: path.read_text() for path in CONTENT.rglob("*.*")}

    assert [path.name for path, said in text.items() if re.search(r"\bTODO\b|\bFIXME\b|lorem ipsum", said)] == []


def test_every_figure_is_shown_somewhere() -> None:
    bodies = "".join(topic.body for topic in roadmap().topics.values())
    names = [name for name in roadmap().figures if not name.endswith("-narrow")]

    assert [name for name in names if f"figures/{name}.svg" not in bodies] == []


def test_figures_words_are_not_tiny() -> None:
    """Subscripts are the smallest; tests/browser measures what is seen."""
    small = {
        name: sizes
        for name, svg in roadmap().figures.items()
        if (sizes := [s for s in map(float, re.findall(r'font-size="([\d.]+)"', svg)) if s < 10.5])
    }

    assert small == {}


def test_figures_ids_are_their_own() -> None:
    foreign = {
        name: ids
        for name, svg in roadmap().figures.items()
        if (ids := [each for each in re.findall(r'\bid="([^"]+)"', svg) if not each.startswith(name)])
    }

    assert foreign == {}


def test_maths_font_has_every_sign_of_the_lessons() -> None:
    signs: set[str] = set()
    for topic in roadmap().topics.values():
        drawn = draw(topic.body, topic.questions, titles_of(folder()), roadmap().figures)
        html = drawn.html + "".join(str(question) for question in drawn.questions)
        for formula in re.findall(r"<math.*?</math>", html, flags=re.DOTALL):
            signs |= set(unescape(re.sub(r"<[^>]*>", "", formula)))
    font = TTFont(CONTENT.parent / "static" / "fonts" / "stix-two-math.woff2")
    variants = {selector for table in font["cmap"].tables if table.format == 14 for selector in table.uvsDict}

    known = {*font.getBestCmap(), *variants}
    assert {sign for sign in signs if ord(sign) not in known and not sign.isspace()} == set()
    assert "MATH" in font
