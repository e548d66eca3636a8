"""A number that two pages show is the same on both, whatever was marked."""

import random
import re

from django.core.cache import caches
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from curriculum.outline import Outline
from tests.factories import create_section, create_topic

TOPICS = 9
STATUSES = ["not-started", "learning", "done", "skipped"]


def create_topics(chance: random.Random) -> None:
    """Create topics in two sections, each requiring up to three of those before it."""
    sections = [create_section(slug="basics"), create_section(slug="networks")]
    for number in range(TOPICS):
        before = [f"topic-{other}" for other in range(number)]
        requires = sorted(chance.sample(before, min(len(before), chance.randrange(4))))
        create_topic(
            f"topic-{number}",
            section=sections[number * 2 // TOPICS],
            requires=requires,
            hours=chance.choice([1, 2.5, 4]),
        )


def act_at_random(client: Client, chance: random.Random) -> None:
    slug = f"topic-{chance.randrange(TOPICS)}"
    if chance.random() < 0.2:
        client.post(f"/topics/{slug}/known/")
    elif chance.random() < 0.2:
        keys = re.findall(r'action="/me/acts/(\d+)/undo/"', client.get("/me/").content.decode())
        if keys:
            client.post(f"/me/acts/{chance.choice(keys)}/undo/")
    elif chance.random() < 0.2:
        client.post(f"/topics/{slug}/notes/", {"text": chance.choice(["", "first", "second"])})
        client.post(f"/topics/{slug}/revise/", {"revise": chance.choice(["yes", "no"])})
    else:
        client.post(f"/topics/{slug}/status/", {"status": chance.choice(STATUSES)})


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


class Agreement(TestCase):
    """Each example begins with nothing in the database, and nothing kept."""

    def setup_example(self) -> None:
        super().setup_example()
        Outline.forget()
        for alias in caches:
            caches[alias].clear()

    @settings(max_examples=20)
    @given(chance=st.randoms(use_true_random=False))
    def test_pages_agree_whatever_was_marked(self, chance: random.Random) -> None:
        client = Client()
        create_topics(chance)
        client.post("/topics/topic-0/status/", {"status": "learning"})

        for _ in range(6):
            act_at_random(client, chance)
            pages = {path: client.get(path).content.decode() for path in ("/", "/me/", "/path/?core=deep-learning")}
            slug = f"topic-{chance.randrange(TOPICS)}"
            pages["topic"] = client.get(f"/topics/{slug}/").content.decode()
            pages["path"] = client.get(f"/path/{slug}/").content.decode()

            counts = {path: text_of(html.split('id="standing">')[1].split("</p>")[0]) for path, html in pages.items()}
            assert len(set(counts.values())) == 1, counts
            check_sums(pages)
            check_gate(pages)


def check_sums(pages: dict[str, str]) -> None:
    """Home, the learner's page and the path to everything: the same hours left, the same what next, the same marks."""
    home, me, everything = pages["/"], pages["/me/"], pages["/path/?core=deep-learning"]
    statuses = dict(re.findall(r'class="mark" data-topic="([\w-]+)" data-status="([\w-]+)"', home))
    unknown = {slug for slug, status in statuses.items() if status in ("not-started", "learning")}
    left = re.findall(r"([\d.]+) h left", text_of(everything)) or ["0"]

    assert dict(re.findall(r'<li class="step" data-topic="([\w-]+)" data-status="([\w-]+)"', everything)) == {
        slug: statuses[slug] for slug in unknown
    }
    if any(status != "not-started" for status in statuses.values()):
        shown = [re.findall(r"([\d.]+) h left", text_of(page))[0] for page in (home, me)]
        assert shown == left[:1] * 2
    offers = [re.findall(r'class="next__why">(.*?)</span>', page, flags=re.DOTALL) for page in (home, me)]
    assert offers[0] == offers[1][:5]


def check_gate(pages: dict[str, str]) -> None:
    """A topic's page announces the path that its link leads to."""
    gate = re.search(r'class="gate">.*?<a[^>]*>(\d+) topics?, ([\d.]+) h</a>', pages["topic"], flags=re.DOTALL)
    if gate:
        assert len(re.findall(r'<li class="step"', pages["path"])) == int(gate[1])
        assert re.findall(r"([\d.]+) h left", text_of(pages["path"]))[0] == gate[2]
