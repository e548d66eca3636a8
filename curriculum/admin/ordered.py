"""Rows that stand in an order: dragged or moved by keys with scripts, numbered by hand without."""

from itertools import count
from typing import Any

from django import forms
from django.contrib import admin
from django.forms.widgets import Script
from django.http import HttpRequest


class OrderedForm(forms.ModelForm):
    """A row whose number may be left out. A number alone makes no row of an empty one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False
        if self.instance.pk is None:
            self.fields["position"].initial = None

    def has_changed(self) -> bool:
        return bool({*self.changed_data} - ({"position"} if self.instance.pk is None else set()))


class OrderedFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        """Put the rows without a number at the end."""
        super().clean()
        said = [form for form in self.forms if getattr(form, "cleaned_data", None)]
        rows = [form for form in said if not form.cleaned_data.get("DELETE")]
        given = [form.cleaned_data.get("position") for form in rows]
        following = count(max((number for number in given if number is not None), default=-1) + 1)
        for form, number in zip(rows, given, strict=True):
            if number is None:
                form.cleaned_data["position"] = form.instance.position = next(following)


class RowsInline(admin.StackedInline):
    """Rows that scripts add one by one; who has none asks for an empty one (?rows=more)."""

    extra = 0

    class Media:
        js = [Script("js/named-boxes.js", type="module")]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:  # noqa: ARG002
        return int(request.GET.get("rows") == "more")


class OrderedInline(RowsInline):
    template = "admin/curriculum/ordered.html"
    form = OrderedForm
    formset = OrderedFormSet

    class Media:
        js = [Script("js/ordered-rows.js", type="module")]
