"""What a learner does: marks a topic, takes one as known with all that it builds on, and undoes either."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from curriculum.outline import Entry
from curriculum.parts import draw, of_pieces
from curriculum.views import of_topic

from ..forgery import same_origin
from ..forms import STATUS
from ..record import Record
from .answers import SeeOther, page_of, saying

# The control, and the two other places of a page that show a mark.
SHOW_A_MARK = ("status", "line", "standing")


@same_origin
@require_POST
@of_topic
def mark(request: HttpRequest, topic: Entry) -> HttpResponse:
    """A form that says which page it stands on gets that page; htmx without one gets the parts that show the mark."""
    try:
        status = STATUS.clean(request.POST.get("status"))
    except ValidationError as error:
        return refuse(request, error.messages[0])
    record = Record.of(request)
    act = record.mark(topic, status)
    if page := page_of(request, otherwise=""):
        return record.remember(SeeOther(saying(page, act)))
    if request.htmx:  # type: ignore[attr-defined]
        return record.remember(of_pieces(request, [draw(request, part, topic, marked=True) for part in SHOW_A_MARK]))
    return record.remember(SeeOther(topic.url))


@same_origin
@require_POST
@of_topic
def know(request: HttpRequest, topic: Entry) -> HttpResponse:
    record = Record.of(request)
    act = record.know(topic)
    return record.remember(SeeOther(saying(page_of(request, otherwise=topic.url), act)))


@same_origin
@require_POST
def undo(request: HttpRequest, key: int) -> HttpResponse:
    record = Record.of(request)
    act = get_object_or_404(record.acts, pk=key)
    record.undo(act)
    return record.remember(SeeOther(saying(page_of(request, otherwise=reverse("me")), act)))


def refuse(request: HttpRequest, said: str, *, text: str = "") -> HttpResponse:
    """Answer 422: nothing was written, and why; a text that was sent comes back, so that it is not lost."""
    template = "progress/_refused.html" if request.htmx else "progress/refused.html"  # type: ignore[attr-defined]
    response = render(request, template, {"said": said, "text": text}, status=422)
    response.headers["HX-Retarget"] = "#notice"
    response.headers["HX-Reswap"] = "innerHTML"
    response.headers["HX-Reselect"] = ".notice"
    return response
