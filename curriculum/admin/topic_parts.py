"""What a topic's form holds beside the topic: prerequisites, where a cycle is refused with its path, and other rows."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet, ModelForm
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ..graph import CycleError, refuse_cycles
from ..models import Alias, Prerequisite, Question, Resource, Topic
from .lines import NumbersField


class PrerequisiteFormSet(BaseInlineFormSet):
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


class PrerequisiteInline(admin.TabularInline):
    model = Prerequisite
    formset = PrerequisiteFormSet
    fk_name = "topic"
    autocomplete_fields = ["requires"]
    extra = 0


class ResourceInline(admin.StackedInline):
    model = Resource
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    extra = 0


class QuestionForm(ModelForm):
    tests = NumbersField(label=_("tests"), required=False, help_text=Question._meta.get_field("tests").help_text)


class QuestionFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        """Refuse questions that test an outcome which the topic does not have, or one twice."""
        super().clean()
        most = len(self.instance.outcomes)
        for form in self.forms:
            numbers = (form.cleaned_data or {}).get("tests") or [] if form.is_valid() else []
            if len(numbers) != len(set(numbers)) or any(number > most for number in numbers):
                form.add_error("tests", __("The topic has %s outcomes; name each of those tested once.") % most)


class QuestionInline(admin.StackedInline):
    model = Question
    form = QuestionForm
    formset = QuestionFormSet
    extra = 0


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 0
