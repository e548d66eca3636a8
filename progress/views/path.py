"""The learning path to one or several goals, from where the reader stands; and the page where goals are chosen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from curriculum.outline import Entry, Outline
from curriculum.pace import costly
from curriculum.views import of_topic

from ..forms import PaceForm
from ..goals import Goals, goals_of
from ..path import pace, path_to, today_of
from ..presets import offers
from ..record import Record
from .answers import personal


@require_safe
@personal
@costly
def paths(request: HttpRequest) -> HttpResponse:
    goals = goals_of(request.GET)
    if goals.topics:
        return lead(request, goals)
    outline, record = Outline.current(), Record.of(request)
    found = [(offer, path_to(offer.topics, record).standing) for offer in offers(outline)]
    return render(request, "progress/paths.html", {"offers": found, "goals": goals, "outline": outline})


@require_safe
@personal
@costly
@of_topic
def path(request: HttpRequest, topic: Entry) -> HttpResponse:
    return lead(request, goals_of(request.GET, first=topic))


def lead(request: HttpRequest, goals: Goals) -> HttpResponse:
    record = Record.of(request)
    found = path_to(goals.topics, record)
    form = PaceForm(request.GET)
    hours = form.cleaned_data["hours"] if form.is_valid() else None
    page = {
        "path": found,
        "goals": goals,
        "form": form,
        "pace": pace(hours, found.standing.hours_left, today=today_of(record)) if hours else None,
        "offer": next((offer for offer in offers(Outline.current()) if offer.topics == goals.topics), None),
    }
    return render(request, "progress/path.html", page)
