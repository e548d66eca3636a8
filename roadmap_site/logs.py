"""The log: a line of JSON for each record, with the request's id and nothing that says who asked.

An address of a page may hold a secret (a calendar's, a shared page's) or what somebody typed; so a record of a request
says the route. What was raised is told by its type, its places in the code and its first line, without the second, in
which PostgreSQL names the values of a row.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Any

from .every_answer import request_id

_IPV4 = r"\b\d{1,3}(?:\.\d{1,3}){3}\b"
_IPV6 = r"(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|[0-9a-fA-F:]*::[0-9a-fA-F:.]*"
_PERSONAL = (
    (re.compile(r"\S+@\S+"), "<e-mail>"),
    (re.compile(f"{_IPV4}|{_IPV6}"), "<address>"),
    (re.compile(r"\?\S+"), "?<query>"),
)
Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def unnamed(text: str) -> str:
    """Return a text without e-mail addresses, network addresses and query strings."""
    for pattern, stand_in in _PERSONAL:
        text = pattern.sub(stand_in, text)
    return text


class Line(logging.Formatter):
    """One line a record, as log collectors read it. The encoder leaves no line break that a message could fake."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request": request_id.get(),
        }
        request, status = getattr(record, "request", None), getattr(record, "status_code", None)
        if request is not None and status is not None:
            match = getattr(request, "resolver_match", None)
            said |= {"status": status, "method": request.method, "route": match.route if match else ""}
            said |= {"message": HTTPStatus(status).phrase, "request": getattr(request, "id", said["request"])}
        else:
            said["message"] = unnamed(record.getMessage())
        raised = record.exc_info if isinstance(record.exc_info, tuple) else None
        ours = status is None or status >= HTTPStatus.INTERNAL_SERVER_ERROR  # what a request did wrong quotes it
        if ours and raised and raised[0] and raised[1]:
            said |= _raised((raised[0], raised[1], raised[2]))
        return json.dumps({name: value for name, value in said.items() if value != ""})


def _raised(raised: Raised) -> dict[str, Any]:
    kind, error, trace = raised
    places = [f"{place.filename}:{place.lineno} {place.name}" for place in traceback.extract_tb(trace)]
    return {"raised": kind.__name__, "because": unnamed(str(error).partition("\n")[0]), "at": places}
