"""The drawn map, as numbers: what may not touch does not, on the bundled roadmap and on any other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum import graph
from curriculum.content.parse import parse
from curriculum.map import layout, tracks
from curriculum.map.labels import width, wrap
from curriculum.map.layout import BELOW, LABEL, LEADING, RADIUS, Line, Map, Station, Stop, lay_out

CONTENT = Path(__file__).resolve().parents[2] / "content" / "deep-learning"
Box = tuple[float, float, float, float]  # left, top, right, bottom
Segment = tuple[str, float, float, float, float]  # whose, and from left or top to right or bottom


@pytest.fixture(scope="module")
def curriculum() -> tuple[list[Line], dict[str, list[str]]]:
    (roadmap,) = parse(CONTENT).roadmaps
    lines = [
        Line(section.title, [Stop(slug, roadmap.topics[slug].front.short or slug) for slug in section.topics])
        for section in roadmap.front.sections
    ]
    return lines, {slug: [each.topic for each in source.front.requires] for slug, source in roadmap.topics.items()}


def stations(drawn: Map) -> dict[str, Station]:
    return {station.slug: station for line in drawn.lines for station in line.stations}


def label_box(station: Station) -> Box:
    half = max(width(words, LABEL) for words in station.label) / 2
    top = station.y + BELOW - LABEL
    return station.x - half, top, station.x + half, top + LEADING * len(station.label)


def mark_box(station: Station) -> Box:
    return station.x - RADIUS, station.y - RADIUS, station.x + RADIUS, station.y + RADIUS


def segments(drawn: Map) -> set[Segment]:
    found = set()
    for track in drawn.tracks:
        for (x0, y0), (x1, y1) in pairwise(track.points):
            found.add((track.source, *sorted((x0, x1))[:1], *sorted((y0, y1))[:1], max(x0, x1), max(y0, y1)))
    return found


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def faults(drawn: Map) -> list[str]:
    """Say what touches and should not, and what is off the map."""
    places = stations(drawn)
    labels = {slug: label_box(station) for slug, station in places.items()}
    marks = {slug: mark_box(station) for slug, station in places.items()}
    said = [f"labels of {a} and {b} overlap" for a, b in combinations(labels, 2) if meet(labels[a], labels[b])]
    said += [f"the label of {a} covers {b}" for a in labels for b in marks if meet(labels[a], marks[b])]
    for whose, *segment in segments(drawn):
        box = (segment[0], segment[1], segment[2] + 0.01, segment[3] + 0.01)
        said += [f"a track of {whose} crosses the label of {a}" for a in labels if meet(box, labels[a])]
    inside = (0, 0, drawn.width, drawn.height)
    said += [f"{a} is off the map" for a, box in labels.items() if not (meet(box, inside) and box[2] <= drawn.width)]
    return said


def crossings(drawn: Map) -> int:
    """Count the places where tracks of different topics cross."""
    found = segments(drawn)
    across = [each for each in found if each[2] == each[4]]
    upright = [each for each in found if each[1] == each[3]]
    return len(
        {
            (down[1], flat[2], *sorted((down[0], flat[0])))
            for flat in across
            for down in upright
            if flat[0] != down[0] and flat[1] < down[1] < flat[3] and down[2] < flat[2] < down[4]
        }
    )


@st.composite
def roadmaps(draw: st.DrawFn) -> tuple[list[Line], dict[str, list[str]]]:
    sizes = draw(st.lists(st.integers(0, 26), min_size=1, max_size=6))
    words = st.text("abcdefgh MWil-", min_size=1, max_size=28).filter(str.strip)
    requires: dict[str, list[str]] = {}
    lines = []
    for number, size in enumerate(sizes):
        stops = []
        for place in range(size):
            slug = f"t{number}-{place}"
            earlier = list(requires)
            requires[slug] = draw(st.lists(st.sampled_from(earlier), max_size=3, unique=True)) if earlier else []
            stops.append(Stop(slug, draw(words)))
        lines.append(Line(f"Section {number}", stops))
    return lines, requires


def test_nothing_touches_a_label_on_the_bundled_roadmap(curriculum: tuple[list[Line], dict[str, list[str]]]) -> None:
    assert faults(lay_out(*curriculum)) == []


@settings(max_examples=40)
@given(roadmaps())
def test_nothing_touches_a_label_on_any_roadmap(roadmap: tuple[list[Line], dict[str, list[str]]]) -> None:
    assert faults(lay_out(*roadmap)) == []


@settings(max_examples=40)
@given(roadmaps())
def test_tracks_are_the_prerequisites_that_follow_from_no_others(
    roadmap: tuple[list[Line], dict[str, list[str]]],
) -> None:
    _, requires = roadmap

    drawn = lay_out(*roadmap)

    needed: dict[str, list[str]] = {slug: [] for slug in requires}
    for track in drawn.tracks:
        needed[track.target].append(track.source)
    for slug, names in needed.items():
        assert graph.ancestors(needed, slug) == graph.ancestors(requires, slug)
        assert not any(one in graph.ancestors(needed, other) for one in names for other in names)


@settings(max_examples=25)
@given(roadmaps())
def test_tracks_lead_from_station_to_station(roadmap: tuple[list[Line], dict[str, list[str]]]) -> None:
    drawn = lay_out(*roadmap)

    places = stations(drawn)
    for track in drawn.tracks:
        (x, y), (end, above) = track.points[0], track.points[-1]
        source, target = places[track.source], places[track.target]
        assert (x, y, end) == (source.x, source.y, target.x)
        assert above in (target.y, target.y - RADIUS)
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(track.points))


def test_same_content_gives_the_same_map(curriculum: tuple[list[Line], dict[str, list[str]]]) -> None:
    lines, requires = curriculum

    again = lay_out(list(lines), dict(requires))

    assert again == lay_out(lines, requires)


def test_topic_stands_below_or_to_the_right_of_what_it_requires(
    curriculum: tuple[list[Line], dict[str, list[str]]],
) -> None:
    places = stations(lay_out(*curriculum))

    for slug, names in curriculum[1].items():
        for name in names:
            assert (places[name].row, places[name].x) < (places[slug].row, places[slug].x)


def test_one_new_topic_moves_little(curriculum: tuple[list[Line], dict[str, list[str]]]) -> None:
    lines, requires = curriculum
    before = stations(lay_out(lines, requires))

    moved = []
    for number, line in enumerate(lines):
        new = f"new-{number}"
        longer = replace(line, stops=[*line.stops, Stop(new, "A new topic")])
        after = stations(
            lay_out([*lines[:number], longer, *lines[number + 1 :]], requires | {new: [line.stops[-1].slug]})
        )
        moved.append(sum(abs(after[slug].x - station.x) > layout.PITCH for slug, station in before.items()))

    # Of 112 stations, those that stand more than one column from where they stood.
    assert (sorted(moved)[len(moved) // 2], max(moved)) <= (3, 20)


def test_fewer_tracks_cross_than_packed_to_the_left_with_lanes_as_they_come(
    curriculum: tuple[list[Line], dict[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = crossings(lay_out(*curriculum))

    monkeypatch.setattr(layout, "place", packed_left)
    monkeypatch.setattr(tracks, "PASSES", 0)
    naive = crossings(lay_out(*curriculum))

    assert (ours <= 480, ours / naive < 0.87) == (True, True), (ours, naive)


def packed_left(rows: Sequence[Sequence[str]], neighbours: Mapping[str, Sequence[str]], columns: int) -> dict[str, int]:
    return {slug: number for row in rows for number, slug in enumerate(row)}


def test_cycle_is_named_and_not_drawn() -> None:
    line = Line("A", [Stop("a", "a"), Stop("b", "b")])

    with pytest.raises(graph.CycleError, match="a -> b -> a"):
        lay_out([line], {"a": ["b"], "b": ["a"]})


def test_roadmap_without_topics_is_an_empty_map() -> None:
    drawn = lay_out([Line("Nothing yet", [])], {})

    assert (stations(drawn), drawn.tracks) == ({}, ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Adam", ("Adam",)),
        ("Over- and underfitting", ("Over- and", "underfitting")),
        ("Self-supervision", ("Self-", "supervision")),
        ("Large language models", ("Large", "language", "models")),
        ("SVD, PCA", ("SVD, PCA",)),
        ("", ()),
    ],
)
def test_label_is_cut_into_even_lines(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, LABEL, 88) == lines


@given(st.text(min_size=1, max_size=60))
def test_label_loses_no_letter_and_fits(text: str) -> None:
    lines = wrap(text, LABEL, 88)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max((width(line, LABEL) for line in lines), default=0) <= 88
