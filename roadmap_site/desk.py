"""The door of the admin: everybody signs in on the same page, and staff with a second factor where it is required."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.exceptions import DisallowedModelAdminToField
from django.contrib.admin.options import TO_FIELD_VAR
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Desk(admin.AdminSite):
    """Whoever has a second factor has used it to sign in: allauth lets nobody in without."""

    site_title = gettext_lazy("Desk")
    site_header = gettext_lazy("Editors' desk")
    index_title = gettext_lazy("All that is kept here")

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 (Django's own)
        """Answer 400 where a row is asked for by a field without a name, which Django takes for one, and fails."""

        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if "" in (request.GET.get(TO_FIELD_VAR), request.POST.get(TO_FIELD_VAR)):
                raise DisallowedModelAdminToField("No field is named.")
            return view(request, *args, **kwargs)

        return super().admin_view(answer, cacheable)

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not self._lacks_second_factor(request)

    @method_decorator(secure_admin_login)
    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        if self._lacks_second_factor(request):
            messages.warning(request, _("The desk of editors asks for a second factor. Choose one here first."))
            return redirect("mfa_index")
        return super().login(request, extra_context)

    def _lacks_second_factor(self, request: HttpRequest) -> bool:
        return settings.STAFF_SECOND_FACTOR and not is_mfa_enabled(request.user)
