"""Keeps what search reads in step with the topics. Called where a new edition begins (curriculum/outline.py)."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ..models import SearchText, Topic
from .text import plain, tidy

BATCH = 200
_READ = ("slug", "title", "short", "summary", "outcomes", "terms", "section__title", "drawn_from")
_PARTS = ("title", "authors", "where", "why")


def reindex(topics: type[Topic] = Topic, texts: type[SearchText] = SearchText) -> int:
    """Write the texts that are behind, drop those of topics that are gone, and return how many there were.

    A migration gives the models as they were at its time.
    """
    published = topics._default_manager.filter(retired_at=None)
    parts = _parts(topics)
    stored = dict(texts._default_manager.values_list("pk", "written_from"))
    # A migration from before topics had terms reads none.
    read = [name for name in _READ if name in {field.name for field in topics._meta.get_fields()} or "__" in name]
    wanted = {row["pk"]: _text(row, parts[row["pk"]]) for row in published.order_by("pk").values("pk", *read)}
    behind = [pk for pk, fields in wanted.items() if stored.get(pk) != fields["written_from"]]
    gone = [pk for pk in stored if pk not in wanted]
    for start in range(0, len(behind), BATCH):
        lessons = published.filter(pk__in=behind[start : start + BATCH]).order_by("pk").values_list("pk", "html")
        texts._default_manager.bulk_create(
            [texts(topic_id=pk, text=plain(lesson), **wanted[pk]) for pk, lesson in lessons],
            update_conflicts=True,
            unique_fields=["topic"],
            update_fields=[field.name for field in texts._meta.concrete_fields if not field.primary_key],
        )
    if gone:
        texts._default_manager.filter(pk__in=gone).delete()
    return len(behind) + len(gone)


def _parts(topics: type[Topic]) -> defaultdict[int, tuple[list[str], list[str]]]:
    """Return the aliases and the resources of each topic, by its key."""
    found: defaultdict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for alias in _related(topics, "aliases").order_by("slug").values("topic", "slug"):
        found[alias["topic"]][0].append(alias["slug"])
    for resource in _related(topics, "resources").order_by("position", "pk").values("topic", *_PARTS):
        found[resource["topic"]][1].append(". ".join(resource[part] for part in _PARTS))
    return found


def _related(topics: type[Topic], name: str) -> Any:
    return topics._meta.get_field(name).related_model._default_manager  # type: ignore[union-attr]


def _text(row: dict[str, Any], parts: tuple[list[str], list[str]]) -> dict[str, str]:
    aliases, resources = parts
    fields = {
        "title": tidy(row["title"]),
        "names": _lines([row["short"], row["slug"], *aliases]).replace("-", " "),
        "summary": tidy(row["summary"]),
        "outcomes": _lines([*row["outcomes"], *map(_term, row.get("terms", []))]),
        "section": tidy(row["section__title"]),
        "resources": _lines(resources),
    }
    said = json.dumps([*fields.values(), row["drawn_from"]])
    return fields | {"written_from": hashlib.sha256(said.encode()).hexdigest()}


def _term(term: dict[str, Any]) -> str:
    return f"{', '.join([term['term'], *term['also']])}: {term['means']}"


def _lines(texts: Iterable[str]) -> str:
    return tidy(" · ".join(text for text in texts if text))
