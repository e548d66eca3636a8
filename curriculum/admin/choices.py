"""The choices of a question as a person writes them: a text, why it is right or wrong, and which one is right."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.utils.translation import gettext as __

from ..content.source import MAX_CHOICES, MAX_PARAGRAPH, MIN_CHOICES

Choice = dict[str, Any]

# How many rows there are at least, and how many empty ones to go on with.
ROWS = 4
SPARE = 2


def plain(choices: list[Choice]) -> list[Choice]:
    """Return choices without what is drawn of them."""
    return [
        {"text": each.get("text", ""), "correct": bool(each.get("correct")), "because": each.get("because", "")}
        for each in choices
    ]


class ChoicesWidget(forms.Widget):
    """A row a choice. Without scripts there are empty ones to fill in; with them rows are added and taken away."""

    template_name = "admin/curriculum/choices.html"

    class Media:
        js = [Script("js/choice-rows.js", type="module")]

    def id_for_label(self, id_: str | None) -> str:  # noqa: ARG002
        return ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = plain(value or [])
        size = max(ROWS, min(len(rows) + SPARE, MAX_CHOICES), len(rows))
        rows += [{"text": "", "correct": False, "because": ""}] * (size - len(rows))
        context["widget"] |= {"rows": rows, "most": MAX_CHOICES, "least": MIN_CHOICES}
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[Choice]:  # noqa: ARG002
        """Return the rows that say something; also one that is only marked as right."""
        numbers = {
            int(found[1]) for key in data if (found := re.fullmatch(rf"{re.escape(name)}-(\d{{1,3}})-text", key))
        }
        right = data.get(f"{name}-correct")
        rows: list[Choice] = [
            {
                "text": str(data.get(f"{name}-{number}-text", "")).replace("\r\n", "\n"),
                "correct": right == str(number),
                "because": str(data.get(f"{name}-{number}-because", "")).replace("\r\n", "\n"),
            }
            for number in numbers
        ]
        return [row for row in rows if row["text"].strip() or row["because"].strip() or row["correct"]]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002
        return not any(key.startswith(f"{name}-") for key in data)


class ChoicesField(forms.Field):
    """Says of each choice what it lacks. Where none need be given, some may still lack things, too."""

    widget = ChoicesWidget

    def has_changed(self, initial: Any, data: Any) -> bool:
        return plain(initial or []) != plain(data or [])

    def validate(self, value: list[Choice]) -> None:
        super().validate(value)
        problems = list(self._problems(value)) if self.required else []
        if problems:
            raise ValidationError(problems)

    def _problems(self, rows: list[Choice]) -> Any:
        for number, row in enumerate(rows, 1):
            for said, empty in (
                (row["text"], __("Choice %s: say what it is.")),
                (row["because"], __("Choice %s: say why it is right or wrong.")),
            ):
                if not said.strip():
                    yield empty % number
                elif len(said) > MAX_PARAGRAPH:
                    yield __("Choice %(number)s: at most %(most)s characters each.") % {
                        "number": number,
                        "most": MAX_PARAGRAPH,
                    }
        if not MIN_CHOICES <= len(rows) <= MAX_CHOICES:
            yield __("A question has %(least)s to %(most)s choices.") % {"least": MIN_CHOICES, "most": MAX_CHOICES}
        if sum(row["correct"] for row in rows) != 1:
            yield __("Mark the one choice that is right.")
