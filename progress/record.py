"""The record of one learner: where they stand. Reads their marks once a request, and alone writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from curriculum import graph
from curriculum.outline import Entry, RoadmapEntry

from .models import Learner, Mark, Status

NOT_STARTED = "not-started"
KNOWN = (Status.DONE, Status.SKIPPED)


@dataclass(frozen=True)
class Standing:
    """Where a learner stands among some topics: numbers of topics, and hours.

    A skipped topic does not count, so that skipping everything is not 100 %.
    """

    done: int = 0
    learning: int = 0
    skipped: int = 0
    total: int = 0
    hours_done: float = 0
    hours_left: float = 0

    @property
    def counted(self) -> int:
        return self.total - self.skipped

    @property
    def percent(self) -> int:
        """Done of what counts, in whole percent, never rounded up."""
        return 100 * self.done // self.counted if self.counted else 0

    @property
    def begun(self) -> bool:
        return bool(self.done or self.learning or self.skipped)


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

    @cached_property
    def signed_in(self) -> bool:
        return self.in_session and self.request.user.is_authenticated

    @cached_property
    def learner(self) -> Learner | None:
        return self._learners.first()

    @property
    def _learners(self) -> QuerySet[Learner]:
        if self.signed_in:
            return Learner.objects.filter(user=self.request.user.pk)
        return Learner.objects.of_browser(self.token) if self.token else Learner.objects.none()

    @cached_property
    def statuses(self) -> dict[int, str]:
        """The status of each topic that has one, by the topic's key."""
        return dict(Mark.objects.filter(learner__in=self._learners).values_list("topic_id", "status"))

    def status(self, topic: Entry) -> str:
        return self.statuses.get(topic.pk, NOT_STARTED)

    def mark(self, topic: Entry, status: str) -> None:
        """Set a topic's status. Saying again what is so already writes nothing.

        The first mark of a visitor makes a learner, whose cookie `remember` then puts on the answer.
        """
        with transaction.atomic():
            learner = self._learner_to_write(make=status != NOT_STARTED)
            if learner is None:
                return
            marks = learner.marks.filter(topic_id=topic.pk)
            before = marks.values_list("status", flat=True).first() or NOT_STARTED
            if before == status:
                return
            if status == NOT_STARTED:
                marks.delete()
            elif before == NOT_STARTED:
                learner.marks.create(topic_id=topic.pk, status=status)
            else:
                marks.update(status=status, marked_at=timezone.now())
        self.__dict__.pop("statuses", None)

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
        """Count where the learner stands among some topics: the one place where this is computed."""
        by_status: dict[str, list[Entry]] = {}
        for topic in topics:
            by_status.setdefault(self.status(topic), []).append(topic)
        count = {status: len(found) for status, found in by_status.items()}
        hours = {status: sum(topic.hours for topic in found) for status, found in by_status.items()}
        return Standing(
            done=count.get(Status.DONE, 0),
            learning=count.get(Status.LEARNING, 0),
            skipped=count.get(Status.SKIPPED, 0),
            total=sum(count.values()),
            hours_done=hours.get(Status.DONE, 0),
            hours_left=hours.get(Status.LEARNING, 0) + hours.get(NOT_STARTED, 0),
        )

    def known(self, topics: Iterable[Entry]) -> set[str]:
        """Return the slugs of the topics that are done or skipped."""
        return {topic.slug for topic in topics if self.status(topic) in KNOWN}

    def ready(self, roadmap: RoadmapEntry) -> list[Entry]:
        """Return the topics not known whose every prerequisite is known, in the order of study."""
        topics = {topic.slug: topic for topic in roadmap.topics}
        required = [each.topic for topic in roadmap.topics for each in topic.requires]
        ready = graph.ready(roadmap.graph, self.known([*roadmap.topics, *required]))
        return [topics[slug] for slug in ready if slug in topics]

    def next_after(self, topic: Entry) -> list[Entry]:
        """Return what is ready now and requires a topic; failing that, what is ready in the order of study."""
        ready = self.ready(topic.section.roadmap)
        unlocked = {each.topic.slug for each in topic.unlocks}
        return [each for each in ready if each.slug in unlocked] or ready

    def _learner_to_write(self, *, make: bool) -> Learner | None:
        """Return the learner, locked against other writers until the transaction ends."""
        if self.learner is None and make:
            if self.signed_in:
                self.learner, _ = Learner.objects.get_or_create(user_id=self.request.user.pk)  # type: ignore[misc]
            else:
                self.learner, self.token = Learner.for_new_browser()
        if self.learner is None:
            return None
        return Learner.objects.select_for_update().get(pk=self.learner.pk)
