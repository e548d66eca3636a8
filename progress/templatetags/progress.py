"""What pages say of the learner who reads them. A visitor's page asks nothing of the database."""

import re
from collections.abc import Iterable, Sequence

from django import template
from django.template import RequestContext
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from curriculum.models import Topic
from curriculum.outline import Entry, RoadmapEntry

from ..models import NOT_STARTED, Act, Notes, Status
from ..next import Suggestion
from ..notebook import Notebook
from ..record import Record
from ..standing import Standing

register = template.Library()

_KEY = re.compile(r"[0-9]{1,18}")
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
    return Record.of(context["request"]).word(topics)


@register.simple_tag(takes_context=True)
def ready_slugs(context: RequestContext, roadmap: RoadmapEntry) -> set[str]:
    return {topic.slug for topic in Record.of(context["request"]).ready(roadmap)}


@register.filter
def status_words(word: str) -> str:
    return str(_WORDS[word])


@register.simple_tag(takes_context=True)
def standing(context: RequestContext, topics: Iterable[Entry], record: Record | None = None) -> Standing:
    """Count where who asks stands, or, where a page is about another learner, whose record is given."""
    return (record or Record.of(context["request"])).standing(topics)


@register.simple_tag(takes_context=True)
def ready(context: RequestContext, roadmap: RoadmapEntry) -> list[Suggestion]:
    return Record.of(context["request"]).next(roadmap)


@register.simple_tag(takes_context=True)
def unknown_before(context: RequestContext, topic: Entry) -> list[Entry]:
    """What a topic requires directly and is not known."""
    known = Record.of(context["request"]).known(each.topic for each in topic.requires)
    return [each.topic for each in topic.requires if each.topic.slug not in known]


@register.simple_tag(takes_context=True)
def unknown_beneath(context: RequestContext, topic: Entry) -> list[Entry]:
    """What a topic builds on, directly or not, and is not known."""
    return Record.of(context["request"]).unknown_beneath(topic)


@register.simple_tag(takes_context=True)
def ahead(context: RequestContext, topic: Entry) -> Standing:
    """What the path to a topic holds: itself and all beneath it that is not known."""
    record = Record.of(context["request"])
    return record.standing([*record.unknown_beneath(topic), topic])


@register.simple_tag(takes_context=True)
def begun(context: RequestContext) -> bool:
    return bool(Record.of(context["request"]).statuses)


@register.simple_tag(takes_context=True)
def act_said(context: RequestContext) -> Act | None:
    """The act that the page was asked to speak of, if it is this learner's."""
    request = context["request"]
    key = request.GET.get("act", "")
    return Record.of(request).acts.recent().filter(pk=key).first() if _KEY.fullmatch(key) else None


@register.simple_tag(takes_context=True)
def kept(context: RequestContext, topic: Entry) -> Notes:
    """What the reader keeps on a topic; empty where that is nothing."""
    return Notebook.of(context["request"], topic).read()


@register.simple_tag(takes_context=True)
def to_revise(context: RequestContext) -> Iterable[Notes]:
    return Record.of(context["request"]).notes.to_revise()


@register.filter
def titles(topics: Sequence[Entry | Topic]) -> str:
    """Name topics as a sentence does: 'Vectors, Matrices and Adam'; where a title has a comma, between semicolons."""
    found = [topic.title for topic in topics]
    return "; ".join(found) if any("," in title for title in found) else get_text_list(found, gettext("and"))
