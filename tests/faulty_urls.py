"""The site's addresses, and two that break as a fault of ours and a fault of the database would."""

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from roadmap_site import urls

handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler429, handler500 = urls.handler429, urls.handler500


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(f"a secret of {request.GET.get('email')}")


def gone(request: HttpRequest) -> HttpResponse:
    raise OperationalError("the database does not answer")


urlpatterns = [*urls.urlpatterns, path("broken/", broken), path("gone/", gone)]
