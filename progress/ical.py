"""A plan as a calendar that other programs read (RFC 5545): each topic that is left is one event of whole days."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from icalendar import Calendar, Event

from curriculum.outline import Entry
from curriculum.search.text import tidy
from curriculum.templatetags.curriculum import hours

from .days import DAY
from .models import Plan
from .planning import Planned
from .schedule import Span


def calendar_of(planned: Planned) -> bytes:
    """Return the calendar. Its days are dates without hours, so they are the same in every time zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//Deep-learning roadmap//Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", gettext("Learning plan"))
    for span in planned.schedule.spans:
        calendar.add_component(_event(planned.plan, span))
    said: bytes = calendar.to_ical()
    return said


def _event(plan: Plan, span: Span[Entry]) -> Event:
    address = f"{settings.SITE_ORIGIN}{span.topic.url}"
    event = Event()
    event.add("uid", _uid(plan, span.topic))
    event.add("dtstamp", timezone.now())
    event.add("dtstart", span.first)
    event.add("dtend", span.last + DAY)  # the first day that is no more of it
    event.add("summary", tidy(span.topic.title))  # control characters have no place in a text
    event.add("description", f"{hours(span.topic.hours)}\n{address}")
    event.add("url", address)
    event.add("transp", "TRANSPARENT")  # whoever learns on a day is not busy all day
    return event


def _uid(plan: Plan, topic: Entry) -> str:
    """Name an event by its plan and topic, in a way that says nothing of either: a topic that moves keeps its name."""
    host = settings.SITE_ORIGIN.rpartition("/")[2]
    # The digest that names events in calendars already; another would double them.
    named = salted_hmac("progress.ical", f"{plan.pk} {topic.pk}", algorithm="sha1")
    return f"{named.hexdigest()[:32]}@{host}"
