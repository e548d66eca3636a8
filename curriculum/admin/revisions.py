"""What a topic said, save by save: the difference between any two, and the way back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..content.revise import revise_all
from ..content.write_parts import write_state
from ..drawing import redraw
from ..models import Edition, Topic
from ..outline import Outline
from .differences import compared


class RevisionsAdmin(admin.ModelAdmin):
    """Adds a page of revisions to the topics' pages of the desk."""

    def get_urls(self) -> list[URLPattern]:
        own = path("<int:pk>/revisions/", self.admin_site.admin_view(self.revisions), name="curriculum_topic_revisions")
        return [own, *super().get_urls()]

    def revisions(self, request: HttpRequest, pk: int) -> HttpResponse:
        topic = get_object_or_404(Topic, pk=pk)
        if not self.has_change_permission(request, topic):
            raise PermissionDenied
        if request.method == "POST":
            return self._restored(request, topic)
        kept = list(topic.revisions.select_related("author"))
        page = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": topic,
            "title": _("Revisions of “%s”") % topic,
            **compared(request, kept),
            "may_restore": True,
        }
        return TemplateResponse(request, "admin/curriculum/topic/revisions.html", page)

    def _restored(self, request: HttpRequest, topic: Topic) -> HttpResponse:
        wanted = request.POST.get("restore", "")
        with transaction.atomic():
            Edition.lock()
            revision = get_object_or_404(topic.revisions, pk=int(wanted) if wanted.isdecimal() else 0)
            revise_all(why=_("as found"))
            write_state(Topic.objects.get(pk=topic.pk), revision.state)
            redraw()
            made = date_format(localtime(revision.made_at), "DATETIME_FORMAT")
            revise_all(why=_("restored from %s") % made, author=request.user)  # type: ignore[arg-type]
            Outline.changed()
        messages.success(request, _("Restored. What was there before is kept as a revision too."))
        return HttpResponseRedirect(reverse("admin:curriculum_topic_revisions", args=[topic.pk]))
