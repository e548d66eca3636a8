"""What a topic or a roadmap says, as one plain value, whether a file says it or the database does.

Topics are named by their ids, so that another topic's new name is no change of this one.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet

from ..models import Figure, Placement, Roadmap, Section, Topic
from .parse import Roadmap as RoadmapSource
from .parse import Source

State = dict[str, Any]

COPIED = ("slug", "title", "short", "summary", "kind", "difficulty", "hours", "outcomes", "terms", "replaces", "body")
# Made from what a topic says, and larger.
DRAWN = ("html", "headings")
RESOURCE = ("title", "authors", "url", "kind", "level", "cost", "minutes", "where", "why")
# Before the id of a topic that a section places and is not the home of.
PLACED = "@"
# So many topics are read at once, with all that belongs to them.
_AT_ONCE = 1000


def of_source(source: Source, codes: Mapping[str, str], agreed: Mapping[str, Any]) -> State:
    """Return what a file says. `codes` has ids by slug; a file takes no alias away, so those agreed are its too."""
    front = source.front
    return {
        **{name: getattr(front, name) for name in COPIED if name not in ("slug", "body")},
        "slug": source.slug,
        "body": source.body,
        "terms": [term.model_dump() for term in front.terms],
        "aliases": sorted({*front.aliases, *agreed.get("aliases", [])} - {source.slug}),
        "requires": [{"topic": codes[each.topic], "reason": each.reason} for each in front.requires],
        "resources": [resource.model_dump() for resource in front.resources],
        "questions": source.questions,
        "retired": False,
    }


def of_topics(topics: QuerySet[Topic] | None = None) -> dict[str, State]:
    """Return what the database says of topics (all, unless some are given), by id, in five queries a thousand."""
    rows = (Topic.objects.all() if topics is None else topics).defer(*DRAWN)
    required = Prefetch("prerequisites__requires", Topic.objects.order_by().only("code"))
    rows = rows.prefetch_related(required, "resources", "questions", "aliases")
    return {topic.code: of_topic(topic) for topic in rows.iterator(chunk_size=_AT_ONCE)}


def of_topic(topic: Topic) -> State:
    return {
        **{name: getattr(topic, name) for name in COPIED},
        "aliases": sorted(alias.slug for alias in topic.aliases.all()),
        "requires": [{"topic": each.requires.code, "reason": each.reason} for each in topic.prerequisites.all()],
        "resources": [{name: getattr(each, name) for name in RESOURCE} for each in topic.resources.all()],
        "questions": [
            {"prompt": each.prompt, "tests": each.tests, "choices": [_choice(choice) for choice in each.choices]}
            for each in topic.questions.all()
        ],
        "retired": topic.retired_at is not None,
    }


def of_roadmap_source(source: RoadmapSource) -> State:
    """Return what the file of a roadmap says, and its figures."""
    return {
        "title": source.front.title,
        "summary": source.front.summary,
        "sections": [
            {
                "slug": section.slug,
                "title": section.title,
                "summary": section.summary,
                "topics": [
                    source.topics[item].front.id if isinstance(item, str) else PLACED + item.place
                    for item in section.topics
                ],
            }
            for section in source.front.sections
        ],
        "figures": [{"name": name, "svg": svg} for name, svg in sorted(source.figures.items())],
    }


def of_roadmaps(slugs: Iterable[str]) -> dict[str, State]:
    """Return what the database says of roadmaps, by slug, in five queries."""
    sections: dict[int, list[State]] = {}
    said: dict[int, State] = {}
    listed: dict[int, list[tuple[int, bool, int, str]]] = {}
    rows = Roadmap.objects.filter(slug__in=list(slugs))
    for section in Section.objects.filter(roadmap__in=rows).order_by("position", "slug"):
        said[section.pk] = {"slug": section.slug, "title": section.title, "summary": section.summary, "topics": []}
        sections.setdefault(section.roadmap_id, []).append(said[section.pk])
    topics = Topic.objects.published().filter(section__in=said)
    for home, position, pk, code in topics.order_by().values_list("section", "position", "pk", "code"):
        listed.setdefault(home, []).append((position, False, pk, code))
    placements = Placement.objects.filter(section__in=said).values_list("section", "position", "pk", "topic__code")
    for home, position, pk, code in placements:
        listed.setdefault(home, []).append((position, True, pk, PLACED + code))
    for home, items in listed.items():
        said[home]["topics"] = [code for *_, code in sorted(items)]
    figures: dict[int, list[State]] = {}
    for figure in Figure.objects.filter(roadmap__in=rows).order_by("name"):
        figures.setdefault(figure.roadmap_id, []).append({"name": figure.name, "svg": figure.svg})
    return {
        row.slug: {
            "title": row.title,
            "summary": row.summary,
            "sections": sections.get(row.pk, []),
            "figures": figures.get(row.pk, []),
        }
        for row in rows
    }


def _choice(choice: Mapping[str, Any]) -> State:
    return {"text": choice["text"], "correct": choice.get("correct", False), "because": choice["because"]}
