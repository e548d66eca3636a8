"""The Markdown of a topic -> everything its page shows that is HTML. Knows nothing of Django."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from ..markdown import VERSION, Fault, render, render_line

# Where a text stands in the front matter; the lesson itself stands nowhere in it.
Place = tuple[str | int, ...]
# {"prompt": ..., "choices": [{"text": ..., "correct": ..., "because": ...}, ...]}
Question = Mapping[str, Any]

_NAMED = re.compile(r"\[\[\s*([^\]|\n]+?)\s*[|\]]|/topics/([a-z0-9-]+)|figures/([a-z0-9-]+)\.svg")


@dataclass
class Drawn:
    """HTML of a topic, the fingerprint of what it was made from, and what is wrong, by place."""

    fingerprint: str
    html: str = ""
    headings: list[dict[str, Any]] = field(default_factory=list)
    questions: list[dict[str, Any]] = field(default_factory=list)
    faults: list[tuple[Place, Fault]] = field(default_factory=list)

    @property
    def drawn_from(self) -> str:
        """What a row remembers: the fingerprint, marked where something was wrong, so that a check looks again."""
        return self.fingerprint + "!" * bool(self.faults)


class Drawings:
    """What was drawn without a fault, by fingerprint. It is kept deflated: as it is, it would be most of a load."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def keep(self, drawn: Drawn) -> None:
        if not drawn.faults:
            said = json.dumps([drawn.html, drawn.headings, drawn.questions])
            self._kept[drawn.fingerprint] = zlib.compress(said.encode(), level=1)

    def get(self, fingerprint: str) -> Drawn | None:
        kept = self._kept.get(fingerprint)
        return Drawn(fingerprint, *json.loads(zlib.decompress(kept))) if kept else None


def fingerprint(body: str, questions: Sequence[Question], titles: Mapping[str, str], figures: Mapping[str, str]) -> str:
    """Return a digest of all that the HTML depends on, among it the titles and figures it names."""
    texts = [body, *(text for _, text in lines(questions))]
    named = {name for text in texts for found in _NAMED.finditer(text) for name in found.groups() if name}
    shown = [(name, titles.get(name), figures.get(name), figures.get(f"{name}-narrow")) for name in sorted(named)]
    right = [[bool(choice["correct"]) for choice in question["choices"]] for question in questions]
    return hashlib.sha256(json.dumps([VERSION, texts, right, shown], ensure_ascii=False).encode()).hexdigest()[:60]


def draw(body: str, questions: Sequence[Question], titles: Mapping[str, str], figures: Mapping[str, str]) -> Drawn:
    """Draw a topic. `titles` and `figures` are as `curriculum.markdown.render` takes them."""
    drawn = Drawn(fingerprint(body, questions, titles, figures))
    lesson = render(body, titles=titles, figures=figures)
    drawn.html = lesson.html
    drawn.headings = [asdict(heading) for heading in lesson.headings]
    drawn.faults = [((), fault) for fault in lesson.faults]
    html: dict[Place, str] = {}
    for place, text in lines(questions):
        line = render_line(text, titles=titles)
        html[place] = line.html
        drawn.faults += [(place, fault) for fault in line.faults]
    drawn.questions = [_question(question, ("questions", i), html) for i, question in enumerate(questions)]
    return drawn


def _question(question: Question, place: Place, html: Mapping[Place, str]) -> dict[str, Any]:
    choices = [
        {
            **choice,
            "text_html": html[*place, "choices", j, "text"],
            "because_html": html[*place, "choices", j, "because"],
        }
        for j, choice in enumerate(question["choices"])
    ]
    return {"prompt": question["prompt"], "prompt_html": html[*place, "prompt"], "choices": choices}


def lines(questions: Sequence[Question]) -> Iterator[tuple[Place, str]]:
    """Yield the texts of questions, each with its place."""
    for i, question in enumerate(questions):
        yield ("questions", i, "prompt"), question["prompt"]
        for j, choice in enumerate(question["choices"]):
            yield ("questions", i, "choices", j, "text"), choice["text"]
            yield ("questions", i, "choices", j, "because"), choice["because"]
