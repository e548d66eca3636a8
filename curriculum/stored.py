"""Pages that are the same for every visitor: drawn and compressed once for each edition, validated by ETag.

A visitor is a request that carries no personal cookie. Anybody else gets a page drawn for them, which is never kept;
so does a copy of the site, whose pages are drawn once and have no server to send to.
Knows of learners only that their cookies are named in settings.PERSONAL_COOKIES.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import brotli
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from .outline import Outline
from .theme import kept_theme

View = Callable[..., HttpResponse]
# Of 11. The highest makes a page 7 % smaller and takes a hundred times as long.
BROTLI_QUALITY = 5


@dataclass(frozen=True)
class _Page:
    """A page of an edition, in one content coding, '' being none."""

    edition: int
    body: bytes
    etag: str
    content_type: str
    coding: str


def stored(view: View) -> View:
    """Keep a view's page for visitors. The view may depend on the address's path, the content and the theme alone."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if getattr(request, "exported", False):
            return view(request, *args, **kwargs)
        if is_personal(request):
            response = view(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_cache=True)
            patch_vary_headers(response, ["Cookie"])
            return response
        # Where it was kept already, `stored_first` has given it.
        edition = Outline.current().edition
        response = view(request, *args, **kwargs)
        if response.status_code != 200:  # noqa: PLR2004
            return response
        page = _press(response, _coding(request), edition)
        caches["pages"].set(_key(request), page)
        return _serve(request, page)

    return answer


def stored_first(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give a visitor a page that is kept before the middlewares that it does not need: sessions, accounts, messages.

    Only what `stored` has kept is found. Who asks with a personal cookie passes on to the rest.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        # Templates ask for it often, and what is not there is long in being looked for.
        request.exported = False  # type: ignore[attr-defined]
        if request.method in {"GET", "HEAD"} and not is_personal(request) and (page := _kept(request)):
            request.get_host()  # refuses a host that is not ours, as the rest would
            return _serve(request, page)
        return get_response(request)

    return answer


def _kept(request: HttpRequest) -> _Page | None:
    """Return the page of today's edition, where it is kept. What is never kept does not ask for the edition."""
    page: _Page | None = caches["pages"].get(_key(request))
    return page if page and page.edition == Outline.current().edition else None


def _key(request: HttpRequest) -> str:
    """A key for each coding: what is taken from the cache is copied, and a page as text is many times as long."""
    path = hashlib.sha256(request.path.encode()).hexdigest()  # of any length, and with any signs, before it is resolved
    return f"{kept_theme(request)}:{_coding(request)}:{path}"


def is_personal(request: HttpRequest) -> bool:
    """Say whether a request is of somebody who may have something here: a learner, or who has signed in."""
    return any(name in request.COOKIES for name in settings.PERSONAL_COOKIES)


def _coding(request: HttpRequest) -> str:
    accepted = request.headers.get("Accept-Encoding", "")
    return next((coding for coding in ("br", "gzip") if coding in accepted), "")


def _press(response: HttpResponse, coding: str, edition: int) -> _Page:
    body = response.content
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}{coding and "-"}{coding}"'
    if coding == "br":
        body = brotli.compress(body, quality=BROTLI_QUALITY)
    elif coding == "gzip":
        body = gzip.compress(body, compresslevel=6, mtime=0)
    return _Page(edition, body, etag, response.headers["Content-Type"], coding)


def _serve(request: HttpRequest, page: _Page) -> HttpResponse:
    response = coded(page.body, page.coding, page.content_type)
    response.headers["Cache-Control"] = "public, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return validated(request, response, page.etag)


def coded(body: bytes, coding: str, content_type: str | None = None) -> HttpResponse:
    """Answer with a body that is in a content coding, '' being none."""
    response = HttpResponse(body, content_type=content_type)
    response.headers["Content-Length"] = str(len(body))
    response.headers["Vary"] = "Accept-Encoding"
    if coding:
        response.headers["Content-Encoding"] = coding
    return response


def validated(request: HttpRequest, response: HttpResponse, etag: str) -> HttpResponse:
    """Name what a page holds; 304 to who has it."""
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
