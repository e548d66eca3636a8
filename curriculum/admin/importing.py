"""Somebody else's roadmap, sent to the desk: looked at first, with all that finds no place, and then brought in."""

import secrets
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ..content.source import MAX_SLUG, SLUG
from ..incoming.arrive import Arrived, SlugTakenError, arrive, read_arrival
from ..incoming.text import UnreadableError
from ..models import Roadmap
from .roles import publishes

# What is larger is brought in by the command.
MAX_UPLOAD = 4 * 1024 * 1024
# How long what was looked at waits for the word to bring it in.
_SECONDS = 3600
# More lines than these nobody reads on a page.
MOST_LEFT = 500


@dataclass(frozen=True)
class Upload:
    """What somebody sent, and what they said of it."""

    data: bytes
    name: str
    title: str
    slug: str
    base: str

    def arrive(self, user: Any, *, plan: bool) -> Arrived:
        """Read it and write it, or with `plan` nothing. Raises UnreadableError and SlugTakenError."""
        arrival = read_arrival(self.data, self.name, title=self.title, base=self.base)
        return arrive(arrival, slug=self.slug, why=f"imported from {self.name}", author=user, plan=plan)


class UploadForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=_("A README with nested lists, or a zip of a roadmap's folder."))
    title = forms.CharField(
        label=_("Title"),
        max_length=100,
        required=False,
        widget=AdminTextInputWidget,
        help_text=_("A README's first heading, if left empty."),
    )
    slug = forms.RegexField(
        rf"^{SLUG.pattern}$",
        label=_("Slug"),
        max_length=MAX_SLUG,
        required=False,
        widget=AdminTextInputWidget,
        help_text=_("From the title, if left empty."),
    )
    base = forms.RegexField(
        "^https?://",
        label=_("Address of its folder"),
        max_length=500,
        required=False,
        widget=AdminTextInputWidget,
        help_text=_("The base, where links begin that a README gives without a host."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_UPLOAD:
            said = __("It is larger than %s MiB. The command import_roadmap takes larger ones.")
            raise forms.ValidationError(said % (MAX_UPLOAD // 1024 // 1024))
        return file

    def upload(self) -> Upload:
        said = self.cleaned_data
        return Upload(said["file"].read(), said["file"].name, said["title"], said["slug"], said["base"])


class ImportingAdmin(admin.ModelAdmin):
    """Adds a page that brings in roadmaps, for who may add one and publish what is in it."""

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and publishes(request.user)

    def get_urls(self) -> list[URLPattern]:
        own = path("import/", self.admin_site.admin_view(self.importing), name="curriculum_roadmap_import")
        return [own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        known = {"may_import": self.has_import_permission(request)}
        return super().changelist_view(request, known | (extra_context or {}))

    def importing(self, request: HttpRequest) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if "kept" in request.POST:
            return self._brought_in(request)
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if request.method != "POST" or not form.is_valid():
            return self._page(request, form)
        upload = form.upload()
        try:
            arrived = upload.arrive(request.user, plan=True)
        except (UnreadableError, SlugTakenError) as error:
            return self._page(request, form, problems=_said(error))
        kept = secrets.token_urlsafe()
        cache.set(_key(request, kept), upload, _SECONDS)
        return self._page(request, form, arrived=arrived, kept=kept, most=MOST_LEFT)

    def _brought_in(self, request: HttpRequest) -> HttpResponse:
        """Bring in what was looked at: checked once more, for the site may have changed since."""
        key = _key(request, request.POST["kept"])
        upload: Upload | None = cache.get(key)
        if upload is None:
            return self._page(request, UploadForm(), problems=[__("It was kept for an hour. Choose it again.")])
        try:
            arrived = upload.arrive(request.user, plan=False)
        except (UnreadableError, SlugTakenError) as error:
            return self._page(request, UploadForm(), problems=_said(error))
        cache.delete(key)
        said = __("Brought in: %s. Readers see nothing of it until it is published.") % arrived.arrival.title
        messages.success(request, said)
        made = Roadmap.objects.get(slug=arrived.slug)
        drafts = reverse("admin:curriculum_draft_changelist")
        return HttpResponseRedirect(f"{drafts}?section__roadmap__id__exact={made.pk}")

    def _page(self, request: HttpRequest, form: UploadForm, **more: Any) -> HttpResponse:
        page = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": __("Bring in a roadmap"),
            "form": form,
            **more,
        }
        return TemplateResponse(request, "admin/curriculum/roadmap/import.html", page)


def _key(request: HttpRequest, kept: str) -> str:
    """Return where an upload is kept: for nobody but who sent it."""
    return f"import:{request.user.pk}:{kept[:64]}"


def _said(error: UnreadableError | SlugTakenError) -> list[str]:
    if isinstance(error, SlugTakenError):
        return [__("A roadmap of this slug is here already. Give this one another.")]
    return error.said
