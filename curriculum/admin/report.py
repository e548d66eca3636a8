"""What readers report, open until an editor settles it: mended, or nothing to mend."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.text import Truncator
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ..models import Report, Settling
from ..models.link import STATES

SAID = ["topic", "kind", "about", "words", "times", "made_at"]
SETTLED = ["settled_at", "settled_by"]


class StandingFilter(admin.SimpleListFilter):
    """Open reports, where nothing else is asked for."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:  # noqa: ARG002
        return [("settled", _("settled")), ("all", _("all"))]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        first, *rest = super().choices(changelist)
        yield first | {"display": _("open")}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:  # noqa: ARG002
        match self.value():
            case "settled":
                return queryset.settled()
            case "all":
                return queryset
        return queryset.open()


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    """Only the note is saved as it is sent: readers may count, and others settle, while a page is open."""

    list_display = ["__str__", "about", "said", "times", "made_at", "settled_as"]
    list_filter = [StandingFilter, "kind", "topic__section__roadmap"]
    list_select_related = ["topic", "missing"]
    search_fields = ["topic__title", "topic__slug", "missing__title", "url", "words", "note"]
    fields = [*SAID, "settled_as", *SETTLED, "note"]
    actions = ["mended", "nothing"]
    change_form_template = "admin/curriculum/report/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return super().get_queryset(request).with_visits()  # type: ignore[attr-defined,no-any-return]

    def get_readonly_fields(self, request: HttpRequest, obj: Report | None = None) -> list[str]:  # noqa: ARG002
        """What readers said stays as they said it, and what is settled stays so."""
        return [*SAID, *SETTLED] if obj and obj.settled_at is None else [*SAID, "settled_as", *SETTLED]

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def save_model(self, request: HttpRequest, obj: Report, form: forms.ModelForm, change: bool) -> None:  # noqa: ARG002, FBT001
        obj.save(update_fields=["note"])
        if chosen := form.data.get("settled_as"):
            self._settle(request, Report.objects.filter(pk=obj.pk), chosen)

    @admin.display(description=_("what it is about"))
    def about(self, report: Report) -> str:
        state = dict(STATES).get(getattr(report, "link_state", None) or "")
        return render_to_string("admin/curriculum/report/_about.html", {"report": report, "state": state})

    @admin.display(description=_("words"))
    def said(self, report: Report) -> str:
        return Truncator(report.words).chars(120)

    @admin.action(description=_("Settle: mended"), permissions=["change"])
    def mended(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        self._settle(request, reports, Settling.MENDED)

    @admin.action(description=_("Settle: nothing to mend"), permissions=["change"])
    def nothing(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        self._settle(request, reports, Settling.NOTHING)

    def _settle(self, request: HttpRequest, reports: QuerySet[Report], settled_as: str) -> None:
        """Settle what is still open; somebody else's word on the others stands."""
        chosen = list(reports.values_list("pk", flat=True))  # once settled, the list's own filter leaves them out
        number = Report.objects.filter(pk__in=chosen).settle(settled_as, by=request.user)
        if number:
            self.message_user(request, __("Settled: %s.") % number)
        if not number or number < len(chosen):
            self.message_user(request, __("What was settled before is left as it was."), messages.WARNING)
