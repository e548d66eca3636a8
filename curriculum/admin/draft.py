"""Drafts at the desk: written, looked at by a second pair of eyes, scheduled, and published."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ..content.drafts import MovedOnError, UnpublishableError, publish
from ..models import Draft, Stage
from .draft_page import DraftPage
from .roles import publishes


class StageFilter(admin.SimpleListFilter):
    """Open drafts, where nothing else is asked for."""

    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:  # noqa: ARG002
        return [*Stage.choices, ("all", _("all"))]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        first, *rest = super().choices(changelist)
        yield first | {"display": _("open")}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:  # noqa: ARG002
        if self.value() == "all":
            return queryset
        return queryset.filter(stage=self.value()) if self.value() else queryset.open()


@admin.register(Draft)
class DraftAdmin(DraftPage):
    list_display = ["__str__", "section", "is_new", "stage", "author", "saved_at", "publish_at"]
    list_filter = [StageFilter, "section__roadmap"]
    list_select_related = ["section", "author"]
    search_fields = ["code", "topic__slug", "topic__title", "state__title"]
    actions = ["publish_selected"]

    @admin.display(description=_("new topic"), boolean=True)
    def is_new(self, draft: Draft) -> bool:
        return draft.topic_id is None

    def get_actions(self, request: HttpRequest, action_location: Any = None) -> dict[str, Any]:
        # From 6.1 Django says where they are to be shown; up to 6.0 it does not know of it.
        told = {} if action_location is None else {"action_location": action_location}
        actions: dict[str, Any] = super().get_actions(request, **told)
        return actions if publishes(request.user) else {}

    @admin.action(description=_("Publish the selected drafts together"))
    def publish_selected(self, request: HttpRequest, drafts: QuerySet[Draft]) -> None:
        chosen = list(drafts.open().order_by("pk"))  # type: ignore[attr-defined]
        try:
            topics = publish(chosen, author=request.user)  # type: ignore[arg-type]
        except UnpublishableError as error:
            names = {draft.code: str(draft) for draft in chosen}
            for code, said in error.problems.items():
                self.message_user(request, f"{names[code]}: {' '.join(said)}", messages.ERROR)
        except MovedOnError as error:
            said_so = __(
                "“%s” was changed meanwhile at the same places. Open it to look at both; nothing was published."
            )
            self.message_user(request, said_so % error.draft, messages.ERROR)
        else:
            self.message_user(request, __("Published: %s.") % len(topics))
