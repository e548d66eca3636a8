"""Every address, asked by every kind of person: what another learner has does not exist for the rest."""

import json
from collections.abc import Iterator
from copy import deepcopy

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, resolve
from django.urls.resolvers import URLResolver
from fido2 import cbor
from fido2.utils import websafe_encode

from curriculum.models import Figure, Roadmap, Section, Topic
from progress.models import Act, EarlierText, Learner, Share
from tests.factories import create_resource, create_topic, create_user

pytestmark = pytest.mark.django_db

RESOURCE = "https://example.org/book"
PEOPLE = ("visitor", "anonymous", "learner", "another", "instructor", "staff")
STAFF = ("instructor", "staff")
# What is asked; of whose thing, where an address names one: then the learner with the account is its owner; and the
# status for each of PEOPLE. Who has no account is led to the door (302), and so is who must say who they are once more.
TABLE = """
GET  /                                             200 200 200 200 200 200
GET  /roadmaps/                                    200 200 200 200 200 200
GET  /roadmaps/deep-learning/                      200 200 200 200 200 200
GET  /roadmaps/nothing/                            404 404 404 404 404 404
GET  /roadmaps/deep-learning/map.svg               200 200 200 200 200 200
GET  /roadmaps/deep-learning/map.pdf               200 200 200 200 200 200
GET  /roadmaps/deep-learning/basics/               200 200 200 200 200 200
GET  /topics/vectors/                              200 200 200 200 200 200
GET  /topics/nothing/                              404 404 404 404 404 404
GET  /search/                                      200 200 200 200 200 200
GET  /topics/vectors/status/                       405 405 405 405 405 405
POST /topics/vectors/status/ status=done           303 303 303 303 303 303
POST /topics/nothing/status/ status=done           404 404 404 404 404 404
POST /topics/vectors/known/                        303 303 303 303 303 303
GET  /topics/vectors/notes/                        200 200 200 200 200 200
POST /topics/vectors/notes/ text=x                 303 303 303 303 303 303
POST /topics/vectors/notes/{earlier}/restore/      404 404 303 404 404 404
POST /topics/vectors/links/ url=https://a.org/     303 303 303 303 303 303
POST /topics/vectors/ticks/ url={url} ticked=yes   303 303 303 303 303 303
POST /topics/vectors/revise/ revise=yes            303 303 303 303 303 303
GET  /path/                                        200 200 200 200 200 200
GET  /path/vectors/                                200 200 200 200 200 200
GET  /me/                                          200 200 200 200 200 200
GET  /me/settings/                                 200 200 200 200 200 200
POST /me/settings/ time_zone=Europe/Berlin         303 303 303 303 303 303
GET  /me/join/                                     302 302 302 302 302 302
POST /me/acts/{act}/undo/                          404 404 303 404 404 404
GET  /me/export/roadmap.json                       200 200 200 200 200 200
GET  /me/export/marks.csv                          200 200 200 200 200 200
GET  /me/export/checklist.md                       200 200 200 200 200 200
GET  /me/export/anki.txt                           200 200 200 200 200 200
POST /me/import/                                   422 422 422 422 422 422
POST /me/share/ share=off                          303 303 303 303 303 303
GET  /me/delete/                                   200 200 200 200 200 200
POST /me/delete/ word=no                           422 422 422 422 422 422
GET  /me/deleted/                                  200 200 200 200 200 200
GET  /shared/{token}/                              200 200 200 200 200 200
GET  /shared/nobody/                               404 404 404 404 404 404
GET  /shared/{token}/badge.svg                     200 200 200 200 200 200
POST /theme/ theme=dark                            303 303 303 303 303 303
GET  /livez                                        200 200 200 200 200 200
GET  /readyz                                       200 200 200 200 200 200
GET  /robots.txt                                   200 200 200 200 200 200
GET  /sitemap.xml                                  200 200 200 200 200 200
GET  /accounts/login/                              200 200 302 302 302 302
GET  /accounts/signup/                             200 200 302 302 302 302
GET  /accounts/login/code/                         200 200 302 302 302 302
GET  /accounts/login/code/confirm/                 302 302 302 302 302 302
GET  /accounts/logout/                             302 302 200 200 200 200
GET  /accounts/inactive/                           200 200 200 200 200 200
GET  /accounts/confirm-email/                      302 302 302 302 302 302
GET  /accounts/reauthenticate/                     302 302 200 200 200 200
GET  /accounts/email/                              302 302 200 200 200 200
GET  /accounts/password/change/                    302 302 200 200 200 200
GET  /accounts/password/set/                       302 302 302 302 302 302
GET  /accounts/password/reset/                     200 200 200 200 200 200
GET  /accounts/password/reset/confirm/             302 302 302 302 302 302
GET  /accounts/password/reset/complete/            302 302 302 302 302 302
GET  /accounts/password/reset/done/                200 200 200 200 200 200
GET  /accounts/2fa/                                302 302 200 200 200 200
GET  /accounts/2fa/authenticate/                   302 302 302 302 302 302
GET  /accounts/2fa/reauthenticate/                 302 302 302 302 302 302
GET  /accounts/2fa/totp/activate/                  302 302 200 200 200 200
GET  /accounts/2fa/totp/deactivate/                302 302 404 404 404 404
GET  /accounts/2fa/recovery-codes/                 302 302 404 404 404 404
GET  /accounts/2fa/recovery-codes/generate/        302 302 200 200 200 200
GET  /accounts/2fa/recovery-codes/download/        302 302 404 404 404 404
GET  /accounts/2fa/webauthn/                       302 302 200 200 200 200
GET  /accounts/2fa/webauthn/add/                   302 302 200 200 200 200
GET  /accounts/2fa/webauthn/reauthenticate/        302 302 200 302 302 302
GET  /accounts/2fa/webauthn/keys/{key}/remove/     302 302 200 404 404 404
GET  /accounts/2fa/webauthn/keys/{key}/edit/       302 302 200 404 404 404
GET  /accounts/2fa/webauthn/login/                 302 302 302 302 302 302
GET  /accounts/sessions/                           302 302 200 200 200 200
GET  /admin/                                                 302 302 302 302 200 200
POST /admin/logout/                                          302 302 302 302 200 200
"""
# The desk of editors: instructors have the curriculum alone, and who is not staff gets nothing there.
DESK = """
GET  /admin/login/                                           302 302 403 403 302 302
GET  /admin/password_change/                                 302 302 302 302 200 200
GET  /admin/password_change/done/                            302 302 302 302 200 200
GET  /admin/jsi18n/                                          302 302 302 302 200 200
GET  /admin/autocomplete/                                    302 302 302 302 403 403
GET  /admin/r/{topic_type}/{topic}/                          302 302 302 302 302 302
GET  /admin/curriculum/                                      302 302 302 302 200 200
GET  /admin/auth/user/{user}/password/                       302 302 302 302 403 200
GET  /admin/nothing/                                         302 302 302 302 404 404
GET  /admin/progress/                                        302 302 302 302 404 200
GET  /admin/account/                                         302 302 302 302 404 200
GET  /admin/mfa/                                             302 302 302 302 404 200
GET  /admin/usersessions/                                    302 302 302 302 404 200
GET  /admin/auth/                                            302 302 302 302 404 200
GET  /admin/progress/learner/                                302 302 302 302 403 200
GET  /admin/progress/learner/add/                            302 302 302 302 403 403
GET  /admin/progress/learner/{learner}/change/               302 302 302 302 403 200
GET  /admin/progress/learner/{learner}/delete/               302 302 302 302 403 403
GET  /admin/progress/learner/{learner}/history/              302 302 302 302 403 200
GET  /admin/progress/learner/{learner}/                      302 302 302 302 302 302
GET  /admin/curriculum/roadmap/                              302 302 302 302 200 200
GET  /admin/curriculum/roadmap/add/                          302 302 302 302 200 200
GET  /admin/curriculum/roadmap/{roadmap}/change/             302 302 302 302 200 200
GET  /admin/curriculum/roadmap/{roadmap}/delete/             302 302 302 302 200 200
GET  /admin/curriculum/roadmap/{roadmap}/history/            302 302 302 302 200 200
GET  /admin/curriculum/roadmap/{roadmap}/                    302 302 302 302 302 302
GET  /admin/curriculum/section/                              302 302 302 302 200 200
GET  /admin/curriculum/section/add/                          302 302 302 302 200 200
GET  /admin/curriculum/section/{section}/change/             302 302 302 302 200 200
GET  /admin/curriculum/section/{section}/delete/             302 302 302 302 200 200
GET  /admin/curriculum/section/{section}/history/            302 302 302 302 200 200
GET  /admin/curriculum/section/{section}/                    302 302 302 302 302 302
GET  /admin/curriculum/figure/                               302 302 302 302 200 200
GET  /admin/curriculum/figure/add/                           302 302 302 302 200 200
GET  /admin/curriculum/figure/{figure}/change/               302 302 302 302 200 200
GET  /admin/curriculum/figure/{figure}/delete/               302 302 302 302 200 200
GET  /admin/curriculum/figure/{figure}/history/              302 302 302 302 200 200
GET  /admin/curriculum/figure/{figure}/                      302 302 302 302 302 302
GET  /admin/curriculum/topic/                                302 302 302 302 200 200
GET  /admin/curriculum/topic/add/                            302 302 302 302 200 200
GET  /admin/curriculum/topic/{topic}/change/                 302 302 302 302 200 200
GET  /admin/curriculum/topic/{topic}/delete/                 302 302 302 302 403 403
GET  /admin/curriculum/topic/{topic}/history/                302 302 302 302 200 200
GET  /admin/curriculum/topic/{topic}/                        302 302 302 302 302 302
GET  /admin/account/emailaddress/                            302 302 302 302 403 200
GET  /admin/account/emailaddress/add/                        302 302 302 302 403 200
GET  /admin/account/emailaddress/{emailaddress}/change/      302 302 302 302 403 200
GET  /admin/account/emailaddress/{emailaddress}/delete/      302 302 302 302 403 200
GET  /admin/account/emailaddress/{emailaddress}/history/     302 302 302 302 403 200
GET  /admin/account/emailaddress/{emailaddress}/             302 302 302 302 302 302
GET  /admin/mfa/authenticator/                               302 302 302 302 403 200
GET  /admin/mfa/authenticator/add/                           302 302 302 302 403 200
GET  /admin/mfa/authenticator/{authenticator}/change/        302 302 302 302 403 200
GET  /admin/mfa/authenticator/{authenticator}/delete/        302 302 302 302 403 200
GET  /admin/mfa/authenticator/{authenticator}/history/       302 302 302 302 403 200
GET  /admin/mfa/authenticator/{authenticator}/               302 302 302 302 302 302
GET  /admin/usersessions/usersession/                        302 302 302 302 403 200
GET  /admin/usersessions/usersession/add/                    302 302 302 302 403 200
GET  /admin/usersessions/usersession/{usersession}/change/   302 302 302 302 403 200
GET  /admin/usersessions/usersession/{usersession}/delete/   302 302 302 302 403 200
GET  /admin/usersessions/usersession/{usersession}/history/  302 302 302 302 403 200
GET  /admin/usersessions/usersession/{usersession}/          302 302 302 302 302 302
GET  /admin/auth/group/                                      302 302 302 302 403 200
GET  /admin/auth/group/add/                                  302 302 302 302 403 200
GET  /admin/auth/group/{group}/change/                       302 302 302 302 403 200
GET  /admin/auth/group/{group}/delete/                       302 302 302 302 403 200
GET  /admin/auth/group/{group}/history/                      302 302 302 302 403 200
GET  /admin/auth/group/{group}/                              302 302 302 302 302 302
GET  /admin/auth/user/                                       302 302 302 302 403 200
GET  /admin/auth/user/add/                                   302 302 302 302 403 200
GET  /admin/auth/user/{user}/change/                         302 302 302 302 403 200
GET  /admin/auth/user/{user}/delete/                         302 302 302 302 403 200
GET  /admin/auth/user/{user}/history/                        302 302 302 302 403 200
GET  /admin/auth/user/{user}/                                302 302 302 302 302 302
"""

