"""Topics as rows, by their ids, with no more than is asked for: the texts of a large roadmap would fill the memory."""

from collections.abc import Collection

from django.db.models.fields.json import KT

from ..models import Topic
from .parse import Folder
from .place import Known
from .state import DRAWN
from .uncollected import uncollected

# What a load reads of the topics alone of which files say something new.
_SAID = ("short", "summary", "outcomes", "terms", "replaces", "body", "base")


@uncollected()
def standing() -> dict[str, Topic]:
    """Return all topics with their names, place and state, without what they say."""
    rows = Topic.objects.select_related("section").defer(*DRAWN, *_SAID)
    return {topic.code: topic for topic in rows}


@uncollected()
def saying(codes: Collection[str]) -> dict[str, Topic]:
    """Return some topics with all that they say, and what they last agreed on with their files."""
    rows = Topic.objects.filter(code__in=codes).select_related("section").defer(*DRAWN)
    return {topic.code: topic for topic in rows}


def elsewhere(folder: Folder) -> dict[str, Known]:
    """Return the stored topics without a file in the folder. Those that had one in its roadmaps are to be retired."""
    here = {roadmap.slug for roadmap in folder.roadmaps}
    rows = Topic.objects.values_list("code", "slug", "section__roadmap__slug", "source_path", "retired_at")
    return {
        code: Known(slug, roadmap, retired=bool(retired_at or (path and roadmap in here)))
        for code, slug, roadmap, path, retired_at in rows
        if code not in folder.ids
    }


def agreed_names() -> dict[str, str | None]:
    """Return the slug that each topic and its file last agreed on, or None where they never met."""
    return dict(Topic.objects.order_by().values_list("code", KT("base__slug")))


def agreed_to_retire() -> set[str]:
    """Return the topics whose files were gone at the last load."""
    return set(Topic.objects.order_by().filter(base__retired=True).values_list("code", flat=True))
