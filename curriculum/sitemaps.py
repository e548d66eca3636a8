"""What search engines are told of."""

from collections.abc import Sequence

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from .outline import Entry, Outline, RoadmapEntry, SectionEntry


class Pages(Sitemap):
    """The list of roadmaps, the glossary, and every roadmap, section and topic, by address."""

    def items(self) -> Sequence[str]:
        outline = Outline.current()
        roadmaps = list(outline.roadmaps.values())
        sections = [section for roadmap in roadmaps for section in roadmap.sections]
        pages: list[RoadmapEntry | SectionEntry | Entry] = [*roadmaps, *sections, *outline.topics.values()]
        return [reverse("roadmaps"), reverse("glossary"), *(page.url for page in pages)]

    def location(self, item: str) -> str:
        return item
