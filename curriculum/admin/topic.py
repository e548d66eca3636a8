"""Topics: the form, the list with its filters, and what may be done with a topic."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Case, Count, Exists, OuterRef, QuerySet, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ..models import Alias, Question, Resource, Topic
from .advised import AdvisedAdmin
from .drafted import DraftedAdmin
from .lines import TermsField, refuse_taken
from .preview import PreviewAdmin, drawn_lesson
from .reported import ReportedAdmin
from .revisions import RevisionsAdmin
from .topic_parts import AliasInline, PrerequisiteInline, QuestionInline, ResourceInline


class TopicForm(forms.ModelForm):
    """Outcomes one to a line; a lesson whose maths, figures and links can be drawn."""

    outcomes = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), help_text=_("One to a line."))
    terms = TermsField(label=_("terms"), required=False, help_text=Topic._meta.get_field("terms").help_text)
    replaces = forms.ModelMultipleChoiceField(
        label=_("replaces"),
        queryset=Topic.objects.retired(),
        to_field_name="code",
        required=False,
        help_text=Topic._meta.get_field("replaces").help_text,
    )
    why = forms.CharField(
        label=_("why"), max_length=200, required=False, help_text=_("What you changed, for who reads the revisions.")
    )
    # Why nothing may be saved now, whatever the form holds.
    stopped = ""

    class Meta:
        model = Topic
        fields = [
            "section",
            "position",
            "slug",
            "title",
            "short",
            "summary",
            "kind",
            "difficulty",
            "hours",
            "outcomes",
            "terms",
            "replaces",
            "body",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["outcomes"] = "\n".join(self.instance.outcomes)

    def clean_outcomes(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["outcomes"].splitlines() if line.strip()]

    def clean_terms(self) -> list[dict[str, Any]]:
        refuse_taken(self.cleaned_data["terms"], self.instance)
        return self.cleaned_data["terms"]  # type: ignore[no-any-return]

    def clean_replaces(self) -> list[str]:
        """Return the ids of topics; those of topics that never were in this database stay."""
        before = self.instance.replaces
        known = set(Topic.objects.filter(code__in=before).values_list("code", flat=True))
        chosen = {topic.code for topic in self.cleaned_data["replaces"]} | ({*before} - known)
        return [code for code in before if code in chosen] + sorted(chosen.difference(before))

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        other = Alias.objects.filter(slug=slug).exclude(topic=self.instance.pk).first()
        if other:
            raise ValidationError(__("“%(slug)s” leads to “%(topic)s”.") % {"slug": slug, "topic": other.topic})
        return slug

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if self.stopped:
            raise ValidationError(self.stopped)
        if "body" in cleaned and "section" in cleaned:
            body = cleaned["body"].replace("\r\n", "\n")
            drawn = drawn_lesson(body, cleaned["section"], self.instance)
            for _place, fault in drawn.faults:
                self.add_error(
                    "body", __("Line %(line)s: %(said)s") % {"line": fault.line_in(body), "said": fault.message}
                )
            cleaned["body"] = body
        return cleaned


class GapFilter(admin.SimpleListFilter):
    """What an editor looks for: topics that lack something."""

    title = _("what is missing")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:  # noqa: ARG002
        return [
            ("lesson", _("a lesson")),
            ("resources", _("resources")),
            ("questions", _("questions")),
            ("outcomes", _("outcomes")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Topic]) -> QuerySet[Topic]:  # noqa: ARG002
        match self.value():
            case "lesson":
                return queryset.filter(body="")
            case "resources":
                return queryset.filter(~Exists(Resource.objects.filter(topic=OuterRef("pk"))))
            case "questions":
                return queryset.filter(~Exists(Question.objects.filter(topic=OuterRef("pk"))))
            case "outcomes":
                return queryset.filter(outcomes=[])
        return queryset


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:  # noqa: ARG002
        return [("published", _("published")), ("retired", _("retired"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Topic]) -> QuerySet[Topic]:  # noqa: ARG002
        return (
            queryset.exclude(retired_at=None)
            if self.value() == "retired"
            else (queryset.filter(retired_at=None) if self.value() == "published" else queryset)
        )


@admin.register(Topic)
class TopicAdmin(AdvisedAdmin, RevisionsAdmin, PreviewAdmin, ReportedAdmin, DraftedAdmin):
    form = TopicForm
    list_display = ["title", "section", "kind", "difficulty", "hours", "number_of_resources", "changed_at"]
    list_filter = [StateFilter, "section__roadmap", "section", "kind", "difficulty", GapFilter]
    list_select_related = ["section"]
    ordering = [*(Topic._meta.ordering or ())]  # which the count of resources would drop
    search_fields = ["title", "slug", "summary", "body", "code", "aliases__slug"]
    readonly_fields = ["code", "source_path", "retired_at", "changed_at"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [PrerequisiteInline, ResourceInline, QuestionInline, AliasInline]
    actions = ["retire", "publish"]
    save_on_top = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        topics: QuerySet[Topic] = super().get_queryset(request)
        return topics.annotate(resource_count=Count("resources"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Topic], search_term: str
    ) -> tuple[QuerySet[Topic], bool]:
        """Where a topic is chosen by typing, those come first whose title begins with or has what was typed."""
        found, may_have_twice = super().get_search_results(request, queryset, search_term)
        if search_term and request.path == reverse("admin:autocomplete"):
            by_title = (When(title__istartswith=search_term, then=0), When(title__icontains=search_term, then=1))
            found = found.annotate(by_title=Case(*by_title, default=2)).order_by("by_title", *self.ordering)
        return found, may_have_twice

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[forms.ModelForm]:
        form: type[forms.ModelForm] = super().get_form(request, *args, **kwargs)
        return type(form.__name__, (form,), {"stopped": getattr(request, "stopped", "")})

    def has_delete_permission(self, request: HttpRequest, obj: Topic | None = None) -> bool:  # noqa: ARG002
        """Nobody deletes a topic: learners' marks belong to it. It can be retired."""
        return False

    def save_model(self, request: HttpRequest, obj: Topic, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        """Keep the old slug as an alias, so that its address goes on leading here."""
        if change and "slug" in form.changed_data:
            Alias.objects.filter(slug=obj.slug).delete()
            Alias.objects.get_or_create(slug=form.initial["slug"], defaults={"topic": obj})
        super().save_model(request, obj, form, change)

    @admin.display(description=_("resources"), ordering="resource_count")
    def number_of_resources(self, topic: Topic) -> int:
        return topic.resource_count  # type: ignore[attr-defined,no-any-return]

    @admin.action(description=_("Retire the selected topics"))
    def retire(self, request: HttpRequest, topics: QuerySet[Topic]) -> None:
        number = topics.filter(retired_at=None).update(retired_at=timezone.now())
        self.message_user(request, __("Retired: %s. Their addresses say so, and marks are kept.") % number)

    @admin.action(description=_("Publish the selected topics again"))
    def publish(self, request: HttpRequest, topics: QuerySet[Topic]) -> None:
        number = topics.exclude(retired_at=None).update(retired_at=None)
        self.message_user(request, __("Published: %s.") % number)
