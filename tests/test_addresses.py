"""Every address, asked by every kind of person: what another learner has does not exist for the rest."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

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

from curriculum.content.drafts import begin
from curriculum.models import Clash, Figure, Link, Report, Roadmap, Section, Topic
from progress.models import Act, EarlierText, Learner, Plan, Share
from tests.factories import create_resource, create_topic, create_user

# Its name from Django 6.1 on, which warns of the former.
savepoint = getattr(transaction, "savepoint_create", None) or transaction.savepoint

pytestmark = pytest.mark.django_db

RESOURCE = "https://example.org/book"
TABLE = Path(__file__).with_name("addresses.txt")
PEOPLE = ("visitor", "anonymous", "learner", "another", "instructor", "staff")
STAFF = ("instructor", "staff")
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
    learner.post("/me/plan/", {"by": "hours", "hours": "5"})
    learner.post("/me/plan/calendar/", {"calendar": "on"})
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
        "draft": begin(Topic.objects.get(), None),
        "clash": Clash.objects.create(topic=Topic.objects.get(), at=["title"], base="A", file="B", edit="C"),
        "link": Link.objects.create(url="https://example.org/"),
        "report": Report.objects.create(topic=Topic.objects.get(), kind="mistake", words="A sign."),
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
        "calendar": Plan.objects.get().token,
        "key": key.pk,
        "url": RESOURCE,
        "topic_type": ContentType.objects.get_for_model(Topic).pk,
    }


def ask(client: Client, method: str, path: str, fields: list[str]) -> int:
    """Return the status of an answer. What it wrote is taken back, so that the next asks of the same rows."""
    before, cookies = savepoint(), deepcopy(client.cookies)
    if method == "GET":
        status = client.get(path).status_code
    else:
        status = client.post(path, dict(each.split("=", 1) for each in fields)).status_code
    transaction.savepoint_rollback(before)
    client.cookies = cookies
    return status


ROWS = [line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]


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
