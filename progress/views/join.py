"""The question after signing in where the account and the browser both hold a record: shall they be one?"""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from ..forgery import same_origin
from ..joining import browsers_learner, forget, join
from ..record import Record
from .answers import SeeOther, personal


@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def ask(request: HttpRequest) -> HttpResponse:
    """Merging is asked for by `join=yes`; anything else leaves the browser's record as it is, for another day."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    asked = request.GET.get("next", "")
    onwards = asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else reverse("me")
    browsers = browsers_learner(request)
    if browsers is None:
        return redirect(onwards)
    if request.method != "POST":
        page = {"browsers": Record.of_browser(request), "accounts": Record.of(request), "next": onwards}
        return render(request, "progress/join.html", page)
    if request.POST.get("join") != "yes":
        return SeeOther(onwards)
    join(browsers, request.user)
    return forget(SeeOther(onwards))
