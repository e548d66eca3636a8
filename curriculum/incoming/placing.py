"""What a README lists -> a roadmap: headings become sections, points topics, and what stands in those their parts.

Nothing is guessed that the list does not say: each topic is an extension, of the least difficulty and hours, and has no
outcomes. What is nested stays nested, in the topic's lesson. Knows nothing of Django.
"""

from collections import Counter
from dataclasses import dataclass, field

from .addresses import NowhereError
from .inline import one_line
from .listing import Group, Listing, Point, is_contents
from .points import MAX_SENTENCE, MAX_TITLE, Resource, cut, resources_of, sentence_of, title_of, titled
from .text import LeftOut, UnreadableError
from .written import MAX_CHARACTERS, write_list

MAX_SECTIONS = 100
MAX_RESOURCES = 30
_WITHIN = " \u203a "


@dataclass(frozen=True)
class Topic:
    """A topic to be: what its point says, and where that stands."""

    line: int
    title: str
    summary: str
    body: str = ""
    resources: tuple[Resource, ...] = ()


@dataclass
class Section:
    line: int
    title: str
    summary: str
    topics: list[Topic] = field(default_factory=list)


@dataclass
class Placed:
    """A roadmap to be, what found no place in it, and of how many points it was made."""

    title: str
    summary: str
    sections: list[Section] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)
    points: int = 0


def place(listing: Listing, name: str, *, title: str = "", base: str = "") -> Placed:
    """Make a roadmap of a listing. Raises UnreadableError where there is nothing to make one of, or too much.

    `base` is the address that links relative to the README begin from.
    """
    return _Placing(listing, name, title or titled(listing.title), base).run()


