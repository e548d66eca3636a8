"""Other people's lists become drafts: editors see all of them, readers nothing until somebody publishes."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from curriculum.content.drafts import publish, save
from curriculum.models import Draft, Roadmap, Stage, Topic
from curriculum.outline import Outline
from tests.factories import create_roadmap, create_topic, every_row

pytestmark = pytest.mark.django_db

README = Path(__file__).parent / "readmes" / "nested.md"


def bring_in(capsys, path, *options) -> tuple[int, str, str]:
    """Run the command, and return its exit status and what it said."""
    status = 0
    try:
        call_command("import_roadmap", str(path), *options)
    except SystemExit as error:
        status = int(error.code or 0)
    said = capsys.readouterr()
    return status, said.out, said.err


def test_readme_becomes_a_roadmap_with_sections_and_a_draft_for_each_topic(capsys) -> None:
    status, out, err = bring_in(capsys, README)

    roadmap = Roadmap.objects.get()
    assert (status, roadmap.slug, roadmap.title) == (0, "learn-to-sail", "Learn to sail")
    assert list(roadmap.sections.values_list("slug", flat=True)) == [
        "knots",
        "words",
        "in-a-dinghy",
        "afloat",
        "in-a-storm",
    ]
    drafts = Draft.objects.order_by("pk")
    assert {(draft.stage, draft.topic) for draft in drafts} == {(Stage.DRAFT, None)}
    assert [(draft.section.slug, draft.state["slug"]) for draft in drafts][:4] == [
        ("knots", "bowline"),
        ("knots", "figure-eight-goes-on-in-this-line"),
        ("knots", "reef-knot"),
        ("words", "port"),
    ]
    assert drafts[0].revisions.get().why == "imported from nested.md"
    assert Topic.objects.count() == 0
    lines = out.splitlines()
    assert lines[0] == "learn-to-sail: 5 sections, 10 topics, 5 resources placed."
    assert lines[2] == f"{README}:9: not placed: a table of contents, 4 items that lead into the page itself."
    assert err.startswith("Lines that found no place: 6.")


def test_readers_see_nothing_of_a_roadmap_until_a_topic_of_it_is_published(capsys, client: Client) -> None:
    create_topic("vectors")
    bring_in(capsys, README)
    addresses = ["/roadmaps/learn-to-sail/", "/roadmaps/learn-to-sail/knots/", "/topics/bowline/"]

    hidden = [client.get(address).status_code for address in addresses]
    pages = [client.get(address).content.decode() for address in ("/", "/search/?q=bowline", "/sitemap.xml")]
    Outline.forget()

    assert hidden == [404, 404, 404]
    assert [page for page in pages if "learn-to-sail" in page or "Bowline" in page] == []
    assert list(Outline.current().roadmaps) == ["deep-learning"]
    draft = Draft.objects.get(state__slug="bowline")
    save(draft, draft.state | {"outcomes": ["Tie it"]}, author=None)
    publish([draft], author=None)
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


def test_topics_published_together_stand_in_the_order_of_the_list(capsys) -> None:
    bring_in(capsys, README)
    drafts = list(Draft.objects.filter(section__slug="words"))
    for draft in drafts:
        save(draft, draft.state | {"outcomes": ["Say it"]}, author=None)

    publish(drafts, author=None)

    assert [draft.state["slug"] for draft in drafts] == ["bow-and-stern", "starboard", "port"]
    assert list(Topic.objects.in_order().values_list("slug", flat=True)) == ["port", "starboard", "bow-and-stern"]


def test_slugs_are_none_that_the_site_has(capsys) -> None:
    create_topic("bowline")
    bring_in(capsys, README)
    bring_in(capsys, README, "--slug", "again")

    slugs = Draft.objects.filter(state__title="Bowline").order_by("pk").values_list("state__slug", flat=True)
    assert list(slugs) == ["bowline-2", "bowline-3"]


def test_roadmap_whose_slug_is_taken_is_refused_until_it_has_another(capsys) -> None:
    create_roadmap(slug="learn-to-sail")
    before = every_row()

    status, _, err = bring_in(capsys, README)

    assert (status, err) == (
        1,
        "'learn-to-sail' is the slug of a roadmap that is here already. Give this one another with --slug.\n",
    )
    assert every_row() == before
    assert bring_in(capsys, README, "--slug", "sailing", "--title", "Sailing")[0] == 0
    assert Roadmap.objects.get(slug="sailing").title == "Sailing"


@pytest.mark.parametrize("option", ["--plan", "--dry-run"])
def test_plan_says_all_and_writes_nothing(capsys, option: str) -> None:
    _, out, _ = bring_in(capsys, README, option)

    assert (
        out.splitlines()[0]
        == "Nothing was written. It would be: learn-to-sail: 5 sections, 10 topics, 5 resources placed."
    )
    assert len(out.splitlines()) == 7
    assert (Roadmap.objects.count(), Draft.objects.count()) == (0, 0)


def test_links_beside_the_list_are_followed_from_its_base(capsys) -> None:
    bring_in(capsys, README, "--base", "https://example.org/repo/")

    resources = Draft.objects.get(state__slug="capsize").state["resources"]
    assert [each["url"] for each in resources] == ["https://example.org/repo/capsize.md"]


def test_list_that_holds_nothing_is_refused_and_a_file_that_is_not_there_too(capsys, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("# Nothing\n")

    empty = bring_in(capsys, tmp_path / "empty.md")
    absent = bring_in(capsys, tmp_path / "absent.md")
    folder = bring_in(capsys, tmp_path)

    assert empty[:2] == (1, f"{tmp_path}/empty.md:1: holds no list, no table and no numbered paragraphs.\n")
    assert absent[::2] == (2, f"{tmp_path}/absent.md cannot be read: No such file or directory.\n")
    assert folder[0] == 2
    assert Roadmap.objects.count() == 0


@pytest.mark.parametrize("options", [("--slug", "No Slug"), ("--base", "example.org"), ("--slug", "a" * 61)])
def test_options_that_cannot_be_are_refused(options: tuple[str, str]) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("import_roadmap", str(README), *options)

    assert refused.value.returncode == 2
