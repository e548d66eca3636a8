"""What two kept on one topic, made one: nothing is lost, and it does not matter how often or which way round."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from progress.kept import Kept, kept_of, take_kept, union
from progress.merging import merge
from progress.models import Learner
from tests.factories import create_topic, every_row

START = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 5).map(lambda hours: START + timedelta(hours=hours))
texts = st.sampled_from(["", "a", "b", "c"])
addresses = st.sampled_from(["https://a.org/", "https://b.org/", "https://c.org/"])


@st.composite
def kepts(draw: Any) -> Kept:
    text, at = draw(texts), draw(moments)
    earlier = draw(st.dictionaries(texts.filter(bool), moments))
    return Kept(
        text=text,
        text_at=at if text or draw(st.booleans()) else None,
        links=draw(st.dictionaries(addresses, st.just("title"))),
        ticked=draw(st.frozensets(addresses)),
        revise_at=draw(st.none() | moments),
        earlier={each: when for each, when in earlier.items() if each != text},
    )


def texts_of(kept: Kept) -> set[str]:
    return {kept.text, *kept.earlier} - {""}


@given(one=kepts(), other=kepts())
def test_union_loses_nothing_and_does_not_mind_order(one: Kept, other: Kept) -> None:
    both = union(one, other)

    assert both == union(other, one)
    assert texts_of(both) == texts_of(one) | texts_of(other)
    assert (both.ticked, both.links.keys()) == (one.ticked | other.ticked, one.links.keys() | other.links.keys())
    assert both.revise_at == min((at for at in (one.revise_at, other.revise_at) if at), default=None)


@given(one=kepts(), other=kepts())
def test_union_again_changes_nothing(one: Kept, other: Kept) -> None:
    both = union(one, other)

    assert union(both, other) == union(both, one) == union(both, both) == both
    assert union(one, Kept()) == union(Kept(), one) == one


def test_text_written_later_holds_and_the_other_is_kept() -> None:
    early, late = Kept("early", START), Kept("late", START + timedelta(microseconds=1))

    assert union(late, early) == Kept("late", late.text_at, earlier={"early": START})


def test_text_that_was_cleared_later_stays_cleared_and_is_kept() -> None:
    written, cleared = Kept("written", START), Kept("", START + timedelta(hours=1))

    assert union(written, cleared) == Kept("", cleared.text_at, earlier={"written": START})


def test_link_that_both_named_has_the_title_of_the_first() -> None:
    first, second = Kept(links={"https://a.org/": "Ours"}), Kept(links={"https://a.org/": "a", "https://b.org/": "b"})

    assert list(union(first, second).links.items()) == [("https://a.org/", "Ours"), ("https://b.org/", "b")]


@pytest.mark.django_db
def test_merge_gives_the_notes_of_both(client: Client) -> None:
    topic = create_topic("vectors")
    create_topic("matrices")
    other = Client()
    for text in ("other's first", "other's"):
        other.post("/topics/vectors/notes/", {"text": text})
    other.post("/topics/matrices/revise/", {"revise": "yes"})
    client.post("/topics/vectors/notes/", {"text": "<i>mine</i>"})
    client.post("/topics/vectors/links/", {"url": "https://a.org/", "title": "A"})
    theirs, mine = Learner.objects.order_by("pk")

    merge(mine, theirs)

    html = client.get("/topics/vectors/").content.decode()
    assert ("&lt;i&gt;mine" in html, "https://a.org/" in html) == (True, True)
    assert kept_of(mine)[topic.pk].earlier.keys() == {"other's first", "other's"}
    assert len(kept_of(mine)) == 2


@pytest.mark.django_db
def test_what_is_no_news_is_not_written(client: Client) -> None:
    create_topic("vectors")
    client.post("/topics/vectors/notes/", {"text": "mine"})
    learner = Learner.objects.get()
    before = every_row()

    assert (take_kept(learner, kept_of(learner)), take_kept(learner, {})) == (0, 0)
    assert every_row() == before


@pytest.mark.django_db
def test_text_from_a_file_is_drawn_when_it_is_read_and_reading_writes_nothing(client: Client) -> None:
    topic = create_topic("vectors")
    client.post("/topics/vectors/revise/", {"revise": "yes"})
    take_kept(Learner.objects.get(), {topic.pk: Kept("**mine** <b>", START)})
    before = every_row()

    assert "<strong>mine</strong> &lt;b&gt;" in client.get("/topics/vectors/").content.decode()
    assert every_row() == before
