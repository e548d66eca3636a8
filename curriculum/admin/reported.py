"""A topic's page of the desk says how many reports of it are open."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from ..models import Report


class ReportedAdmin(admin.ModelAdmin):
    """Counts the open reports of a topic, for who may see them."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        topic = kwargs.get("obj")
        if topic and request.user.has_perm("curriculum.view_report"):
            context["open_reports"] = Report.objects.open().filter(topic=topic).count()
        return super().render_change_form(request, context, *args, **kwargs)
