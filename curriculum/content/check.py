"""Everything that is wrong with what was read, at once. Knows nothing of Django.

`parse` has said what is wrong inside each file; here is what only the whole shows, and what rendering shows.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from ..graph import cycles
from .draw import Drawn, draw, fingerprint
from .parse import Folder, Source
from .place import Known, check_places, check_replaced, topics_of
from .problem import Code, Problem, did_you_mean
from .source import MAX_SHORT
from .term import check_terms, check_tests


def check(
    folder: Folder,
    *,
    elsewhere: Mapping[str, Known] | None = None,
    drawn_before: Collection[str] = (),
    step: Callable[[int, int], None] | None = None,
) -> list[Problem]:
    """Return all problems of a folder, sorted by file and line, and draw its topics into `folder.drawn`.

    `elsewhere` has the topics by id that are known beside those of the folder, which may be placed too. Topics whose
    fingerprint is among `drawn_before` are not drawn again. `step` is told, before each topic, how many have been
    looked at and how many there are.
    """
    sources = [source for roadmap in folder.roadmaps for source in roadmap.topics.values()]
    problems = [*folder.problems, *_ids(sources), *_names(sources)]
    problems += [*_prerequisites(folder.names, sources), *_order(folder), *_cycles(sources)]
    problems += check_places(folder, elsewhere or {})
    problems += check_replaced(folder, elsewhere or {})
    problems += check_terms(sources)
    titles = titles_of(folder)
    count = 0
    for roadmap in folder.roadmaps:
        for source in roadmap.topics.values():
            if step:
                step(count, len(sources))
            count += 1
            questions = source.questions
            if fingerprint(source.body, questions, titles, roadmap.figures) not in drawn_before:
                drawn = draw(source.body, questions, titles, roadmap.figures)
                folder.drawn.keep(drawn)
                problems += _faults(source, drawn)
            problems += _topic(source)
    return sorted(set(problems))


def _topic(source: Source) -> Iterator[Problem]:
    """Yield what is wrong with one topic by itself."""
    front, line = source.front, source.document.line
    if len(front.short or front.title) > MAX_SHORT:
        said = f"the title has {len(front.title)} characters; add 'short' with at most {MAX_SHORT} for the map."
        yield Problem(source.path, line(("title",)), Code.MISSING, said)
    if front.kind == "core" and not source.body:
        yield Problem(source.path, source.body_line, Code.BODY, "a core topic needs a text that explains it.")
    for i, question in enumerate(front.questions):
        right = sum(choice.correct for choice in question.choices)
        if right != 1:
            said = f"one choice of a question is correct; here {right} are."
            yield Problem(source.path, line(("questions", i)), Code.TYPE, said)
    yield from check_tests(source)


def titles_of(folder: Folder) -> dict[str, str]:
    """Return the title of each topic of a folder by slug and by alias: what lessons may link to."""
    titles = {slug: slug for slug in folder.names}
    for roadmap in folder.roadmaps:
        for slug, source in roadmap.topics.items():
            titles.update(dict.fromkeys(source.front.aliases, source.front.title))
            titles[slug] = source.front.title
    return titles


def _faults(source: Source, drawn: Drawn) -> Iterator[Problem]:
    for place, fault in drawn.faults:
        line = source.document.line(place) if place else source.body_line - 1 + fault.line_in(source.body)
        yield Problem(source.path, line, fault.code, fault.message)


def _ids(sources: list[Source]) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for source in sources:
        other = first.setdefault(source.front.id, source)
        if other is not source:
            said = f"id {source.front.id} is also that of {other.path}. Ids are never used again; make a new one."
            yield Problem(source.path, source.document.line(("id",)), Code.ID, said)


def _names(sources: list[Source]) -> Iterator[Problem]:
    """Slugs and aliases are one set of names for the whole site."""
    taken = {source.slug: source for source in reversed(sources)}
    for source in sources:
        if taken[source.slug] is not source:
            said = f"'{source.slug}' is also the slug of {taken[source.slug].path}."
            yield Problem(source.path, 1, Code.SLUG, said)
    for source in sources:
        for i, alias in enumerate(source.front.aliases):
            other = taken.setdefault(alias, source)
            if other is not source or alias == source.slug:
                said = f"the alias '{alias}' is already a name of {other.path}."
                yield Problem(source.path, source.document.line(("aliases", i)), Code.SLUG, said)


def _prerequisites(known: set[str], sources: list[Source]) -> Iterator[Problem]:
    for source in sources:
        seen: set[str] = set()
        for i, requirement in enumerate(source.front.requires):
            line = source.document.line(("requires", i, "topic"))
            slug = requirement.topic
            if slug == source.slug:
                yield Problem(source.path, line, Code.SELF, f"'{slug}' requires itself.")
            elif slug not in known:
                said = f"requires '{slug}', which is not a topic.{did_you_mean(slug, known)}"
                yield Problem(source.path, line, Code.UNKNOWN_TOPIC, said)
            elif slug in seen:
                yield Problem(source.path, line, Code.SELF, f"requires '{slug}' twice.")
            seen.add(slug)


def _cycles(sources: list[Source]) -> Iterator[Problem]:
    by_slug = {source.slug: source for source in sources}
    graph = {slug: [r.topic for r in source.front.requires if r.topic != slug] for slug, source in by_slug.items()}
    for path in cycles(graph):
        source = by_slug[path[0]]
        place = ("requires", graph[path[0]].index(path[1]))
        said = f"prerequisites go round in a circle: {' -> '.join(path)}."
        yield Problem(source.path, source.document.line(place), Code.CYCLE, said)


def _order(folder: Folder) -> Iterator[Problem]:
    """Yield the files that are listed before what they require. What is placed has its order at home."""
    slugs = {code: topic.slug for code, topic in topics_of(folder).items()}
    for roadmap in folder.roadmaps:
        listed = [
            (("sections", i, "topics", j), item if isinstance(item, str) else slugs.get(item.place, ""))
            for i, section in enumerate(roadmap.front.sections)
            for j, item in enumerate(section.topics)
        ]
        last = {slug: at for at, slug in listed}
        for slug, source in roadmap.topics.items():
            for requirement in source.front.requires:
                if slug in last and last.get(requirement.topic, last[slug]) > last[slug]:
                    said = f"'{slug}' stands before '{requirement.topic}', which it requires."
                    yield Problem(roadmap.path, roadmap.document.line(last[slug]), Code.ORDER, said)
