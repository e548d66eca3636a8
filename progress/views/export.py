"""A learner's record as files to keep, and a file read back into it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from curriculum.outline import Outline
from curriculum.pace import costly

from ..export import record as file
from ..export import tables
from ..export.anki import notes
from ..export.checklist import checklist
from ..forgery import same_origin
from ..forms import ImportForm
from ..record import Record
from .answers import personal
from .mark import refuse


@require_safe
@personal
@costly
def export_record(request: HttpRequest) -> HttpResponse:
    return attach(file.write(Record.of(request).learner), "roadmap.json", "application/json")


@require_safe
@personal
@costly
def export_table(request: HttpRequest) -> HttpResponse:
    return attach(tables.marks(Record.of(request).learner), "marks.csv", "text/csv; charset=utf-8")


@require_safe
@personal
@costly
def export_checklist(request: HttpRequest) -> HttpResponse:
    said = checklist(Outline.current(), Record.of(request))
    return attach(said, "checklist.md", "text/markdown; charset=utf-8")


@require_safe
@personal
@costly
def export_anki(request: HttpRequest) -> HttpResponse:
    page = {"notes": notes(Outline.current(), Record.of(request))}
    return attach(render_to_string("progress/anki.txt", page), "anki.txt", "text/plain; charset=utf-8")


@same_origin
@require_POST
@personal
@costly
def import_record(request: HttpRequest) -> HttpResponse:
    """Answers with a page: what was left out is in no row, and sending the same file again changes nothing."""
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return refuse(request, str(form.errors["record"][0]))
    record = Record.of(request)
    taken = record.take_in(form.cleaned_data["record"])
    return record.remember(render(request, "progress/imported.html", {"taken": taken}))


def attach(text: str | bytes, name: str, content_type: str) -> HttpResponse:
    """Answer with a file to keep."""
    response = HttpResponse(text, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
