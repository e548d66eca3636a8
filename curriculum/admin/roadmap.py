"""Roadmaps, their sections, and their figures."""

from django.contrib import admin
from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Figure, Roadmap, Section
from .edition import ContentAdmin


class SectionInline(admin.TabularInline):
    model = Section
    extra = 0
    show_change_link = True


@admin.register(Roadmap)
class RoadmapAdmin(ContentAdmin):
    list_display = ["title", "slug", "position", "topics"]
    search_fields = ["title", "summary"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [SectionInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Roadmap]:
        published = Q(sections__topics__retired_at=None)
        roadmaps: QuerySet[Roadmap] = super().get_queryset(request)
        return roadmaps.annotate(number=Count("sections__topics", filter=published))

    @admin.display(description=_("topics"), ordering="number")
    def topics(self, roadmap: Roadmap) -> int:
        return roadmap.number  # type: ignore[attr-defined,no-any-return]


@admin.register(Section)
class SectionAdmin(ContentAdmin):
    list_display = ["title", "roadmap", "position", "topics", "hours"]
    list_filter = ["roadmap"]
    search_fields = ["title", "summary"]
    list_select_related = ["roadmap"]
    prepopulated_fields = {"slug": ["title"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        published = Q(topics__retired_at=None)
        sums = {"number": Count("topics", filter=published), "sum": Sum("topics__hours", filter=published)}
        sections: QuerySet[Section] = super().get_queryset(request)
        return sections.annotate(**sums)

    @admin.display(description=_("topics"), ordering="number")
    def topics(self, section: Section) -> int:
        return section.number  # type: ignore[attr-defined,no-any-return]

    @admin.display(description=_("hours"), ordering="sum")
    def hours(self, section: Section) -> float:
        return section.sum or 0  # type: ignore[attr-defined]


@admin.register(Figure)
class FigureAdmin(ContentAdmin):
    list_display = ["name", "roadmap"]
    list_filter = ["roadmap"]
    search_fields = ["name"]
