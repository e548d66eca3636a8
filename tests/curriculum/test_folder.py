"""Which files of a folder are read: ordinary ones, of every roadmap in it, and none that a link leads to."""

import tracemalloc
from pathlib import Path

import pytest

from curriculum.content.check import check
from curriculum.content.parse import NoRoadmapError, parse
from tests.factories import front_matter, write_folder, write_roadmap, write_topic


def places(problems, home):
    return [f"{Path(problem.path).relative_to(home)}:{problem.line}: {problem.code}" for problem in problems]


def test_names_and_ids_are_one_set_for_all_roadmaps_of_a_folder(tmp_path):
    for number, slug in enumerate(["first", "second"]):
        home = write_roadmap(tmp_path, slug=slug, sections={"basics": ["same"]})
        write_topic(home, "basics", "same", **front_matter(number, aliases=["old-name"]))
    write_topic(
        write_roadmap(tmp_path, slug="third", sections={"basics": ["old-name"]}),
        "basics",
        "old-name",
        **front_matter(0),
    )

    problems = check(parse(tmp_path))

    assert places(problems, tmp_path) == [
        "first/basics/same.md:11: E012",
        "second/basics/same.md:1: E012",
        "second/basics/same.md:11: E012",
        "third/basics/old-name.md:2: E010",
    ]


def test_links_to_files_and_folders_are_not_followed(tmp_path):
    outside = write_folder(tmp_path / "outside", {"a": []}) / "deep-learning"
    folder = write_folder(tmp_path / "content", {"b": []})
    (folder / "linked").symlink_to(outside)

    read = parse(folder)

    assert [roadmap.slug for roadmap in read.roadmaps] == ["deep-learning"]
    assert read.names == {"b"}


def test_linked_roadmap_file_is_one_problem_and_is_not_read(tmp_path):
    home = write_folder(tmp_path / "content", {"a": []}) / "deep-learning"
    (home / "roadmap.yaml").rename(tmp_path / "secret.yaml")
    (tmp_path / "secret.yaml").write_text("secret: words\n")
    (home / "roadmap.yaml").symlink_to(tmp_path / "secret.yaml")

    problems = check(parse(home))

    assert [str(problem) for problem in problems if "secret" in problem.message] == []
    assert places(problems, home) == ["roadmap.yaml:1: E008"]


def test_folder_may_hold_roadmaps_or_be_one(tmp_path):
    folder = write_folder(tmp_path, {"a": [], "b": ["a"]})

    assert check(parse(folder)) == check(parse(folder / "deep-learning")) == []


@pytest.mark.parametrize("name", ["", "nowhere", "deep-learning/roadmap.yaml"])
def test_folder_without_a_roadmap_is_named(tmp_path, name):
    folder = tmp_path / "content" / name if name else tmp_path
    write_folder(tmp_path / "content", {"a": []})

    with pytest.raises(NoRoadmapError) as raised:
        parse(folder)

    assert str(raised.value).startswith(f"{folder} ")


def test_huge_file_is_refused_without_being_held_in_memory(tmp_path):
    home = write_folder(tmp_path, {"a": []}) / "deep-learning"
    with (home / "basics" / "a.md").open("r+b") as file:
        file.truncate(64 * 1024 * 1024)

    tracemalloc.start()
    read = parse(home)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert places(read.problems, home) == ["basics/a.md:1: E007"]
    assert peak < 8 * 1024 * 1024
