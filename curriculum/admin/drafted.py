"""From a topic's form at the desk to its draft: begun, gone on with, or made of what the form holds."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..content.drafts import begin, save
from ..content.merge import merge
from ..models import Draft, Topic
from .newer import NewerSaveAdmin
from .roles import writes


class DraftedAdmin(NewerSaveAdmin):
    """Adds “Save as a draft” to the form of a topic, and a way to the draft that it has."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        topic = _topic(object_id)
        known = {
            "open_draft": Draft.objects.open().filter(topic=topic).first() if topic else None,
            "may_draft": bool(topic and writes(request.user, topic.section.roadmap)),
        }
        return super().changeform_view(request, object_id, form_url, known | (extra_context or {}))

    def changed(self, request: HttpRequest, view: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        topic = _topic(args[0] if args else None)
        if "_draft" not in request.POST or topic is None:
            return super().changed(request, view, *args, **kwargs)
        tried, mine = self._tried(request, view, *args, **kwargs)
        if mine is None:
            return tried
        draft = begin(topic, request.user)  # type: ignore[arg-type]
        state = merge(draft.base, draft.state, mine).value  # both edits; where they clash, this one
        why = request.POST.get("why", "")
        save(draft, state, author=request.user, why=why)  # type: ignore[arg-type]
        messages.success(request, _("Saved as a draft. Readers see nothing of it until it is published."))
        return HttpResponseRedirect(reverse("admin:curriculum_draft_change", args=[draft.pk]))


def _topic(said: str | None) -> Topic | None:
    if not said or not said.isdecimal():
        return None
    return Topic.objects.select_related("section__roadmap").filter(pk=int(said)).first()
