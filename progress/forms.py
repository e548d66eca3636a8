"""What learners send."""

from functools import lru_cache
from itertools import groupby
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from curriculum.models import Kind
from curriculum.outline import Entry, Outline
from curriculum.search.text import tidy
from curriculum.search.words import CHARACTERS

from .export.record import Document, UnreadableError, parse
from .models import STATUSES, Share
from .models.notes import MOST_ADDRESS, MOST_CHARACTERS, MOST_TITLE, is_web_address
from .record import Record

MAX_FILE = 5 * 1024 * 1024
YES_OR_NO = [("yes", _("yes")), ("no", _("no"))]
# The status that a topic is to have: a field without a form, which would be the slowest part of a mark.
STATUS = forms.ChoiceField(choices=STATUSES)
DIFFICULTIES = [("1", _("gentle")), ("2", _("moderate")), ("3", _("demanding"))]


class PaceForm(forms.Form):
    """How many hours a week there are for a path; left empty, it is not asked."""

    hours = forms.FloatField(
        min_value=0.5,
        max_value=100,
        required=False,
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], _("Choose from 0.5 to 100 hours a week.")),
    )


@lru_cache(maxsize=1)
def time_zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the time zones by region, each with the name of its place."""
    names = sorted(name for name in available_timezones() if "/" in name)
    return [
        (region, [(name, name.partition("/")[2].replace("_", " ")) for name in found])
        for region, found in groupby(names, key=lambda name: name.partition("/")[0])
    ]


def _time_zone_choices() -> list[tuple[str, Any]]:
    return [("", _("the site's: %(zone)s") % {"zone": settings.TIME_ZONE}), *time_zones()]


class SettingsForm(forms.Form):
    """How days are shown to a learner: the fields have the names that they have there."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=_time_zone_choices,
        error_messages={"invalid_choice": _("There is no time zone “%(value)s”: choose one of the list.")},
    )
    shows_streak = forms.BooleanField(label=_("Show how many days in a row I have been here"), required=False)


class NoteForm(forms.Form):
    """The text of a note, and when the text was written that it began from. Lines end as Python's do."""

    text = forms.CharField(required=False, strip=False)
    base = forms.CharField(required=False)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > MOST_CHARACTERS:
            raise forms.ValidationError(
                _("A note has at most %(most)s characters, and this has %(number)s."),
                params={"most": MOST_CHARACTERS, "number": len(text)},
            )
        return text


class LinkForm(forms.Form):
    """A link that a learner keeps."""

    url = forms.URLField(
        max_length=MOST_ADDRESS,
        assume_scheme="https",
        validators=[is_web_address],
        error_messages=dict.fromkeys(["required", "invalid"], _("An address begins with http:// or https://.")),
    )
    title = forms.CharField(max_length=MOST_TITLE, required=False)


class TickForm(forms.Form):
    """The address of a resource, and whether it is to be ticked."""

    url = forms.CharField()
    ticked = forms.ChoiceField(choices=YES_OR_NO)


class ReviseForm(forms.Form):
    """Whether a topic is to be revised."""

    revise = forms.ChoiceField(choices=YES_OR_NO)


class SearchForm(forms.Form):
    """What is looked for, and among which topics. A value that there is not is as good as none."""

    q = forms.CharField(
        label=_("Search for"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": CHARACTERS, "autocomplete": "off"}),
    )
    section = forms.ChoiceField(label=_("Section"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("any")), *Kind.choices])
    difficulty = forms.ChoiceField(label=_("Difficulty"), required=False, choices=[("", _("any")), *DIFFICULTIES])
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("any")), *STATUSES])

    def __init__(self, query: QueryDict, outline: Outline) -> None:
        typed = tidy(query.get("q", ""))[:CHARACTERS]
        super().__init__(query.dict() | {"q": typed}, label_suffix="", use_required_attribute=False)
        self.sections = {
            f"{roadmap.slug}/{section.slug}": section
            for roadmap in outline.roadmaps.values()
            for section in roadmap.sections
        }
        groups = [
            (roadmap.title, [(f"{roadmap.slug}/{section.slug}", section.title) for section in roadmap.sections])
            for roadmap in outline.roadmaps.values()
        ]
        self.fields["section"].choices = [("", _("all")), *groups]  # type: ignore[attr-defined]
        self.full_clean()

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are set."""
        return {name: value for name, value in self.cleaned_data.items() if value and name != "q"}

    def among(self, outline: Outline, record: Record) -> list[int] | None:
        """Return the keys of the topics that the filters leave; None where none is set."""
        wanted = self.filters
        if not wanted:
            return None
        section = self.sections.get(wanted.pop("section", ""))
        topics = section.topics if section else outline.topics.values()
        return [topic.pk for topic in topics if wanted.items() <= _facts(topic, record).items()]


def _facts(topic: Entry, record: Record) -> dict[str, Any]:
    return {"kind": topic.kind, "difficulty": str(topic.difficulty), "status": record.status(topic)}


class ImportForm(forms.Form):
    """A file that holds a record, read and checked."""

    record = forms.FileField(
        error_messages={"required": _("Choose a file first."), "empty": _("The file is empty.")},
    )

    def clean_record(self) -> Document:
        sent = self.cleaned_data["record"]
        if sent.size > MAX_FILE:
            raise forms.ValidationError(_("The file is larger than 5 MB, which no record is."))
        try:
            return parse(sent.read())
        except UnreadableError as error:
            said = _("The file is not a record of this site. %(problems)s.") % {"problems": error}
            raise forms.ValidationError(said) from None


class ShareForm(forms.Form):
    """Whether others may see where a learner stands, and under which name."""

    share = forms.ChoiceField(choices=[("on", _("on")), ("off", _("off")), ("anew", _("anew"))])
    name = forms.CharField(max_length=Share._meta.get_field("name").max_length, required=False)


class CalendarForm(forms.Form):
    """Whether the plan's calendar has an address."""

    calendar = forms.ChoiceField(choices=[("on", _("on")), ("off", _("off")), ("anew", _("anew"))])


class DeleteForm(forms.Form):
    """The word that says somebody means it."""

    WORD = "delete"

    word = forms.CharField(
        label=_("Type “delete”"), widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"})
    )

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        if word.lower() != self.WORD:
            raise forms.ValidationError(_("Nothing was deleted: the word is “delete”."))
        return word
