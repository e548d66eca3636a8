"""What learners send."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from curriculum.models import Kind
from curriculum.outline import Entry, Outline
from curriculum.search.text import tidy
from curriculum.search.words import CHARACTERS

from .models import STATUSES
from .models.notes import MOST_CHARACTERS
from .record import Record

YES_OR_NO = [("yes", _("yes")), ("no", _("no"))]
DIFFICULTIES = [("1", _("gentle")), ("2", _("moderate")), ("3", _("demanding"))]


class MarkForm(forms.Form):
    """The status that a topic is to have."""

    status = forms.ChoiceField(choices=STATUSES)


class PaceForm(forms.Form):
    """How many hours a week there are for a path; left empty, it is not asked."""

    hours = forms.FloatField(
        min_value=0.5,
        max_value=100,
        required=False,
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], _("Choose from 0.5 to 100 hours a week.")),
    )


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
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        error_messages=dict.fromkeys(["required", "invalid"], _("An address begins with http:// or https://.")),
    )
    title = forms.CharField(max_length=200, required=False)


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
