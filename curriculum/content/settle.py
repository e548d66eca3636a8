"""A clash between a file and an edit, settled: from then on it is an edit, or it is what the file says."""

from enum import StrEnum

from ..models import Clash, Roadmap, Topic
from .merge import with_path
from .state import of_topics
from .write_parts import write_state


class Side(StrEnum):
    """Whose text is kept."""

    EDIT = "edit"
    FILE = "file"
    OWN = "own"


def settle(clash: Clash, side: Side, own: str = "") -> None:
    """Settle a clash for the file, for the database, or with a text of one's own; it is then no more.

    A topic says at once what was chosen. What the file says of a roadmap comes with the next load.
    """
    at = tuple(clash.at)
    if clash.topic:
        topic = Topic.objects.get(pk=clash.topic.pk)
        if side is not Side.EDIT:
            state = of_topics(Topic.objects.filter(pk=topic.pk))[topic.code]
            write_state(topic, with_path(state, at, clash.file if side is Side.FILE else own))
        base = with_path(topic.base, at, clash.file)
        Topic.objects.filter(pk=topic.pk).update(base=base)
    elif clash.roadmap:
        roadmap = Roadmap.objects.get(pk=clash.roadmap.pk)
        base = with_path(roadmap.base, at, clash.edit if side is Side.FILE else clash.file)
        Roadmap.objects.filter(pk=roadmap.pk).update(base=base)
    Clash.objects.filter(pk=clash.pk).delete()
