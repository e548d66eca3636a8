"""What a learner keeps on a topic's page: a note and its earlier texts, links, ticks on resources, a flag to revise."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from curriculum.models import Resource
from curriculum.outline import Entry
from curriculum.views import of_topic

from ..forgery import same_origin
from ..forms import LinkForm, NoteForm, ReviseForm, TickForm
from ..models.notes import MOST_LINKS
from ..notebook import FullError, Notebook
from .answers import SeeOther, page_of, personal
from .mark import refuse


@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
@personal
@of_topic
def notes(request: HttpRequest, topic: Entry) -> HttpResponse:
    return _write(request, topic) if request.method == "POST" else _earlier(request, topic)


def _earlier(request: HttpRequest, topic: Entry) -> HttpResponse:
    notebook = Notebook.of(request, topic)
    return render(request, "progress/notes.html", {"topic": topic, "earlier": notebook.earlier})


def _write(request: HttpRequest, topic: Entry) -> HttpResponse:
    """What is saved while it is being written is answered with a line; a button leads back to the page, drawn anew."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return refuse(request, _why(form), text=request.POST.get("text", ""))
    notebook = Notebook.of(request, topic)
    written = notebook.write(form.cleaned_data["text"], base=form.cleaned_data["base"])
    if request.htmx:  # type: ignore[attr-defined]
        page = {"topic": topic, "notes": written.notes, "unseen": written.unseen, "saved": True}
        return notebook.record.remember(render(request, "progress/_written.html", page))
    if written.unseen:
        return notebook.record.remember(SeeOther(f"{reverse('notes', args=[topic.slug])}?unseen={written.unseen.pk}"))
    return notebook.record.remember(SeeOther(_place(topic)))


@same_origin
@require_POST
@of_topic
def restore(request: HttpRequest, topic: Entry, key: int) -> HttpResponse:
    notebook = Notebook.of(request, topic)
    notebook.restore(get_object_or_404(notebook.earlier, pk=key))
    return notebook.record.remember(SeeOther(_place(topic)))


@same_origin
@require_POST
@of_topic
def link(request: HttpRequest, topic: Entry) -> HttpResponse:
    """Keep a link, or take away the one that `remove` names."""
    notebook = Notebook.of(request, topic)
    if remove := request.POST.get("remove"):
        notebook.unlink(remove)
        return notebook.record.remember(SeeOther(_place(topic)))
    form = LinkForm(request.POST)
    if not form.is_valid():
        return refuse(request, _why(form))
    try:
        notebook.link(form.cleaned_data["url"], form.cleaned_data["title"])
    except FullError:
        return refuse(request, _("A topic holds at most %(most)s links of yours.") % {"most": MOST_LINKS})
    return notebook.record.remember(SeeOther(_place(topic)))


@same_origin
@require_POST
@of_topic
def tick(request: HttpRequest, topic: Entry) -> HttpResponse:
    form = TickForm(request.POST)
    if not form.is_valid():
        return refuse(request, _why(form))
    url = form.cleaned_data["url"]
    if not Resource.objects.filter(topic=topic.pk, url=url).exists():
        return refuse(request, _("That is not a resource of this topic any more."))
    notebook = Notebook.of(request, topic)
    notebook.tick(url, ticked=form.cleaned_data["ticked"] == "yes")
    return notebook.record.remember(SeeOther(f"{topic.url}#resources"))


@same_origin
@require_POST
@of_topic
def revise(request: HttpRequest, topic: Entry) -> HttpResponse:
    form = ReviseForm(request.POST)
    if not form.is_valid():
        return refuse(request, _why(form))
    notebook = Notebook.of(request, topic)
    notebook.flag(revise=form.cleaned_data["revise"] == "yes")
    return notebook.record.remember(SeeOther(page_of(request, otherwise=_place(topic))))


def _place(topic: Entry) -> str:
    """Return where on its page a topic's notes stand."""
    return f"{topic.url}#notes"


def _why(form: Form) -> str:
    return str(next(iter(form.errors.values()))[0])