_CLIENT = {"type": "webauthn.create", "challenge": "AA", "origin": "https://example.org"}
_ATTESTATION = {"fmt": "none", "attStmt": {}, "authData": bytes(37)}
# What allauth keeps of a passkey, with nothing in it that opens anything.
KEY = {
    "name": "a key",
    "credential": {
        "id": "AA",
        "rawId": "AA",
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(json.dumps(_CLIENT).encode()),
            "attestationObject": websafe_encode(cbor.encode(_ATTESTATION)),
        },
    },
}


def create_person(name: str, **fields: bool) -> Client:
    client = Client()
    if name not in ("visitor", "anonymous"):
        user = create_user(name, **fields)
        client.post("/accounts/login/", {"login": user.email, "password": "engine of analysis"})
        client.post("/accounts/reauthenticate/", {"password": "engine of analysis"})
    if name != "visitor":
        client.post("/topics/vectors/status/", {"status": "learning"})
    return client


@pytest.fixture
def people() -> dict[str, Client]:
    """Create one client of each kind. All but the visitor have a mark, and the learner has one of everything."""
    create_resource(create_topic("vectors"), url=RESOURCE)
    found = {name: create_person(name, is_staff=name in STAFF, is_superuser=name == "staff") for name in PEOPLE}
    instructor = User.objects.get(username="instructor")
    instructor.user_permissions.set(Permission.objects.filter(content_type__app_label="curriculum"))
    learner = found["learner"]
    for text in ("first", "second"):
        learner.post("/topics/vectors/notes/", {"text": text})
    learner.post("/me/share/", {"share": "on"})
    return found


