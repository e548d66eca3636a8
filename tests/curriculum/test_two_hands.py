"""Files and desk edited in any order, loaded, exported, renamed, retired, restored: no text is ever lost."""

import json
import shutil
import tempfile
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from curriculum.content.drafts import MovedOnError, UnpublishableError, begin, publish, save
from curriculum.content.export import MovedError, export
from curriculum.content.load import load
from curriculum.content.revise import revise_all
from curriculum.content.settle import Side, settle
from curriculum.content.state import of_roadmaps, of_topics
from curriculum.content.write_parts import write_state
from curriculum.drawing import redraw
from curriculum.models import Clash, Draft, Edition, Question, Resource, Revision, Roadmap, Topic
from tests.factories import front_matter, make_id, write_roadmap, write_topic

pytestmark = pytest.mark.django_db

BODY = "## It\n\nOne.\n\nTwo.\n\nThree.\n\nFour."
RESOURCE = {
    "title": "A book",
    "authors": "A. Author",
    "url": "https://example.org/",
    "kind": "book",
    "level": "beginner",
    "cost": "free",
    "where": "Chapter 1",
    "why": "It is clear.",
}
TOPICS = st.sampled_from([make_id(number) for number in range(3)])
QUESTION = {
    "prompt": "Which?",
    "tests": [1],
    "choices": [{"text": "This", "correct": True, "because": "So."}, {"text": "That", "because": "So."}],
}
FIELDS = st.sampled_from(["title", "outcomes", "terms", "why", "because", "one", "four"])


