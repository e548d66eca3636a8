"""What two kept on the same topics, made one: notes from a file, or of the browser that they used before signing in.

Of two texts the one written later holds, and the other is kept as an earlier one. Links, ticks and flags are of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .models import EarlierText, Learner, Notes

# A topic's key and what is kept on it.
KeptByTopic = Mapping[int, "Kept"]


@dataclass(frozen=True)
class Kept:
    """All that one learner keeps on one topic, without the rows. `html` is of the text, and empty where nobody drew it.

    `links` has addresses with their titles, `earlier` has texts with when each was last written.
    """

    text: str = ""
    text_at: datetime | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    ticked: frozenset[str] = frozenset()
    revise_at: datetime | None = None
    earlier: Mapping[str, datetime] = field(default_factory=dict)
    html: str = field(default="", compare=False)

    @property
    def _text_by_time(self) -> tuple[bool, float, str]:
        return (self.text_at is not None, self.text_at.timestamp() if self.text_at else 0, self.text)


def union(one: Kept, other: Kept) -> Kept:
    """Return what both keep on one topic. Where both named a link, the title is the first's."""
    text = max(one, other, key=lambda kept: kept._text_by_time)
    return Kept(
        text=text.text,
        text_at=text.text_at,
        links={**one.links, **{url: title for url, title in other.links.items() if url not in one.links}},
        ticked=one.ticked | other.ticked,
        revise_at=min((at for at in (one.revise_at, other.revise_at) if at), default=None),
        earlier=_earlier(one, other, than=text.text),
        html=text.html,
    )


def _earlier(*both: Kept, than: str) -> dict[str, datetime]:
    texts: dict[str, datetime] = {}
    for kept in both:
        now = {kept.text: kept.text_at} if kept.text and kept.text_at else {}
        for text, at in [*kept.earlier.items(), *now.items()]:
            texts[text] = max(at, texts.get(text, at))
    return {text: at for text, at in texts.items() if text != than}


def kept_of(learner: Learner) -> dict[int, Kept]:
    """Return what a learner keeps, by the topics' keys."""
    rows = learner.notes.prefetch_related("earlier").order_by("topic__code")
    return {
        notes.topic_id: Kept(
            text=notes.text,
            text_at=notes.text_at,
            links={link["url"]: link["title"] for link in notes.links},
            ticked=frozenset(notes.ticked),
            revise_at=notes.revise_at,
            earlier={earlier.text: earlier.written_at for earlier in reversed(notes.earlier.all())},
            html=notes.html,
        )
        for notes in rows
    }


def take_kept(learner: Learner, theirs: KeptByTopic) -> int:
    """Give a learner who is locked what others keep beside what is here, and return on how many topics it was news."""
    ours = kept_of(learner)
    both = {key: union(ours.get(key, Kept()), kept) for key, kept in theirs.items()}
    news = {key: kept for key, kept in both.items() if kept != ours.get(key)}
    rows = [_row(learner, key, kept) for key, kept in news.items()]
    Notes.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["learner", "topic"],
        update_fields=["text", "html", "text_at", "links", "ticked", "revise_at"],
    )
    _put_earlier(learner, news)
    return len(news)


def _row(learner: Learner, topic: int, kept: Kept) -> Notes:
    return Notes(
        learner=learner,
        topic_id=topic,
        text=kept.text,
        html=kept.html,
        text_at=kept.text_at,
        links=[{"url": url, "title": title} for url, title in kept.links.items()],
        ticked=sorted(kept.ticked),
        revise_at=kept.revise_at,
    )


def _put_earlier(learner: Learner, news: KeptByTopic) -> None:
    keys = dict(learner.notes.filter(topic__in=news).values_list("topic", "pk"))
    EarlierText.objects.filter(notes__in=keys.values()).delete()
    EarlierText.objects.bulk_create(_earlier_rows((keys[topic], kept) for topic, kept in news.items()))


def _earlier_rows(kept_by_notes: Iterable[tuple[int, Kept]]) -> Iterable[EarlierText]:
    for notes, kept in kept_by_notes:
        for text, at in sorted(kept.earlier.items(), key=lambda item: item[1]):
            yield EarlierText(notes_id=notes, text=text, written_at=at)
