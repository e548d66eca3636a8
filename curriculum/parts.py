"""Pages with parts: what all readers see alike is drawn once for each edition, with gaps where a reader's own belongs.

What a part looks like depends on its topic and on its state alone, so that all who stand alike share one drawing of it.
Apps that know who reads register what they show (progress/parts.py, roadmap_site/parts.py); here they are names.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from .outline import Entry, Outline
from .pieces import Piece, etag, gzipped, plain
from .stored import coded, is_personal, validated
from .theme import kept_theme

View = Callable[[HttpRequest, Entry], HttpResponse]
# Stands around a part's name where the page has a gap. No text that was checked or typed has this character.
_EDGE = "\0"


@dataclass(frozen=True)
class Part:
    """A template, and the state on which it depends: one word for all who are to see the same; None, drawn each time.

    The topic is None on pages that are about none.
    """

    template: str
    state: Callable[[HttpRequest, Any], str | None]


PARTS: dict[str, Part] = {}


def in_parts(view: View) -> View:
    """Draw a topic's page once for all readers, and fill in what each is to see.

    What the view draws outside its parts may depend on the topic and the theme alone. With a query it is drawn anew.
    """

    @wraps(view)
    def answer(request: HttpRequest, topic: Entry) -> HttpResponse:
        if request.GET or not is_personal(request):
            return view(request, topic)
        pieces = [draw(request, each, topic) if isinstance(each, str) else each for each in _page(view, request, topic)]
        response = of_pieces(request, pieces)
        return validated(request, response, etag(response.content))

    return answer


def of_pieces(request: HttpRequest, pieces: Sequence[Piece]) -> HttpResponse:
    """Answer with pieces, one after the other, compressed where the browser takes that."""
    is_taken = "gzip" in request.headers.get("Accept-Encoding", "")
    return coded(gzipped(pieces), "gzip") if is_taken else coded(plain(pieces), "")


def part(request: HttpRequest, name: str, topic: Entry | None) -> str:
    """Return a part as it stands in a page, or the gap for it."""
    if getattr(request, "leaves_gaps", False):
        return f"{_EDGE}{name}{_EDGE}"
    return draw(request, name, topic).text.decode()


def draw(request: HttpRequest, name: str, topic: Entry | None, *, marked: bool = False) -> Piece:
    """Draw a part, or take it as it was drawn for somebody who stands alike. `marked`: as the answer to a mark."""
    state = PARTS[name].state(request, topic)
    if state is None:
        return _drawn(request, name, topic, marked=marked)
    exported = getattr(request, "exported", False)
    stands = hashlib.sha256(state.encode()).hexdigest()
    key = f"{Outline.current().edition}:{name}:{topic and topic.pk}:{marked}:{exported}:{stands}"
    piece: Piece | None = caches["parts"].get(key)
    if piece is None:
        piece = _drawn(request, name, topic, marked=marked)
        caches["parts"].set(key, piece)
    return piece


def _drawn(request: HttpRequest, name: str, topic: Entry | None, *, marked: bool) -> Piece:
    return Piece.of(render_to_string(PARTS[name].template, {"topic": topic, "marked": marked}, request))


def _page(view: View, request: HttpRequest, topic: Entry) -> list[Piece | str]:
    """Return a page as pieces, and names of parts where the gaps are."""
    key = f"gaps:{Outline.current().edition}:{kept_theme(request)}:{request.path}"
    page: list[Piece | str] | None = caches["pages"].get(key)
    if page is None:
        request.leaves_gaps = True  # type: ignore[attr-defined]
        try:
            found = view(request, topic).content.decode().split(_EDGE)
        finally:  # or a page that says what went wrong would have gaps too
            del request.leaves_gaps  # type: ignore[attr-defined]
        page = [name if number % 2 else Piece.of(name) for number, name in enumerate(found)]
        caches["pages"].set(key, page)
    return page
