"""A roadmap goes out as a zip and comes in elsewhere as drafts that say the same."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from curriculum.content.drafts import publish
from curriculum.content.load import load
from curriculum.content.state import of_roadmaps, of_topics
from curriculum.models import Draft, Figure, Placement, Prerequisite, Revision, Roadmap, Section, Topic
from curriculum.outline import Outline
from tests.curriculum.test_import_roadmap import bring_in
from tests.curriculum.test_load import QUESTION, RESOURCE, TERM
from tests.factories import (
    create_roadmap,
    create_section,
    create_topic,
    every_row,
    front_matter,
    write_roadmap,
    write_topic,
)

pytestmark = pytest.mark.django_db

SVG = '<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A zip of a roadmap with all that one can have."""
    home = write_roadmap(
        tmp_path / "content", slug="sailing", sections={"knots": ["bowline", "hitch"], "wind": ["gusts"]}
    )
    all_of_it = {"terms": [TERM], "resources": [RESOURCE], "questions": [QUESTION], "aliases": ["the-bowline"]}
    write_topic(
        home, "knots", "bowline", body="## It\n\n![A knot](figures/knot.svg) [[gusts]]", **front_matter(0, **all_of_it)
    )
    requires = [{"topic": "bowline", "reason": "It is one, twice."}]
    write_topic(home, "knots", "hitch", **front_matter(1, requires=requires))
    write_topic(home, "wind", "gusts", **front_matter(2, kind="extension", short="Gust"), body="")
    (home / "figures").mkdir()
    (home / "figures" / "knot.svg").write_text(SVG)
    load(tmp_path / "content")
    to = tmp_path / "sailing.zip"
    call_command("export_roadmap", "sailing", "--to", str(to))
    return to


def forget() -> None:
    """Empty the site, as if it were another."""
    for model in (Revision, Draft, Placement, Prerequisite, Topic, Figure, Section, Roadmap):
        model.objects.all().delete()
    Outline.changed()


def said() -> dict[str, object]:
    return {**of_topics(), **of_roadmaps(["sailing"])}


def test_roadmap_that_goes_out_and_comes_in_is_the_same(packed: Path, capsys, client: Client) -> None:
    before, data = said(), packed.read_bytes()
    forget()

    status, out, _ = bring_in(capsys, packed)

    assert (status, out.splitlines()[-1]) == (0, "sailing: 2 sections, 3 topics, 1 resources placed.")
    assert Topic.objects.count() == 0
    assert client.get("/topics/bowline/").status_code == 404
    publish(list(Draft.objects.all()), author=None)
    assert said() == before
    call_command("export_roadmap", "sailing", "--to", str(packed))
    assert packed.read_bytes() == data


