"""The learner's own page: where they stand, what comes next, what they did so far, and what last, to be undone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from curriculum.outline import Outline, RoadmapEntry

from ..charts import StepLine, YearGrid
from ..days import days_of
from ..history import history_of
from ..over_time import weeks_of
from ..planning import plan_of
from ..record import Record
from .answers import personal

RECENT = 20


@require_safe
@personal
def me(request: HttpRequest) -> HttpResponse:
    """Of one roadmap, the first or the one that `roadmap=` names; days and acts are of all. Dates are the learner's."""
    roadmap, record, now = roadmap_asked(request), Record.of(request), timezone.now()
    history, zone = history_of(record), record.time_zone
    turns = history.turns_among(roadmap.topics) if roadmap else []
    page = {
        "roadmap": roadmap,
        "learner": record.learner,
        "share": record.share,
        "planned": plan_of(record),
        "zone": zone,
        "acts": record.acts.recent()[:RECENT],
        "over_time": StepLine(weeks_of(turns, zone, now=now)),
        "year": YearGrid(days_of(history.acts, zone, now=now)),
    }
    with timezone.override(zone):
        return render(request, "progress/me.html", page)


def roadmap_asked(request: HttpRequest) -> RoadmapEntry | None:
    """Return the roadmap that a page speaks of: the one that `roadmap=` names, or the first."""
    outline = Outline.current()
    return outline.roadmaps.get(request.GET.get("roadmap", ""), outline.home)
