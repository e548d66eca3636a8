"""The page of search: what is found among the topics, and where the learner stands with each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from curriculum.outline import Outline
from curriculum.pace import costly
from curriculum.search import find

from ..forms import SearchForm
from ..record import Record
from .answers import personal


@require_safe
@personal
@costly
def search(request: HttpRequest) -> HttpResponse:
    outline = Outline.current()
    form = SearchForm(request.GET, outline)
    typed = form.cleaned_data["q"]
    answer = find.search(typed, among=form.among(outline, Record.of(request))) if typed else None
    response = render(request, "progress/search.html", {"form": form, "typed": typed, "answer": answer})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
