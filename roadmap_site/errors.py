"""Pages for what goes wrong: what happened, what was kept, what to do, and the id under which the log tells more."""

import sys
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

# The longest window that tries to sign in are counted in.
WAIT_SECONDS = 5 * 60
# After the database could not be used: longer than most who hold its lock do.
TRY_AGAIN_SECONDS = 5


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "403.html", status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Django's own guard, of the admin and of sign-in, says it as ours does (progress/forgery.py)."""
    return render(request, "403_forged.html", status=403)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    response = render(request, "429.html", {"minutes": WAIT_SECONDS // 60}, status=429)
    response.headers["Retry-After"] = str(WAIT_SECONDS)
    return response


def not_allowed(request: HttpRequest, refused: HttpResponseNotAllowed) -> HttpResponse:
    response = _bare(request, HTTPStatus.METHOD_NOT_ALLOWED)
    response.headers["Allow"] = refused.headers["Allow"]
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request may be anything, so the page asks nothing of it but its id."""
    too_large = isinstance(exception, RequestDataTooBig)
    return _bare(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_large else HTTPStatus.BAD_REQUEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """The database may be gone, so the page asks nothing of it either.

    Where it is the database that does not answer, or cannot write now (locked, full, restarting), the answer is 503:
    what was asked for was not done, and may be tried again. Django calls this while it handles what was raised.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        response = _bare(request, HTTPStatus.SERVICE_UNAVAILABLE)
        response.headers["Retry-After"] = str(TRY_AGAIN_SECONDS)
        return response
    return _bare(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def _bare(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """Answer with a page that stands on `bare.html`, which asks for no query and no session."""
    return render(None, f"{status.value}.html", {"request_id": getattr(request, "id", "")}, status=status)
