"""The record of one learner: where they stand. Reads their marks once a request, and alone writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta, tzinfo
from functools import cached_property, partial
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from curriculum import graph
from curriculum.outline import Entry, Outline, RoadmapEntry

from . import reading, writing
from .carrying import carry_over
from .export import record as file
from .models import NOT_STARTED, Act, ActKind, Learner, Notes, Plan, Share, Status
from .models.act import ActQuerySet
from .models.learner import digest
from .models.notes import NotesQuerySet
from .models.share import new_token
from .next import Suggestion, rank
from .standing import Standing
from .writing import Wanted

KNOWN = (Status.DONE, Status.SKIPPED)


class Record:
    """A learner's marks. A visitor has an empty record, which becomes a learner's at the first mark."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.token = request.COOKIES.get(settings.LEARNER_COOKIE_NAME, "")
        self.in_session = settings.SESSION_COOKIE_NAME in request.COOKIES

    @classmethod
    def of(cls, request: HttpRequest) -> Record:
        """Return the record of whoever asks: one for a request, and no query until it is read."""
        record: Record | None = getattr(request, "record", None)
        if record is None:
            record = request.record = cls(request)  # type: ignore[attr-defined]
        return record

    @classmethod
    def of_browser(cls, request: HttpRequest) -> Record:
        """Return the record of the browser itself, whoever has signed in."""
        record = cls(request)
        record.signed_in = False
        return record

    @cached_property
    def signed_in(self) -> bool:
        return self.in_session and self.request.user.is_authenticated

    @cached_property
    def learner(self) -> Learner | None:
        return self._learners.first()

    @property
    def _learners(self) -> QuerySet[Learner]:
        return reading.learners(*self._named) if self._named else Learner.objects.none()

    @cached_property
    def share(self) -> Share | None:
        """The page that shows this record to others, where the learner wants one."""
        return Share.objects.filter(learner__in=self._learners).first()

    @cached_property
    def plan(self) -> Plan | None:
        return Plan.objects.filter(learner__in=self._learners).prefetch_related("goals").first()

    @property
    def acts(self) -> ActQuerySet:
        return Act.objects.filter(learner__in=self._learners)

    @property
    def notes(self) -> NotesQuerySet:
        return Notes.objects.filter(learner__in=self._learners)

    @property
    def time_zone(self) -> tzinfo:
        """The zone whose days and hours are shown: the learner's, or the site's where that is not known here."""
        name = self.learner.time_zone if self.learner else ""
        try:
            return ZoneInfo(name) if name else timezone.get_default_timezone()
        except (ZoneInfoNotFoundError, ValueError):
            return timezone.get_default_timezone()

    @property
    def _named(self) -> tuple[reading.Field, object] | None:
        """The field of the learner by which the request names them, and its value; None where it names nobody."""
        if self.signed_in:
            return "user", self.request.user.pk
        return ("token_digest", digest(self.token)) if self.token else None

    @cached_property
    def marks(self) -> reading.Marks:
        return reading.marks(*self._named) if self._named else []

    @cached_property
    def statuses(self) -> dict[int, str]:
        """The status of each topic that has one, by the topic's key, in the order of the marks."""
        if "marks" in self.__dict__:
            return {topic: status for topic, status, _ in self.marks}
        return reading.statuses(*self._named) if self._named else {}

    def has_notes(self, topic: Entry) -> bool:
        return reading.has_notes(*self._named, topic.pk) if self._named else False

    @cached_property
    def notes_read(self) -> dict[int, Notes | None]:
        """What was read of the learner's notes, by the topic's key: a page asks for the same ones more than once."""
        return {}

    def status(self, topic: Entry) -> str:
        return self.statuses.get(topic.pk, NOT_STARTED)

    def word(self, topics: Iterable[Entry]) -> str:
        """Return the statuses of some topics as one word, a letter for each, and none for who has marked nothing."""
        if not self.statuses:
            return ""
        status = self.statuses.get
        return "".join([status(topic.pk, NOT_STARTED)[0] for topic in topics])

    def mark(self, topic: Entry, status: str) -> Act | None:
        """Set a topic's status. Saying again what is so already writes nothing.

        The first mark of a visitor makes a learner, whose cookie `remember` then puts on the answer.
        """
        return self._act(
            ActKind.MARK, topic, lambda: {topic.pk: Wanted(status, timezone.now())}, make=status != NOT_STARTED
        )

    def know(self, topic: Entry) -> Act | None:
        """Mark a topic done and, in the same act, all that it builds on and is not known."""
        return self._act(ActKind.KNOW, topic, partial(self._known_with, topic), make=True)

    def _known_with(self, topic: Entry) -> dict[int, Wanted]:
        """What a topic implies was known a moment before it, so that the topic stays the one that was finished last."""
        since = {key: at for key, status, at in self.marks if status == Status.DONE}
        at = since.get(topic.pk) or timezone.now()
        before = Wanted(Status.DONE, at - timedelta(microseconds=1))
        return {each.pk: before for each in self.unknown_beneath(topic)} | {topic.pk: Wanted(Status.DONE, at)}

    def _act(self, kind: ActKind, topic: Entry, wanted: Callable[[], dict[int, Wanted]], *, make: bool) -> Act | None:
        """Make marks as they are wanted once the learner is locked. Who reads them afterwards asks nothing anew."""
        with self._writing(make=make) as learner:
            if learner is None:
                return None
            written = writing.write(learner, kind, topic.pk, wanted(), self.marks)
        self.marks = written.marks
        return written.act

    def undo(self, act: Act) -> None:
        """Put back what an act of this learner's changed, where no later act has changed it again."""
        with self._writing(make=False) as learner:
            if learner:
                writing.undo(learner, act)

    def take_in(self, document: file.Document) -> file.Taken | None:
        """Add what a file says to what is here: of two marks the later holds, and an act is there once."""
        with self._writing(make=True) as learner:
            taken = file.read(learner, document) if learner else None
            carry_over(self._learners)
            return taken

    def show(self, name: str, *, anew: bool = False) -> None:
        """Let a page show this record to whoever has its address; `anew` gives it another address."""
        with self._writing(make=True) as learner:
            fresh: dict[str, Any] = {"token": new_token(), "made_at": timezone.now()} if anew else {}
            Share.objects.update_or_create(learner=learner, defaults={"name": name, **fresh})

    def hide(self) -> None:
        """Take the page down that shows this record; its address leads nowhere from now on."""
        with self._writing(make=False) as learner:
            Share.objects.filter(learner=learner).delete()

    def forget(self) -> None:
        """Delete this learner and all that is theirs: of the account, where one is signed in, and of the browser."""
        with transaction.atomic():
            theirs = self._learners | Learner.objects.of_browser(self.token)
            list(theirs.select_for_update().order_by("pk"))  # waits for who writes
            theirs.delete()
        self._forget_marks()

    def keep_settings(self, *, time_zone: str, shows_streak: bool) -> None:
        """Keep how a learner wants days shown. A visitor becomes a learner by it, as by a first mark."""
        with self._writing(make=True) as learner:
            if learner:
                learner.time_zone, learner.shows_streak = time_zone, shows_streak
                learner.save(update_fields=["time_zone", "shows_streak"])

    def remember(self, response: HttpResponse) -> HttpResponse:
        """Put the anonymous learner's cookie on an answer, for another 400 days."""
        if self.token and not self.signed_in and self.learner:
            response.set_cookie(
                settings.LEARNER_COOKIE_NAME,
                self.token,
                max_age=settings.LEARNER_COOKIE_AGE,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    def standing(self, topics: Iterable[Entry]) -> Standing:
        """Count where the learner stands among some topics."""
        return Standing.of((self.status(topic), topic.hours) for topic in topics)

    def known(self, topics: Iterable[Entry]) -> set[str]:
        """Return the slugs of the topics that are done or skipped."""
        return {topic.slug for topic in topics if self.status(topic) in KNOWN}

    def unknown_beneath(self, topic: Entry) -> list[Entry]:
        """Return all that a topic builds on, directly or not, and that is not known, in the order of study."""
        return [each for each in Outline.current().beneath(topic) if self.status(each) not in KNOWN]

    def ready(self, roadmap: RoadmapEntry) -> list[Entry]:
        """Return the topics not known whose every prerequisite is known, in the order of study."""
        known = self.known([*roadmap.topics, *roadmap.beneath])
        ready = graph.ready(roadmap.graph, known, acyclic=True)  # else it was neither loaded nor saved
        found = set(ready)
        return [topic for topic in roadmap.topics if topic.slug in found]

    def next(self, roadmap: RoadmapEntry) -> list[Suggestion]:
        """Return what is ready in a roadmap, what to study next first."""
        learning = {topic.slug for topic in roadmap.topics if self.status(topic) == Status.LEARNING}
        known = self.known(roadmap.topics)
        return rank(roadmap, self.ready(roadmap), known=known, learning=learning, finished=self.finished_last(roadmap))

    def finished_last(self, roadmap: RoadmapEntry) -> Entry | None:
        topics = {topic.pk: topic for topic in roadmap.topics}
        finished = (
            topics[key] for key, status in reversed(self.statuses.items()) if status == Status.DONE and key in topics
        )
        return next(finished, None)

    @contextmanager
    def keeping(self, topic: Entry, *, make: bool) -> Iterator[Notes]:
        """Lock the learner while their notes on a topic are changed. Without a learner they are nobody's, and empty."""
        with self._writing(make=make) as learner:
            notes = learner and learner.notes.filter(topic=topic.pk).first()
            yield notes or Notes(learner=learner, topic_id=topic.pk)

    @contextmanager
    def planning(self, *, make: bool) -> Iterator[Plan]:
        """Lock the learner while their plan is changed. The first is new; without a learner it is nobody's."""
        with self._writing(make=make) as learner:
            yield Plan.objects.filter(learner=learner).first() or Plan(learner=learner)

    @contextmanager
    def _writing(self, *, make: bool) -> Iterator[Learner | None]:
        """Lock the learner against other writers while marks are written; what was read of them before is read anew."""
        with transaction.atomic():
            self.learner = self._locked(make=make)
            if self.learner:
                self.learner.saw_today()
            self._forget_marks()
            yield self.learner
        self._forget_marks()

    def _forget_marks(self) -> None:
        for name in ("marks", "statuses", "plan", "notes_read"):
            self.__dict__.pop(name, None)

    def _locked(self, *, make: bool) -> Learner | None:
        learner = reading.locked(*self._named) if self._named else None
        if learner or not make:
            return learner
        if self.signed_in:
            return Learner.objects.select_for_update().get_or_create(user_id=self.request.user.pk)[0]  # type: ignore[misc]
        learner, self.token = Learner.for_new_browser()
        return learner


class RecordOf(Record):
    """The record of a given learner, whoever asks. It is read and never written."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(HttpRequest())
        self.learner = learner

    @property
    def _named(self) -> tuple[reading.Field, object] | None:
        return ("pk", self.learner.pk) if self.learner else None
