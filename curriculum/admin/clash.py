"""Open clashes between files and edits, to be settled one by one: the file's text, the desk's, or one of your own."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ..content.change import words, written
from ..content.settle import Side, settle
from ..models import Clash
from .edition import ContentAdmin


class SettleForm(forms.ModelForm):
    side = forms.ChoiceField(label=_("keep"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("a text of your own"), required=False, strip=False, widget=forms.Textarea)

    class Meta:
        model = Clash
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = [(Side.EDIT, _("what the database says; an export writes it to the file")), (Side.FILE, _("the file"))]
        if isinstance(self.instance.edit, str) and isinstance(self.instance.file, str) and self.instance.topic_id:
            sides.append((Side.OWN, _("a text of your own, below")))
            self.initial["text"] = self.instance.edit
        else:
            del self.fields["text"]
        self.fields["side"].choices = sides  # type: ignore[attr-defined]


@admin.register(Clash)
class ClashAdmin(ContentAdmin):
    form = SettleForm
    list_display = ["__str__", "found_at"]
    list_select_related = ["topic", "roadmap"]
    change_form_template = "admin/curriculum/clash/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Clash | None = None) -> bool:  # noqa: ARG002
        """A clash is settled and not taken away: else the next load would name it again."""
        return False

    def save_model(self, request: HttpRequest, obj: Clash, form: forms.ModelForm, change: bool) -> None:  # noqa: ARG002, FBT001
        settle(obj, Side(form.cleaned_data["side"]), form.cleaned_data.get("text", "").replace("\r\n", "\n"))
        if obj.roadmap_id and form.cleaned_data["side"] == Side.FILE:
            messages.info(request, __("The next load_content brings what the file says."))

    def response_change(self, request: HttpRequest, obj: Clash) -> HttpResponse:
        self.message_user(request, __("Settled: %s.") % obj)
        return self.response_post_save_change(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        clash = kwargs.get("obj") or context["original"]
        base, file, edit = (written(each) for each in (clash.base, clash.file, clash.edit))
        context |= {
            "sides": [(_("the file"), words(base, file)), (_("the database"), words(base, edit))],
            "of": clash.topic and reverse("admin:curriculum_topic_change", args=[clash.topic_id]),
        }
        return super().render_change_form(request, context, *args, **kwargs)
