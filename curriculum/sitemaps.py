"""What search engines are told of."""

from collections.abc import Sequence

from django.contrib.sitemaps import Sitemap

from .outline import Entry, Outline, RoadmapEntry, SectionEntry

Page = RoadmapEntry | SectionEntry | Entry


class Pages(Sitemap):
    """Every roadmap, section and topic."""

    def items(self) -> Sequence[Page]:
        outline = Outline.current()
        sections = [section for roadmap in outline.roadmaps.values() for section in roadmap.sections]
        return [*outline.roadmaps.values(), *sections, *outline.topics.values()]

    def location(self, item: Page) -> str:
        return item.url
