"""A save over somebody else's newer save is stopped, shown and merged: nobody's text is lost."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..content.merge import merge
from ..content.state import of_topics
from ..content.write_parts import write_state
from ..models import Revision, Topic
from .differences import both
from .edition import ContentAdmin

CONFLICT = 409


class NewerSaveAdmin(ContentAdmin):
    """The form carries the revision that it was opened at; where there is a newer one, the answer is 409."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = {"version": getattr(_newest(object_id), "pk", 0), **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)

    def changed(self, request: HttpRequest, view: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        newest = _newest(args[0] if args else None)
        opened = _opened(request, newest)
        if newest is None or opened is None:
            return super().changed(request, view, *args, **kwargs)
        if "_merge" not in request.POST and opened.state == newest.state:
            return super().changed(request, view, *args, **kwargs)
        tried, mine = self._tried(request, view, *args, **kwargs)
        if mine is None:
            return tried
        merged = merge(opened.state, newest.state, mine)
        if "_merge" in request.POST:
            write_state(Topic.objects.get(pk=args[0]), merged.value)
            messages.success(request, _("Merged and saved."))
            return HttpResponseRedirect(request.get_full_path())
        clashing = {clash.at[0] for clash in merged.clashes}
        fields = list(both(opened.state, newest.state, mine, clashing))
        request.stopped = _("Somebody has saved this topic since you opened it.")  # type: ignore[attr-defined]
        answer = super().changed(request, view, *args, **kwargs)
        if isinstance(answer, TemplateResponse) and answer.context_data is not None:
            answer.context_data |= {"version": newest.pk, "opened": opened.pk, "newest": newest, "both": fields}
        answer.status_code = CONFLICT
        return answer

    def _tried(self, request: HttpRequest, view: Any, *args: Any, **kwargs: Any) -> tuple[HttpResponse, Any]:
        """Return the answer to a save that is taken back, and the state that it would have made, if any."""
        said: Any = messages.get_messages(request)
        queued = list(said._queued_messages)
        with transaction.atomic():
            answer = super().changed(request, view, *args, **kwargs)
            saved = answer.status_code == 302  # noqa: PLR2004
            mine = of_topics(Topic.objects.filter(pk=args[0])) if saved else {}
            transaction.set_rollback(True)
        said._queued_messages = queued
        return answer, next(iter(mine.values()), None)


def _newest(object_id: str | None) -> Revision | None:
    if not object_id or not object_id.isdecimal():
        return None
    return Revision.objects.filter(topic=int(object_id)).first()


def _opened(request: HttpRequest, newest: Revision | None) -> Revision | None:
    """Return the revision that a form was opened at; the first one, where there was none then."""
    if newest is None:
        return None
    said = request.POST.get("opened" if "_merge" in request.POST else "version", "")
    kept = Revision.objects.filter(topic=newest.topic_id)
    return (kept.filter(pk=int(said)).first() if said.isdecimal() else None) or kept.last()
