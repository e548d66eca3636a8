"""What pages say of the learner who reads them. A visitor's page asks nothing of the database."""

from collections.abc import Iterable

from django import template
from django.template import RequestContext
from django.utils.translation import gettext_lazy as _

from curriculum.outline import Entry, RoadmapEntry

from ..models import Status
from ..record import NOT_STARTED, Record, Standing

register = template.Library()

_WORDS = {
    NOT_STARTED: _("not started"),
    Status.LEARNING.value: _("learning"),
    Status.DONE.value: _("done"),
    Status.SKIPPED.value: _("skipped"),
}


@register.simple_tag(takes_context=True)
def status(context: RequestContext, topic: Entry) -> str:
    return Record.of(context["request"]).status(topic)


@register.simple_tag(takes_context=True)
def statuses(context: RequestContext, topics: Iterable[Entry]) -> str:
    """Say the statuses of some topics in one word: what a drawing of them depends on."""
    record = Record.of(context["request"])
    return "".join(record.status(topic)[0] for topic in topics)


@register.filter
def status_words(word: str) -> str:
    return str(_WORDS[word])


@register.simple_tag(takes_context=True)
def standing(context: RequestContext, topics: Iterable[Entry]) -> Standing:
    return Record.of(context["request"]).standing(topics)


@register.simple_tag(takes_context=True)
def ready(context: RequestContext, roadmap: RoadmapEntry, limit: int = 3) -> list[Entry]:
    return Record.of(context["request"]).ready(roadmap)[:limit]


@register.simple_tag(takes_context=True)
def next_after(context: RequestContext, topic: Entry, limit: int = 3) -> list[Entry]:
    return Record.of(context["request"]).next_after(topic)[:limit]
