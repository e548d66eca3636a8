"""Undoing, whatever was done before: the former state comes back exactly, and the history says what was undone."""

import random

from django.core.cache import caches
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from curriculum.outline import Outline
from progress.models import Act, Mark

from .test_agreement import STATUSES, TOPICS, act_at_random, create_topics


def exactly() -> list[tuple[object, ...]]:
    return list(Mark.objects.order_by("topic").values_list("topic", "status", "marked_at"))


def act(client: Client, chance: random.Random) -> Act | None:
    """Do one thing at random, and return the act that came of it, if one did."""
    before, slug = Act.objects.count(), f"topic-{chance.randrange(TOPICS)}"
    if chance.random() < 0.5:
        client.post(f"/topics/{slug}/known/")
    else:
        client.post(f"/topics/{slug}/status/", {"status": chance.choice(STATUSES)})
    return Act.objects.latest("pk") if Act.objects.count() > before else None


class Undoing(TestCase):
    """Each example begins with nothing in the database, and nothing kept."""

    def setup_example(self) -> None:
        super().setup_example()
        Outline.forget()
        for alias in caches:
            caches[alias].clear()

    @settings(max_examples=25)
    @given(chance=st.randoms(use_true_random=False))
    def test_undo_brings_back_exactly_what_was(self, chance: random.Random) -> None:
        client, states, acts = Client(), [], []
        create_topics(chance)
        for _ in range(5):
            act_at_random(client, chance)

        for _ in range(5):
            before = exactly()
            if done := act(client, chance):
                acts.append(done)
                states.append(before)

        for done, before in zip(reversed(acts), reversed(states), strict=True):
            client.post(f"/me/acts/{done.pk}/undo/")
            assert exactly() == before
            client.post(f"/me/acts/{done.pk}/undo/")
            assert exactly() == before
        assert not Act.objects.filter(pk__in=[done.pk for done in acts], undone_at=None).exists()
