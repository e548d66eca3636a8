"""One type of page: a lesson."""

from django.db import models
from wagtail.blocks import RawHTMLBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class LessonPage(Page):
    summary = models.TextField()
    body = StreamField([("html", RawHTMLBlock())])

    template = "lesson.html"
