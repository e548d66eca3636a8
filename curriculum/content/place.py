"""What may be named by its id: published topics of other roadmaps, to place them; retired ones, to replace them.

Knows nothing of Django.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .parse import Folder, Roadmap
from .problem import Code, Problem, did_you_mean


@dataclass(frozen=True)
class Known:
    """A topic that a roadmap may name: its slug, its home roadmap's, and whether it has been retired."""

    slug: str
    roadmap: str
    retired: bool = False


def topics_of(folder: Folder) -> dict[str, Known]:
    """Return the topics of a folder by id."""
    return {
        source.front.id: Known(slug, roadmap.slug)
        for roadmap in folder.roadmaps
        for slug, source in roadmap.topics.items()
    }


def check_places(folder: Folder, elsewhere: Mapping[str, Known]) -> Iterator[Problem]:
    """Yield the places that cannot be, at their lines; `elsewhere` has further topics by id."""
    known = {**elsewhere, **topics_of(folder)}
    for roadmap in folder.roadmaps:
        first: dict[str, int] = {}
        for i, section in enumerate(roadmap.front.sections):
            for j, code in section.places():
                line = roadmap.document.line(("sections", i, "topics", j))
                if code in first:
                    said = f"'{code}' is placed a second time; it is also on line {first[code]}."
                elif code in known or code not in folder.ids:
                    said = _refused(code, known, roadmap)
                else:  # the id of a file that could not be read, which is a problem already
                    said = ""
                if said:
                    yield Problem(roadmap.path, line, Code.PLACE, said)
                first.setdefault(code, line)


def _refused(code: str, known: Mapping[str, Known], roadmap: Roadmap) -> str:
    """Say why a roadmap cannot place a topic, or nothing."""
    topic = known.get(code)
    if topic is None:
        others = [other for other, each in known.items() if each.roadmap != roadmap.slug]
        return f"places '{code}', which is not the id of a topic.{did_you_mean(code, others)}"
    if topic.roadmap == roadmap.slug:
        return f"places '{code}', which is '{topic.slug}' of this roadmap: list it by its slug, where its file is."
    if topic.retired:
        return f"places '{code}', but '{topic.slug}' has been retired. Take it out, or publish it again first."
    return ""


def check_replaced(folder: Folder, elsewhere: Mapping[str, Known]) -> Iterator[Problem]:
    """Yield what a topic cannot replace, at its line. An id that nobody knows is left: its topic may be long gone."""
    published = {code for code, topic in elsewhere.items() if not topic.retired} | set(folder.ids)
    for roadmap in folder.roadmaps:
        for source in roadmap.topics.values():
            named = source.front.replaces
            for i, code in enumerate(named):
                if code in published:
                    said = f"replaces '{code}', which is no retired topic. Take its file away, or this line."
                elif code in named[:i]:
                    said = f"replaces '{code}' a second time."
                else:
                    continue
                yield Problem(source.path, source.document.line(("replaces", i)), Code.REPLACED, said)
