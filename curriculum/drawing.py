"""Keeps the HTML of topics in step with what they are drawn from: their text, and the titles and figures it names."""

from collections import defaultdict
from collections.abc import Mapping

from .content.draw import Drawn, Question, draw, fingerprint
from .models import Alias, Figure, Topic
from .models import Question as QuestionRow


def titles() -> dict[str, str]:
    """Return the titles of all published topics by slug and by alias."""
    rows = Alias.objects.filter(topic__retired_at=None).values_list("slug", "topic__title")
    return dict(rows) | dict(Topic.objects.published().values_list("slug", "title"))


def figures() -> Mapping[int, dict[str, str]]:
    """Return SVG by name, for each roadmap's key."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for figure in Figure.objects.all():
        found[figure.roadmap_id][figure.name] = figure.svg
    return found


def redraw(ready: Mapping[str, Drawn] | None = None) -> int:
    """Draw anew the topics whose HTML is behind, and return how many there were.

    `ready` has drawings that have been made already, by fingerprint.
    """
    known_titles, known_figures = titles(), figures()
    # Of a large roadmap neither the HTML, which is only written here, nor all texts at once are to be in memory.
    topics = Topic.objects.published().select_related("section").prefetch_related("questions").defer("html", "headings")
    behind: list[Topic] = []
    asked: list[QuestionRow] = []
    for topic in topics.iterator(chunk_size=500):
        rows = list(topic.questions.all())
        questions = [_question(row) for row in rows]
        shown = known_figures.get(topic.section.roadmap_id, {})
        key = fingerprint(topic.body, questions, known_titles, shown)
        if topic.drawn_from in (key, f"{key}!"):
            continue
        drawn = (ready or {}).get(key) or draw(topic.body, questions, known_titles, shown)
        topic.html, topic.headings = drawn.html, drawn.headings
        topic.drawn_from = drawn.drawn_from
        behind.append(topic)
        for row, question in zip(rows, drawn.questions, strict=True):
            row.prompt_html, row.choices = question["prompt_html"], question["choices"]
            asked.append(row)
    Topic.objects.bulk_update(behind, ["html", "headings", "drawn_from"], batch_size=200)
    QuestionRow.objects.bulk_update(asked, ["prompt_html", "choices"], batch_size=200)
    return len(behind)


def _question(row: QuestionRow) -> Question:
    choices = [
        {"text": choice["text"], "correct": choice.get("correct", False), "because": choice["because"]}
        for choice in row.choices
    ]
    return {"prompt": row.prompt, "choices": choices}
