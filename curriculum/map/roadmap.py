"""The map of a roadmap of the outline, for the template: drawn once for each edition, when first asked for."""

from dataclasses import dataclass
from functools import lru_cache

from ..outline import Entry, RoadmapEntry, SectionEntry
from .layout import DrawnLine, Line, Station, Stop, Track, lay_out

_KEPT = 16  # roadmaps, each laid out in a second or less


@dataclass(frozen=True, eq=False)
class DrawnSection:
    """A section, its line, and its topics with their stations."""

    section: SectionEntry
    line: DrawnLine
    stops: list[tuple[Entry, Station]]


@dataclass(frozen=True, eq=False)
class DrawnRoadmap:
    """A roadmap on its map: sections with stations, and tracks with the reason that one topic requires the other."""

    roadmap: RoadmapEntry
    width: int
    height: int
    sections: list[DrawnSection]
    tracks: list[tuple[Track, str]]


@lru_cache(maxsize=_KEPT)
def draw(roadmap: RoadmapEntry) -> DrawnRoadmap:
    """Return the map of a roadmap. An outline's entries belong to one edition, so a new one is drawn anew."""
    lines = [
        Line(section.title, [Stop(topic.slug, topic.label) for topic in section.topics]) for section in roadmap.sections
    ]
    drawn = lay_out(lines, roadmap.graph)
    reasons = {
        (requirement.topic.slug, topic.slug): requirement.reason
        for topic in roadmap.topics
        for requirement in topic.requires
    }
    return DrawnRoadmap(
        roadmap=roadmap,
        width=drawn.width,
        height=drawn.height,
        sections=[
            DrawnSection(section, line, list(zip(section.topics, line.stations, strict=True)))
            for section, line in zip(roadmap.sections, drawn.lines, strict=True)
        ],
        tracks=[(track, reasons[track.source, track.target]) for track in drawn.tracks],
    )
