"""What becomes of a record that a browser holds when its learner signs in: it joins the account's, after a question
where both hold something."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from .merging import is_empty, merge
from .models import Learner


def browsers_learner(request: HttpRequest) -> Learner | None:
    """Return the anonymous learner whose cookie came with a request."""
    token = request.COOKIES.get(settings.LEARNER_COOKIE_NAME, "")
    return Learner.objects.of_browser(token).first() if token else None


def signed_in(request: HttpRequest, user: AbstractBaseUser, response: HttpResponse) -> HttpResponse:
    """Give the browser's record to the account, unless both hold something: then send the learner to the question."""
    browsers = browsers_learner(request)
    if browsers is None:
        return response
    accounts = Learner.objects.filter(user=user.pk).first()
    if accounts and not is_empty(accounts) and not is_empty(browsers):
        response.headers["Location"] = f"{reverse('join')}?{urlencode({'next': response.headers['Location']})}"
        return response
    join(browsers, user)
    return forget(response)


def join(browsers: Learner, user: AbstractBaseUser) -> None:
    """Merge a browser's record into the account's. Doing it twice changes nothing."""
    with transaction.atomic():
        accounts, _new = Learner.objects.get_or_create(user_id=user.pk)
        merge(accounts, browsers)


def leave_nothing(response: HttpResponse) -> HttpResponse:
    """Have a browser drop what it keeps of pages that were somebody's: what it stored, and drafts of notes."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """Take the anonymous learner's cookie out of the browser."""
    response.delete_cookie(settings.LEARNER_COOKIE_NAME, samesite="Lax")
    if settings.SESSION_COOKIE_SECURE:  # a name with __Host- is only ever set and deleted with this
        response.cookies[settings.LEARNER_COOKIE_NAME]["secure"] = True
    return response
