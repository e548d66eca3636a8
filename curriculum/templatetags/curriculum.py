"""What pages say of content."""

from functools import lru_cache

from django import template
from django.template import RequestContext
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from .. import parts
from ..glossary import anchor
from ..map.poster import hue
from ..map.roadmap import DrawnRoadmap, draw
from ..models import Resource
from ..models.resource import ResourceQuerySet
from ..outline import Entry, Outline, RoadmapEntry
from ..theme import kept_theme

register = template.Library()
# How many letters of a heading stand on one line of a phone; and how many where it is set smaller (css/base.css).
PHONE_LINE, SMALL_PHONE_LINE = 16, 20
# A section's colour, for programs that read no stylesheet of ours.
register.filter("colour", hue)
# Where a term stands on the glossary's page.
register.filter("anchor", anchor)
register.filter("theme", kept_theme)


@register.simple_tag
def outline() -> Outline:
    return Outline.current()


@register.simple_tag(takes_context=True)
def part(context: RequestContext, name: str) -> SafeString:
    """Draw what a page shows of its reader."""
    drawn = parts.part(context["request"], name, context.get("topic"))
    return mark_safe(drawn)


@register.simple_tag
def resources_of(topic: Entry) -> ResourceQuerySet:
    return Resource.objects.filter(topic=topic.pk).with_visits()


@register.simple_tag
def drawn(roadmap: RoadmapEntry) -> DrawnRoadmap:
    return draw(roadmap)


@register.filter
def hours(number: float) -> str:
    """Say a number of hours as short as it can be read: '8 h', '1.5 h'."""
    return gettext("%(hours)s h") % {"hours": _said(number, get_language())}


@register.filter
def about_hours(number: float) -> str:
    return ngettext("about %(hours)s hour", "about %(hours)s hours", round(number)) % {
        "hours": _said(number, get_language())
    }


@register.filter
def minutes(number: int) -> str:
    """Say minutes as a person would: '25 min', '2 h', '1.5 h'."""
    if number < 60:  # noqa: PLR2004
        return gettext("%(minutes)s min") % {"minutes": number}
    return hours(round(number / 30) / 2)


@register.filter
def letter(number: int) -> str:
    """Return the letter of the alphabet of a number from 1."""
    return chr(ord("A") + number - 1)


@register.filter
def whole_words(title: str) -> SafeString:
    """Keep words with a hyphen on one line, as "trade-off"; a long one has the title set smaller."""
    return format_html_join(" ", "{}", ((_whole(word),) for word in title.split()))


def _whole(word: str) -> str:
    if "-" not in word or len(word) > SMALL_PHONE_LINE:
        return word
    return format_html('<span class="whole{}">{}</span>', "" if len(word) <= PHONE_LINE else " long", word)


@lru_cache(maxsize=500)
def _said(number: float, language: str | None) -> str:  # noqa: ARG001 (each language says it its own way)
    return number_format(round(number, 1), decimal_pos=0 if round(number, 1) == int(number) else 1)