def test_zip_of_a_roadmap_is_the_same_whenever_it_is_made(packed: Path, tmp_path: Path) -> None:
    call_command("export_roadmap", "sailing", "--to", str(tmp_path / "again.zip"))

    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        assert archive.namelist() == [
            "sailing/figures/knot.svg",
            "sailing/knots/bowline.md",
            "sailing/knots/hitch.md",
            "sailing/roadmap.yaml",
            "sailing/wind/gusts.md",
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_roadmap_that_is_here_already_is_refused_with_each_file(packed: Path, capsys) -> None:
    before = every_row()

    status, out, _ = bring_in(capsys, packed, "--slug", "again")

    assert status == 1
    assert out.splitlines()[-3:] == [
        f"{packed}/{path}:2: E010 id T000000{number} is that of '{slug}' here: this roadmap is here already. "
        "load_content brings in what is new."
        for number, (path, slug) in enumerate(
            [("knots/bowline.md", "bowline"), ("knots/hitch.md", "hitch"), ("wind/gusts.md", "gusts")]
        )
    ]
    assert every_row() == before


def test_name_that_another_topic_has_is_refused(packed: Path, capsys) -> None:
    forget()
    create_topic("hitch")

    status, out, _ = bring_in(capsys, packed)

    assert (status, out.splitlines()[-1]) == (
        1,
        f"{packed}/knots/hitch.md:1: E012 'hitch' is the name of another topic here. Choose another, here or there.",
    )


def test_what_only_another_site_has_is_left_out_and_named(tmp_path: Path, capsys) -> None:
    texts = {
        "roadmap.yaml": "title: Sailing\nsummary: On it.\nsections:\n"
        "  - slug: knots\n    title: Knots\n    summary: On them.\n"
        "    topics:\n      - place: T0000009\n      - bowline\n",
        "knots/bowline.md": "---\nid: T0000001\ntitle: Bowline\nsummary: It holds.\n"
        "kind: core\ndifficulty: 1\nhours: 1\n"
        "requires:\n  - topic: ropes\n    reason: It is of one.\noutcomes: [Tie it]\n---\n\nSee [[ropes]].\n",
    }
    path = tmp_path / "sailing.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in texts.items():
            archive.writestr(name, text)

    status, out, _ = bring_in(capsys, path)

    assert (status, out.splitlines()) == (
        0,
        [
            "sailing: 1 sections, 1 topics, 0 resources placed.",
            f"{path}/knots/bowline.md:9: not placed: requires 'ropes', which is not a topic.",
            f"{path}/knots/bowline.md:14: not placed: [[ropes]] is not a topic.",
            f"{path}/roadmap.yaml:8: not placed: 'place: T0000009': what is placed is public at once. "
            "Place it at the desk when the roadmap is.",
        ],
    )
    assert Draft.objects.get().state["requires"] == []
    assert Placement.objects.count() == 0


def test_files_that_are_not_of_the_format_are_all_named_and_nothing_is_written(packed: Path, capsys) -> None:
    forget()
    data = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"difficulty: 1", b"difficulty: 9"))
    packed.write_bytes(data.getvalue())

    status, out, _ = bring_in(capsys, packed)

    assert status == 1
    problems = [line for line in out.splitlines() if line.startswith(str(packed))]
    assert [line.removeprefix(f"{packed}/").split(":")[0] for line in problems] == [
        "knots/bowline.md",
        "knots/hitch.md",
        "wind/gusts.md",
    ]
    assert Roadmap.objects.count() == 0


def test_drafts_go_out_where_asked_for_and_what_they_lack_is_named(tmp_path: Path, capsys) -> None:
    readme = tmp_path / "list.md"
    readme.write_text("# Sailing\n## Knots\n- Bowline\n  - round\n")
    bring_in(capsys, readme)
    to = tmp_path / "sailing.zip"

    with pytest.raises(SystemExit) as refused:
        call_command("export_roadmap", "sailing", "--to", str(to), "--drafts")
    assert refused.value.code == 1
    assert capsys.readouterr().out == "knots/bowline.md:1: E005 outcomes: Field required.\n"
    assert not to.exists()
    draft = Draft.objects.get()
    Draft.objects.update(state=draft.state | {"outcomes": ["Tie it"]})
    call_command("export_roadmap", "sailing", "--to", str(to), "--drafts")

    with zipfile.ZipFile(to) as archive:
        assert f"id: {draft.code}" in archive.read("sailing/knots/bowline.md").decode()


def test_roadmap_that_is_not_there_and_a_place_that_cannot_be_written_are_refused(tmp_path: Path, capsys) -> None:
    create_section(roadmap=create_roadmap(slug="sailing"))
    for slug, to in (("rowing", tmp_path / "a.zip"), ("sailing", tmp_path / "none" / "a.zip")):
        with pytest.raises(SystemExit) as refused:
            call_command("export_roadmap", slug, "--to", str(to))
        assert refused.value.code == 2

    assert capsys.readouterr().err == (
        "'rowing' is the slug of no roadmap here.\n"
        f"{tmp_path}/none/a.zip cannot be written: No such file or directory.\n"
    )
