"""Files and rows brought together before anything is written: what each topic and roadmap is to say from now on."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ..graph import cycles
from ..models import Clash, Prerequisite, Roadmap, Topic
from .merge import Clashing, Merged, merge
from .parse import Folder, Source
from .parse import Roadmap as RoadmapSource
from .rows import agreed_names, saying
from .state import State, of_roadmap_source, of_roadmaps, of_source, of_topics


@dataclass
class Agreement:
    """By id, and by slug for roadmaps: what rows said before, and what files and rows say together.

    Topics whose files are as they were at the last load, and without a clash, are left out: they stay as they are.
    """

    before: dict[str, State] = field(default_factory=dict)
    topics: dict[str, Merged] = field(default_factory=dict)
    roadmaps_before: dict[str, State] = field(default_factory=dict)
    roadmaps: dict[str, Merged] = field(default_factory=dict)

    def slug(self, source: Source, row: Topic | None) -> str:
        merged = self.topics.get(source.front.id)
        return merged.value["slug"] if merged else row.slug if row else source.slug


def agree(folder: Folder, rows: dict[str, Topic]) -> Agreement:
    """Merge the files of a folder with the rows, which are by id. Rows that are merged are read again, whole."""
    sources = {s.front.id: s for roadmap in folder.roadmaps for s in roadmap.topics.values()}
    told = Agreement()
    _agree_on_topics(told, sources, rows)
    _hold_back_circles(told, rows)
    _keep_old_names(told, sources, rows)
    _agree_on_roadmaps(told, folder, rows)
    return told


def _agree_on_topics(told: Agreement, sources: dict[str, Source], rows: dict[str, Topic]) -> None:
    unsettled = set(Clash.objects.filter(roadmap=None).values_list("topic__code", flat=True))
    codes = {source.slug: code for code, source in sources.items()}
    named = agreed_names()
    news = [
        code
        for code, source in sources.items()
        if code in unsettled or named.get(code) != source.slug or rows[code].source_digest != source.digest
    ]
    known = [code for code in news if code in rows]
    rows.update(saying(known))
    told.before = of_topics(Topic.objects.filter(code__in=known)) if known else {}
    for code in news:
        source, row, edit = sources[code], rows.get(code), told.before.get(code)
        if row is None or edit is None:
            file = of_source(source, codes, {})
            told.topics[code] = Merged(file, file)
            continue
        file = of_source(source, codes, row.base or edit)
        # A row from before bases were kept: as its file was, if that is as it was; else nothing is known of edits.
        base = row.base or (file if row.source_digest == source.digest else edit)
        told.topics[code] = merge(base, file, edit)


def _hold_back_circles(told: Agreement, rows: dict[str, Topic]) -> None:
    """Take back prerequisites from files that close a circle with those of the desk, each fine alone: they clash."""
    graph: dict[str, list[str]] = {code: [] for code in rows}
    for topic, required in Prerequisite.objects.values_list("topic__code", "requires__code"):
        graph[topic].append(required)
    graph |= {code: _required(merged.value) for code, merged in told.topics.items()}
    while path := next(iter(cycles(graph)), None):
        held = next(code for code in path if code in told.before and graph[code] != _required(told.before[code]))
        merged, edit = told.topics[held], told.before[held]
        clashes = [clash for clash in merged.clashes if clash.at[0] != "requires"]
        clash = Clashing(("requires",), rows[held].base.get("requires"), merged.value["requires"], edit["requires"])
        told.topics[held] = Merged(
            merged.value | {"requires": edit["requires"]},
            merged.base | {"requires": rows[held].base.get("requires", edit["requires"])},
            [*clashes, clash],
        )
        graph[held] = _required(edit)


def _required(state: State) -> list[str]:
    return [each["topic"] for each in state["requires"]]


def _keep_old_names(told: Agreement, sources: dict[str, Source], rows: dict[str, Topic]) -> None:
    """A name that a topic gives up becomes an alias, on both sides, unless another topic takes it."""
    taken = {told.slug(source, rows.get(code)) for code, source in sources.items()}
    declared = {alias: code for code, source in sources.items() for alias in source.front.aliases}

    def named(state: State, code: str) -> State:
        names = {*state["aliases"], *([told.before[code]["slug"]] if code in told.before else [])}
        kept = [name for name in names if name not in taken and declared.get(name, code) == code]
        return state | {"aliases": sorted(kept)}

    for code, merged in told.topics.items():
        told.topics[code] = replace(merged, value=named(merged.value, code), base=named(merged.base, code))


def _agree_on_roadmaps(told: Agreement, folder: Folder, rows: dict[str, Topic]) -> None:
    bases = dict(Roadmap.objects.values_list("slug", "base"))
    told.roadmaps_before = of_roadmaps(roadmap.slug for roadmap in folder.roadmaps)
    for roadmap in folder.roadmaps:
        file = of_roadmap_source(roadmap)
        edit = told.roadmaps_before.get(roadmap.slug)
        merged = merge(bases[roadmap.slug] or edit, file, edit) if edit else Merged(file, file)
        sections = merged.value["sections"] = _sections(merged.value["sections"], edit)
        _house(sections, roadmap, rows)
        told.roadmaps[roadmap.slug] = merged


def _sections(merged: list[State], edit: State | None) -> list[State]:
    """Return sections in which each topic stands once: where the desk has it, if both sides moved it."""
    here = {code: section["slug"] for section in (edit or {}).get("sections", []) for code in section["topics"]}
    places = [(code, section["slug"]) for section in merged for code in section["topics"]]
    home = dict(reversed(places)) | {code: slug for code, slug in places if here.get(code) == slug}
    return [
        section | {"topics": [code for code in section["topics"] if home[code] == section["slug"]]}
        for section in merged
    ]


def _house(sections: list[State], roadmap: RoadmapSource, rows: dict[str, Topic]) -> None:
    """Give new topics a section where the desk has taken theirs away."""
    listed = {code for section in sections for code in section["topics"]}
    for wanted in of_roadmap_source(roadmap)["sections"]:
        homeless = [code for code in wanted["topics"] if code not in rows and code not in listed and code[0] != "@"]
        if homeless:
            section = _find(sections, wanted) or wanted | {"topics": []}
            section["topics"] = [*section["topics"], *homeless]
            if section not in sections:
                sections.append(section)


def _find(sections: Iterable[State], wanted: State) -> Any:
    return next((section for section in sections if section["slug"] == wanted["slug"]), None)
