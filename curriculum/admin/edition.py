"""What every page of the desk that changes content has in common: the pages learners see follow at once."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from ..drawing import redraw
from ..models import Edition
from ..outline import Outline


class ContentAdmin(admin.ModelAdmin):
    """Draws anew what a change has put behind, and begins a new edition, in the transaction of the change."""

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
            answer = view(request, *args, **kwargs)
            redraw()
            Outline.changed()
        return answer
