"""What a learner sends to make a plan, checked against the calendar and the topics that there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from curriculum.models import Topic
from curriculum.outline import Outline

from .goals import Goals
from .models import Plan
from .models.plan import FEWEST_HOURS, MOST_FREE, MOST_HOURS, is_free_time
from .planning import Wanted
from .schedule import Rhythm

FARTHEST = timedelta(days=20 * 366)
ISO = "%Y-%m-%d"
NO_DAY = _("Choose a day of the calendar, as 2027-03-31 is one.")
Free = tuple[date, date]


class DayField(forms.DateField):
    """A day as browsers send it."""

    def __init__(self, *, label: str | Promise) -> None:
        super().__init__(
            label=label,  # type: ignore[arg-type]
            widget=forms.DateInput(format=ISO, attrs={"type": "date", "aria-label": label}),
            input_formats=[ISO],
            required=False,
            error_messages={"invalid": NO_DAY},
        )


class FreeField(forms.Field):
    """Free times that there are already, each as '2026-12-24/2027-01-02'."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> list[Free]:
        halves = [text.partition("/") for text in value or []]
        try:
            return [(date.fromisoformat(first), date.fromisoformat(last)) for first, _slash, last in halves]
        except ValueError:
            raise forms.ValidationError(NO_DAY) from None


class PlanForm(forms.Form):
    """Hours a week or a day to be done by, free days, and goals: a topic is one where `to=` names it.

    `retired` are goals of the plan as it is whose topics are here no more; they stay where they are named again.
    """

    by = forms.ChoiceField(
        choices=[("hours", _("so many hours a week")), ("date", _("to be done by a day"))],
        error_messages={"required": _("Choose hours a week, or a day to be done by.")},
    )
    hours = forms.FloatField(
        label=_("Hours a week"),
        min_value=FEWEST_HOURS,
        max_value=MOST_HOURS,
        required=False,
        widget=forms.NumberInput(attrs={"step": "0.5", "inputmode": "decimal", "aria-label": _("Hours a week")}),
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], _("Choose from 0.5 to 100 hours a week.")),
    )
    finish_by = DayField(label=_("Done by"))
    starts_on = DayField(label=_("First day"))
    days_off = forms.TypedMultipleChoiceField(
        label=_("Free weekdays"),
        coerce=int,
        choices=list(WEEKDAYS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    free = FreeField(required=False)
    free_first = DayField(label=_("From"))
    free_last = DayField(label=_("To"))
    roadmap = forms.ChoiceField(label=_("Roadmap"), required=False)

    def __init__(
        self, data: QueryDict | None = None, *, today: date, goals: Goals, retired: Sequence[Topic] = (), **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.today = today
        self.retired = [topic for topic in retired if topic.slug in goals.unknown]
        known = {topic.slug for topic in self.retired}
        self.goals = replace(goals, unknown=[name for name in goals.unknown if name not in known])
        roadmaps = Outline.current().roadmaps.values()
        self.fields["roadmap"].choices = [(roadmap.slug, roadmap.title) for roadmap in roadmaps]  # type: ignore[attr-defined]

    @property
    def free_times(self) -> list[Free]:
        """The free times that there are, and that may be taken out."""
        found: list[Free] = self.cleaned_data.get("free", []) if self.is_bound else self.initial.get("free", [])
        return found

    def clean_days_off(self) -> list[int]:
        days: list[int] = sorted(self.cleaned_data["days_off"])
        if len(days) == len(WEEKDAYS):
            raise forms.ValidationError(_("Leave at least one weekday to learn on."))
        return days

    def clean_finish_by(self) -> date | None:
        return self._not_too_far("finish_by")

    def clean_starts_on(self) -> date | None:
        return self._not_too_far("starts_on")

    def clean(self) -> None:
        if self.goals.unknown or self.goals.left_out:
            self.add_error(None, _("Not all goals could be taken: see below."))
        self._clean_free()
        if self.cleaned_data.get("by") == "hours":
            self._need("hours", _("Say how many hours a week you have."))
        elif self.cleaned_data.get("by") == "date" and self._need("finish_by", _("Say by which day.")):
            self._clean_time_left()

    def wanted(self) -> Wanted:
        """Return what a form without errors asks for. Of hours and day, the one that was not chosen is passed over."""
        said, by = self.cleaned_data, self.cleaned_data["by"]
        return Wanted(
            goals=[*(topic.pk for topic in self.goals.named), *(topic.pk for topic in self.retired)],
            roadmap=said["roadmap"],
            hours_a_week=said["hours"] if by == "hours" else None,
            finish_by=said["finish_by"] if by == "date" else None,
            starts_on=said["starts_on"] or self.today,
            days_off=said["days_off"],
            free=said["free"],
        )

    def _not_too_far(self, name: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day and day - self.today > FARTHEST:
            raise forms.ValidationError(_("Choose a day within the next 20 years."))
        return day

    def _need(self, name: str, said: Promise) -> bool:
        if self.cleaned_data.get(name) is None and name not in self.errors:
            self.add_error(name, str(said))
        return name not in self.errors

    def _clean_free(self) -> None:
        """Add the free time that was typed to those there are. One of a single day needs no end."""
        if self.errors.keys() & {"free", "free_first", "free_last"}:
            return
        said = self.cleaned_data
        first, last = said["free_first"] or said["free_last"], said["free_last"] or said["free_first"]
        found = sorted({*said["free"], *([(first, last)] if first else [])})
        if not all(is_free_time(*each) for each in found):
            self.add_error("free_last", _("A free time ends after it begins, and lasts a year at the most."))
        elif len(found) > MOST_FREE:
            self.add_error("free_last", _("A plan has at most 20 free times; take one out first."))
        else:
            said["free"] = found

    def _clean_time_left(self) -> None:
        """Refuse a day until which there is no day to learn on."""
        if self.errors:
            return
        said = self.cleaned_data
        first = max(self.today, said["starts_on"] or self.today)
        rhythm = Rhythm(first, frozenset(said["days_off"]), tuple(said["free"]))
        if next(rhythm.days()) > said["finish_by"]:
            self.add_error("finish_by", _("No day to learn on is left until then: choose a later one."))


def initial_of(plan: Plan | None) -> dict[str, Any]:
    """Return what the form holds before anything is typed."""
    if plan is None:
        return {"by": "hours"}
    names = ("finish_by", "starts_on", "days_off", "roadmap")
    said = {name: getattr(plan, name) for name in names}
    return said | {"by": "date" if plan.finish_by else "hours", "hours": plan.hours_a_week, "free": plan.free_times}
