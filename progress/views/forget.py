"""Everything of a learner's deleted, at their own word."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model, logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ..forgery import same_origin
from ..forms import DeleteForm
from ..joining import forget, leave_nothing
from ..record import Record
from .answers import SeeOther, personal


@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def delete(request: HttpRequest) -> HttpResponse:
    """Say what goes; with the word typed, let it go: the learner, the account where there is one, the cookies."""
    if request.method != "POST":
        return render(request, "progress/delete.html", {"form": DeleteForm()})
    form = DeleteForm(request.POST)
    if not form.is_valid():
        return render(request, "progress/delete.html", {"form": form}, status=422)
    _delete(request)
    return leave_nothing(forget(SeeOther(reverse("deleted"))))


def _delete(request: HttpRequest) -> None:
    record = Record.of(request)
    with transaction.atomic():
        record.forget()
        if record.signed_in:
            user = get_user_model().objects.get(pk=request.user.pk)  # type: ignore[misc]
            for session in UserSession.objects.filter(user=user):
                session.end()  # in every browser
            logout(request)
            user.delete()


@require_safe
@personal
def deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "progress/deleted.html")
