"""The whole record as one file of JSON, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic_core import ErrorDetails

from curriculum.models import Topic

from ..models import Learner
from .parts import PARTS
from .shapes import TopicShape

SAID_AT_ONCE = 5
_WORDS = {
    "missing": _("is missing"),
    "extra_forbidden": _("is not known here"),
    "json_invalid": _("is no JSON"),
}


class Document(BaseModel):
    """What every file of ours says first; then come the parts."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    format: Literal["roadmap-record"]
    version: Literal[1]
    exported_at: AwareDatetime


_FIELDS: dict[str, Any] = {part.name: (list[part.shape], Field(default_factory=list)) for part in PARTS}  # type: ignore[name-defined]
_Document = create_model("Document", __base__=Document, **_FIELDS)


class UnreadableError(ValueError):
    """A file is no record; says where and what."""


@dataclass(frozen=True)
class Taken:
    """What reading a file did: how many rows of each part were news, and the topics that there are not."""

    news: dict[str | Promise, int]
    unknown: list[TopicShape]


def write(learner: Learner | None) -> str:
    """Return a learner's record as JSON; a visitor's is empty."""
    rows = {part.name: part.write(learner) for part in PARTS} if learner else {}
    document = _Document(format="roadmap-record", version=1, exported_at=timezone.now(), **rows)
    return document.model_dump_json(indent=2)


def parse(text: bytes) -> Document:
    """Return what a file says. Raises UnreadableError, which names all that is wrong."""
    try:
        return _Document.model_validate_json(text)
    except ValidationError as error:
        raise UnreadableError(_said(error.errors(include_url=False, include_input=False))) from None


def read(learner: Learner, document: Document) -> Taken:
    """Give a learner who is locked what a file says, beside what they have."""
    keys = dict(Topic.objects.values_list("code", "pk"))
    rows: dict[str, list[Any]] = {part.name: getattr(document, part.name) for part in PARTS}
    named = {topic.code: topic for part in rows.values() for row in part for topic in row.topics}
    return Taken(
        news={part.title: part.read(learner, rows[part.name], keys) for part in PARTS},
        unknown=[topic for code, topic in named.items() if code not in keys],
    )


def _said(errors: Sequence[ErrorDetails]) -> str:
    said = [f"{_place(error['loc'])}: {_what(error)}" for error in errors[:SAID_AT_ONCE]]
    if more := len(errors) - len(said):
        said.append(gettext("and %(more)d more") % {"more": more})
    return "; ".join(said)


def _place(location: tuple[int | str, ...]) -> str:
    """Say a place as in 'acts[2].changes[0].before'."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{Truncator(part).chars(40)}" for part in location)
    return "".join(parts).removeprefix(".") or gettext("the file")


def _what(error: ErrorDetails) -> str:
    return str(_WORDS.get(error["type"], error["msg"].removeprefix("Value error, ")))
