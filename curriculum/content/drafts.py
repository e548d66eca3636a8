"""Drafts: begun from what a topic says, saved as often as one likes, and brought together with it when published."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import ValidationError

from ..drawing import figures, redraw, titles
from ..graph import cycles
from ..models import Alias, Draft, Edition, Prerequisite, Revision, Section, Stage, Topic
from ..outline import Outline
from .draw import draw
from .merge import Clashing, Merged, merge
from .revise import FOUND, revise_all
from .source import FrontMatter
from .state import COPIED, State, of_topics
from .write_parts import write_state

# What a draft of a topic that never was says until somebody writes it.
EMPTY: State = {
    "slug": "",
    "title": "",
    "short": "",
    "summary": "",
    "kind": "core",
    "difficulty": 1,
    "hours": 1.0,
    "outcomes": [],
    "terms": [],
    "replaces": [],
    "body": "",
    "aliases": [],
    "requires": [],
    "resources": [],
    "questions": [],
    "retired": False,
}


class UnpublishableError(Exception):
    """Drafts cannot be published as they are, and none was; `problems` says what each lacks, by id."""

    def __init__(self, problems: Mapping[str, list[str]]) -> None:
        super().__init__("; ".join(said for each in problems.values() for said in each))
        self.problems = problems


class MovedOnError(Exception):
    """What readers see has changed since a draft was begun, at the same places; nothing was published."""

    def __init__(self, draft: Draft, clashes: list[Clashing], live: State) -> None:
        super().__init__(", ".join(" > ".join(clash.at) for clash in clashes))
        self.draft, self.clashes, self.live = draft, clashes, live


def begin(topic: Topic, author: AbstractBaseUser | None) -> Draft:
    """Return the open draft of a topic; where it has none, one that says what the topic says now."""
    draft = Draft.objects.filter(topic=topic).first()
    if draft and draft.is_open:
        return draft
    live = of_topics(Topic.objects.filter(pk=topic.pk))[topic.code]
    draft = draft or Draft(topic=topic, code=topic.code)
    draft.section, draft.base = topic.section, live
    return save(draft, live, author=author, why=_("begun"))


def new_draft(
    section: Section, state: State, *, author: AbstractBaseUser | None, code: str = "", why: str = ""
) -> Draft:
    """Begin a draft of a topic that never was, to stand in a section."""
    draft = Draft(section=section, **({"code": code} if code else {}))
    return save(draft, {**EMPTY, **state}, author=author, why=why)


def save(draft: Draft, state: State, *, author: AbstractBaseUser | None, why: str = "") -> Draft:
    """Keep what a draft is to say, as a revision too. Who approved it has not seen this, and is to look again."""
    changed = draft.pk is None or state != draft.state
    if changed or not draft.is_open:
        in_review = draft.stage in (Stage.IN_REVIEW, Stage.SCHEDULED)
        draft.stage = Stage.IN_REVIEW if in_review else Stage.DRAFT
        draft.publish_at = draft.approved_by = None
        draft.state, draft.author, draft.saved_at = state, author, timezone.now()  # type: ignore[assignment]
    draft.save()
    if changed:
        Revision.objects.create(draft=draft, state=state, author=author, why=why[:200])  # type: ignore[misc]
    return draft


def problems_of(drafts: Sequence[Draft]) -> dict[str, list[str]]:
    """Return, by id, what keeps drafts from being published together."""
    said: dict[str, list[str]] = {}
    slugs = dict(Topic.objects.values_list("code", "slug")) | {draft.code: draft.state["slug"] for draft in drafts}
    known = titles() | {draft.state["slug"]: draft.state["title"] for draft in drafts}
    shown = figures()
    for draft in drafts:
        of_lesson = _of_lesson(draft, known, shown.get(draft.section.roadmap_id, {}))
        if found := [*_of_form(draft, slugs), *_of_names(draft, slugs), *of_lesson]:
            said[draft.code] = found
    for path in cycles(_graph(drafts)):
        held = next(code for code in path if any(code == draft.code for draft in drafts))
        circle = " → ".join(slugs[code] for code in path)
        said.setdefault(held, []).append(_("Prerequisites go round in a circle: %s.") % circle)
    return said


def publish(
    drafts: Sequence[Draft], *, author: AbstractBaseUser | None, why: str = "", over: bool = False
) -> list[Topic]:
    """Make drafts what readers see, all of them or none; what a topic says meanwhile is merged in.

    Raises UnpublishableError, and MovedOnError where both changed the same, unless `over`: then the draft's is taken,
    and the other stays among the revisions.
    """
    with transaction.atomic():
        Edition.lock()
        for draft in drafts:
            draft.refresh_from_db()  # as it is under the lock
        revise_all(why=FOUND)
        if problems := problems_of(drafts):
            raise UnpublishableError(problems)
        merged = dict(_merged(drafts, over=over))
        for draft in sorted(drafts, key=lambda draft: draft.pk):  # to stand in the order in which they were begun
            draft.topic = draft.topic or _new_topic(draft)
        for draft in drafts:
            write_state(draft.topic, merged[draft.code])  # type: ignore[arg-type]
        redraw()
        revise_all(why=why or _("published"), author=author)
        topics = [Topic.objects.get(pk=draft.topic.pk) for draft in drafts if draft.topic]
        states = of_topics(Topic.objects.filter(pk__in=[topic.pk for topic in topics]))
        for draft in drafts:
            draft.stage, draft.publish_at = Stage.PUBLISHED, None
            draft.state = draft.base = states[draft.code]
            draft.save()
        Outline.changed()
    return topics


def _merged(drafts: Iterable[Draft], *, over: bool) -> Iterator[tuple[str, State]]:
    live = of_topics(Topic.objects.filter(code__in=[draft.code for draft in drafts]))
    for draft in drafts:
        state = live.get(draft.code)
        found = merge(draft.base, state, draft.state) if state else Merged(draft.state, draft.state)
        if found.clashes and not over and state:
            raise MovedOnError(draft, found.clashes, state)
        yield draft.code, found.value


def _new_topic(draft: Draft) -> Topic:
    """Return a new topic at the end of its section, with what a row needs; its parts follow once all topics are."""
    last = Topic.objects.filter(section=draft.section).order_by("-position").values_list("position", flat=True).first()
    fields = {name: draft.state[name] for name in COPIED if name in draft.state}
    position = 0 if last is None else last + 1
    return Topic.objects.create(code=draft.code, section=draft.section, position=position, **fields)


def _of_form(draft: Draft, slugs: Mapping[str, str]) -> Iterator[str]:
    """Yield what the format of content would refuse in a file that says the same."""
    state = draft.state
    said = {name: state[name] for name in FrontMatter.model_fields if state.get(name) not in (None, "", [])}
    known = [each for each in state["requires"] if each["topic"] in slugs]
    requires = [{"topic": slugs[each["topic"]], "reason": each["reason"]} for each in known]
    try:
        FrontMatter.model_validate(said | {"id": draft.code, "requires": requires})
    except ValidationError as errors:
        for error in errors.errors():
            at = " > ".join(str(step + 1) if isinstance(step, int) else step for step in error["loc"])
            yield f"{at}: {error['msg'].removeprefix('Value error, ')}."
    for number, question in enumerate(state["questions"], start=1):
        if sum(bool(choice.get("correct")) for choice in question["choices"]) != 1:
            yield _("Question %s: one choice is to be correct.") % number
        if any(test > len(state["outcomes"]) for test in question.get("tests", [])):
            yield _("Question %s: it tests an outcome that the topic does not have.") % number
    if state["kind"] == "core" and not state["body"].strip():
        yield _("A core topic needs a text that explains it.")


def _of_names(draft: Draft, slugs: Mapping[str, str]) -> Iterator[str]:
    slug = draft.state["slug"]
    if not slug:
        yield _("It needs a slug: the name in its address.")
    elif any(other == slug and code != draft.code for code, other in slugs.items()):
        yield _("“%s” is the slug of another topic.") % slug
    elif other := Alias.objects.filter(slug=slug).exclude(topic__code=draft.code).select_related("topic").first():
        yield _("“%(slug)s” leads to “%(topic)s”.") % {"slug": slug, "topic": other.topic}
    if draft.topic is None and Topic.objects.filter(code=draft.code).exists():
        yield _("The topic of its id, %s, is already there: it came from a file.") % draft.code
    for each in draft.state["requires"]:
        if each["topic"] not in slugs:
            waiting = Draft.objects.filter(code=each["topic"]).first()
            yield _("It requires “%s”, which is to be published first.") % (waiting or each["topic"])


def _of_lesson(draft: Draft, known: Mapping[str, str], shown: Mapping[str, str]) -> Iterator[str]:
    body = draft.state["body"]
    for place, fault in draw(body, draft.state["questions"], known, shown).faults:
        where = " > ".join(map(str, place)) if place else _("Line %s") % fault.line_in(body)
        yield f"{where}: {fault.message}"


def _graph(drafts: Sequence[Draft]) -> dict[str, list[str]]:
    graph: dict[str, list[str]] = {code: [] for code in Topic.objects.values_list("code", flat=True)}
    for topic, required in Prerequisite.objects.values_list("topic__code", "requires__code"):
        graph[topic].append(required)
    graph |= {draft.code: [each["topic"] for each in draft.state["requires"]] for draft in drafts}
    return {code: [each for each in required if each in graph] for code, required in graph.items()}
