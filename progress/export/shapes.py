"""The shapes of a record's rows in a file, and what a file must not say. Topics go by the id that never changes."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Self

from django.core.exceptions import ValidationError
from django.utils import timezone
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from curriculum.content.source import Id
from curriculum.models import Topic

from ..models import STATUSES, ActKind, Status
from ..models.notes import MOST_CHARACTERS, MOST_TITLE, is_web_address
from ..models.plan import FEWEST_HOURS, MOST_FREE, MOST_HOURS, is_free_time

FIRST_YEAR = 2000
LAST_YEAR = 2100
# More than a page lets anyone keep on a topic: a record made of two may have more than each.
MOST_IN_A_LIST = 1000


def _possible(moment: datetime) -> datetime:
    """Refuse a moment that no clock of a browser or a server says: marks of the future would hold for ever."""
    if moment.year < FIRST_YEAR or moment > timezone.now() + timedelta(days=1):
        raise ValueError("is a time in the future, or long past")
    return moment


def _planned(day: date) -> date:
    """Refuse a day that no plan of ours names: the days from it on would not be on any calendar."""
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        raise ValueError("is long past, or too far off")
    return day


def _status(word: str) -> str:
    if word not in dict(STATUSES):
        raise ValueError("is none of not-started, learning, done and skipped")
    return word


def _written(text: str) -> str:
    if "\0" in text:
        raise ValueError("has a character that no text has")
    return text


def _address(text: str) -> str:
    try:
        is_web_address(text)
    except ValidationError:
        raise ValueError("does not begin with http:// or https://, or is no address") from None
    return text


Moment = Annotated[AwareDatetime, AfterValidator(_possible)]
Day = Annotated[date, AfterValidator(_planned)]
AnyStatus = Annotated[str, AfterValidator(_status)]
Text = Annotated[str, Field(max_length=MOST_CHARACTERS), AfterValidator(_written)]
Title = Annotated[str, Field(min_length=1, max_length=MOST_TITLE), AfterValidator(_written)]
WebAddress = Annotated[str, AfterValidator(_address)]


class Shape(BaseModel):
    """A row of a record in a file."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    @property
    def topics(self) -> "Sequence[TopicShape]":
        """The topics that it names."""
        return []


class TopicShape(Shape):
    """A topic: found again by its code; slug and title are for people."""

    code: Id
    slug: str
    title: str

    @classmethod
    def of(cls, topic: Topic) -> Self:
        return cls(code=topic.code, slug=topic.slug, title=topic.title)


class MarkShape(Shape):
    topic: TopicShape
    status: Status
    marked_at: Moment

    @property
    def topics(self) -> Sequence[TopicShape]:
        return [self.topic]


class ChangeShape(Shape):
    topic: TopicShape
    before: AnyStatus
    after: AnyStatus
    marked_before: Moment | None
    kept: bool

    @model_validator(mode="after")
    def _changes(self) -> Self:
        if self.before == self.after:
            raise ValueError("changes nothing")
        return self


class ActShape(Shape):
    kind: ActKind
    topic: TopicShape
    at: Moment
    undone_at: Moment | None
    changes: list[ChangeShape]

    @property
    def topics(self) -> Sequence[TopicShape]:
        return [self.topic, *(change.topic for change in self.changes)]

    @model_validator(mode="after")
    def _each_topic_once(self) -> Self:
        if len({change.topic.code for change in self.changes}) < len(self.changes):
            raise ValueError("changes one topic twice")
        return self


class LinkShape(Shape):
    url: WebAddress
    title: Title


class EarlierShape(Shape):
    text: Text
    written_at: Moment


class NotesShape(Shape):
    topic: TopicShape
    text: Text
    text_at: Moment | None
    links: Annotated[list[LinkShape], Field(max_length=MOST_IN_A_LIST)]
    ticked: Annotated[list[WebAddress], Field(max_length=MOST_IN_A_LIST)]
    revise_at: Moment | None
    earlier: Annotated[list[EarlierShape], Field(max_length=MOST_IN_A_LIST)]

    @property
    def topics(self) -> Sequence[TopicShape]:
        return [self.topic]

    @model_validator(mode="after")
    def _text_has_a_time(self) -> Self:
        if self.text and self.text_at is None:
            raise ValueError("has a text, and not when it was written")
        return self


class PlanShape(Shape):
    goals: Annotated[list[TopicShape], Field(max_length=MOST_IN_A_LIST)]
    roadmap: Annotated[str, Field(max_length=60), AfterValidator(_written)]
    hours_a_week: Annotated[float, Field(ge=FEWEST_HOURS, le=MOST_HOURS)] | None
    finish_by: Day | None
    starts_on: Day
    days_off: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=6)]
    free: Annotated[list[tuple[Day, Day]], Field(max_length=MOST_FREE)]
    promised_on: date | None
    promised_hours: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None

    @property
    def topics(self) -> Sequence[TopicShape]:
        return self.goals

    @model_validator(mode="after")
    def _has_hours_or_a_date(self) -> Self:
        if (self.hours_a_week is None) == (self.finish_by is None):
            raise ValueError("has both hours a week and a day to be done by, or neither")
        if not all(is_free_time(*each) for each in self.free):
            raise ValueError("has a free time that ends before it begins, or lasts more than a year")
        return self


class SettingsShape(Shape):
    time_zone: Annotated[str, Field(max_length=64), AfterValidator(_written)]
    shows_streak: bool
