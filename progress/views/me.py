"""The learner's own page: where they stand, what comes next, and what they did last, to be undone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from curriculum.outline import Outline

from ..record import Record
from .answers import personal

RECENT = 20


@require_safe
@personal
def me(request: HttpRequest) -> HttpResponse:
    """What comes next is of one roadmap: the first, or the one that `roadmap=` names."""
    outline = Outline.current()
    roadmap = outline.roadmaps.get(request.GET.get("roadmap", ""), outline.home)
    acts = Record.of(request).acts.recent()[:RECENT]
    return render(request, "progress/me.html", {"roadmap": roadmap, "acts": acts})
