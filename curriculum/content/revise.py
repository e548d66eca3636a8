"""Keeps every saved state of every topic, and the list of clashes that are to be settled."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import OuterRef, Subquery

from ..models import Clash, Revision, Roadmap, Topic
from .agree import Agreement
from .state import State, of_topics
from .write import BATCH

# Why there is a revision, where nobody said.
FOUND = "as found"
LOADED = "loaded from files"


def revise(states: Mapping[str, State], *, why: str, author: AbstractBaseUser | None = None) -> int:
    """Keep the states that differ from the last ones kept, of topics by id; return how many there were."""
    if not states:
        return 0
    last = Revision.objects.filter(topic=OuterRef("pk")).order_by("-pk")
    topics = Topic.objects.filter(code__in=states).values_list("code", "pk", Subquery(last.values("state")[:1]))
    new = [
        Revision(topic_id=pk, state=states[code], why=why, author=author)  # type: ignore[misc]
        for code, pk, state in topics.iterator(chunk_size=BATCH)
        if state != states[code]
    ]
    Revision.objects.bulk_create(new, batch_size=BATCH)
    return len(new)


def revise_all(*, why: str, author: AbstractBaseUser | None = None) -> int:
    """Keep whatever a save has changed, whichever topics that were."""
    return revise(of_topics(), why=why, author=author)


def keep_clashes(told: Agreement, rows: Mapping[str, Topic]) -> bool:
    """Make the open clashes of what was merged those that were found; return whether any came or went."""
    roadmaps = dict(Roadmap.objects.filter(slug__in=told.roadmaps).values_list("slug", "pk"))
    found = [
        Clash(topic_id=rows[code].pk, at=list(each.at), base=each.base, file=each.file, edit=each.edit)
        for code, merged in told.topics.items()
        for each in merged.clashes
    ]
    found += [
        Clash(roadmap_id=roadmaps[slug], at=list(each.at), base=each.base, file=each.file, edit=each.edit)
        for slug, merged in told.roadmaps.items()
        for each in merged.clashes
    ]
    stored = [
        *Clash.objects.filter(topic__in=[rows[code].pk for code in told.topics]),
        *Clash.objects.filter(roadmap__in=roadmaps.values()),
    ]
    gone = [clash for clash in stored if not any(_same(clash, each) for each in found)]
    new = [clash for clash in found if not any(_same(clash, each) for each in stored)]
    Clash.objects.filter(pk__in=[clash.pk for clash in gone]).delete()
    Clash.objects.bulk_create(new)
    return bool(gone or new)


def _same(one: Clash, other: Clash) -> bool:
    names = ("topic_id", "roadmap_id", "at", "base", "file", "edit")
    return all(getattr(one, name) == getattr(other, name) for name in names)