class _Placing:
    def __init__(self, listing: Listing, name: str, title: str, base: str) -> None:
        self.listing, self.name, self.base = listing, name, base
        title = cut(title or name.rpartition("/")[2].rpartition(".")[0] or name, MAX_TITLE)
        self.placed = Placed(title, f"A list of others, taken in from {cut(name.rpartition('/')[2], 100)}.")
        self.left = [*listing.left]
        self.sections: dict[tuple[str, ...], Section] = {}

    def run(self) -> Placed:
        if len(self.listing.groups) and not any(group.path for group in self.listing.groups if group.points):
            self.listing.groups = [part for group in self.listing.groups for part in _split(group)]
        titles = Counter(group.path[-1:] for group in self._by_path())
        for group in self.listing.groups:
            points = self.without_contents(group)
            if points:
                section = self.sections.setdefault(group.path, self.section(group, titles))
                section.topics += [self.topic(point, group.path) for point in points]
            self.text(group, listed=bool(points))
        self.placed.sections = [section for section in self.sections.values() if section.topics]
        self.placed.left = sorted(set(self.left))
        if not self.placed.sections:
            raise UnreadableError([f"{self.name}:1: holds no list, no table and no numbered paragraphs."])
        if len(self.placed.sections) > MAX_SECTIONS:
            said = (
                f"has lists under {len(self.placed.sections)} headings; a roadmap has at most {MAX_SECTIONS} sections."
            )
            raise UnreadableError([f"{self.name}:{self.placed.sections[MAX_SECTIONS].line}: {said}"])
        return self.placed

    def _by_path(self) -> list[Group]:
        return list({group.path: group for group in self.listing.groups if group.points}.values())

    def section(self, group: Group, titles: Counter[tuple[str, ...]]) -> Section:
        """Make the section of a heading. Those over it are kept in its sentence, and in a title that is doubled."""
        own = group.path[-2:] if titles[group.path[-1:]] > 1 else group.path[-1:]
        text = _said(group)
        summary = text if len(group.path) < 2 else f"{_WITHIN.join(group.path)}. {text}"  # noqa: PLR2004 (one over it)
        title = titled(": ".join(own)) or self.placed.title
        return Section(group.line, title, cut(summary, MAX_SENTENCE) or f"A part of {self.placed.title}.")

    def text(self, group: Group, *, listed: bool) -> None:
        """Say which text between the lists is left out: all that a section's sentence does not hold."""
        links = sum(not link.target.startswith("#") for _, says in group.text for link in says.links)
        section = self.sections.get(group.path)
        if not group.text or (section and not links and _said(group) in section.summary):
            return
        title = (group.path or (self.placed.title,))[-1]
        where = "text between lists" if listed else f"text under “{title}” without a list"
        count = "a line" if len(group.text) == 1 else f"{len(group.text)} lines"
        linked = f" with {links} links" if links > 1 else " with a link" if links else ""
        self.left.append(LeftOut(group.text[0][0], f"{where}: {count}{linked}."))

    def without_contents(self, group: Group) -> list[Point]:
        found = [point for point in group.points if is_contents(group, point)]
        if found:
            items = sum(1 for point in found for _ in point.all())
            self.left.append(
                LeftOut(found[0].line, f"a table of contents, {items} items that lead into the page itself.", items)
            )
        return [full for point in group.points if not is_contents(group, point) for full in self.filled(point)]

    def filled(self, point: Point) -> list[Point]:
        """Return a point; where it says nothing, what stands in it."""
        point.children = [full for child in point.children for full in self.filled(child)]
        if point.says.text or point.links:
            return [point]
        self.left.append(LeftOut(point.line, "an item without words.", 1))
        return point.children

    def topic(self, point: Point, path: tuple[str, ...]) -> Topic:
        title = title_of(point.says) or titled(sentence_of(point))
        section = (path or (self.placed.title,))[-1]
        why = cut(f"“{title}”, from the list “{section}”", MAX_SENTENCE - 1) + "."
        resources = self.resources(point, title, why)
        body, over = "", list[Point]()
        if len(resources) > MAX_RESOURCES or any(child.children or not child.links for child in point.children):
            body, over = write_list(point.children, self.base)
        for each in over:
            said = f"the lesson of “{title}” would be longer than {MAX_CHARACTERS} characters."
            self.left.append(LeftOut(each.line, said, 1))
        self.placed.points += sum(1 for _ in point.all()) - len(over)
        said = sentence_of(point)
        summary = cut(said, MAX_SENTENCE) if one_line(said) != title else why
        return Topic(point.line, title, summary, body, tuple(resources[:MAX_RESOURCES]))

    def resources(self, point: Point, title: str, why: str) -> list[Resource]:
        found: dict[str, Resource] = {}
        for each in point.all():
            within = why if each is point else cut(f"It stands in the list under “{title}”", MAX_SENTENCE - 1) + "."
            for resource in resources_of(each, title if each is point else title_of(each.says), within, self.base):
                if isinstance(resource, NowhereError):
                    self.left.append(LeftOut(each.line, f"the link {resource}; its words are there."))
                else:
                    found.setdefault(resource["url"], resource)
        if len(found) > MAX_RESOURCES:
            over = len(found) - MAX_RESOURCES
            said = f"{over} of {len(found)} links of “{title}” as resources; its lesson has them all."
            self.left.append(LeftOut(point.line, said))
        return list(found.values())


def _split(group: Group) -> list[Group]:
    """Make sections of the outermost points, if most have points in them: for lists without headings."""
    nested = [point for point in group.points if point.children]
    if len(nested) < 2 or len(nested) * 2 < len(group.points):  # noqa: PLR2004 (one is a topic with its parts)
        return [group]
    alone = [point for point in group.points if not point.children]
    parts = [Group(group.line, (), points=alone, text=group.text)]
    for point in nested:
        own = [Point(point.line, point.says, cells=point.cells)] if point.links else []
        parts.append(Group(point.line, (title_of(point.says),), points=[*own, *point.children]))
    return parts


def _said(group: Group) -> str:
    return one_line(" ".join(says.text for _, says in group.text))
