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
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from .outline import Outline
from .theme import kept_theme

View = Callable[..., HttpResponse]
# Of 11. The highest makes a page 7 % smaller and takes a hundred times as long.
BROTLI_QUALITY = 5


@dataclass(frozen=True)
class _Page:
    """A page in one content coding, '' being none."""

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
        coding, theme = _coding(request), kept_theme(request)
        # A key for each coding: what is taken from the cache is copied, and a page as text is many times as long.
        key = f"{Outline.current().edition}:{theme}:{coding}:{request.path}"
        page: _Page | None = caches["pages"].get(key)
        if page is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:  # noqa: PLR2004
                return response
            page = _press(response, coding)
            caches["pages"].set(key, page)
        return _serve(request, page)

    return answer


def is_personal(request: HttpRequest) -> bool:
    """Say whether a request is of somebody who may have something here: a learner, or who has signed in."""
    return any(name in request.COOKIES for name in settings.PERSONAL_COOKIES)


def _coding(request: HttpRequest) -> str:
    accepted = request.headers.get("Accept-Encoding", "")
    return next((coding for coding in ("br", "gzip") if coding in accepted), "")


def _press(response: HttpResponse, coding: str) -> _Page:
    body = response.content
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}{coding and "-"}{coding}"'
    if coding == "br":
        body = brotli.compress(body, quality=BROTLI_QUALITY)
    elif coding == "gzip":
        body = gzip.compress(body, compresslevel=6, mtime=0)
    return _Page(body, etag, response.headers["Content-Type"], coding)


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
