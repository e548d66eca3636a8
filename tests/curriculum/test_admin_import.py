"""A roadmap of others, sent to the desk: looked at, and then brought in as drafts, by who may."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from curriculum.admin import importing
from curriculum.content.drafts import begin
from curriculum.incoming.pack import pack
from curriculum.models import Draft, Roadmap
from tests.desk import create_person
from tests.factories import create_roadmap, create_topic, create_user, every_row, write_folder

pytestmark = pytest.mark.django_db

README = (Path(__file__).parent / "readmes" / "nested.md").read_bytes()
PAGE = "/admin/curriculum/roadmap/import/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(create_user("grace", is_staff=True, is_superuser=True))
    return client


def send(client: Client, data: bytes = README, name: str = "nested.md", **said: str) -> object:
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data), **said})


def test_list_is_looked_at_with_what_finds_no_place_and_nothing_is_written(desk: Client) -> None:
    before = every_row()

    answer = send(desk)

    assert every_row() == before
    text = answer.content.decode()
    assert "It would be “learn-to-sail”: sections: 5, topics: 10, resources: 5." in text
    assert "Found no place: 6" in text
    assert "nested.md:9: not placed: a table of contents, 4 items that lead into the page itself." in text


def test_what_was_looked_at_is_brought_in_as_drafts_once(desk: Client) -> None:
    kept = send(desk, title="Sailing", slug="sails").context["kept"]

    answer = desk.post(PAGE, {"kept": kept})
    again = desk.post(PAGE, {"kept": kept})

    roadmap = Roadmap.objects.get()
    assert (roadmap.slug, roadmap.title) == ("sails", "Sailing")
    assert answer["Location"] == f"/admin/curriculum/draft/?section__roadmap__id__exact={roadmap.pk}"
    drafts = Draft.objects.all()
    assert {(draft.topic, draft.author.username) for draft in drafts} == {(None, "grace")}
    assert (len(drafts), drafts[0].revisions.get().why) == (10, "imported from nested.md")
    assert "Choose it again." in again.content.decode()


def test_zip_of_a_folder_is_taken_too(desk: Client, tmp_path: Path) -> None:
    home = write_folder(tmp_path, {"bowline": []}) / "deep-learning"
    texts = {str(path.relative_to(home)): path.read_text() for path in home.rglob("*.*")}

    kept = send(desk, pack(texts, top="knots"), name="knots.zip", slug="knots").context["kept"]
    desk.post(PAGE, {"kept": kept})

    assert Draft.objects.get(section__roadmap__slug="knots").state["slug"] == "bowline"


def test_archive_that_is_damaged_is_refused_with_what_is_wrong(desk: Client) -> None:
    answer = send(desk, b"PK\x03\x04 and no more", name="roadmap.zip")

    assert answer.context["problems"] == ["roadmap.zip: has no end, or something after it: it is cut off or damaged."]
    assert Roadmap.objects.count() == 0


def test_slug_that_another_roadmap_took_meanwhile_is_refused(desk: Client) -> None:
    kept = send(desk).context["kept"]
    create_roadmap(slug="learn-to-sail")
    before = every_row()

    answer = desk.post(PAGE, {"kept": kept})

    assert answer.context["problems"] == ["A roadmap of this slug is here already. Give this one another."]
    assert every_row() == before


def test_file_over_the_limit_is_not_read(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MAX_UPLOAD", len(README) - 1)

    refused = send(desk)
    monkeypatch.setattr(importing, "MAX_UPLOAD", len(README))
    taken = send(desk)

    assert "It is larger than 0 MiB." in refused.content.decode()
    assert "kept" not in refused.context
    assert taken.context["kept"]


@pytest.mark.parametrize("said", [{"slug": "Not A Slug"}, {"base": "javascript:alert(1)"}, {"slug": "a" * 61}])
def test_what_is_said_of_a_file_is_checked(desk: Client, said: dict[str, str]) -> None:
    answer = send(desk, **said)

    assert list(answer.context["form"].errors) == list(said)
    assert Roadmap.objects.count() == 0


def test_nobody_brings_in_what_somebody_else_looked_at(desk: Client) -> None:
    kept = send(desk).context["kept"]
    other = Client()
    other.force_login(create_user("ada", is_staff=True, is_superuser=True))

    answer = other.post(PAGE, {"kept": kept})

    assert "Choose it again." in answer.content.decode()
    assert Roadmap.objects.count() == 0


@pytest.mark.parametrize("role", ["reviewer", "editor"])
def test_who_may_not_publish_is_refused_and_shown_no_button(desk: Client, role: str) -> None:
    draft = begin(create_topic("vectors"), None)
    person = create_person(role, roadmap=draft.section.roadmap)

    looked, sent = person.get(PAGE), send(person)

    assert (looked.status_code, sent.status_code) == (403, 403)
    assert PAGE not in person.get("/admin/curriculum/roadmap/").content.decode()
    for who_may in (desk, create_person("publisher")):
        assert PAGE in who_may.get("/admin/curriculum/roadmap/").content.decode()
