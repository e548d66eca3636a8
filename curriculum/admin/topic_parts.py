"""What a topic's form holds beside the topic: prerequisites, where a cycle is refused with its path, and other rows."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext as __

from ..graph import CycleError, refuse_cycles
from ..models import Alias, Prerequisite, Question, Resource, Topic


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


class QuestionInline(admin.StackedInline):
    model = Question
    extra = 0


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 0
