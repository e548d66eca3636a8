"""What learners send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import STATUSES


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
