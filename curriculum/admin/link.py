"""Links by where they stand, with what to do about them. Visits write them; the desk can only ask for one."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ..models import Link, Resource


class LinkList(ChangeList):
    """A page of links, with the topics that lead to them in one query."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        find_topics(self.result_list)


def find_topics(links: Iterable[Link]) -> None:
    """Give each link its `topics`: those that lead to it."""
    found = Resource.objects.topics_by_address(link.url for link in links)
    for link in links:
        link.topics = found.get(link.url, [])  # type: ignore[attr-defined]


class UseFilter(admin.SimpleListFilter):
    title = _("use")
    parameter_name = "use"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:  # noqa: ARG002
        return [("yes", _("a topic leads there")), ("no", _("no topic leads there now"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Link]) -> QuerySet[Link]:  # noqa: ARG002
        used = Exists(Resource.objects.published().filter(url=OuterRef("url")))
        return queryset.filter(used) if self.value() == "yes" else queryset.filter(~used) if self.value() else queryset


@admin.register(Link)
class LinkAdmin(admin.ModelAdmin):
    list_display = ["url", "state", "words", "to_do", "leads_here", "visited_at", "last_ok_at"]
    list_filter = ["state", UseFilter]
    search_fields = ["url", "moved_to"]
    ordering = ["state", "url"]
    readonly_fields = ["to_do", "leads_here"]
    actions = ["visit"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:  # noqa: ARG002
        return LinkList

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Link | None:
        link: Link | None = super().get_object(request, object_id, from_field)
        if link:
            find_topics([link])
        return link

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Link | None = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Link | None = None) -> bool:  # noqa: ARG002
        return False

    def has_visit_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("curriculum.change_link")

    @admin.display(description=_("what to do"))
    def to_do(self, link: Link) -> str:
        return link.to_do

    @admin.display(description=_("topics"))
    def leads_here(self, link: Link) -> str:
        return render_to_string("curriculum/_leads_here.html", {"topics": link.topics})  # type: ignore[attr-defined]

    @admin.action(description=_("Visit the selected links at the next run"), permissions=["visit"])
    def visit(self, request: HttpRequest, links: QuerySet[Link]) -> None:
        number = links.update(due_at=None)
        self.message_user(request, __("To be visited when check_links runs next: %s.") % number)
