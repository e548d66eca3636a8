"""What the desk's forms show as plain lines: numbers of outcomes, and terms with their meanings."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as __
from pydantic import ValidationError as FormatError

from ..content.source import TermSource
from ..models import Topic

_TERM = re.compile(r"(?P<term>[^():]+?)\s*(?:\((?P<also>[^()]*)\)\s*)?:(?P<means>.*)")


class NumbersField(forms.CharField):
    """A list of numbers as `1, 3`."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = re.split(r"[,\s]+", (super().to_python(value) or "").strip(", "))
        if not all(word.isascii() and word.isdecimal() and int(word) for word in words if word):
            raise ValidationError(__("Numbers from 1 on, with commas between them."))
        return [int(word) for word in words if word]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(_says(self, data) != (initial or []))


class TermsField(forms.CharField):
    """A list of terms, a line a term: `term (word, word): meaning`."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(_line, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in (super().to_python(value) or "").splitlines()]
        return [_term(line) for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(_says(self, data) != (initial or []))


def _says(field: forms.Field, data: Any) -> Any:
    """Return the value that was typed; what cannot be read is none, and like no other."""
    try:
        return field.to_python(data)
    except ValidationError:
        return None


def refuse_taken(terms: list[dict[str, Any]], topic: Topic) -> None:
    """Refuse words that another published topic introduces, or that stand here twice."""
    others = Topic.objects.published().exclude(pk=topic.pk).exclude(terms=[])
    taken = {word: str(other) for other in others for term in other.terms for word in _words(term)}
    for term in terms:
        for word in _words(term):
            if word in taken:
                said = __("“%(word)s” is already introduced by “%(topic)s”.")
                raise ValidationError(said % {"word": word, "topic": taken[word]})
            taken[word] = topic.title or __("this topic")


def _words(term: dict[str, Any]) -> list[str]:
    return [word.casefold() for word in (term["term"], *term["also"])]


def _line(term: dict[str, Any]) -> str:
    also = f" ({', '.join(term['also'])})" if term["also"] else ""
    return f"{term['term']}{also}: {term['means']}"


def _term(line: str) -> dict[str, Any]:
    found = _TERM.fullmatch(line)
    if not found:
        raise ValidationError(__("“%s” is not of the form: term (word, word): meaning.") % line)
    also = [word.strip() for word in (found["also"] or "").split(",") if word.strip()]
    try:
        term = TermSource(term=found["term"].strip(), also=also, means=found["means"].strip())
    except FormatError as errors:
        said = "; ".join(f"{each['loc'][0]}: {each['msg']}" for each in errors.errors())
        raise ValidationError(f"“{line}”: {said}") from errors
    return term.model_dump()
