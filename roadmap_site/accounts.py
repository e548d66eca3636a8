"""What this site does its own way when people sign up, in and out; the rest is django-allauth."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import LoginForm, SignupForm
from allauth.account.views import LogoutView
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from progress.joining import browsers_learner, forget, leave_nothing, signed_in

from .errors import too_many

# The page itself shows who is signed in.
UNSAID = ("account/messages/logged_in.txt", "account/messages/logged_out.txt")


class Adapter(DefaultAccountAdapter):
    """Says 429 to too many wrong passwords; and a record made before signing in joins the account's."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            raise ImmediateHttpResponse(too_many(request)) from error

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **facts: Any) -> HttpResponse | None:
        """Say so where there is no address to send a code to: the command line makes such accounts."""
        if not getattr(user, user.get_email_field_name()):
            return render(request, "account/no_address.html", status=403)
        response: HttpResponse | None = super().pre_login(request, user, **facts)
        return response

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **facts: Any) -> HttpResponse:
        return signed_in(request, user, super().post_login(request, user, **facts))

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *rest: Any, **more: Any
    ) -> None:
        if message_template not in UNSAID:
            super().add_message(request, level, message_template, *rest, **more)


class Backend(AuthenticationBackend):
    """Hashes one password, whoever is named: how long an answer takes tells nobody who has an account."""

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> AbstractBaseUser | None:  # noqa: ARG002
        name, password = credentials.get("email") or credentials.get("username", ""), credentials["password"]
        user: AbstractBaseUser | None = self._authenticate_by_email(name, password)
        if not self._did_check_password:
            user = self._authenticate_by_username(name, password)
        return user


class SignUpForm(SignupForm):
    def try_save(self, request: HttpRequest) -> Any:
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # as long as it takes to make an account
        return super().try_save(request)


class SignInForm(LoginForm):
    """Names its fields as they are; a placeholder would say it again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Email or username")
        self.fields["remember"].label = _("Stay signed in")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignOut(LogoutView):
    """Leaves nothing of the account in the browser: no page kept, no draft, no cookie that is of no use any more."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response = leave_nothing(super().post(*args, **kwargs))
        return response if browsers_learner(self.request) else forget(response)