@pytest.fixture
def names(people: dict[str, Client]) -> dict[str, object]:
    """Return what stands for each name in braces: of the learner, where it is somebody's."""
    user = User.objects.get(username="learner")
    learner = Learner.objects.get(user=user)
    key = Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=KEY)
    rows = {
        "learner": learner,
        "roadmap": Roadmap.objects.get(),
        "section": Section.objects.get(),
        "figure": Figure.objects.create(roadmap=Roadmap.objects.get(), name="drawing", svg="<svg/>"),
        "topic": Topic.objects.get(),
        "emailaddress": EmailAddress.objects.get(user=user),
        "authenticator": key,
        "usersession": UserSession.objects.create(user=user, ip="127.0.0.1", session_key="key"),
        "group": Group.objects.create(name="group"),
        "user": user,
    }
    return {name: row.pk for name, row in rows.items()} | {
        "act": Act.objects.get(learner=learner).pk,
        "earlier": EarlierText.objects.get().pk,
        "token": Share.objects.get().token,
        "key": key.pk,
        "url": RESOURCE,
        "topic_type": ContentType.objects.get_for_model(Topic).pk,
    }


def ask(client: Client, method: str, path: str, fields: list[str]) -> int:
    """Return the status of an answer. What it wrote is taken back, so that the next asks of the same rows."""
    before, cookies = transaction.savepoint(), deepcopy(client.cookies)
    if method == "GET":
        status = client.get(path).status_code
    else:
        status = client.post(path, dict(each.split("=", 1) for each in fields)).status_code
    transaction.savepoint_rollback(before)
    client.cookies = cookies
    return status


ROWS = [line.split() for line in (TABLE + DESK).splitlines() if line]


def test_everybody_is_answered_as_the_table_says(people: dict[str, Client], names: dict[str, object]) -> None:
    wrong = []
    for method, path, *rest in ROWS:
        fields, statuses = rest[: -len(PEOPLE)], rest[-len(PEOPLE) :]
        filled = [each.format(**names) for each in fields]
        for name, status in zip(PEOPLE, statuses, strict=True):
            found = ask(people[name], method, path.format(**names), filled)
            wrong += [f"{method} {path} {name}: {found} in place of {status}"] if str(found) != status else []

    assert wrong == [], "\n".join(wrong)


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield route.replace("^", "")  # Django resolves to a route without it


def test_every_address_is_in_the_table(names: dict[str, object]) -> None:
    asked = {resolve(path.format(**names)).route for _method, path, *_rest in ROWS}

    assert set(routes(get_resolver())) - asked == set()
