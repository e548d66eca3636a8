"""What was edited in the database is written back to files, and nothing else."""

import io
import subprocess

import pytest
from django.core.management import call_command
from django.utils import timezone

from curriculum.content.drafts import new_draft
from curriculum.content.load import Report, load
from curriculum.content.replace import finish
from curriculum.content.state import of_roadmaps, of_topics
from curriculum.drawing import redraw
from curriculum.models import Alias, Figure, Prerequisite, Question, Resource, Roadmap, Section, Topic
from tests.curriculum.test_load import QUESTION, RESOURCE, TERM
from tests.factories import create_resource, create_topic, every_row, front_matter, write_roadmap, write_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """Three topics: c requires b requires a; a has all that a topic can have, with comments, and is in git."""
    content = tmp_path / "content"
    home = write_roadmap(content, sections={"basics": ["a", "b"], "more": ["c"]})
    fields = {"terms": [TERM], "resources": [RESOURCE], "questions": [QUESTION]}
    path = write_topic(home, "basics", "a", **front_matter(0, **fields))
    path.write_text(path.read_text().replace("resources:\n", "# Chosen with care.\nresources:\n"))
    for number, slug, required in ((1, "b", "a"), (2, "c", "b")):
        section = "more" if slug == "c" else "basics"
        requires = [{"topic": required, "reason": f"It needs {required}."}]
        write_topic(home, section, slug, **front_matter(number, requires=requires))
    git(content, "init", "-q")
    load(content)
    commit(content)
    return content


def git(folder, *arguments):
    names = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    return subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def commit(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "so far")


def run(folder):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("export_content", folder, stdout=out, stderr=err)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


def edit(name, **fields):
    Topic.objects.filter(slug=name).update(**fields)
    redraw()


def diff(folder):
    """Return the lines in a folder that differ from what was committed."""
    git(folder, "add", "-AN")
    return [
        line
        for line in git(folder, "diff", "-U0", "--", ".").splitlines()
        if line[0] in "+-" and line[:3] not in ("+++", "---")
    ]


def said():
    return of_topics(), of_roadmaps(Roadmap.objects.values_list("slug", flat=True))


def test_nothing_edited_writes_nothing(folder):
    before = every_row()

    assert run(folder) == (0, "")
    assert (diff(folder), every_row() == before) == ([], True)


def test_one_field_of_one_resource_is_one_line_whatever_git_changed_elsewhere(folder):
    Resource.objects.update(why="It is very clear.")
    write_topic(
        folder / "deep-learning",
        "basics",
        "b",
        body="## It\n\nAnother text.",
        **front_matter(1, requires=[{"topic": "a", "reason": "It needs a."}]),
    )
    commit(folder)

    load(folder)

    assert run(folder) == (0, "wrote deep-learning/basics/a.md\n")
    assert diff(folder) == ["-  why: It is clear.", "+  why: It is very clear."]
    assert "# Chosen with care." in (folder / "deep-learning/basics/a.md").read_text()


def test_export_undoes_load_and_a_load_after_it_writes_nothing(folder):
    edit("a", title="Another", outcomes=["Show it", "Explain it"], body="## It\n\nNew.\n\n- a\n- b")
    Prerequisite.objects.update(reason="Anew.")
    create_resource(Topic.objects.get(slug="b"))
    before = said()

    run(folder)

    assert load(folder) == Report(topics=3)
    assert said() == before
    Topic.objects.update(base={}, source_digest="")
    assert load(folder).clashes == []
    assert said() == before


def test_terms_and_what_questions_test_are_written_where_they_stand_and_nowhere_else(folder):
    more = {"term": "epoch", "also": [], "means": "All data once."}
    edit("a", outcomes=["Explain it", "Show it"], terms=[TERM | {"means": "How far one step goes."}, more])
    edit("b", terms=[{"term": "batch", "also": ["minibatch"], "means": "Some data."}])
    Question.objects.update(tests=[1, 2])

    run(folder)

    assert diff(folder) == [
        "+- Show it",
        "-  means: The length of one step.",
        "+  means: How far one step goes.",
        "+- term: epoch",
        "+  means: All data once.",
        "+  - 2",
        "+terms:",
        "+  - term: batch",
        "+    also:",
        "+      - minibatch",
        "+    means: Some data.",
    ]
    assert load(folder) == Report(topics=3)


def test_what_a_question_tests_stands_on_one_line(folder):
    path = folder / "deep-learning/basics/a.md"
    path.write_text(path.read_text().replace("tests:\n  - 1\n", "tests: [1]\n"))
    load(folder)
    commit(folder)
    edit("a", outcomes=["Explain it", "Show it", "Prove it"])
    Question.objects.update(tests=[1, 3])

    run(folder)

    assert diff(folder) == ["+- Show it", "+- Prove it", "-  tests: [1]", "+  tests: [1, 3]"]


def test_renamed_topic_moves_its_file_and_is_named_so_everywhere(folder):
    topic = Topic.objects.get(slug="a")
    edit("a", slug="alpha")
    Alias.objects.create(slug="a", topic=topic)
    before = said()

    assert run(folder)[0] == 0

    assert not (folder / "deep-learning/basics/a.md").exists()
    assert diff(folder / "deep-learning")[-2:] == ["-  - a", "+  - alpha"]
    assert "aliases:\n  - a\n" in (folder / "deep-learning/basics/alpha.md").read_text()
    assert (load(folder).wrote, said() == before) == (False, True)


