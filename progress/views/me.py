"""The learner's own page: where they stand, what comes next, and what they did last, to be undone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from curriculum.outline import Outline, RoadmapEntry

from ..record import Record
from .answers import personal

RECENT = 20


@require_safe
@personal
def me(request: HttpRequest) -> HttpResponse:
    record = Record.of(request)
    page = {"roadmap": roadmap_asked(request), "acts": record.acts.recent()[:RECENT], "share": record.share}
    return render(request, "progress/me.html", page)


def roadmap_asked(request: HttpRequest) -> RoadmapEntry | None:
    """Return the roadmap that a page speaks of: the one that `roadmap=` names, or the first."""
    outline = Outline.current()
    return outline.roadmaps.get(request.GET.get("roadmap", ""), outline.home)
