"""A learner's plan: made, changed and deleted; its schedule; and its calendar, for whoever has the address."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import planning
from ..forgery import same_origin
from ..forms import CalendarForm
from ..goals import Goals, goals_of
from ..ical import calendar_of
from ..models import Plan
from ..path import today_of
from ..plan_form import PlanForm, initial_of
from ..planning import Planned, plan_of
from ..record import Record, RecordOf
from .answers import SeeOther, personal
from .export import attach
from .mark import refuse

CALENDAR = "text/calendar; charset=utf-8"


@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def plan(request: HttpRequest) -> HttpResponse:
    """The form begins with the plan as it is; an address may name other goals (`to=`) and hours (`hours=`)."""
    record = Record.of(request)
    planned = plan_of(record)
    form = _form(request, today_of(record), planned)
    if request.method == "POST" and form.is_valid():
        planning.keep(record, form.wanted())
        return record.remember(SeeOther(reverse("plan")))
    page = {"form": form, "planned": planned, "asked": form.is_bound or bool(request.GET)}
    return render(request, "progress/plan.html", page, status=422 if form.is_bound else 200)


@same_origin
@require_POST
def delete_plan(request: HttpRequest) -> HttpResponse:
    record = Record.of(request)
    planning.drop(record)
    return record.remember(SeeOther(reverse("plan")))


@same_origin
@require_POST
def show_calendar(request: HttpRequest) -> HttpResponse:
    form = CalendarForm(request.POST)
    if not form.is_valid():
        return refuse(request, " ".join(str(error) for error in form.errors["calendar"]))
    record, word = Record.of(request), form.cleaned_data["calendar"]
    if word == "off":
        planning.hide_calendar(record)
    elif not planning.show_calendar(record, anew=word == "anew"):
        return refuse(request, gettext("There is no plan yet, so there is nothing to show in a calendar."))
    return record.remember(SeeOther(f"{reverse('plan')}#calendar"))


@require_safe
@personal
def export_calendar(request: HttpRequest) -> HttpResponse:
    planned = plan_of(Record.of(request))
    if planned is None:
        raise Http404
    return attach(calendar_of(planned), "roadmap.ics", CALENDAR)


@require_safe
@cache_control(private=True, no_cache=True)
def calendar(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 (as all views)
    """The address alone decides: no cookie is read, so that it is the same for whoever asks."""
    found = get_object_or_404(Plan.objects.select_related("learner").prefetch_related("goals"), token=token)
    said = calendar_of(planning.planned(found, list(found.goals.all()), RecordOf(found.learner)))
    response = HttpResponse(said, content_type=CALENDAR)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _form(request: HttpRequest, today: date, planned: Planned | None) -> PlanForm:
    retired = planned.retired if planned else []
    if request.method == "POST":
        return PlanForm(request.POST, today=today, goals=goals_of(request.POST), retired=retired)
    if "to" in request.GET:
        goals = goals_of(request.GET)
    else:
        named = planned.path.goals if planned and not planned.roadmap else []
        goals = Goals(named, None, [topic.slug for topic in retired], 0)
    initial = initial_of(planned.plan if planned else None)
    if "hours" in request.GET:
        initial |= {"by": "hours", "hours": request.GET["hours"]}
    return PlanForm(today=today, goals=goals, retired=retired, initial=initial)
