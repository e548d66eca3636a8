"""Keeps the HTML of topics in step with what they are drawn from: their text, and the titles and figures it names."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import QuerySet

from .content.draw import Drawings, Question, draw, fingerprint
from .models import Alias, Figure, Topic
from .models import Question as QuestionRow

BATCH = 200


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


def redraw(ready: Drawings | None = None) -> int:
    """Draw anew the topics whose HTML is behind, and return how many there were.

    `ready` has drawings that have been made already. Of a large roadmap only some topics are in memory at a time.
    """
    known_titles, known_figures = titles(), figures()
    keys = list(Topic.objects.published().order_by("pk").values_list("pk", flat=True))
    count = 0
    for start in range(0, len(keys), BATCH):
        topics = Topic.objects.filter(pk__in=keys[start : start + BATCH])
        count += _redraw(topics, known_titles, known_figures, ready or Drawings())
    return count


def _redraw(
    topics: QuerySet[Topic], titles: Mapping[str, str], figures: Mapping[int, Mapping[str, str]], ready: Drawings
) -> int:
    behind: list[Topic] = []
    asked: list[QuestionRow] = []
    # The HTML that is stored is only written here.
    read = topics.select_related("section").only("body", "drawn_from", "section__roadmap")
    for topic in read.prefetch_related("questions"):
        rows = list(topic.questions.all())
        questions = [_question(row) for row in rows]
        shown = figures.get(topic.section.roadmap_id, {})
        key = fingerprint(topic.body, questions, titles, shown)
        if topic.drawn_from in (key, f"{key}!"):
            continue
        drawn = ready.get(key) or draw(topic.body, questions, titles, shown)
        topic.html, topic.headings = drawn.html, drawn.headings
        topic.drawn_from = drawn.drawn_from
        behind.append(topic)
        for row, question in zip(rows, drawn.questions, strict=True):
            row.prompt_html, row.choices = question["prompt_html"], question["choices"]
            asked.append(row)
    Topic.objects.bulk_update(behind, ["html", "headings", "drawn_from"], batch_size=BATCH)
    QuestionRow.objects.bulk_update(asked, ["prompt_html", "choices"], batch_size=BATCH)
    return len(behind)


def _question(row: QuestionRow) -> Question:
    choices = [
        {"text": choice["text"], "correct": choice.get("correct", False), "because": choice["because"]}
        for choice in row.choices
    ]
    return {"prompt": row.prompt, "choices": choices}
