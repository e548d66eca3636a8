"""What pages show of the learner who reads them: each part, and the state on which it depends."""

from django.conf import settings
from django.http import HttpRequest

from curriculum.outline import Entry, Outline
from curriculum.parts import PARTS, Part

from .notebook import Notebook
from .record import KNOWN, Record


def _standing(request: HttpRequest, topic: Entry | None) -> str:  # noqa: ARG001 (the same on every page)
    home = Outline.current().home
    stands = Record.of(request).word(home.topics if home else [])
    return " ".join(f"{letter}{stands.count(letter)}" for letter in sorted(set(stands)))


def _line(request: HttpRequest, topic: Entry) -> str:
    return Record.of(request).word(topic.section.topics)


def _before(request: HttpRequest, topic: Entry) -> str:
    """Return how the learner stands with the topic and all beneath it, and whether they have begun at all."""
    record = Record.of(request)
    return record.word([*Outline.current().beneath(topic), topic]) + str(bool(record.statuses))


def _status(request: HttpRequest, topic: Entry) -> str | None:
    """Return the status, and where it leads on to what is next, all that this follows from."""
    if "act" in request.GET:
        return None
    record = Record.of(request)
    status = record.status(topic)
    if status not in KNOWN:
        return status
    finished = record.finished_last(topic.section.roadmap)
    return f"{status} {finished and finished.pk} {record.word(Outline.current().topics.values())}"


def _resources(request: HttpRequest, topic: Entry) -> str:
    notes = Notebook.of(request, topic).kept
    return " ".join(sorted(notes.ticked)) if notes else ""


def _notes(request: HttpRequest, topic: Entry) -> str | None:
    """Where nothing is kept it is a form to begin with, the same for all but for whose draft a browser may hold."""
    if Notebook.of(request, topic).kept:
        return None
    return str(request.user.pk) if settings.SESSION_COOKIE_NAME in request.COOKIES else ""


PARTS.update(
    standing=Part("progress/_standing.html", _standing),
    line=Part("progress/_line.html", _line),
    before=Part("progress/_before.html", _before),
    status=Part("progress/_status.html", _status),
    resources=Part("progress/_resources.html", _resources),
    notes=Part("progress/_notes.html", _notes),
)
