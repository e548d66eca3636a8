"""Learners are counted here, never edited: what they marked is theirs."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .models import Learner


@admin.register(Learner)
class LearnerAdmin(admin.ModelAdmin):
    list_display = ["__str__", "created_at", "number_of_marks"]
    date_hierarchy = "created_at"
    fields = ["user", "created_at"]
    readonly_fields = ["user", "created_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Learner]:
        learners: QuerySet[Learner] = super().get_queryset(request)
        return learners.annotate(mark_count=Count("marks"))

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Learner | None = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Learner | None = None) -> bool:  # noqa: ARG002
        return False

    @admin.display(description=_("marks"), ordering="mark_count")
    def number_of_marks(self, learner: Learner) -> int:
        return learner.mark_count  # type: ignore[attr-defined,no-any-return]
