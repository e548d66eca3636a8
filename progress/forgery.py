"""Refuses posts that another site made a browser send, without a token: the page they come from may be stored for all.

Browsers say where a request comes from, and scripts cannot change what they say (Fetch Metadata; RFC 6454). The rule is
that of Go's CrossOriginProtection and of Rails' header-based protection:

1. `Sec-Fetch-Site` decides where there is one (all browsers since 2023): only `same-origin` and `none` pass.
2. Otherwise `Origin`, or failing that `Referer`, must name the host that was asked.
3. A request with none of the three is not a browser's, and has no cookies that it was not given: it passes.

With it goes SameSite=Lax on every cookie.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]
FROM_HERE = ("same-origin", "none")
SAFE = ("GET", "HEAD")


def same_origin(view: View) -> View:
    """Answer 403 to a post that comes from another site. Stands in place of Django's token."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method not in SAFE and is_forged(request):
            return render(request, "403_forged.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


def is_forged(request: HttpRequest) -> bool:
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in FROM_HERE
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    return origin is not None and urlsplit(origin).netloc != request.get_host()
