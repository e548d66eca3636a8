"""A learner's record shown to whoever has the address that they gave away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from ..badge import Badge
from ..forgery import same_origin
from ..forms import ShareForm
from ..models import Share, Status
from ..record import Record, RecordOf
from .answers import SeeOther, personal
from .mark import refuse
from .me import roadmap_asked

FIVE_MINUTES = 300


@same_origin
@require_POST
def share(request: HttpRequest) -> HttpResponse:
    form = ShareForm(request.POST)
    if not form.is_valid():
        return refuse(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    record = Record.of(request)
    if form.cleaned_data["share"] == "off":
        record.hide()
    else:
        record.show(form.cleaned_data["name"], anew=form.cleaned_data["share"] == "anew")
    return record.remember(SeeOther(f"{reverse('me')}#share"))


@require_safe
@personal
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """What is shown is of one roadmap: the first, or the one that `roadmap=` names."""
    share = shared_at(token)
    record, roadmap = RecordOf(share.learner), roadmap_asked(request)
    topics = roadmap.topics if roadmap else []
    by_status = [(word, [topic for topic in topics if record.status(topic) == word]) for word in Status.values]
    page = {"share": share, "record": record, "roadmap": roadmap, "by_status": by_status}
    response = render(request, "progress/shared.html", page)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
@cache_control(public=True, max_age=FIVE_MINUTES)
def badge(request: HttpRequest, token: str) -> HttpResponse:
    record, roadmap = RecordOf(shared_at(token).learner), roadmap_asked(request)
    if roadmap is None:
        raise Http404
    page = {"badge": Badge(roadmap.title, record.standing(roadmap.topics).percent)}
    response = render(request, "progress/badge.svg", page, content_type="image/svg+xml")
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # made to stand on other sites
    return response


def shared_at(token: str) -> Share:
    return get_object_or_404(Share.objects.select_related("learner"), token=token)