class TwoHands(RuleBasedStateMachine):
    """`typed` has every word that somebody typed, but for those that their own author wrote over before any load."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.folder = Path(tempfile.mkdtemp())
        self.typed: set[str] = set()
        self.unseen: dict[tuple[str, str], str] = {}
        self.number = 0
        home = write_roadmap(self.folder, sections={"basics": ["a", "b", "c"]})
        for number, slug in enumerate("abc"):
            requires = [{"topic": "a", "reason": "It needs a."}] if slug == "c" else []
            parts = {"requires": requires, "resources": [RESOURCE], "questions": [QUESTION]}
            front = front_matter(number, outcomes=["First", "Second"], **parts)
            write_topic(home, "basics", slug, body=BODY, **front)
        load(self.folder)

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    def word(self):
        self.number += 1
        word = f"word{self.number:03d}"
        self.typed.add(word)
        return word

    def path(self, code):
        return next((path for path in self.folder.rglob("*.md") if f"id: {code}" in path.read_text()), None)

    @rule(code=TOPICS, field=FIELDS)
    def edit_a_file(self, code, field):
        path = self.path(code)
        if path is None:
            return
        _, front, body = path.read_text().split("---\n", 2)
        said, body = yaml.safe_load(front), body.strip()
        word = self.word()
        body = changed(said, body, field, word)
        write_topic(path.parent.parent, path.parent.name, path.stem, body=body, **said)
        # Its author wrote over a word that nobody else had seen.
        self.typed.discard(self.unseen.get((code, field), ""))
        self.unseen[code, field] = word

    @rule(code=TOPICS)
    def rename_a_file(self, code):
        path = self.path(code)
        if path is None:
            return
        new = f"f-{self.word()}"
        self.typed.discard(new[2:])
        for each in self.folder.rglob("*.*"):
            text = each.read_text().replace(f"- {path.stem}\n", f"- {new}\n")
            each.write_text(text.replace(f"topic: {path.stem}\n", f"topic: {new}\n"))
        path.rename(path.with_name(f"{new}.md"))

    @rule(code=TOPICS, field=FIELDS)
    def edit_at_the_desk(self, code, field):
        topic = Topic.objects.get(code=code)
        word = self.word()
        with saved():
            if field == "why":
                Resource.objects.filter(topic=topic).update(why=word)
                if not topic.resources.exists():
                    self.typed.discard(word)
                return
            if field == "because":
                question = topic.questions.first()
                if question is None:
                    self.typed.discard(word)
                    return
                asked = [{"tests": question.tests, "choices": question.choices}]
                changed({"questions": asked}, topic.body, field, word)
                Question.objects.filter(pk=question.pk).update(**asked[0])
                return
            front = {"title": topic.title, "outcomes": topic.outcomes, "terms": topic.terms}
            body = changed(front, topic.body, field, word)
            Topic.objects.filter(pk=topic.pk).update(body=body, **front)

    @rule(code=TOPICS)
    def rename_at_the_desk(self, code):
        new = f"d-{self.word()}"
        self.typed.discard(new[2:])
        with saved():
            topic = Topic.objects.get(code=code)
            state = of_topics(Topic.objects.filter(pk=topic.pk))[code]
            write_state(topic, state | {"slug": new})

    @rule(code=st.sampled_from([make_id(1), make_id(2)]), retired=st.booleans())
    def retire_or_publish_at_the_desk(self, code, retired):
        with saved():
            Topic.objects.filter(code=code).update(retired_at=timezone.now() if retired else None)

    @rule(data=st.data(), code=TOPICS)
    def restore(self, data, code):
        revision = data.draw(st.sampled_from(list(Revision.objects.filter(topic__code=code))))
        with saved():
            write_state(Topic.objects.get(code=code), revision.state)

    @rule(code=TOPICS, field=FIELDS)
    def write_a_draft(self, code, field):
        draft = begin(Topic.objects.get(code=code), None)
        front, word = deepcopy(draft.state), self.word()
        if field == "why" and not front["resources"]:
            self.typed.discard(word)
            return
        front["body"] = changed(front, front["body"], field, word)
        save(draft, front, author=None)

    @precondition(lambda _: Draft.objects.open().exists())
    @rule(data=st.data(), over=st.booleans())
    def publish_a_draft(self, data, over):
        draft = data.draw(st.sampled_from(list(Draft.objects.open())))
        before, wanted = rows(), draft.state
        try:
            publish([draft], author=None, over=over)
        except (MovedOnError, UnpublishableError):
            assert (rows(), Draft.objects.get(pk=draft.pk).state) == (before, wanted)

    @rule()
    def load(self):
        load(self.folder, allow_retiring=True)
        self.unseen.clear()
        before = rows()

        again = load(self.folder, allow_retiring=True)

        assert (again.wrote, rows()) == (False, before)

    @rule()
    def export(self):
        before, files = rows(), texts(self.folder)
        try:
            export(self.folder)
        except MovedError:
            assert (rows(), texts(self.folder)) == (before, files)
            return
        assert load(self.folder, allow_retiring=True).wrote is False
        assert rows() == before

    @precondition(lambda _: Clash.objects.exists())
    @rule(data=st.data(), side=st.sampled_from(Side))
    def settle(self, data, side):
        clash = data.draw(st.sampled_from(list(Clash.objects.all())))
        word = self.word() if side is Side.OWN and clash.at != ["body"] and isinstance(clash.edit, str) else ""
        with saved():
            settle(clash, Side.EDIT if side is Side.OWN and not word else side, word)

    @invariant()
    def no_word_is_lost(self):
        kept = json.dumps(
            [
                *rows(),
                list(Draft.objects.values_list("state", flat=True)),
                list(Revision.objects.values_list("state", flat=True)),
            ]
        )
        kept += json.dumps(list(Clash.objects.values_list("base", "file", "edit")))
        kept += "".join(texts(self.folder).values())

        assert {word for word in self.typed if word not in kept} == set()


def changed(front, body, field, word):
    """Change a field of front matter, or a line of a text, and return the text."""
    if field == "title":
        front["title"] = f"A {word}"
    elif field == "outcomes":
        front["outcomes"] = [*front["outcomes"][:4], word]
    elif field == "terms":
        term = {"term": word, "also": [f"{word} too"], "means": "A meaning."}
        front["terms"] = [*front.get("terms", [])[:4], term]
    elif field == "because" and front.get("questions"):
        question = front["questions"][0]
        question["tests"] = [2] if question["tests"] == [1] else [1]
        question["choices"][0]["because"] = word
    elif field == "why" and front.get("resources"):
        front["resources"][0]["why"] = word
    lines = body.split("\n")
    at = {"one": 2, "four": len(lines) - 1}.get(field)
    if at is not None:
        lines[at] = f"A line of {word}."
    return "\n".join(lines)


class saved(transaction.Atomic):  # noqa: N801
    """A save of the desk: under the lock, with the revisions that it makes."""

    def __init__(self):
        super().__init__(using=None, savepoint=True, durable=False)

    def __enter__(self):
        super().__enter__()
        Edition.lock()
        revise_all(why="as found")

    def __exit__(self, *error):
        revise_all(why="")
        redraw()
        super().__exit__(*error)


def rows():
    return of_topics(), of_roadmaps(Roadmap.objects.values_list("slug", flat=True))


def texts(folder):
    return {str(path): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_no_text_is_lost_whatever_the_order():
    run_state_machine_as_test(
        TwoHands,
        settings=settings(max_examples=15, stateful_step_count=20, suppress_health_check=list(HealthCheck)),
    )
