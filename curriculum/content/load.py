"""Sources -> rows: all of a folder in one transaction, or none. A second load of the same folder writes nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..drawing import redraw
from ..models import Alias, Edition, Figure, Placement, Prerequisite, Question, Resource, Roadmap, Section, Topic
from ..outline import Outline
from .check import check
from .parse import Folder, Source, parse
from .parse import Roadmap as RoadmapSource
from .place import Known
from .problem import Code, Problem
from .write import BATCH, Values, assign, differs, save, sync

# If more of a roadmap than this would vanish, somebody has probably pointed at the wrong folder.
MOST_RETIRED = 0.1
NAMED = 5


class ContentError(Exception):
    """Content has problems; nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class TooManyRetiredError(Exception):
    """More topics would be retired than anybody is likely to mean; nothing was written."""


@dataclass
class Report:
    """What a load wrote, in numbers of topics; `wrote` is whether it wrote anything at all."""

    topics: int = 0
    new: int = 0
    changed: int = 0
    retired: int = 0
    drawn: int = 0
    wrote: bool = False


def load(folder: Path, *, allow_retiring: bool = False, step: Callable[[int, int], None] | None = None) -> Report:
    """Bring the roadmaps of a folder into the database. Roadmaps that are not in the folder are left alone.

    Raises ContentError, TooManyRetiredError or NoRoadmapError, and has then written nothing. A topic whose file says
    what it said at the last load is not written, whatever the admin has made of it since. `step` is as for `check`.
    """
    read = parse(folder)
    drawn_before = set(Topic.objects.values_list("drawn_from", flat=True))
    problems = check(read, elsewhere=_elsewhere(read), drawn_before=drawn_before, step=step)
    if problems:
        raise ContentError(problems)
    with transaction.atomic():
        Edition.lock()
        return _Load(read).run(allow_retiring=allow_retiring)


def _elsewhere(folder: Folder) -> dict[str, Known]:
    """Return the stored topics without a file in the folder. Those that had one in its roadmaps are to be retired."""
    here = {roadmap.slug for roadmap in folder.roadmaps}
    rows = Topic.objects.values_list("code", "slug", "section__roadmap__slug", "source_path", "retired_at")
    return {
        code: Known(slug, roadmap, retired=bool(retired_at or (path and roadmap in here)))
        for code, slug, roadmap, path, retired_at in rows
        if code not in folder.ids
    }


