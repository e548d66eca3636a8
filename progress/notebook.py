"""What one learner keeps on one topic: reads it, and alone writes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from curriculum.markdown import render_freely
from curriculum.outline import Entry, Outline

from .models import EarlierText, Notes
from .models.notes import MOST_LINKS
from .record import Record

MOST_EARLIER = 20
# While a text is being written it is saved every few seconds; the texts kept of it are at least so far apart.
APART = timedelta(minutes=10)


class FullError(Exception):
    """There are as many links as a topic may have."""


@dataclass(frozen=True)
class Written:
    """A text that was saved, and the one it took the place of where the writer had not seen that one."""

    notes: Notes
    unseen: EarlierText | None = None


class Notebook:
    """A learner's notes on one topic. A visitor has none, and the first makes them a learner, as a mark does."""

    def __init__(self, record: Record, topic: Entry) -> None:
        self.record = record
        self.topic = topic

    @classmethod
    def of(cls, request: HttpRequest, topic: Entry) -> Notebook:
        return cls(Record.of(request), topic)

    @property
    def kept(self) -> Notes | None:
        """The notes as they are shown, if any. A text from a file was not drawn yet; reading writes nothing."""
        known = self.record.notes_read
        if self.topic.pk not in known:
            notes = self.record.notes.filter(topic=self.topic.pk).first() if self.record.has_notes(self.topic) else None
            if notes:
                notes.html = notes.html or _drawn(notes.text)
            known[self.topic.pk] = notes
        return known[self.topic.pk]

    def read(self) -> Notes:
        """Return the notes as they are shown, empty ones where none are kept."""
        return self.kept or Notes(topic_id=self.topic.pk)

    @property
    def earlier(self) -> QuerySet[EarlierText]:
        """The texts that others took the place of, the last first."""
        return EarlierText.objects.filter(notes__in=self.record.notes.filter(topic=self.topic.pk))

    def write(self, text: str, *, base: str) -> Written:
        """Save a text that was begun from the one written at `base`. Saving again what is so already writes nothing.

        The later of two writers wins, and what they had not seen is kept.
        """
        html = _drawn(text)
        with self.record.keeping(self.topic, make=bool(text)) as notes:
            if notes.text == text:
                return Written(notes)
            unseen = notes.base != base
            kept = _keep(notes) if unseen or not text or _is_time_to_keep(notes) else None
            _replace(notes, text, html)
            return Written(notes, kept if unseen else None)

    def restore(self, earlier: EarlierText) -> None:
        """Bring an earlier text back. The one that it takes the place of is kept."""
        html = _drawn(earlier.text)
        with self.record.keeping(self.topic, make=False) as notes:
            if notes.text != earlier.text:
                _keep(notes)
                _replace(notes, earlier.text, html)

    def link(self, url: str, title: str) -> None:
        """Keep a link; one of the same address is given the new title. Raises FullError."""
        with self.record.keeping(self.topic, make=True) as notes:
            known = [link["url"] for link in notes.links]
            if url not in known and len(known) >= MOST_LINKS:
                raise FullError
            links = [link for link in notes.links if link["url"] != url]
            links.insert(known.index(url) if url in known else len(links), {"url": url, "title": title or url})
            _put(notes, links=links)

    def unlink(self, url: str) -> None:
        with self.record.keeping(self.topic, make=False) as notes:
            _put(notes, links=[link for link in notes.links if link["url"] != url])

    def tick(self, url: str, *, ticked: bool) -> None:
        """Set or clear the tick on the resource of an address."""
        with self.record.keeping(self.topic, make=ticked) as notes:
            _put(notes, ticked=sorted({*notes.ticked, url} if ticked else {*notes.ticked} - {url}))

    def flag(self, *, revise: bool) -> None:
        """Flag the topic to be revised, or clear the flag. It says since when: flagging again leaves it as it is."""
        with self.record.keeping(self.topic, make=revise) as notes:
            _put(notes, revise_at=(notes.revise_at or timezone.now()) if revise else None)


def _drawn(text: str) -> str:
    if not text:
        return ""
    return render_freely(text, titles={slug: topic.title for slug, topic in Outline.current().topics.items()})


def _is_time_to_keep(notes: Notes) -> bool:
    last = notes.earlier.first() if notes.pk else None
    return last is None or timezone.now() - last.written_at > APART


def _keep(notes: Notes) -> EarlierText | None:
    """Keep the text of some notes as an earlier one, and as many before it as there may be."""
    if not notes.text or notes.text_at is None:
        return None
    kept, _new = notes.earlier.update_or_create(text=notes.text, defaults={"written_at": notes.text_at})
    beyond = list(notes.earlier.values_list("pk", flat=True)[MOST_EARLIER:])
    notes.earlier.filter(pk__in=beyond).delete()
    return kept


def _replace(notes: Notes, text: str, html: str) -> None:
    _put(notes, text=text, html=html, text_at=timezone.now())


def _put(notes: Notes, **values: object) -> None:
    """Save what changes of a learner's notes; nothing where all is so already, or where there is no learner."""
    if notes.learner_id and any(getattr(notes, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(notes, name, value)
        notes.save()
