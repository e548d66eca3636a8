"""The door of the admin: everybody signs in on the same page, and staff with a second factor where it is required."""

from allauth.account.decorators import secure_admin_login
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import admin, messages
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
