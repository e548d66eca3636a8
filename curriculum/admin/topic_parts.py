"""What a topic's form holds beside the topic: prerequisites, where a cycle is refused with its path, and other rows."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ..graph import CycleError, refuse_cycles
from ..models import Alias, Prerequisite, Question, Resource, Topic
from .choices import ChoicesField, plain
from .lines import NumbersField
from .ordered import OrderedForm, OrderedFormSet, OrderedInline, RowsInline


class PrerequisiteFormSet(OrderedFormSet):
    def clean(self) -> None:
        """Refuse a cycle, and say which way it goes."""
        super().clean()
        if any(self.errors) or not self.instance.pk:
            return
        graph: dict[str, list[str]] = {slug: [] for slug in Topic.objects.values_list("slug", flat=True)}
        others = Prerequisite.objects.exclude(topic=self.instance.pk)
        for topic, required in others.values_list("topic__slug", "requires__slug"):
            graph[topic].append(required)
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        stored = Topic.objects.values_list("slug", flat=True).get(pk=self.instance.pk)
        graph[stored] = [form["requires"].slug for form in kept if form.get("requires")]
        try:
            refuse_cycles(graph)
        except CycleError as error:
            raise ValidationError(__("These prerequisites go round in a circle: %s.") % error) from error


class PrerequisiteInline(OrderedInline):
    model = Prerequisite
    formset = PrerequisiteFormSet
    fk_name = "topic"
    autocomplete_fields = ["requires"]
    fields = [("requires", "reason"), "position"]


class ResourceInline(OrderedInline):
    model = Resource
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = [("title", "authors"), "url", ("kind", "level", "cost", "minutes"), ("where", "why"), "position"]


class QuestionForm(OrderedForm):
    choices = ChoicesField(label=_("choices"))
    tests = NumbersField(label=_("tests"), required=False, help_text=Question._meta.get_field("tests").help_text)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["prompt"].strip = False  # type: ignore[attr-defined]  # files end texts with a line's end

    def clean_prompt(self) -> str:
        """Return the question with the ends of lines that files have, not those that browsers send."""
        prompt = str(self.cleaned_data["prompt"]).replace("\r\n", "\n")
        if not prompt.strip():
            raise ValidationError(__("Say what is asked."))
        return prompt

    def clean_choices(self) -> list[dict[str, Any]]:
        """Choices that say the same stay as they are stored, with what was drawn of them."""
        chosen: list[dict[str, Any]] = self.cleaned_data["choices"]
        return self.instance.choices if chosen == plain(self.instance.choices) else chosen


class QuestionFormSet(OrderedFormSet):
    def clean(self) -> None:
        """Refuse questions that test an outcome which the topic does not have, or one twice."""
        super().clean()
        most = len(self.instance.outcomes)
        for form in self.forms:
            numbers = (form.cleaned_data or {}).get("tests") or [] if form.is_valid() else []
            if len(numbers) != len(set(numbers)) or any(number > most for number in numbers):
                form.add_error("tests", __("The topic has %s outcomes; name each of those tested once.") % most)


class QuestionInline(OrderedInline):
    model = Question
    form = QuestionForm
    formset = QuestionFormSet
    fields = ["prompt", "choices", "tests", "position"]


class AliasInline(RowsInline):
    model = Alias
