"""How views answer: a post with the page it came from, a page that says something of a learner with no store for it."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from ..models import Act

View = Callable[..., HttpResponse]


class SeeOther(HttpResponseRedirect):
    """303: what was asked for is done; see it there, with a GET."""

    status_code = 303


def page_of(request: HttpRequest, *, otherwise: str) -> str:
    """Return the page of this site that a form says it stands on."""
    page: str = request.POST.get("page", "")
    if page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None):
        return page
    return otherwise


def saying(page: str, act: Act | None) -> str:
    """Return the address of a page that also says what an act did, and offers to undo it."""
    if act is None:
        return page
    parts = urlsplit(page)
    query = QueryDict(parts.query, mutable=True)
    query["act"] = str(act.pk)
    return urlunsplit(parts._replace(query=query.urlencode()))


def personal(view: View) -> View:
    """Let no shared cache keep a page, and the browser ask each time."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response

    return answer
