"""Pages for what goes wrong: what happened, what was kept, what to do."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# The longest window that tries to sign in are counted in.
WAIT_SECONDS = 5 * 60
# After the database could not be used: longer than most who hold its lock do.
TRY_AGAIN_SECONDS = 5


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "403.html", status=403)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    response = render(request, "429.html", {"minutes": WAIT_SECONDS // 60}, status=429)
    response.headers["Retry-After"] = str(WAIT_SECONDS)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The request may be anything, so the page asks nothing of it."""
    return render(None, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The database may be gone, so the page asks nothing of it either.

    Where it is the database that does not answer, or cannot write now (locked, full, restarting), the answer is 503:
    what was asked for was not done, and may be tried again. Django calls this while it handles what was raised.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        response = render(None, "503.html", status=503)
        response.headers["Retry-After"] = str(TRY_AGAIN_SECONDS)
        return response
    return render(None, "500.html", status=500)
