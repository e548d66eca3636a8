"""What every answer carries, whoever made it: an id, and headers that tell browsers what is allowed.

The outermost middleware: what the others refuse before they have done their part, such as an unknown host, passes here.
"""

import re
from collections.abc import Callable
from contextvars import ContextVar
from secrets import token_hex

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from .errors import not_allowed

# Of the request that this thread is busy with, for the log.
request_id: ContextVar[str] = ContextVar("request_id", default="")
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}\Z")
# All that a page could ask a device for; passkeys are the one thing that ours do ask for.
_POWERS = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer",
    "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join(
    [*(f"{power}=()" for power in _POWERS), "publickey-credentials-create=(self)", "publickey-credentials-get=(self)"]
)


def every_answer(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    headers = {
        "Content-Security-Policy": build_policy(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Permissions-Policy": PERMISSIONS,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    transport = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"

    def answer(request: HttpRequest) -> HttpResponseBase:
        own = _id_of(request)
        request.id = own  # type: ignore[attr-defined]
        before = request_id.set(own)
        try:
            response = get_response(request)
            if isinstance(response, HttpResponseNotAllowed) and not response.content:
                response = not_allowed(request, response)
        finally:
            request_id.reset(before)
        response.headers["X-Request-ID"] = own
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if settings.SECURE_HSTS_SECONDS and request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", transport)
        return response

    return answer


def _id_of(request: HttpRequest) -> str:
    """Return the id that the proxy gave the request, so that its log and ours can be read together, or a new one."""
    given = request.headers.get("X-Request-ID", "") if settings.BEHIND_PROXY else ""
    return given if _WELL_FORMED.match(given) else token_hex(8)
