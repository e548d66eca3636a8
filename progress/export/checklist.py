"""Every topic as a checklist in Markdown, with where the learner stands."""

import re
from collections.abc import Iterator

from curriculum.outline import Outline

from ..models import NOT_STARTED, STATUSES, Status
from ..record import Record

_SPECIAL = re.compile(r"([\\`*_\[\]<>~$])")


def checklist(outline: Outline, record: Record) -> str:
    return "\n".join(_lines(outline, record)) + "\n"


def _lines(outline: Outline, record: Record) -> Iterator[str]:
    words = dict(STATUSES)
    for roadmap in outline.roadmaps.values():
        yield f"# {escape(roadmap.title)}\n"
        for section in roadmap.sections:
            yield f"## {escape(section.title)}\n"
            for topic in section.topics:
                status = record.status(topic)
                box = "x" if status == Status.DONE else " "
                said = "" if status == NOT_STARTED else f" ({words[status]})"
                yield f"- [{box}] {escape(topic.title)}{said}"
            yield ""


def escape(title: str) -> str:
    """Return a title that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", title)