def test_topic_that_moves_and_one_that_is_retired_and_one_made_here(folder):
    section = Section.objects.get(slug="more")
    edit("b", section=section, position=0)
    edit("c", retired_at=timezone.now())
    create_topic("made-here", section=section, requires=["b"], position=5)
    before = said()

    run(folder)

    files = sorted(path.name for path in (folder / "deep-learning/more").iterdir())
    assert files == ["b.md", "made-here.md"]
    assert (load(folder).retired, said() == before) == (0, True)


def test_roadmap_that_is_edited_keeps_its_layout(folder):
    path = folder / "deep-learning/roadmap.yaml"
    Section.objects.filter(slug="more").update(title="Even more")

    run(folder)

    assert diff(path.parent) == ["-  title: More", "+  title: Even more"]


def test_figure_is_written(folder):
    Figure.objects.create(roadmap=Roadmap.objects.get(), name="new", svg="<svg></svg>")

    assert run(folder) == (0, "wrote deep-learning/figures/new.svg\n")
    assert load(folder).wrote is False


def test_roadmap_made_here_gets_a_folder(folder):
    roadmap = Roadmap.objects.create(slug="other", title="Other", summary="Another.", position=1)
    section = Section.objects.create(roadmap=roadmap, slug="first", title="First", summary="The first.")
    create_topic("alone", section=section)
    before = said()

    assert run(folder) == (0, "wrote other/first/alone.md\nwrote other/roadmap.yaml\n")
    assert (load(folder).wrote, said() == before) == (False, True)


def test_file_that_moved_is_refused_and_nothing_is_written(folder):
    edit("b", title="Edited")
    path = folder / "deep-learning/basics/a.md"
    path.write_text(path.read_text().replace("Topic 0", "Moved"))
    before = path.read_text()

    assert run(folder) == (3, "deep-learning/basics/a.md: has changed since it was loaded.\n")
    assert (path.read_text(), diff(folder)) == (before, ["-title: Topic 0", "+title: Moved"])


def test_clash_is_refused_until_it_is_settled(folder):
    edit("a", title="Edited")
    path = folder / "deep-learning/basics/a.md"
    path.write_text(path.read_text().replace("Topic 0", "Moved"))
    load(folder)

    assert run(folder)[0] == 3


def test_what_could_not_be_loaded_again_is_refused_with_where(folder):
    edit("a", outcomes=[])
    edit("b", body="## It\n\n[[nowhere]]")

    status, out = run(folder)

    assert (status, out.split(":")[0], diff(folder)) == (1, "deep-learning/basics/a.md", [])
    edit("a", outcomes=["Explain it"])
    status, out = run(folder)
    assert (status, "b.md:17: E042 [[nowhere]] is not a topic." in out, diff(folder)) == (1, True, [])


def test_export_cut_off_after_its_moment_is_finished_by_the_next(folder, monkeypatch):
    edit("a", slug="alpha", title="Edited")

    def cut_off(where):
        if where == folder and (where / ".export" / "manifest.json").exists():
            raise KeyboardInterrupt
        return finish(where)

    monkeypatch.setattr("curriculum.content.replace.finish", cut_off)
    with pytest.raises(KeyboardInterrupt):
        run(folder)
    monkeypatch.undo()

    assert ((folder / ".export").is_dir(), diff(folder / "deep-learning")) == (True, [])
    assert load(folder).clashes == []
    assert (folder / "deep-learning/basics/alpha.md").exists()
    assert (run(folder), Topic.objects.get(slug="alpha").title) == ((0, ""), "Edited")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_ends_of_lines_stay(folder, ending):
    path = folder / "deep-learning/basics/a.md"
    path.write_text(path.read_text(), newline=ending)
    edit("a", title="Edited")

    run(folder)

    assert path.read_bytes().count(b"\r\n") == (path.read_bytes().count(b"\n") if ending == "\r\n" else 0)


def test_topic_retired_here_and_published_again_gets_its_file_back(folder):
    edit("c", retired_at=timezone.now())
    run(folder)
    edit("c", retired_at=None)

    assert run(folder) == (0, "wrote deep-learning/more/c.md\nwrote deep-learning/roadmap.yaml\n")
    assert (load(folder).wrote, Topic.objects.published().count()) == (False, 3)


def test_file_that_is_gone_is_not_written_again_before_a_load_has_seen_it(folder):
    edit("c", title="Edited")
    (folder / "deep-learning/more/c.md").unlink()
    write_roadmap(folder, sections={"basics": ["a", "b"]})

    status, out = run(folder)

    assert (status, "deep-learning/more/c.md: has changed since it was loaded.\n" in out) == (3, True)


def test_roadmap_of_drafts_alone_is_not_written(folder):
    section = Section.objects.create(
        roadmap=Roadmap.objects.create(slug="new", title="New", summary="New."), slug="one"
    )
    new_draft(section, {"slug": "d", "title": "D"}, author=None)

    assert run(folder) == (0, "")
    assert not (folder / "new").exists()
