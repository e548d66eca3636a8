"""What a learner does on the pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from curriculum.views import find, retired

from .forgery import same_origin
from .forms import MarkForm
from .record import Record


class SeeOther(HttpResponseRedirect):
    """303: what was asked for is done; see it there, with a GET."""

    status_code = 303


@same_origin
@require_POST
def mark(request: HttpRequest, slug: str) -> HttpResponse:
    topic = find(slug)
    if topic is None:
        return retired(request, slug)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return refuse(request, str(form.errors["status"][0]))
    record = Record.of(request)
    record.mark(topic, form.cleaned_data["status"])
    if not request.htmx:  # type: ignore[attr-defined]
        return record.remember(SeeOther(topic.url))
    return record.remember(render(request, "progress/_marked.html", {"topic": topic, "marked": True}))


def refuse(request: HttpRequest, said: str) -> HttpResponse:
    """Answer 422: nothing was written, and why."""
    template = "progress/_refused.html" if request.htmx else "progress/refused.html"  # type: ignore[attr-defined]
    response = render(request, template, {"said": said}, status=422)
    response.headers["HX-Retarget"] = "#notice"
    response.headers["HX-Reswap"] = "innerHTML"
    return response
