"""What could be better in a topic, at its form: said once it is saved, and never in the way."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from ..advice.stated import advise
from ..content.state import of_topics
from ..models import Topic
from ..outline import Outline


class AdvisedAdmin(admin.ModelAdmin):
    """Adds the advice on a topic as it is stored to its form; while a form cannot be saved, its errors come first."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        topic: Topic | None = kwargs.get("obj")
        if topic and request.method == "GET":
            state = of_topics(Topic.objects.filter(pk=topic.pk))[topic.code]
            context["advice"] = advise(state, Outline.current())
        return super().render_change_form(request, context, *args, **kwargs)
