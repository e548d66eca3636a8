"""A round of visits: which links are due, and what is written of each as soon as it was visited."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ..models import Link, Resource
from ..outline import Outline
from .judge import State, Visit
from .visit import Limits, visits

Found = Generator[tuple[str, Visit | None], None, None]
Step = Callable[[int, int], None]


class OfflineError(Exception):
    """Nobody answered, not even who always did: the fault is ours, and no link was judged by it."""


@dataclass
class Report:
    """What a round did: how many it set out to visit, how many of each state it left, how many it put off."""

    links: int = 0
    states: Counter[State] = field(default_factory=Counter)
    put_off: int = 0


def links_of(host: str = "") -> list[Link]:
    """Return the links of published topics, those first whose turn it is; new addresses get their rows."""
    addresses = set(Resource.objects.published().values_list("url", flat=True))
    Link.objects.bulk_create([Link(url=address) for address in sorted(addresses)], ignore_conflicts=True)
    links = Link.objects.filter(url__in=addresses).in_turn()
    return [link for link in links if not host or urlsplit(link.url).hostname == host.lower()]


def due(links: Iterable[Link]) -> list[Link]:
    """Return the links whose judgement has grown old."""
    now = timezone.now()
    return [link for link in links if link.due_at is None or link.due_at <= now]


def check(links: Iterable[Link], *, step: Step | None = None, resolver: AbstractResolver | None = None) -> Report:
    """Visit links and write where each stands then, one by one: what was visited stays so whatever comes after.

    Raises OfflineError. `step` is told how many of how many are done.
    """
    by_address = {link.url: link for link in links}
    report, is_shown_changed = Report(links=len(by_address)), False
    try:
        with closing(_trusted(by_address, resolver)) as found:
            for number, (address, visit) in enumerate(found, start=1):
                if visit is None:
                    report.put_off += 1
                else:
                    link, shown = _record(by_address[address], visit)
                    report.states[State(link.state)] += 1
                    is_shown_changed = is_shown_changed or shown
                if step:
                    step(number, report.links)
    finally:
        if is_shown_changed:
            with transaction.atomic():
                Outline.changed()
    return report


def _trusted(addresses: Iterable[str], resolver: AbstractResolver | None) -> Found:
    """Visit addresses; what found nobody waits until somebody has answered, so that no lost network kills links."""
    silent: list[tuple[str, Visit]] = []
    online = False
    asked = list(addresses)
    for address, visit in _visits(asked, resolver):
        if visit and visit.is_silent:
            silent.append((address, visit))
        else:
            online = online or bool(visit and visit.status)
            yield address, visit
    if silent and not online and not _somebody_answers(asked, resolver):
        raise OfflineError
    yield from silent


def _somebody_answers(but_for: list[str], resolver: AbstractResolver | None) -> bool:
    """Ask the link that was reached last, of those not asked yet."""
    known = Link.objects.exclude(last_ok_at=None).exclude(url__in=but_for).order_by("-last_ok_at").first()
    return known is not None and any(visit and visit.status for _, visit in _visits([known.url], resolver))


def _visits(addresses: list[str], resolver: AbstractResolver | None) -> Found:
    agent = f"RoadmapLinks/1.0 (+{settings.SITE_ORIGIN}/)"
    return visits(addresses, agent=agent, limits=Limits(**settings.LINK_LIMITS), resolver=resolver)


def _record(link: Link, visit: Visit) -> tuple[Link, bool]:
    """Write what a visit found; return the link, and whether learners are told something else of it now."""
    with transaction.atomic():
        link = Link.objects.select_for_update().get(pk=link.pk)
        shown = link.shown
        link.take(visit)
        link.save()
    return link, link.shown != shown
