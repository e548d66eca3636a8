"""Every public page, as a visitor without a server behind it is to see it.

Whatever needs the application (marks, notes, search, accounts) is left out by the templates, where `request.exported`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import resolve, reverse

from curriculum.models import Alias, Topic
from curriculum.outline import Outline
from curriculum.sitemaps import Pages


@dataclass(frozen=True)
class Page:
    """One file of the copy: the address that it answers, where it lies, and its bytes."""

    address: str
    file: str
    body: bytes

    @property
    def is_html(self) -> bool:
        return self.file.endswith(".html")


def pages() -> Iterator[Page]:
    """Draw every page that a visitor can come to.

    An address that a topic once had leads on by itself; one that was retired says so. Both lie where they lay.
    """
    for address in [reverse("home"), *Pages().items()]:
        yield _drawn(address)
    for roadmap in Outline.current().roadmaps:
        yield _drawn(reverse("map-svg", args=[roadmap]))
        yield _drawn(reverse("map-pdf", args=[roadmap]))
    for topic in Topic.objects.retired():
        yield _drawn(topic.get_absolute_url(), status=410)
    for alias in Alias.objects.filter(topic__in=Topic.objects.published()).select_related("topic"):
        address = reverse("topic", args=[alias.slug])
        yield Page(address, f"{address[1:]}index.html", _leading_to(alias.topic.get_absolute_url()))
    for address in (reverse("robots"), reverse("sitemap")):
        yield _drawn(address)
    yield Page("/404.html", "404.html", render_to_string("404.html", request=_asked("/404.html")).encode())


def _drawn(address: str, status: int = 200) -> Page:
    request = _asked(address)
    view = resolve(address)
    response: HttpResponse = view.func(request, *view.args, **view.kwargs)
    if hasattr(response, "render"):
        response.render()
    if response.status_code != status:
        raise Http404(address)
    return Page(address, f"{address[1:]}index.html" if address.endswith("/") else address[1:], response.content)


def _asked(address: str) -> WSGIRequest:
    scheme, _, host = settings.SITE_ORIGIN.partition("://")
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": address,
            "HTTP_HOST": host,
            "SERVER_NAME": host,
            "SERVER_PORT": "443" if scheme == "https" else "80",
            "wsgi.url_scheme": scheme,
            "wsgi.input": BytesIO(),
        }
    )
    request.user = AnonymousUser()
    request.exported = True  # type: ignore[attr-defined]
    return request


def _leading_to(address: str) -> bytes:
    return render_to_string("moved.html", {"address": address}).encode()
