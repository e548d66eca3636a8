"""A roadmap on its way in -> rows: itself, its sections, and a draft for each topic. Nothing of it is public."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from ..content.drafts import new_draft
from ..models import Alias, Draft, Edition, Figure, Roadmap, Section, Topic
from .archive import MAX_ARCHIVE
from .arrival import Arrival, NewTopic
from .names import Names, slug_of
from .packed import read_packed
from .readme import read_readme
from .text import UnreadableError


class SlugTakenError(Exception):
    """Another roadmap has the slug; nothing was written."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"'{slug}' is the slug of a roadmap that is here already. Give this one another with --slug.")


@dataclass(frozen=True)
class Arrived:
    """What was written, or would be."""

    slug: str
    arrival: Arrival


def read_arrival(data: bytes, name: str, *, title: str = "", base: str = "") -> Arrival:
    """Read a zip of a roadmap or a README, whichever it is. Raises UnreadableError."""
    if data.startswith(b"PK") or name.lower().endswith(".zip"):
        return read_packed(data, name)
    return read_readme(data, name, title=title, base=base)


def read_bounded(path: Path) -> bytes:
    """Return what a file holds, but no more than is needed to see that it is too large. Raises OSError."""
    with path.open("rb") as file:
        return file.read(MAX_ARCHIVE + 1)


def arrive(
    arrival: Arrival, *, slug: str = "", why: str, author: AbstractBaseUser | None = None, plan: bool = False
) -> Arrived:
    """Write a roadmap that came in, as drafts: all of it, or nothing; with `plan`, nothing.

    Raises SlugTakenError and UnreadableError.
    """
    slug = slug or slug_of(arrival.title) or "roadmap"
    with transaction.atomic():
        Edition.lock()
        if Roadmap.objects.filter(slug=slug).exists():
            raise SlugTakenError(slug)
        _refuse_taken_ids(arrival)
        _write(arrival, slug, why=why, author=author)
        transaction.set_rollback(plan)
    return Arrived(slug, arrival)


def _write(arrival: Arrival, slug: str, *, why: str, author: AbstractBaseUser | None) -> None:
    roadmap = Roadmap.objects.create(
        slug=slug, title=arrival.title, summary=arrival.summary, position=Roadmap.objects.count()
    )
    Figure.objects.bulk_create(Figure(roadmap=roadmap, name=name, svg=svg) for name, svg in arrival.figures.items())
    names = Names(_taken())
    for position, new in enumerate(arrival.sections):
        section = Section.objects.create(
            roadmap=roadmap, slug=new.slug, title=new.title, summary=new.summary, position=position
        )
        for topic in new.topics:
            state = topic.state if topic.code else _named(topic, names, slug)
            new_draft(section, state, author=author, code=topic.code, why=why)


def _named(topic: NewTopic, names: Names, roadmap: str) -> dict[str, object]:
    return topic.state | {"slug": names.give(topic.state["title"], otherwise=f"{roadmap[:40]}-topic")}


def _taken() -> Iterator[str]:
    yield from Topic.objects.values_list("slug", flat=True)
    yield from Alias.objects.values_list("slug", flat=True)
    yield from Draft.objects.values_list("state__slug", flat=True)


def _refuse_taken_ids(arrival: Arrival) -> None:
    """What was free when the archive was read may have been taken since."""
    codes = [topic.code for topic in arrival.topics if topic.code]
    taken = {*Topic.objects.filter(code__in=codes).values_list("code", flat=True)}
    taken |= {*Draft.objects.filter(code__in=codes).values_list("code", flat=True)}
    if taken:
        raise UnreadableError([f"Topics of these ids have come here meanwhile: {', '.join(sorted(taken))}."])
