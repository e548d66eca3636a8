"""The page of a draft: its form, what keeps it from being published, what changes for readers, and what others say."""

from typing import Any

from csp.decorators import csp_update
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..advice.stated import advise
from ..content.drafts import EMPTY, MovedOnError, UnpublishableError, begin, problems_of, save
from ..content.merge import merge
from ..content.state import State
from ..models import Draft, Edition, Revision, Roadmap, Section, Topic
from ..outline import Outline
from .differences import both, compared, difference
from .draft_form import INLINES, DraftForm, form_class, part_forms, parts_of
from .draft_steps import ALONE, RefusedError, alone, make_public, schedule, submit
from .newer import CONFLICT
from .preview import shown
from .roles import approves, publishes, reviews, writes

Page = dict[str, Any]


class DraftPage(admin.ModelAdmin):
    """Reviewers and publishers see all drafts; editors see those of the roadmaps that were given to them."""

    change_form_template = "admin/curriculum/draft/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Draft]:
        drafts: Any = super().get_queryset(request)
        user = request.user
        return drafts if publishes(user) or reviews(user) else drafts.edited_by(user)  # type: ignore[no-any-return]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Draft | None = None) -> bool:  # noqa: ARG002
        return writes(request.user) or reviews(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return writes(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Draft | None = None) -> bool:
        return writes(request.user, obj.section.roadmap if obj else None)

    def has_delete_permission(self, request: HttpRequest, obj: Draft | None = None) -> bool:  # noqa: ARG002
        """A draft is discarded and not deleted: what was written is kept."""
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("begin/<int:pk>/", view(self.begun), name="curriculum_draft_begin"),
            path("<int:pk>/revisions/", view(self.revisions), name="curriculum_draft_revisions"),
            path("<int:pk>/preview/", view(self.previewed), name="curriculum_draft_preview"),
        ]
        return [*own, *super().get_urls()]

    def begun(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Lead to the draft of a topic; one is begun where there is none."""
        topic = get_object_or_404(Topic.objects.select_related("section__roadmap"), pk=pk)
        if not writes(request.user, topic.section.roadmap):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:curriculum_topic_change", args=[pk]))
        with transaction.atomic():
            Edition.lock()
            draft = begin(topic, request.user)  # type: ignore[arg-type]
        return HttpResponseRedirect(_address(draft))

    @method_decorator(csp_update({"frame-src": ["'self'"]}))
    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Page | None = None) -> HttpResponse:  # noqa: ARG002
        if not self.has_add_permission(request):
            raise PermissionDenied
        at = request.GET.get("section", "")
        section = Section.objects.filter(pk=int(at)).first() if at.isdecimal() else None
        draft = Draft(state=dict(EMPTY), **({"section": section} if section else {}))
        return self._answer(request, draft)

    @method_decorator(csp_update({"frame-src": ["'self'"]}))
    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",  # noqa: ARG002
        extra_context: Page | None = None,  # noqa: ARG002
    ) -> HttpResponse:
        return self._answer(request, self._draft(request, object_id))

    def revisions(self, request: HttpRequest, pk: int) -> HttpResponse:
        draft = self._draft(request, str(pk))
        may = writes(request.user, draft.section.roadmap)
        if request.method == "POST" and may:
            said = request.POST.get("restore", "")
            with transaction.atomic():
                Edition.lock()
                revision = get_object_or_404(draft.revisions, pk=int(said) if said.isdecimal() else 0)
                made = date_format(localtime(revision.made_at), "DATETIME_FORMAT")
                why = _("restored from %s") % made
                save(draft, revision.state, author=request.user, why=why)  # type: ignore[arg-type]
            messages.success(request, _("Restored. What was there before is kept as a revision too."))
            return HttpResponseRedirect(reverse("admin:curriculum_draft_revisions", args=[pk]))
        page = {
            **self.admin_site.each_context(request),
            **compared(request, list(draft.revisions.select_related("author"))),
            "opts": self.opts,
            "original": draft,
            "title": _("Revisions of the draft “%s”") % draft,
            "may_restore": may,
        }
        return TemplateResponse(request, "admin/curriculum/topic/revisions.html", page)

    def previewed(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the lesson as it was saved, for who reads and does not write."""
        draft = self._draft(request, str(pk))
        names = {name: draft.state.get(name, "") for name in ("slug", "title", "summary")}
        return shown(request, draft.state.get("body", ""), draft.section, Topic(**names))

    def _draft(self, request: HttpRequest, said: str) -> Draft:
        drafts = self.get_queryset(request).select_related("section__roadmap", "topic", "author", "approved_by")
        return get_object_or_404(drafts, pk=int(said) if said.isdecimal() else 0)

    def _answer(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        if request.method != "POST":
            may = not draft.pk or writes(request.user, draft.section.roadmap)
            return self._shown(request, draft, *(self._forms(request, draft) if may else (None, [])))
        with transaction.atomic():
            Edition.lock()
            if draft.pk:
                draft = self._draft(request, str(draft.pk))  # as it is under the lock
            if draft.pk and any(name in request.POST for name in ALONE):
                return self._said(request, draft, lambda: alone(request, draft))
            if draft.pk and not writes(request.user, draft.section.roadmap):
                raise PermissionDenied
            return self._saved(request, draft)

    def _saved(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        form, parts = self._forms(request, draft)
        if not all([form.is_valid(), *(each.is_valid() for each in parts)]):
            return self._shown(request, draft, form, parts)
        state = form.state(draft.state, parts_of(parts, draft.state))
        if draft.pk and (newer := self._newer(request, draft, state)):
            if "_merge" not in request.POST:
                return self._shown(request, draft, form, parts, status=CONFLICT, **newer)
            state = newer["merged"]
        if not draft.pk:
            draft.section = form.cleaned_data["section"]
            if not writes(request.user, draft.section.roadmap):
                raise PermissionDenied
        why = form.cleaned_data.get("why", "")
        is_new = not draft.pk
        save(draft, state, author=request.user, why=why)  # type: ignore[arg-type]
        (self.log_addition if is_new else self.log_change)(request, draft, why)
        try:
            return self._said(request, draft, lambda: self._step(request, draft, form, why))
        except MovedOnError as moved:
            fields = list(both(draft.base, moved.live, draft.state, {clash.at[0] for clash in moved.clashes}))
            form, parts = self._forms(request, draft)
            return self._shown(request, draft, form, parts, status=CONFLICT, moved=fields)

    def _step(self, request: HttpRequest, draft: Draft, form: DraftForm, why: str) -> str:
        if "_submit" in request.POST:
            return submit(draft)
        if "_schedule" in request.POST:
            return schedule(request, draft, form.cleaned_data.get("publish_at"))
        if "_publish" in request.POST or "_over" in request.POST:
            return make_public(request, draft, why, over="_over" in request.POST)
        return _("Saved. Readers see nothing of it until it is published.")

    def _said(self, request: HttpRequest, draft: Draft, step: Any) -> HttpResponse:
        """Take a step, say what came of it, and lead on."""
        try:
            messages.success(request, step())
        except RefusedError as refused:
            messages.warning(request, str(refused))
        except UnpublishableError as lacking:
            messages.warning(request, _("Saved, but it cannot be published yet. What it lacks is said below."))
            messages.warning(request, str(lacking))
        else:
            if "_save" in request.POST:
                return HttpResponseRedirect(reverse("admin:curriculum_draft_changelist"))
        return HttpResponseRedirect(_address(draft))

    def _newer(self, request: HttpRequest, draft: Draft, mine: State) -> Page | None:
        """Return both texts where somebody else has saved the draft since the form was opened."""
        said = request.POST.get("opened" if "_merge" in request.POST else "version", "")
        newest = draft.revisions.select_related("author").first()
        opened: Revision | None = draft.revisions.filter(pk=int(said)).first() if said.isdecimal() else None
        if newest is None or opened is None or opened.state == newest.state:
            return None
        merged = merge(opened.state, newest.state, mine)
        fields = list(both(opened.state, newest.state, mine, {clash.at[0] for clash in merged.clashes}))
        return {"both": fields, "newest": newest, "opened": opened.pk, "merged": merged.value}

    def _forms(self, request: HttpRequest, draft: Draft) -> tuple[DraftForm, list[Any]]:
        given = None if publishes(request.user) else Roadmap.objects.filter(editors=request.user.pk)
        made = form_class(self, request)
        data = [request.POST] if request.method == "POST" else []
        form = made(*data, draft=draft, roadmaps=given)
        return form, part_forms(self._inlines(), request, draft)

    def _inlines(self) -> list[Any]:
        return [inline(Topic, self.admin_site) for inline in INLINES]

    def _shown(
        self,
        request: HttpRequest,
        draft: Draft,
        form: DraftForm | None,
        parts: list[Any],
        *,
        status: int = 200,
        **more: Any,
    ) -> HttpResponse:
        page = {
            **self.admin_site.each_context(request),
            **_facts(draft, request.user),
            "title": _("Draft: %s") % draft if draft.pk else _("A new topic"),
            "original": draft if draft.pk else None,
            "opts": self.opts,
            **more,
        }
        if form is None:
            return TemplateResponse(request, "admin/curriculum/draft/read.html", page, status=status)
        fieldsets = [(None, {"fields": list(form.fields)})]
        inlines = self._inlines()
        adminform = helpers.AdminForm(form, fieldsets, {"slug": ("title",)}, [], model_admin=self)
        formsets = self.get_inline_formsets(request, parts, inlines, None)
        media = self.media + adminform.media
        for formset in formsets:
            media += formset.media
        page |= {
            "adminform": adminform,
            "inline_admin_formsets": formsets,
            "errors": helpers.AdminErrorList(form, parts),
            "media": media,
            "change": bool(draft.pk),
        }
        answer: HttpResponse = self.render_change_form(
            request, page, add=not draft.pk, change=bool(draft.pk), obj=draft if draft.pk else None
        )
        answer.status_code = status
        return answer


def _facts(draft: Draft, user: Any) -> Page:
    """Return what is known of a draft, whoever looks at it, and what this one may do."""
    if not draft.pk:
        return {"draft": draft, "may_publish": publishes(user), "may_write": True}
    known = set(Topic.objects.values_list("code", flat=True))
    waiting = [each["topic"] for each in draft.state.get("requires", []) if each["topic"] not in known]
    return {
        "draft": draft,
        "version": draft.revisions.values_list("pk", flat=True).first() or 0,
        "problems": problems_of([draft]).get(draft.code, []),
        "advice": advise(draft.state, Outline.current()),
        "fields": difference(draft.base, draft.state),
        "waits_for": Draft.objects.filter(code__in=waiting),
        "comments": draft.comments.select_related("author"),
        "may_write": writes(user, draft.section.roadmap),
        "may_publish": publishes(user),
        "may_review": reviews(user),
        "may_approve": approves(user, draft),
    }


def _address(draft: Draft) -> str:
    return reverse("admin:curriculum_draft_change", args=[draft.pk])
