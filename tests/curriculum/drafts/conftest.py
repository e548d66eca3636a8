"""A topic that drafts are written of, and the people who write and publish them."""

import pytest
from django.test import Client

from curriculum.models import Topic
from tests.desk import create_person
from tests.factories import create_resource, create_topic


@pytest.fixture
def topic() -> Topic:
    create_topic("numbers", position=0)
    topic = create_topic("vectors", title="Vectors", body="## It\n\nOld.", requires=["numbers"])
    create_resource(topic, url="https://example.org/a", where="Chapter 1")
    return topic


@pytest.fixture
def editor(topic: Topic) -> Client:
    return create_person("editor", roadmap=topic.section.roadmap)


@pytest.fixture
def publisher(topic: Topic) -> Client:
    return create_person("publisher")
