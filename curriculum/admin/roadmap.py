"""Roadmaps, their sections with what those place, and their figures."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Figure, Placement, Roadmap, Section
from .edition import ContentAdmin
from .importing import ImportingAdmin
from .ordered import OrderedInline, RowsInline
from .places import PlacementFormSet, PlacesForm


class SectionInline(OrderedInline):
    model = Section
    fields = [("title", "slug"), "summary", "position"]
    show_change_link = True


class PlacementInline(RowsInline):
    """What a section places; where it stands is said with the places of the section's own topics."""

    model = Placement
    formset = PlacementFormSet
    autocomplete_fields = ["topic"]
    fields = ["topic"]


@admin.register(Roadmap)
class RoadmapAdmin(ImportingAdmin, ContentAdmin):
    list_display = ["title", "slug", "position", "topics", "placed"]
    search_fields = ["title", "summary"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [SectionInline]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only who has a desk can be an editor."""
        if db_field.name == "editors":
            kwargs["queryset"] = User.objects.filter(is_staff=True).order_by("username")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Roadmap]:
        sums = {
            "number": Count("sections__topics", filter=Q(sections__topics__retired_at=None)),
            "placed_number": _placed(Placement.objects.filter(section__roadmap=OuterRef("pk")), "section__roadmap"),
        }
        roadmaps: QuerySet[Roadmap] = super().get_queryset(request)
        return roadmaps.annotate(**sums)

    @admin.display(description=_("topics"), ordering="number")
    def topics(self, roadmap: Roadmap) -> int:
        return roadmap.number  # type: ignore[attr-defined,no-any-return]

    @admin.display(description=_("placed"), ordering="placed_number")
    def placed(self, roadmap: Roadmap) -> int:
        return roadmap.placed_number  # type: ignore[attr-defined,no-any-return]


@admin.register(Section)
class SectionAdmin(ContentAdmin):
    list_display = ["title", "roadmap", "position", "topics", "hours", "placed"]
    list_filter = ["roadmap"]
    search_fields = ["title", "summary"]
    list_select_related = ["roadmap"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [PlacementInline]
    form = PlacesForm

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        form.save_places()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        published = Q(topics__retired_at=None)
        sums = {
            "number": Count("topics", filter=published),
            "sum": Sum("topics__hours", filter=published),
            "placed_number": _placed(Placement.objects.filter(section=OuterRef("pk")), "section"),
        }
        sections: QuerySet[Section] = super().get_queryset(request)
        return sections.annotate(**sums)

    @admin.display(description=_("topics"), ordering="number")
    def topics(self, section: Section) -> int:
        return section.number  # type: ignore[attr-defined,no-any-return]

    @admin.display(description=_("hours"), ordering="sum")
    def hours(self, section: Section) -> float:
        return section.sum or 0  # type: ignore[attr-defined]

    @admin.display(description=_("placed"), ordering="placed_number")
    def placed(self, section: Section) -> int:
        return section.placed_number  # type: ignore[attr-defined,no-any-return]


def _placed(placements: QuerySet[Placement], by: str) -> Coalesce:
    """Count the published topics among placements, which a join would multiply with the topics at home."""
    published = placements.filter(topic__retired_at=None).order_by().values(by)
    return Coalesce(Subquery(published.annotate(number=Count("pk")).values("number")), 0)


@admin.register(Figure)
class FigureAdmin(ContentAdmin):
    list_display = ["name", "roadmap"]
    list_filter = ["roadmap"]
    search_fields = ["name"]
