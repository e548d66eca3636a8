"""Says in the log that somebody signed in, was refused or signed out: when, and in which request, but not who.

Whoever looks into a break-in finds the account by the time, in the table of sessions; the log stays without names.
"""

import logging
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

log = logging.getLogger(__name__)


def watch() -> None:
    """Begin to listen. Called once, when the site has been set up."""
    user_logged_in.connect(_signed_in, dispatch_uid="witness")
    user_login_failed.connect(_refused, dispatch_uid="witness")
    user_logged_out.connect(_signed_out, dispatch_uid="witness")


def _signed_in(sender: Any, user: Any, **said: Any) -> None:  # noqa: ARG001
    log.info("signed in%s", ", as staff" if user.is_staff else "")


def _refused(sender: Any, **said: Any) -> None:  # noqa: ARG001
    log.warning("refused to sign in")


def _signed_out(sender: Any, **said: Any) -> None:  # noqa: ARG001
    log.info("signed out")
