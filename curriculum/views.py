"""The public pages: the roadmaps, a roadmap, a section, a topic."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from .map.poster import pdf
from .map.roadmap import DrawnRoadmap, draw
from .models import Alias, Topic
from .outline import Entry, Outline
from .stored import stored


@require_safe
@stored
def home(request: HttpRequest) -> HttpResponse:
    home = Outline.current().home
    if home is None:
        return render(request, "curriculum/empty.html")
    return render(request, "curriculum/roadmap.html", {"roadmap": home})


@require_safe
@stored
def roadmaps(request: HttpRequest) -> HttpResponse:
    roadmaps = Outline.current().roadmaps.values()
    if not roadmaps:
        return render(request, "curriculum/empty.html")
    return render(request, "curriculum/roadmaps.html", {"roadmaps": roadmaps})


@require_safe
@stored
def roadmap(request: HttpRequest, slug: str) -> HttpResponse:
    roadmap = Outline.current().roadmaps.get(slug)
    if roadmap is None:
        raise Http404
    return render(request, "curriculum/roadmap.html", {"roadmap": roadmap})


@require_safe
@stored
def map_svg(request: HttpRequest, slug: str) -> HttpResponse:
    page = {"map": _drawn(slug), "origin": settings.SITE_ORIGIN}
    return render(request, "curriculum/map.svg", page, content_type="image/svg+xml")


@require_safe
@stored
def map_pdf(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001
    return HttpResponse(pdf(_drawn(slug), settings.SITE_ORIGIN), content_type="application/pdf")


def _drawn(slug: str) -> DrawnRoadmap:
    roadmap = Outline.current().roadmaps.get(slug)
    if roadmap is None:
        raise Http404
    return draw(roadmap)


@require_safe
@stored
def section(request: HttpRequest, roadmap: str, slug: str) -> HttpResponse:
    home = Outline.current().roadmaps.get(roadmap)
    section = next((each for each in home.sections if each.slug == slug), None) if home else None
    if section is None:
        raise Http404
    return render(request, "curriculum/section.html", {"section": section})


@require_safe
@stored
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    outline = Outline.current()
    entry = find(slug)
    if entry is None:
        return retired(request, slug)
    if entry.slug != slug:
        return redirect(entry.url, permanent=True)
    before, after = outline.neighbours(entry)
    page = {
        "topic": entry,
        # Asked for only while a part of the page that shows it is not in the cache.
        "lesson": SimpleLazyObject(lambda: Topic.objects.with_page().get(pk=entry.pk)),
        "beyond": SimpleLazyObject(lambda: outline.beyond(entry)),
        "before": before,
        "after": after,
    }
    return render(request, "curriculum/topic.html", page)


def find(slug: str) -> Entry | None:
    """Return the published topic of a name it has or had; None when it has been retired. Raises Http404."""
    topics = Outline.current().topics
    if slug in topics:
        return topics[slug]
    row = Topic.objects.filter(slug=slug).first()
    alias = None if row else Alias.objects.filter(slug=slug).select_related("topic").first()
    found = row or (alias.topic if alias else None)
    if found is None:
        raise Http404
    return topics.get(found.slug)


def retired(request: HttpRequest, slug: str) -> HttpResponse:
    """Say 410 and not 404: the topic was here, and what learners marked is kept."""
    topic = Topic.objects.retired().filter(slug=slug).first() or Topic.objects.filter(aliases__slug=slug).first()
    return render(request, "curriculum/retired.html", {"topic": topic}, status=410)
