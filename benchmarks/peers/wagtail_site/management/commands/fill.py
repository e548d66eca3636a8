"""Make the home page, and beneath it a page for each lesson."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand
from wagtail.models import Page, Site
from wagtail_site.models import LessonPage


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("lessons", type=Path)

    def handle(self, *, lessons, **options):  # noqa: ARG002
        Page.objects.filter(depth=2).delete()
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=Page(title="Deep learning", slug="home"))
        Site.objects.update_or_create(hostname="127.0.0.1", defaults={"root_page": home, "is_default_site": True})
        for each in json.loads(lessons.read_text()):
            body = json.dumps([{"type": "html", "value": each["html"]}])
            page = LessonPage(title=each["title"], slug=each["slug"], summary=each["summary"], body=body)
            home.add_child(instance=page)
            page.save_revision().publish()
