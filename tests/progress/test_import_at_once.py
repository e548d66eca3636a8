"""One file read by two tabs at the same moment: it is there once."""

import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from progress.export import parts
from progress.models import Act, Change, Learner, Mark
from tests.at_once import at_once
from tests.factories import create_topic


@pytest.mark.django_db(transaction=True)
def test_file_read_in_two_tabs_at_once_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waits between reading and writing, so that without a lock the other reads what is out of date."""
    create_topic("vectors")
    create_topic("matrices")
    first, second = Client(), Client()
    first.post("/topics/vectors/status/", {"status": "done"})
    second.post("/topics/matrices/status/", {"status": "done"})
    text, read_change = first.get("/me/export/roadmap.json").content, parts._read_change

    def wait_and_read(*args: Any) -> Change:
        time.sleep(0.1)
        return read_change(*args)

    def send() -> int:
        tab = Client()
        tab.cookies.load(second.cookies.output(header="", sep=";"))
        return tab.post("/me/import/", {"record": SimpleUploadedFile("roadmap.json", text)}).status_code

    monkeypatch.setattr(parts, "_read_change", wait_and_read)

    assert at_once(send, send) == [200, 200]
    learner = Learner.objects.latest("pk")
    assert [Act.objects.filter(learner=learner).count(), Mark.objects.filter(learner=learner).count()] == [2, 2]
