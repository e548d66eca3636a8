"""The questions of what a learner has begun, as notes for Anki (docs.ankiweb.net/importing/text-files.html)."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from curriculum.models import Question
from curriculum.outline import Outline

from ..models import Status
from ..record import Record

BEGUN = (Status.DONE, Status.LEARNING)
_DISPLAYED = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_INLINE = re.compile(r"(?<!\\)\$(.+?)(?<!\\)\$", re.DOTALL)


@dataclass(frozen=True)
class Note:
    """A question with its choices in front, the right one and why at the back. Text, not yet HTML."""

    guid: str
    prompt: str
    choices: list[str]
    right: str
    because: str
    tag: str


def notes(outline: Outline, record: Record) -> Iterator[Note]:
    """Return a note for each question of the topics that are being learned or done, in the order of study."""
    topics = {topic.pk: topic for topic in outline.topics.values() if record.status(topic) in BEGUN}
    order = {key: number for number, key in enumerate(topics)}
    questions = Question.objects.filter(topic__in=topics).select_related("topic")
    for question in sorted(questions, key=lambda each: order[each.topic_id]):
        section = topics[question.topic_id].section
        yield _note(question, f"{section.roadmap.slug}::{section.slug}::{question.topic.slug}")


def guid(code: str, prompt: str) -> str:
    """Return what tells Anki that it has a note already, however often the file is read."""
    return hashlib.sha256(f"{code}\n{prompt}".encode()).hexdigest()[:20]


def _note(question: Question, tag: str) -> Note:
    right: dict[str, Any] = next(choice for choice in question.choices if choice.get("correct"))
    return Note(
        guid=guid(question.topic.code, question.prompt),
        prompt=said(question.prompt),
        choices=[said(choice["text"]) for choice in question.choices],
        right=said(right["text"]),
        because=said(right["because"]),
        tag=tag,
    )


def said(text: str) -> str:
    """Return text on one line, with its maths between the marks that Anki knows."""
    line = " ".join(text.split())
    return _INLINE.sub(r"\\(\1\\)", _DISPLAYED.sub(r"\\[\1\\]", line))
