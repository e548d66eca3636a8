"""Costly pages, which are drawn for one person and kept for none: one network address gets so many a minute.

Counted in the cache "costly": a cache server where there is one, else each process's memory. Not in the database: a
page that is only read writes nothing there.
"""

import time
from collections.abc import Callable
from functools import wraps
from ipaddress import IPv4Address, ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]
SECONDS = 60
# Who has one address of an IPv6 network has all of them.
IPV6_NETWORK = 64


def costly(view: View) -> View:
    """Answer 429, and when to come again, to an address that has had its pages of this minute."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if settings.COSTLY_PAGES_A_MINUTE and _asked(request) > settings.COSTLY_PAGES_A_MINUTE:
            response = render(request, "429.html", {"minutes": 1, "page": True}, status=429)
            response.headers["Retry-After"] = str(SECONDS - int(time.time()) % SECONDS)
            return response
        return view(request, *args, **kwargs)

    return answer


def _asked(request: HttpRequest) -> int:
    """Return how many costly pages this address has asked for in this minute, with the one it asks for now."""
    counts, key = caches["costly"], f"costly:{_whose(request)}:{int(time.time()) // SECONDS}"
    counts.add(key, 0, SECONDS * 2)
    try:
        return int(counts.incr(key))
    except ValueError:  # let go between the two lines, to make room
        return 1


def _whose(request: HttpRequest) -> str:
    """Return the address that counts, or its network; behind a proxy, the one that it says. Without any: 403."""
    address = ip_address(get_adapter().get_client_ip(request))
    if isinstance(address, IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((int(address), IPV6_NETWORK), strict=False))
