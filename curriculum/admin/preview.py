"""A lesson as its page will show it, while it is written: drawn by what draws the page."""

from typing import Any

from csp.decorators import csp_replace, csp_update
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from ..advice.stated import advise_on_lesson
from ..content.draw import Drawn, draw
from ..drawing import figures, titles
from ..models import Section, Topic
from .roles import writes


def drawn_lesson(body: str, section: Section | None, topic: Topic) -> Drawn:
    """Draw a text as the lesson of a topic that is, or is to be, in a section."""
    known = titles() | {topic.slug: topic.title}
    shown = figures().get(section.roadmap_id, {}) if section else {}
    return draw(body.replace("\r\n", "\n"), [], known, shown)


class PreviewAdmin(admin.ModelAdmin):
    """Adds to the topics' form a frame that shows the lesson as it is written."""

    def get_urls(self) -> list[URLPattern]:
        own = path("preview/", self.admin_site.admin_view(self.preview), name="curriculum_topic_preview")
        return [own, *super().get_urls()]

    @method_decorator(csp_update({"frame-src": ["'self'"]}))
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(request, *args, **kwargs)

    @method_decorator([require_POST, xframe_options_sameorigin, csp_replace({"frame-ancestors": ["'self'"]})])
    def preview(self, request: HttpRequest) -> HttpResponse:
        if not (self.has_change_permission(request) or self.has_add_permission(request) or writes(request.user)):
            raise PermissionDenied
        said = request.POST
        at = said.get("section", "")
        section = Section.objects.filter(pk=int(at)).first() if at.isdecimal() else None
        topic = Topic(slug=said.get("slug", ""), title=said.get("title", ""), summary=said.get("summary", ""))
        return shown(request, said.get("body", ""), section, topic)


def shown(request: HttpRequest, body: str, section: Section | None, topic: Topic) -> HttpResponse:
    """Return a lesson as its page will show it, with what is wrong and what could be better, and where."""
    body = body.replace("\r\n", "\n")
    drawn = drawn_lesson(body, section, topic)
    problems = [(fault.line_in(body), fault.message) for _place, fault in drawn.faults]
    page = {
        "topic": topic,
        "lesson": drawn,
        "problems": problems,
        "advice": advise_on_lesson(topic.slug, topic.title, topic.summary, body),
    }
    return render(request, "curriculum/preview.html", page)
