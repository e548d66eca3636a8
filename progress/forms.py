"""What learners send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Status
from .record import NOT_STARTED


class MarkForm(forms.Form):
    """The status that a topic is to have."""

    status = forms.ChoiceField(choices=[(NOT_STARTED, _("not started")), *Status.choices])
