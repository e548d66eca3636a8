"""Every address of the site, and a constant answer of the size of a topic page."""

import os

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

BODY = os.urandom(12_000)


def constant(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    response = HttpResponse(BODY, content_type="text/html; charset=utf-8")
    response.headers["Content-Encoding"] = "br"
    response.headers["Content-Length"] = str(len(BODY))
    return response


urlpatterns = [path("constant/", constant), path("", include("roadmap_site.urls"))]
