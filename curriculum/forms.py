"""What readers send: reports of what is wrong with a topic."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from . import graph
from .models import Report, ReportKind, Resource
from .models.report import MOST_WORDS
from .outline import Entry, Outline


class ReportForm(forms.Form):
    """What is wrong with a topic. Of the two lists only the one counts that belongs to the kind chosen."""

    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=[(kind.value, kind.label.capitalize()) for kind in ReportKind],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Choose what is wrong.")),
    )
    url = forms.ChoiceField(
        label=_("Which link?"),
        required=False,
        error_messages={"invalid_choice": _("That is no link of this topic any more: choose again.")},
    )
    missing = forms.ChoiceField(
        label=_("Which topic should come before?"),
        required=False,
        error_messages={"invalid_choice": _("That topic cannot be chosen any more: choose again.")},
    )
    words = forms.CharField(
        label=_("In your words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": MOST_WORDS}),
        help_text=_("Where it stands and what is wrong with it. Plain text, at most 1,000 characters."),
    )

    def __init__(self, topic: Entry, data: QueryDict | None = None, *, number: str = "") -> None:
        """`number` is that of the resource, on the topic's page, whose link is meant."""
        super().__init__(data, label_suffix="", use_required_attribute=False)
        self.topic = topic
        resources = list(Resource.objects.filter(topic=topic.pk).values_list("url", "title"))
        self.fields["url"].choices = [("", _("another one")), *resources]  # type: ignore[attr-defined]
        self.fields["missing"].choices = [("", _("one that is not in this list")), *_not_before(topic)]  # type: ignore[attr-defined]
        if number.isdecimal() and 0 < int(number[:4]) <= len(resources):
            self.initial = {"kind": ReportKind.LINK, "url": resources[int(number[:4]) - 1][0]}

    def clean_words(self) -> str:
        """Lines end as Python's do, so that a browser counts characters as we do."""
        words: str = self.cleaned_data["words"].replace("\r\n", "\n").replace("\r", "\n")
        if len(words) > MOST_WORDS:
            raise forms.ValidationError(
                _("At most %(most)s characters can be sent, and these are %(number)s."),
                params={"most": MOST_WORDS, "number": len(words)},
            )
        return words

    def clean(self) -> dict[str, Any]:
        """A list that does not belong to the kind chosen says nothing; what names nothing is said in words."""
        cleaned = self.cleaned_data
        for kind, name in ((ReportKind.LINK, "url"), (ReportKind.PREREQUISITE, "missing")):
            if cleaned.get("kind") not in (kind, None):
                cleaned[name] = ""
                self.errors.pop(name, None)
        if not self.errors and not (cleaned["url"] or cleaned["missing"] or cleaned["words"]):
            self.add_error("words", _("Say in a few words what you mean."))
        return cleaned

    def report(self) -> Report:
        """Return what was said, not on the desk yet."""
        said = self.cleaned_data
        missing = Outline.current().topics.get(said["missing"])
        return Report(
            topic_id=self.topic.pk,
            kind=said["kind"],
            url=said["url"],
            missing_id=missing.pk if missing else None,
            words=said["words"],
        )


def _not_before(topic: Entry) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the topics that one does not build on yet, by sections, as choices."""
    outline = Outline.current()
    before = graph.ancestors(outline.graph, topic.slug) | {topic.slug}
    groups = [
        (section.title, [(each.slug, each.title) for each in section.topics if each.section is section])
        for roadmap in outline.roadmaps.values()
        for section in roadmap.sections
    ]
    left = [(title, [choice for choice in choices if choice[0] not in before]) for title, choices in groups]
    return [(title, choices) for title, choices in left if choices]
