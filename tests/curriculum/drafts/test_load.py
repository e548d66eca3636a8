"""Loads and drafts: what a file drops does not take away what is still being written."""

from pathlib import Path

import pytest

from curriculum.content.drafts import begin, new_draft, publish, save
from curriculum.content.export import export
from curriculum.content.load import load
from curriculum.models import Draft, Section, Topic
from tests.factories import front_matter, write_roadmap, write_topic

pytestmark = pytest.mark.django_db


def write(folder: Path, sections: dict[str, list[str]]) -> None:
    home = write_roadmap(folder, sections=sections)
    places = [(section, slug) for section, slugs in sections.items() for slug in slugs]
    for number, (section, slug) in enumerate(places):
        write_topic(home, section, slug, **front_matter(number))


def test_section_that_files_drop_stays_while_a_draft_stands_in_it(tmp_path: Path) -> None:
    write(tmp_path, {"basics": ["a"], "more": ["b"]})
    load(tmp_path)
    more = Section.objects.get(slug="more")
    draft = new_draft(more, {"slug": "c", "title": "C"}, author=None)
    Topic.objects.filter(slug="b").update(section=Section.objects.get(slug="basics"), position=1)
    write_roadmap(tmp_path, sections={"basics": ["a", "b"]})
    (tmp_path / "deep-learning" / "more" / "b.md").rename(tmp_path / "deep-learning" / "basics" / "b.md")

    load(tmp_path)

    assert Draft.objects.get().section == more
    assert load(tmp_path).wrote is False
    assert draft.pk == Draft.objects.get().pk


def test_load_changes_a_topic_and_leaves_its_draft_until_it_is_published(tmp_path: Path) -> None:
    write(tmp_path, {"basics": ["a"]})
    load(tmp_path)
    draft = begin(Topic.objects.get(), None)
    save(draft, draft.state | {"title": "Drafted"}, author=None)
    path = tmp_path / "deep-learning" / "basics" / "a.md"
    path.write_text(path.read_text().replace("Text.", "A newer text."))
    load(tmp_path)
    assert Draft.objects.get().state["title"] == "Drafted"

    publish([Draft.objects.get()], author=None)
    export(tmp_path)

    topic = Topic.objects.get()
    assert (topic.title, topic.body) == ("Drafted", "## It\n\nA newer text.")
    assert "title: Drafted" in path.read_text()
    assert load(tmp_path).wrote is False
