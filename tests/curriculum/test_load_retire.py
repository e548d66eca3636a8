"""Topics whose files go are retired, never deleted, and never many by mistake."""

import pytest
from django.utils import timezone

from curriculum.content.load import Report, TooManyRetiredError, load
from curriculum.models import Topic
from tests.factories import create_topic, every_row, front_matter, write_folder, write_roadmap, write_topic

pytestmark = pytest.mark.django_db


def remove(home, *slugs, keep):
    write_roadmap(home.parent, sections={"basics": keep})
    for slug in slugs:
        (home / "basics" / f"{slug}.md").unlink()


def write_many(folder, number):
    slugs = [f"t{n}" for n in range(number)]
    return write_folder(folder, {slug: [] for slug in slugs}) / "deep-learning", slugs


def retired():
    return [topic.slug for topic in Topic.objects.retired()]


def test_topic_whose_file_is_gone_is_retired_with_all_that_it_has(tmp_path):
    home, slugs = write_many(tmp_path, 10)
    load(tmp_path)
    before = every_row()
    remove(home, "t4", keep=slugs[:4] + slugs[5:])

    report = load(tmp_path)

    after = every_row()
    assert report == Report(topics=9, changed=5, retired=1, wrote=True)
    assert retired() == ["t4"]
    changed = {
        name
        for name in before["curriculum.topic"][4]
        if before["curriculum.topic"][4][name] != after["curriculum.topic"][4][name]
    }
    assert changed == {"retired_at", "source_digest", "base"}
    before["curriculum.searchtext"].pop(4)  # nobody searches what is retired
    assert after["curriculum.revision"].pop()["state"]["retired"] is True
    assert {label: len(rows) for label, rows in after.items()} == {label: len(rows) for label, rows in before.items()}


def test_retired_topic_is_retired_once(tmp_path):
    home, slugs = write_many(tmp_path, 10)
    load(tmp_path)
    remove(home, "t9", keep=slugs[:9])
    load(tmp_path)
    before = every_row()

    assert load(tmp_path) == Report(topics=9, wrote=False)
    assert every_row() == before


def test_file_that_comes_back_is_published_again_in_its_old_row(tmp_path):
    home, slugs = write_many(tmp_path, 10)
    load(tmp_path)
    pk = Topic.objects.get(slug="t9").pk
    remove(home, "t9", keep=slugs[:9])
    load(tmp_path)
    write_many(tmp_path, 10)

    report = load(tmp_path)

    assert report == Report(topics=10, changed=1, wrote=True)
    assert retired() == []
    assert Topic.objects.get(slug="t9").pk == pk


def test_more_than_a_tenth_is_refused_by_name_and_nothing_is_written(tmp_path):
    home, slugs = write_many(tmp_path, 10)
    load(tmp_path)
    before = every_row()
    remove(home, "t0", "t1", keep=slugs[2:])
    write_roadmap(tmp_path, sections={"basics": slugs[2:]}, title="Another")

    with pytest.raises(TooManyRetiredError) as raised:
        load(tmp_path)

    assert str(raised.value) == (
        "2 of 10 topics of 'deep-learning' have no file any more (t0, t1). "
        "Nothing was loaded. If they are to be retired, say --allow-retiring."
    )
    assert every_row() == before


def test_at_most_five_of_those_that_would_go_are_named(tmp_path):
    home, slugs = write_many(tmp_path, 8)
    load(tmp_path)
    remove(home, *slugs[:6], keep=slugs[6:])

    with pytest.raises(TooManyRetiredError, match=r"^6 of 8 .* \(t0, t1, t2, t3, t4, \.\.\.\)\. "):
        load(tmp_path)


def test_more_than_a_tenth_goes_when_that_is_allowed(tmp_path):
    home, slugs = write_many(tmp_path, 10)
    load(tmp_path)
    remove(home, *slugs[1:], keep=["t0"])

    report = load(tmp_path, allow_retiring=True)

    assert report == Report(topics=1, retired=9, wrote=True)
    assert retired() == slugs[1:]


def test_topics_retired_before_do_not_count_among_those_that_go(tmp_path):
    home, slugs = write_many(tmp_path, 12)
    load(tmp_path)
    remove(home, "t11", keep=slugs[:11])
    load(tmp_path)
    remove(home, "t10", keep=slugs[:10])

    assert load(tmp_path).retired == 1
    assert retired() == ["t10", "t11"]


def test_topic_made_in_the_admin_has_no_file_to_lose(tmp_path):
    write_many(tmp_path, 3)
    load(tmp_path)
    create_topic("made-by-hand")

    assert load(tmp_path) == Report(topics=3, wrote=False)
    assert retired() == []


def test_topic_retired_in_the_admin_stays_so_while_its_file_says_nothing_new(tmp_path):
    write_many(tmp_path, 3)
    load(tmp_path)
    Topic.objects.filter(slug="t1").update(retired_at=timezone.now())

    assert load(tmp_path) == Report(topics=3, wrote=False)
    assert retired() == ["t1"]


def test_topic_moves_to_another_roadmap_of_the_folder_and_is_not_retired(tmp_path):
    write_many(tmp_path, 3)
    load(tmp_path)
    pk = Topic.objects.get(slug="t2").pk
    remove(tmp_path / "deep-learning", "t2", keep=["t0", "t1"])
    other = write_roadmap(tmp_path, slug="other", sections={"more": ["t2"]})
    write_topic(other, "more", "t2", **front_matter(2))

    report = load(tmp_path)

    moved = Topic.objects.get(slug="t2")
    assert report == Report(topics=3, changed=1, wrote=True)
    assert [moved.pk, moved.section.roadmap.slug, moved.retired_at] == [pk, "other", None]
