"""How a learner wants days shown: in which time zone, and whether days in a row are counted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ..forgery import same_origin
from ..forms import SettingsForm
from ..models import Learner
from ..record import Record
from .answers import SeeOther, personal
from .mark import refuse


@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def settings(request: HttpRequest) -> HttpResponse:
    record = Record.of(request)
    if request.method != "POST":
        learner = record.learner or Learner()
        form = SettingsForm(initial={name: getattr(learner, name) for name in SettingsForm.base_fields})
        return render(request, "progress/settings.html", {"form": form})
    form = SettingsForm(request.POST)
    if not form.is_valid():
        return refuse(request, str(form.errors["time_zone"][0]))
    record.keep_settings(**form.cleaned_data)
    return record.remember(SeeOther(reverse("me")))
