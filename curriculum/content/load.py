"""Sources -> rows: all of a folder in one transaction, or none. A second load of the same folder writes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from ..drawing import redraw
from ..models import Alias, Clash, Edition, Figure, Placement, Roadmap, Section, Topic
from ..outline import Outline
from .agree import agree
from .change import Change, changes
from .check import check
from .parse import Folder, parse
from .parse import Roadmap as RoadmapSource
from .problem import Code, Problem
from .replace import finish
from .revise import FOUND, LOADED, keep_clashes, revise
from .rows import agreed_to_retire, elsewhere, saying, standing
from .state import COPIED, PLACED, State, of_topics
from .uncollected import passed_over
from .write import BATCH, Values, assign, differs, save, sync
from .write_parts import write_parts

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
    changes: list[Change] = field(default_factory=list, compare=False)
    clashes: list[Clash] = field(default_factory=list, compare=False)


def load(
    folder: Path,
    *,
    allow_retiring: bool = False,
    plan: bool = False,
    step: Callable[[int, int], None] | None = None,
) -> Report:
    """Bring the roadmaps of a folder into the database. Roadmaps that are not in the folder are left alone.

    What was edited in the database since the last load is kept, and merged with what files say anew; where both cannot
    be, neither changes, and the clash is in the report. With `plan` the report says what would be, and nothing is.
    Raises ContentError, TooManyRetiredError or NoRoadmapError, and has then written nothing. `step` is as for `check`.
    """
    finish(folder)
    read = parse(folder)
    with passed_over():
        drawn_before = set(Topic.objects.order_by().values_list("drawn_from", flat=True))
        problems = check(read, elsewhere=elsewhere(read), drawn_before=drawn_before, step=step)
        if problems:
            raise ContentError(problems)
        with transaction.atomic():
            Edition.lock()
            report = _Load(read).run(allow_retiring=allow_retiring)
            transaction.set_rollback(plan)
    if plan:
        Outline.forget()
    return report


class _Load:
    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.sources = {s.front.id: s for roadmap in folder.roadmaps for s in roadmap.topics.values()}
        self.rows = standing()
        self.report = Report(topics=len(self.sources))
        self.now = timezone.now()

    def run(self, *, allow_retiring: bool) -> Report:
        self.told = agree(self.folder, self.rows)
        self.refuse_taken_names()
        revise(self.told.before, why=FOUND)
        sections: dict[tuple[str, str], Section] = {}
        for roadmap in self.folder.roadmaps:
            home = self.roadmap(roadmap)
            self.retire(roadmap, home, allow_retiring=allow_retiring)
            sections |= self.sections(roadmap, home)
        self.topics(sections)
        states = {code: merged.value for code, merged in self.told.topics.items()}
        self.wrote(write_parts(states, self.rows))
        self.placements(sections)
        self.drop_empty_sections()
        self.wrote(revise(states, why=LOADED))
        self.wrote(keep_clashes(self.told, self.rows))
        self.report.clashes = list(
            Clash.objects.select_related("topic", "roadmap").defer("topic__html", "topic__headings")
        )
        self.report.changes = changes(self.told)
        with passed_over():
            self.report.drawn = redraw(self.folder.drawn)
        self.wrote(self.report.drawn)
        if self.report.wrote:
            Outline.changed()
        return self.report

    def wrote(self, *anything: object) -> None:
        self.report.wrote = self.report.wrote or any(anything)

    def refuse_taken_names(self) -> None:
        """A slug or alias that belongs to another topic, of this folder or not, cannot be taken from it."""
        by_key = {topic.pk: topic for topic in self.rows.values()}
        owners = {slug: by_key[pk] for slug, pk in Alias.objects.values_list("slug", "topic")}
        owners |= {topic.slug: topic for topic in self.rows.values()}
        owners = {name: topic for name, topic in owners.items() if topic.code not in self.sources}
        owners |= {
            name: topic
            for topic in self.rows.values()
            if (source := self.sources.get(topic.code)) and (name := self.told.slug(source, topic)) != source.slug
        }
        problems = []
        for source in self.sources.values():
            for name in (source.slug, *source.front.aliases):
                owner = owners.get(name)
                if owner and owner.code != source.front.id:
                    state = "retired" if owner.retired_at else "published"
                    said = f"'{name}' is the name of another topic, '{owner.title}' (id {owner.code}, {state})."
                    hint = " Give this file that id to bring it back, or choose another slug."
                    problems.append(Problem(source.path, 1, Code.SLUG, said + hint))
        if problems:
            raise ContentError(sorted(problems))

    def roadmap(self, source: RoadmapSource) -> Roadmap:
        merged = self.told.roadmaps[source.slug]
        row = Roadmap.objects.filter(slug=source.slug).first()
        row = row or Roadmap(slug=source.slug, position=Roadmap.objects.count())
        self.wrote(save(row, title=merged.value["title"], summary=merged.value["summary"], base=merged.base))
        self.wrote(sync(Figure, "roadmap", {row.pk: merged.value["figures"]}, key=("name",)))
        return row

    def sections(self, source: RoadmapSource, home: Roadmap) -> dict[tuple[str, str], Section]:
        rows = {(home.slug, section.slug): section for section in home.sections.all()}
        wanted = self.told.roadmaps[source.slug].value["sections"]
        before = [section["slug"] for section in self.told.roadmaps_before.get(source.slug, {}).get("sections", [])]
        settled = before == [section["slug"] for section in wanted]
        for position, section in enumerate(wanted):
            row = rows.setdefault((home.slug, section["slug"]), Section(roadmap=home, slug=section["slug"]))
            at = row.position if settled else position
            self.wrote(save(row, title=section["title"], summary=section["summary"], position=at))
        return rows

    def drop_empty_sections(self) -> None:
        for slug, merged in self.told.roadmaps.items():
            listed = [section["slug"] for section in merged.value["sections"]]
            here = Section.objects.filter(roadmap__slug=slug, topics=None, drafts=None)
            empty = here.exclude(slug__in=listed)
            self.wrote(empty.delete()[0])

    def retire(self, source: RoadmapSource, home: Roadmap, *, allow_retiring: bool) -> None:
        """Retire the topics whose files are gone. Topics made in the admin never had a file, and stay.

        Their digest goes, so that a file that comes back is news and publishes its topic again.
        """
        before = agreed_to_retire()
        loaded = [topic for topic in self.rows.values() if topic.section.roadmap_id == home.pk and topic.source_path]
        ours = [topic for topic in loaded if not topic.retired_at and topic.code not in before]
        gone = [topic for topic in ours if topic.code not in self.sources]
        if len(gone) > MOST_RETIRED * len(ours) and not allow_retiring:
            names = ", ".join(topic.slug for topic in gone[:NAMED]) + (", ..." if len(gone) > NAMED else "")
            raise TooManyRetiredError(
                f"{len(gone)} of {len(ours)} topics of '{source.slug}' have no file any more ({names}). "
                "Nothing was loaded. If they are to be retired, say --allow-retiring."
            )
        gone = list(saying([topic.code for topic in gone]).values())
        self.rows.update((topic.code, topic) for topic in gone)
        for topic in gone:
            base = topic.base and topic.base | {"retired": True}
            assign(topic, {"retired_at": self.now, "source_digest": "", "base": base})
        Topic.objects.bulk_update(gone, ["retired_at", "source_digest", "base"], batch_size=BATCH)
        if gone:
            revise(of_topics(Topic.objects.filter(pk__in=[topic.pk for topic in gone])), why=LOADED)
        self.report.retired += len(gone)
        self.wrote(gone)

    def topics(self, sections: dict[tuple[str, str], Section]) -> None:
        """Write the topics' own fields, and where they stand."""
        new: list[Topic] = []
        moved: list[Topic] = []
        rewritten: list[Topic] = []
        renamed: list[Alias] = []
        changed = 0
        for code, place in self.places(sections).items():
            merged, row = self.told.topics.get(code), self.rows.get(code) or Topic(code=code)
            self.rows[code] = row
            values = place | (_fields(merged.value, row, self.now) if merged else {})
            if row.pk and merged and row.slug != merged.value["slug"]:
                renamed.append(Alias(slug=row.slug, topic=row))
            if row.pk and differs(row, values):
                changed += 1
                values["changed_at"] = self.now
            if merged:
                values |= {"base": merged.base, "source_digest": self.sources[code].digest}
            if source := self.sources.get(code):
                values["source_path"] = source.home
            if not row.pk:
                new.append(row)
            elif differs(row, values):
                (rewritten if merged else moved).append(row)
            assign(row, values)
        self.rename(renamed)
        Topic.objects.bulk_create(new, batch_size=BATCH)
        Topic.objects.bulk_update(moved, _PLACE, batch_size=BATCH)
        Topic.objects.bulk_update(rewritten, _WRITTEN, batch_size=BATCH)
        self.report.new, self.report.changed = len(new), changed
        self.wrote(new, moved, rewritten)

    def places(self, sections: dict[tuple[str, str], Section]) -> dict[str, Values]:
        """Return where each topic stands, by id. One that this load does not place stays where it is."""
        found: dict[str, Values] = {code: {} for code in self.sources}
        for slug, merged in self.told.roadmaps.items():
            for section, codes in self.listed(slug, merged.value):
                row = sections[slug, section]
                for position, code in codes:
                    if not code.startswith(PLACED):
                        found[code] = {"section": row} | ({} if position is None else {"position": position})
        return found

    def listed(self, slug: str, value: State) -> Iterator[tuple[str, list[tuple[int | None, str]]]]:
        """Yield the sections with what stands in them and its new position, or None where the order is as it was."""
        before = self.told.roadmaps_before.get(slug, {}).get("sections", [])
        stood = {section["slug"]: section["topics"] for section in before}
        for section in value["sections"]:
            settled = stood.get(section["slug"]) == section["topics"]
            codes = [(None if settled else position, code) for position, code in enumerate(section["topics"])]
            yield section["slug"], codes

    def placements(self, sections: dict[tuple[str, str], Section]) -> None:
        """Write what the roadmaps place; what they place no more goes."""
        wanted: dict[int, list[Values]] = {section.pk: [] for section in sections.values()}
        for slug, merged in self.told.roadmaps.items():
            for section, codes in self.listed(slug, merged.value):
                wanted[sections[slug, section].pk] = [
                    {"topic_id": self.rows[code.removeprefix(PLACED)].pk}
                    | ({} if position is None else {"position": position})
                    for position, code in codes
                    if code.startswith(PLACED)
                ]
        self.wrote(sync(Placement, "section", wanted, key=("topic_id",)))

    def rename(self, aliases: list[Alias]) -> None:
        """Keep old slugs as aliases, and free all names first, so that topics can exchange them.

        The stopgap is the topic's code, whose capitals no slug has.
        """
        for alias in aliases:
            Topic.objects.filter(pk=alias.topic.pk).update(slug=alias.topic.code)
        owners = {self.told.slug(source, self.rows.get(code)): "" for code, source in self.sources.items()}
        owners |= {name: source.front.id for source in self.sources.values() for name in source.front.aliases}
        owners |= {alias.slug: alias.topic.code for alias in aliases if alias.slug not in owners}
        stored = Alias.objects.filter(slug__in=owners).values_list("pk", "slug", "topic__code")
        stale = [pk for pk, slug, code in stored if owners[slug] != code]
        if stale:
            Alias.objects.filter(pk__in=stale).delete()
        self.wrote(stale)


_PLACE = ("section", "position", "source_path", "changed_at")
_WRITTEN = (*COPIED, "source_digest", "base", "retired_at", *_PLACE)


def _fields(state: State, row: Topic, now: datetime) -> Values:
    copied = {name: state[name] for name in COPIED}
    return copied | {"retired_at": (row.retired_at or now) if state["retired"] else None}
