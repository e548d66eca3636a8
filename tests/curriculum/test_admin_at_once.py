"""Two editors at the same moment."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from curriculum import graph
from curriculum.models import Prerequisite
from curriculum.outline import Outline
from tests.at_once import at_once
from tests.curriculum.test_admin import save
from tests.factories import create_topic


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_time", range(3))
def test_two_editors_do_not_close_a_circle_between_them(_time: int) -> None:
    topics = [create_topic(slug) for slug in ("vectors", "matrices")]
    editors = []
    for name in ("grace", "ada"):
        editor = Client()
        editor.force_login(User.objects.create_superuser(name))
        editors.append(editor)

    def require(editor: Client, topic: int) -> int:
        row = {"requires": topics[1 - topic].pk, "reason": "It does.", "position": 0, "topic": topics[topic].pk}
        new = {"prerequisites-TOTAL_FORMS": 1} | {f"prerequisites-0-{name}": value for name, value in row.items()}
        return save(editor, topics[topic], **new).status_code

    said = at_once(lambda: require(editors[0], 0), lambda: require(editors[1], 1))

    assert sorted(said) == [200, 302]
    assert Prerequisite.objects.count() == 1
    assert len(graph.in_order(Outline.current().graph)) == 2
