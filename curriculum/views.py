"""The public pages: the roadmaps, a roadmap, a section, a topic, and the form that reports what is wrong with one."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit, urlunsplit

from allauth.core.ratelimit import consume
from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_cookie

from .forms import ReportForm
from .glossary import glossary as letters
from .map.poster import pdf
from .map.roadmap import draw
from .models import Topic
from .outline import Entry, Outline, RoadmapEntry
from .parts import in_parts
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
    return render(request, "curriculum/roadmap.html", {"roadmap": _roadmap(slug)})


@require_safe
@stored
def map_svg(request: HttpRequest, slug: str) -> HttpResponse:
    page = {"map": draw(_roadmap(slug)), "origin": settings.SITE_ORIGIN}
    return render(request, "curriculum/map.svg", page, content_type="image/svg+xml")


@require_safe
@stored
def map_pdf(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001
    return HttpResponse(pdf(draw(_roadmap(slug)), settings.SITE_ORIGIN), content_type="application/pdf")


@require_safe
@stored
def section(request: HttpRequest, roadmap: str, slug: str) -> HttpResponse:
    section = next((each for each in _roadmap(roadmap).sections if each.slug == slug), None)
    if section is None:
        raise Http404
    return render(request, "curriculum/section.html", {"section": section})


@require_safe
@stored
def glossary(request: HttpRequest) -> HttpResponse:
    # Asked for only while the page's part that shows it is not in the cache.
    return render(request, "curriculum/glossary.html", {"letters": SimpleLazyObject(letters)})


def _roadmap(slug: str) -> RoadmapEntry:
    roadmap = Outline.current().roadmaps.get(slug)
    if roadmap is None:
        raise Http404
    return roadmap


def of_topic(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the topic that its address names.

    A page under a name that the topic once had is a redirect to today's, for good. A retired topic is 410 and not 404:
    it was here, and what learners marked is kept.
    """

    @wraps(view)
    def answer(request: HttpRequest, slug: str, **named: object) -> HttpResponse:
        topic = Outline.current().topics.get(slug)
        if topic is None:
            row = Topic.objects.filter(Q(slug=slug) | Q(aliases__slug=slug)).first()
            if row is None:
                raise Http404
            topic = Outline.current().topics.get(row.slug)
            if topic is None:
                page = {"topic": row, "successors": Topic.objects.all().replacing(row)}
                return render(request, "curriculum/retired.html", page, status=410)
            if request.method in {"GET", "HEAD"}:
                address = urlsplit(request.get_full_path())
                path = reverse(resolve(request.path_info).view_name, args=[topic.slug])
                return redirect(urlunsplit(address._replace(path=path)), permanent=True)
        return view(request, topic, **named)

    return answer


@require_safe
@stored
@of_topic
@in_parts
def topic(request: HttpRequest, topic: Entry) -> HttpResponse:
    before, after = Outline.current().neighbours(topic)
    page = {
        "topic": topic,
        # Asked for only while a part of the page that shows it is not in the cache.
        "lesson": SimpleLazyObject(lambda: Topic.objects.prefetch_related("questions").get(pk=topic.pk)),
        "before": before,
        "after": after,
    }
    return render(request, "curriculum/topic.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
@vary_on_cookie
@of_topic
def report(request: HttpRequest, topic: Entry) -> HttpResponse:
    """What is sent and cannot be taken comes back with why: 422, or 429 where too much came from one address.

    Its address is in roadmap_site/urls.py, behind a guard against posts that another site makes a browser send.
    """
    if request.method != "POST":
        form, status = ReportForm(topic, number=request.GET.get("resource", "")), 200
    else:
        form, status = ReportForm(topic, request.POST), 422
        if form.is_valid() and consume(request, action="report"):
            form.report().file()
            return HttpResponseRedirect(reverse("reported", args=[topic.slug]), status=303)
        if form.is_valid():
            form.add_error(None, _("Many reports came from your network within an hour. Send this one a little later."))
            status = 429
    return render(request, "curriculum/report.html", {"topic": topic, "form": form}, status=status)


@require_safe
@stored
@of_topic
def reported(request: HttpRequest, topic: Entry) -> HttpResponse:
    return render(request, "curriculum/reported.html", {"topic": topic})
