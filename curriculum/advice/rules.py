"""All rules of advice, asked of a folder or of one topic. Knows nothing of Django."""

from collections.abc import Callable, Iterator

from ..content.parse import Folder, Source
from ..content.problem import Problem
from . import lesson, reading, structure, symbols, wording
from .written import Around, Remark, Written

ON_A_LESSON: tuple[Callable[[Written], Iterator[Remark]], ...] = (
    lesson.length,
    lesson.headings,
    lesson.words_for_images,
    lesson.words_of_links,
    symbols.undefined,
    reading.reading,
    wording.belittling,
    wording.spelling,
)
ON_A_TOPIC: tuple[Callable[[Written], Iterator[Remark]], ...] = (
    structure.many_prerequisites,
    structure.hours,
    structure.untested,
    structure.undecided,
    *ON_A_LESSON,
)
AMONG_TOPICS: tuple[Callable[[Written, Around], Iterator[Remark]], ...] = (structure.alone, structure.implied)


def on_lesson(topic: Written) -> Iterator[Remark]:
    """Yield the advice on what a topic says, whatever else it has."""
    for rule in ON_A_LESSON:
        yield from rule(topic)


def remarks(topic: Written, around: Around | None) -> Iterator[Remark]:
    """Yield all advice on one topic; without the others around it, none that only they show."""
    for rule in ON_A_TOPIC:
        yield from rule(topic)
    if around:
        for among in AMONG_TOPICS:
            yield from among(topic, around)


def advise(folder: Folder) -> list[Problem]:
    """Return all advice on a folder, sorted by file and line.

    While a file cannot be read, nothing is said that depends on which topics there are.
    """
    sources = [source for roadmap in folder.roadmaps for source in roadmap.topics.values()]
    graph = {source.slug: [each.topic for each in source.front.requires] for source in sources}
    around = None if folder.problems else Around(graph)
    return sorted({_problem(source, said) for source in sources for said in remarks(written(source), around)})


def written(source: Source) -> Written:
    """Return what a file says."""
    front = source.front
    return Written(
        slug=source.slug,
        title=front.title,
        summary=front.summary,
        kind=front.kind,
        hours=front.hours,
        outcomes=front.outcomes,
        requires={each.topic: each.reason for each in front.requires},
        resources=[each.model_dump() for each in front.resources],
        questions=source.questions,
        body=source.body,
        terms=[each.model_dump() for each in front.terms],
    )


def _problem(source: Source, said: Remark) -> Problem:
    line = source.body_line - 1 + said.at if isinstance(said.at, int) else source.document.line(said.at)
    return Problem(source.path, line, said.code, said.message)
