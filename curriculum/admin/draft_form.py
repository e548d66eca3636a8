"""The form of a draft: the topic's own fields and parts, all of which may still be missing."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import widgets
from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..content.state import COPIED, RESOURCE, State
from ..models import Draft, Section, Topic
from .ordered import OrderedForm, OrderedFormSet
from .topic import TopicForm
from .topic_parts import PrerequisiteInline, QuestionForm, QuestionInline, ResourceInline

# What a part of a state is called in its form.
PARTS = ("requires", "resources", "questions")


class DayAndTime(widgets.AdminSplitDateTime):
    """Django's own, whose two fields say which is which to who cannot see what stands before them."""

    def __init__(self) -> None:
        super().__init__()
        for widget, said in zip(self.widgets, (_("Date"), _("Time")), strict=True):
            widget.attrs["aria-label"] = said


class DraftForm(TopicForm):
    """Only a title is asked for; what else a topic needs is asked for when it is published."""

    publish_at = forms.SplitDateTimeField(
        label=_("to be published"),
        required=False,
        widget=DayAndTime,
        help_text=_("For “Schedule”. It is published when publish_due runs next after that."),
    )

    class Meta(TopicForm.Meta):
        fields = [name for name in TopicForm.Meta.fields if name != "position"]

    def __init__(self, *args: Any, draft: Draft, roadmaps: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, instance=_instance(draft), **kwargs)
        outcomes = "\n".join(draft.state.get("outcomes", []))
        self.initial = {**self.initial, "outcomes": outcomes, "publish_at": draft.publish_at}
        for name, field in self.fields.items():
            field.required = name in ("title", "section")
        sections = Section.objects.select_related("roadmap")
        if roadmaps is not None:
            sections = sections.filter(roadmap__in=roadmaps)
        section: Any = self.fields["section"]
        section.queryset = sections if draft.topic is None else sections.filter(pk=draft.section_id)

    def clean(self) -> dict[str, Any]:
        """What is wrong with the lesson is said beside it, and keeps nobody from keeping what they wrote."""
        cleaned = self.cleaned_data
        if "body" in cleaned:
            cleaned["body"] = cleaned["body"].replace("\r\n", "\n")
        return cleaned

    def clean_slug(self) -> str:
        if not self.cleaned_data["slug"]:
            return str(slugify(self.data.get(self.add_prefix("title"), ""))[:60].strip("-"))
        slug: str = super().clean_slug()
        return slug

    def state(self, before: State, parts: Mapping[str, list[State]]) -> State:
        """Return what the form and the forms of the parts say together; what neither has stays as it was."""
        said = {name: self.cleaned_data[name] for name in COPIED if name in self.cleaned_data}
        return {**before, **said, **parts}


class _Open(admin.options.InlineModelAdmin):
    """Who may write the draft may write its parts, whatever they may do to what is published."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return True

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class PartForm(OrderedForm):
    """A part that may still lack things."""

    NEEDED = ("requires", "url", "prompt")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.required = name in self.NEEDED


class QuestionPartForm(PartForm, QuestionForm):
    """A question that may still lack choices."""


class DraftPrerequisites(_Open, PrerequisiteInline):
    formset = OrderedFormSet  # type: ignore[assignment]  # cycles are said when it is published
    form = PartForm


class DraftResources(_Open, ResourceInline):
    form = PartForm


class DraftQuestions(_Open, QuestionInline):
    formset = OrderedFormSet  # type: ignore[assignment]  # so are numbers of outcomes that it does not have
    form = QuestionPartForm


INLINES = (DraftPrerequisites, DraftResources, DraftQuestions)


def form_class(desk: admin.ModelAdmin, request: HttpRequest) -> type[DraftForm]:
    """Return the form with the widgets of the topics' desk."""
    topics: Any = desk.admin_site._registry[Topic]
    made: Any = forms.modelform_factory(
        Topic, form=DraftForm, formfield_callback=partial(topics.formfield_for_dbfield, request=request)
    )
    return made  # type: ignore[no-any-return]


def part_forms(inlines: Iterable[Any], request: HttpRequest, draft: Draft) -> list[Any]:
    """Return the forms of the parts. They stand for no rows: a draft has none."""
    made = []
    for name, inline in zip(PARTS, inlines, strict=True):
        initial = list(_initial(name, draft.state))
        kind = inline.get_formset(request, None, extra=len(initial) + inline.get_extra(request))
        rows = inline.model.objects.none()
        if request.method == "POST":
            made.append(kind(request.POST, instance=Topic(), queryset=rows, prefix=name))
        else:
            made.append(kind(instance=Topic(), queryset=rows, prefix=name, initial=initial))
    return made


def parts_of(formsets: Iterable[Any], before: State) -> dict[str, list[State]]:
    """Return the parts of a state that valid forms say."""
    return {
        name: [_PART[name](each) for each in _kept(formset)] + _hidden(name, before)
        for name, formset in zip(PARTS, formsets, strict=True)
    }


def _initial(name: str, state: State) -> Iterator[dict[str, Any]]:
    keys = dict(Topic.objects.values_list("code", "pk")) if name == "requires" else {}
    for position, part in enumerate(state.get(name, [])):
        if name != "requires":
            yield {**part, "position": position}
        elif part["topic"] in keys:
            yield {"requires": keys[part["topic"]], "reason": part["reason"], "position": position}


def _hidden(name: str, before: State) -> list[State]:
    """Return the prerequisites that have no topic yet, which no form can name: they stay."""
    if name != "requires":
        return []
    known = set(Topic.objects.values_list("code", flat=True))
    return [each for each in before.get(name, []) if each["topic"] not in known]


def _kept(formset: Any) -> list[dict[str, Any]]:
    rows = [form.cleaned_data for form in formset.forms if form.has_changed() and not form.cleaned_data.get("DELETE")]
    return sorted(rows, key=lambda row: row.get("position") or 0)


def _requirement(row: Mapping[str, Any]) -> State:
    return {"topic": row["requires"].code, "reason": row["reason"]}


def _resource(row: Mapping[str, Any]) -> State:
    return {name: row.get(name) for name in RESOURCE}


def _question(row: Mapping[str, Any]) -> State:
    choices = row.get("choices") or []
    said = [{"text": c["text"], "correct": bool(c.get("correct")), "because": c["because"]} for c in choices]
    return {"prompt": row["prompt"], "tests": row.get("tests") or [], "choices": said}


_PART = {"requires": _requirement, "resources": _resource, "questions": _question}


def _instance(draft: Draft) -> Topic:
    """Return the topic as the draft has it, not saved."""
    topic = Topic(pk=draft.topic_id, code=draft.code)
    for name in COPIED:
        if name in draft.state:
            setattr(topic, name, draft.state[name])
    if draft.section_id:
        topic.section = draft.section
    return topic
