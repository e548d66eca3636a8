"""What pages show of who has signed in, and what the site has to say to them. Nobody else's is ever the same."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest

from curriculum.outline import Entry
from curriculum.parts import PARTS, Part


def _account(request: HttpRequest, topic: Entry | None) -> str | None:  # noqa: ARG001 (the same on every page)
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return None
    return ""


def _messages(request: HttpRequest, topic: Entry | None) -> str | None:  # noqa: ARG001
    return None if settings.SESSION_COOKIE_NAME in request.COOKIES or len(get_messages(request)) else ""


PARTS.update(
    account=Part("_account.html", _account),
    messages=Part("_messages.html", _messages),
    edit=Part("curriculum/_edit.html", _account),
)
