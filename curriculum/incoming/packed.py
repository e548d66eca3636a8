"""A zip of a roadmap's folder -> a roadmap on its way in: checked as content is, with what this site has beside it."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..content.check import check
from ..content.parse import Folder, Roadmap, Source, parse
from ..content.problem import Code, Problem
from ..content.rows import elsewhere
from ..content.state import of_source
from ..models import Alias, Draft, Topic
from .archive import unpack
from .arrival import Arrival, NewSection, NewTopic
from .text import UnreadableError

# What refers to topics that this site may not have: that is left out and said, and the rest comes in.
_ELSEWHERE = {Code.UNKNOWN_TOPIC, Code.PLACE, Code.LINK}


def read_packed(data: bytes, name: str) -> Arrival:
    """Read a packed roadmap. Raises UnreadableError with all that is wrong in it."""
    files, passed_over = unpack(data, name)
    with tempfile.TemporaryDirectory() as made:
        home = Path(made).resolve() / "roadmap"
        for path, content in files.items():
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            (home / path).write_bytes(content)
        read, problems = look(home)
    problems = [replace(each, path=each.path.replace(str(home), name)) for each in problems]
    roadmap = read.roadmaps[0]
    sources = [replace(source, path=source.path.replace(str(home), name)) for source in roadmap.topics.values()]
    if wrong := [*(each for each in problems if each.code not in _ELSEWHERE), *_taken(sources)]:
        raise UnreadableError([str(each) for each in sorted(wrong)])
    left = [f"{each.path}:{each.line}: not placed: {each.message}" for each in problems if each.code is not Code.PLACE]
    left += [*_places(roadmap, name), *(f"{name}: not placed: '{path}', which is hidden." for path in passed_over)]
    return Arrival(roadmap.front.title, roadmap.front.summary, list(_sections(roadmap)), roadmap.figures, left)


def look(home: Path) -> tuple[Folder, list[Problem]]:
    """Parse and check the folder of one roadmap, which may name what this site has."""
    read = parse(home)
    read.names |= set(Topic.objects.values_list("slug", flat=True)) | set(Alias.objects.values_list("slug", flat=True))
    return read, check(read, elsewhere=elsewhere(read))


def _sections(roadmap: Roadmap) -> Iterator[NewSection]:
    codes = dict(Topic.objects.values_list("slug", "code"))
    codes |= dict(Alias.objects.values_list("slug", "topic__code"))
    codes |= {slug: source.front.id for slug, source in roadmap.topics.items()}
    for section in roadmap.front.sections:
        sources = [roadmap.topics[slug] for _, slug in section.files()]
        topics = [NewTopic(of_source(_known(source, codes), codes, {}), source.front.id) for source in sources]
        yield NewSection(section.slug, section.title, section.summary, topics)


def _known(source: Source, codes: dict[str, str]) -> Source:
    """Return a source without the prerequisites that nobody has."""
    requires = [each for each in source.front.requires if each.topic in codes]
    return replace(source, front=source.front.model_copy(update={"requires": requires}))


def _taken(sources: list[Source]) -> Iterator[Problem]:
    """Yield the ids and names that a topic or a draft of this site has."""
    codes = dict(Topic.objects.values_list("code", "slug")) | dict(Draft.objects.values_list("code", "state__slug"))
    names = {*codes.values(), *Alias.objects.values_list("slug", flat=True)}
    for source in sources:
        if source.front.id in codes:
            said = f"id {source.front.id} is that of '{codes[source.front.id]}' here: this roadmap is here already."
            yield Problem(
                source.path, source.document.line(("id",)), Code.ID, f"{said} load_content brings in what is new."
            )
            continue
        for name in (source.slug, *source.front.aliases):
            if name in names:
                said = f"'{name}' is the name of another topic here. Choose another, here or there."
                yield Problem(source.path, 1, Code.SLUG, said)


def _places(roadmap: Roadmap, name: str) -> Iterator[str]:
    for i, section in enumerate(roadmap.front.sections):
        for j, code in section.places():
            line = roadmap.document.line(("sections", i, "topics", j))
            said = f"'place: {code}': what is placed is public at once. Place it at the desk when the roadmap is."
            yield f"{name}/{re.split('[/]', roadmap.path)[-1]}:{line}: not placed: {said}"