class _Load:
    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.sources = {s.front.id: s for roadmap in folder.roadmaps for s in roadmap.topics.values()}
        self.rows = {topic.code: topic for topic in Topic.objects.select_related("section")}
        self.report = Report(topics=len(self.sources))
        self.now = timezone.now()

    def run(self, *, allow_retiring: bool) -> Report:
        self.refuse_taken_names()
        sections: dict[tuple[str, str], Section] = {}
        for roadmap in self.folder.roadmaps:
            home = self.roadmap(roadmap)
            self.retire(roadmap, home, allow_retiring=allow_retiring)
            sections |= self.sections(roadmap, home)
        changed = self.topics(sections)
        self.parts(changed)
        self.placements(sections)
        self.drop_empty_sections()
        self.report.drawn = redraw(self.folder.drawn)
        self.wrote(self.report.drawn)
        if self.report.wrote:
            Outline.changed()
        return self.report

    def wrote(self, *anything: object) -> None:
        self.report.wrote = self.report.wrote or any(anything)

    def refuse_taken_names(self) -> None:
        """A slug or alias that belongs to a topic outside this folder cannot be taken from it."""
        owners = {alias.slug: alias.topic for alias in Alias.objects.select_related("topic")}
        owners |= {topic.slug: topic for topic in self.rows.values()}
        owners = {name: topic for name, topic in owners.items() if topic.code not in self.sources}
        problems = []
        for source in self.sources.values():
            for name in (source.slug, *source.front.aliases):
                if owner := owners.get(name):
                    state = "retired" if owner.retired_at else "published"
                    said = f"'{name}' is the name of another topic, '{owner.title}' (id {owner.code}, {state})."
                    hint = " Give this file that id to bring it back, or choose another slug."
                    problems.append(Problem(source.path, 1, Code.SLUG, said + hint))
        if problems:
            raise ContentError(sorted(problems))

    def roadmap(self, source: RoadmapSource) -> Roadmap:
        row = Roadmap.objects.filter(slug=source.slug).first()
        row = row or Roadmap(slug=source.slug, position=Roadmap.objects.count())
        self.wrote(save(row, title=source.front.title, summary=source.front.summary))
        figures = [{"name": name, "svg": svg} for name, svg in source.figures.items()]
        self.wrote(sync(Figure, "roadmap", {row.pk: figures}, key=("name",)))
        return row

    def sections(self, source: RoadmapSource, home: Roadmap) -> dict[tuple[str, str], Section]:
        rows = {(home.slug, section.slug): section for section in home.sections.all()}
        for position, section in enumerate(source.front.sections):
            row = rows.setdefault((home.slug, section.slug), Section(roadmap=home, slug=section.slug))
            self.wrote(save(row, title=section.title, summary=section.summary, position=position))
        return rows

    def drop_empty_sections(self) -> None:
        for roadmap in self.folder.roadmaps:
            listed = [section.slug for section in roadmap.front.sections]
            empty = Section.objects.filter(roadmap__slug=roadmap.slug, topics=None).exclude(slug__in=listed)
            self.wrote(empty.delete()[0])

    def retire(self, source: RoadmapSource, home: Roadmap, *, allow_retiring: bool) -> None:
        """Retire the topics whose files are gone. Topics made in the admin never had a file, and stay.

        Their digest goes, so that a file that comes back is news and publishes its topic again.
        """
        loaded = [topic for topic in self.rows.values() if topic.section.roadmap_id == home.pk and topic.source_path]
        ours = [topic for topic in loaded if not topic.retired_at]
        gone = [topic for topic in ours if topic.code not in self.sources]
        if len(gone) > MOST_RETIRED * len(ours) and not allow_retiring:
            names = ", ".join(topic.slug for topic in gone[:NAMED]) + (", ..." if len(gone) > NAMED else "")
            raise TooManyRetiredError(
                f"{len(gone)} of {len(ours)} topics of '{source.slug}' have no file any more ({names}). "
                "Nothing was loaded. If they are to be retired, say --allow-retiring."
            )
        Topic.objects.filter(pk__in=[topic.pk for topic in gone]).update(retired_at=self.now, source_digest="")
        self.report.retired += len(gone)
        self.wrote(gone)

    def topics(self, sections: dict[tuple[str, str], Section]) -> list[Source]:
        """Write the topics' own fields; return the sources whose files say something new."""
        new, moved, changed = [], [], []
        renamed: list[Alias] = []
        for source, place in self.places(sections):
            row = self.rows.setdefault(source.front.id, Topic(code=source.front.id))
            values = place
            if row.source_digest != source.digest:
                changed.append(source)
                values = place | _fields(source)
            if row.pk and row.slug != source.slug:
                renamed.append(Alias(slug=row.slug, topic=row))
                values = values | {"slug": source.slug}
            if not row.pk:
                new.append(row)
            elif differs(row, values):
                moved.append(row)
                values = values | {"changed_at": self.now}
            assign(row, values)
        self.rename(renamed)
        Topic.objects.bulk_create(new, batch_size=BATCH)
        Topic.objects.bulk_update(moved, _WRITTEN, batch_size=BATCH)
        self.report.new, self.report.changed = len(new), len(moved)
        self.wrote(new, moved)
        return changed

    def places(self, sections: dict[tuple[str, str], Section]) -> Iterable[tuple[Source, Values]]:
        for roadmap in self.folder.roadmaps:
            for section in roadmap.front.sections:
                for position, slug in section.files():
                    yield (
                        roadmap.topics[slug],
                        {
                            "section": sections[roadmap.slug, section.slug],
                            "position": position,
                            # From the folder of roadmaps on: the same wherever that folder stands.
                            "source_path": f"{roadmap.slug}/{section.slug}/{slug}.md",
                        },
                    )

    def placements(self, sections: dict[tuple[str, str], Section]) -> None:
        """Write what the roadmaps place; what they place no more goes."""
        wanted: dict[int, list[Values]] = {section.pk: [] for section in sections.values()}
        for roadmap in self.folder.roadmaps:
            for section in roadmap.front.sections:
                wanted[sections[roadmap.slug, section.slug].pk] = [
                    {"topic_id": self.rows[code].pk, "position": position} for position, code in section.places()
                ]
        self.wrote(sync(Placement, "section", wanted, key=("topic_id",)))

    def rename(self, aliases: list[Alias]) -> None:
        """Keep old slugs as aliases, and free all names first, so that topics can exchange them.

        The stopgap is the topic's code, whose capitals no slug has.
        """
        for alias in aliases:
            Topic.objects.filter(pk=alias.topic.pk).update(slug=alias.topic.code)
        owners = {source.slug: "" for source in self.sources.values()}
        owners |= {name: source.front.id for source in self.sources.values() for name in source.front.aliases}
        owners |= {alias.slug: alias.topic.code for alias in aliases if alias.slug not in owners}
        stored = Alias.objects.filter(slug__in=owners).values_list("pk", "slug", "topic__code")
        stale = [pk for pk, slug, code in stored if owners[slug] != code]
        kept = {slug for pk, slug, _ in stored if pk not in stale}
        if stale:
            Alias.objects.filter(pk__in=stale).delete()
        Alias.objects.bulk_create(a for a in aliases if owners[a.slug] == a.topic.code and a.slug not in kept)
        self.wrote(stale, aliases)

    def parts(self, changed: Iterable[Source]) -> None:
        """Write what topics consist of."""
        pks = {topic.slug: topic.pk for topic in self.rows.values()}
        resources, questions, requires, aliases = {}, {}, {}, {}
        for source in changed:
            pk, front = pks[source.slug], source.front
            resources[pk] = _placed(resource.model_dump() for resource in front.resources)
            questions[pk] = _placed(source.questions)
            requires[pk] = _placed({"requires_id": pks[each.topic], "reason": each.reason} for each in front.requires)
            aliases[pk] = [{"slug": alias} for alias in front.aliases]
        self.wrote(
            sync(Resource, "topic", resources, key=("url", "where")),
            sync(Question, "topic", questions, key=("prompt",)),
            sync(Prerequisite, "topic", requires, key=("requires_id",)),
            sync(Alias, "topic", aliases, key=("slug",), drop=False),
        )


_COPIED = ("title", "short", "summary", "kind", "difficulty", "hours", "outcomes")
_PLACE = ("section", "position", "source_path")
_WRITTEN = ("slug", *_COPIED, "body", "source_digest", "retired_at", *_PLACE, "changed_at")


def _fields(source: Source) -> dict[str, Any]:
    copied = {name: getattr(source.front, name) for name in _COPIED}
    return copied | {"slug": source.slug, "body": source.body, "source_digest": source.digest, "retired_at": None}


def _placed(parts: Iterable[Values]) -> list[Values]:
    return [part | {"position": position} for position, part in enumerate(parts)]
