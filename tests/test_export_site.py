"""The public roadmap as files: every page and file that a reader can come to, and nothing that needs a server."""

import gzip
import shutil
from pathlib import Path

import brotli
import pytest
from django.core.management import call_command
from django.utils import timezone

from curriculum.models import Alias, Topic
from curriculum.outline import Outline
from roadmap_site.exported import folder as writing

from .factories import create_topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _collected(settings, tmp_path: Path) -> None:
    shutil.copytree(settings.STATIC_ROOT, tmp_path / "collected")
    (tmp_path / "collected/staticfiles.json").write_text("{}")
    settings.STATIC_ROOT = tmp_path / "collected"


@pytest.fixture
def topic() -> Topic:
    topic = create_topic("vectors", title="Vectors")
    create_topic("matrices", requires=["vectors"])
    return topic


def text(copy: Path, name: str) -> str:
    return (copy / name).read_text()


def test_every_page_is_there_and_compressed_beside(topic, tmp_path):
    call_command("export_site", tmp_path / "copy")

    written = {path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*.html")}
    roadmap = topic.section.roadmap.slug
    assert written == {
        "index.html",
        "404.html",
        "glossary/index.html",
        "roadmaps/index.html",
        f"roadmaps/{roadmap}/index.html",
        f"roadmaps/{roadmap}/{topic.section.slug}/index.html",
        "topics/vectors/index.html",
        "topics/matrices/index.html",
    }
    assert text(tmp_path / "copy", f"roadmaps/{roadmap}/map.svg").startswith("<svg")
    for name in ("topics/vectors/index.html", "sitemap.xml"):
        path = tmp_path / "copy" / name
        assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()) == path.read_bytes()
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == path.read_bytes()


def test_page_of_a_copy_asks_for_no_server_and_says_where_the_site_is(topic, tmp_path, client):
    call_command("export_site", tmp_path / "copy")

    page = text(tmp_path / "copy", "topics/vectors/index.html")
    assert "Vectors" in page
    assert "<form" not in page
    assert "hx-" not in page
    assert "http://testserver/topics/vectors/" in page
    assert "<form" in client.get("/topics/vectors/").content.decode()


def test_pages_kept_for_visitors_are_other_ones(topic, tmp_path, client):
    before = client.get("/topics/vectors/").content

    call_command("export_site", tmp_path / "copy")

    assert client.get("/topics/vectors/").content == before


def test_former_name_leads_on_and_a_retired_topic_says_so(topic, tmp_path):
    Alias.objects.create(slug="arrows", topic=topic)
    create_topic("slide-rules", title="Slide rules", retired_at=timezone.now())

    call_command("export_site", tmp_path / "copy")

    assert 'url=/topics/vectors/"' in text(tmp_path / "copy", "topics/arrows/index.html")
    assert "has been retired" in text(tmp_path / "copy", "topics/slide-rules/index.html")


@pytest.mark.parametrize(
    "link", ["/topics/nowhere/", "/topics/matrices/#nowhere", "/static/nowhere.svg", "/search/?q=x"]
)
def test_link_that_leads_nowhere_is_named_and_the_former_copy_stays(topic, tmp_path, capsys, link):
    call_command("export_site", tmp_path / "copy")
    Topic.objects.filter(pk=topic.pk).update(html=f'<p><a href="{link}">There</a></p>')
    Outline.changed()
    former = text(tmp_path / "copy", "topics/vectors/index.html")

    with pytest.raises(SystemExit) as stop:
        call_command("export_site", tmp_path / "copy")

    assert stop.value.code == 1
    assert f"/topics/vectors/ leads to {link}" in capsys.readouterr().err
    assert text(tmp_path / "copy", "topics/vectors/index.html") == former
    assert {path.name for path in tmp_path.iterdir()} == {"collected", "copy"}


def test_next_copy_takes_the_place_of_the_one_before(topic, tmp_path):
    call_command("export_site", tmp_path / "copy")
    Topic.objects.get(slug="matrices").delete()
    Outline.changed()

    call_command("export_site", tmp_path / "copy")

    assert not (tmp_path / "copy/topics/matrices").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"collected", "copy"}


def test_folder_of_something_else_is_left_alone(topic, tmp_path, capsys):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("Dear")

    with pytest.raises(SystemExit):
        call_command("export_site", tmp_path / "mine")

    assert "holds something that is no copy" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_content_that_changes_meanwhile_is_not_written_half_and_half(topic, tmp_path, capsys, monkeypatch):
    drawn = writing.pages

    def drawn_while_somebody_saves():
        yield from drawn()
        Outline.changed()

    monkeypatch.setattr(writing, "pages", drawn_while_somebody_saves)

    with pytest.raises(SystemExit):
        call_command("export_site", tmp_path / "copy")

    assert "The content changed while it was drawn" in capsys.readouterr().err
    assert not (tmp_path / "copy").exists()


def test_static_files_that_are_not_collected_are_asked_for(topic, tmp_path, settings, capsys):
    settings.STATIC_ROOT = tmp_path / "none"

    with pytest.raises(SystemExit):
        call_command("export_site", tmp_path / "copy")

    assert "collectstatic" in capsys.readouterr().err
