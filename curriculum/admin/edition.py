"""What every page of the desk that changes content has in common: the pages learners see follow at once."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from ..content.revise import FOUND, revise_all
from ..drawing import redraw
from ..models import Edition
from ..outline import Outline


class ContentAdmin(admin.ModelAdmin):
    """Draws anew what a change has put behind, keeps revisions and begins a new edition, all in one transaction."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._followed(request, super().changeform_view, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._followed(request, super().changelist_view, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._followed(request, super().delete_view, *args, **kwargs)

    def _followed(self, request: HttpRequest, view: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            answer: HttpResponse = view(request, *args, **kwargs)
            return answer
        with transaction.atomic():
            Edition.lock()
            revise_all(why=FOUND)
            answer = self.changed(request, view, *args, **kwargs)
            redraw()
            revise_all(why=request.POST.get("why", "")[:200], author=request.user)  # type: ignore[arg-type]
            Outline.changed()
        return answer

    def changed(self, request: HttpRequest, view: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make a change, by Django's own view."""
        answer: HttpResponse = view(request, *args, **kwargs)
        return answer
