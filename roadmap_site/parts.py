"""What pages show of who has signed in, and what the site has to say to them. Nobody else's is ever the same."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest

from curriculum.outline import Entry
from curriculum.parts import PARTS, Part
from progress.record import Record


def _account(request: HttpRequest, topic: Entry | None) -> str | None:
    """Draw the way in each time on pages that are about no topic: any address leads to one of those, such as a 404."""
    return None if topic is None or Record.of(request).signed_in else request.path


def _edit(request: HttpRequest, topic: Entry | None) -> str | None:  # noqa: ARG001 (nothing, on every page)
    return None if Record.of(request).signed_in else ""


def _messages(request: HttpRequest, topic: Entry | None) -> str | None:  # noqa: ARG001
    return None if settings.SESSION_COOKIE_NAME in request.COOKIES or len(get_messages(request)) else ""


PARTS.update(
    account=Part("_account.html", _account),
    messages=Part("_messages.html", _messages),
    edit=Part("curriculum/_edit.html", _edit),
)
