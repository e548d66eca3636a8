"""Accounts: the doors, the second factor, and too many tries."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from tests.factories import create_topic, create_user

pytestmark = pytest.mark.django_db
PASSWORD = "engine of analysis"
INSIDE = ["email", "password/change", "2fa", "2fa/totp/activate", "2fa/webauthn/add", "sessions"]


def sign_in(client: Client, login: str = "ada", password: str = PASSWORD, **headers: str) -> Any:
    return client.post("/accounts/login/", {"login": login, "password": password}, headers=headers)


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password was hashed."""

    hashed = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).hashed += 1
        return super().encode(password, salt)


def code_in(mail: Any) -> str:
    return re.findall(r"^[A-Z0-9]{4}-?[A-Z0-9]{2,4}$", mail.body, flags=re.MULTILINE)[0]


# The doors.


@pytest.mark.parametrize(
    "path",
    [
        "login",
        "signup",
        "login/code",
        "password/reset",
        "email",
        "password/change",
        "2fa",
        "2fa/totp/activate",
        "sessions",
    ],
)
def test_pages_of_accounts_wear_the_sites_look(client: Client, path: str) -> None:
    create_user()
    if path in INSIDE:
        sign_in(client)

    response = client.get(f"/accounts/{path}/", follow=True)

    assert response.status_code == 200
    assert 'class="page account"' in response.content.decode()


def test_sign_up_asks_for_the_code_that_was_mailed(client: Client, mailoutbox: list[Any]) -> None:
    client.post("/accounts/signup/", {"email": "ada@example.org", "password1": PASSWORD})
    before = "_auth_user_id" in client.session
    client.post("/accounts/confirm-email/", {"code": code_in(mailoutbox[0])})

    assert (before, client.session["_auth_user_id"]) == (False, str(User.objects.get().pk))
    assert EmailAddress.objects.get().verified


def test_code_by_mail_signs_in_without_a_password(client: Client, mailoutbox: list[Any]) -> None:
    user = create_user()

    client.post("/accounts/login/code/", {"email": user.email})
    client.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[0])})

    assert client.session["_auth_user_id"] == str(user.pk)


def test_password_is_reset_by_a_code(client: Client, mailoutbox: list[Any]) -> None:
    user = create_user()

    client.post("/accounts/password/reset/", {"email": user.email})
    client.post("/accounts/password/reset/confirm/", {"code": code_in(mailoutbox[0])})
    new = {"password1": "a difference engine", "password2": "a difference engine"}
    client.post("/accounts/password/reset/key/done/", new)
    client.post("/accounts/password/reset/complete/", new)

    user.refresh_from_db()
    assert user.check_password("a difference engine")


def test_account_without_an_address_is_told_so_and_may_try_again(client: Client) -> None:
    User.objects.create_user("bob", password=PASSWORD)

    said = sign_in(client, "bob")

    assert said.status_code == 403
    assert "no email address" in said.content.decode()
    assert client.get("/accounts/login/").status_code == 200


@pytest.mark.parametrize("login", ["ada", "nobody"])
def test_wrong_password_says_the_same_of_a_known_and_an_unknown_name(client: Client, login: str) -> None:
    create_user()

    said = sign_in(client, login, "wrong")

    assert said.status_code == 200
    assert "The username and/or password you specified are not correct." in said.content.decode()


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("login", {"login": "{0}", "password": "wrong"}),
        ("login", {"login": "{1}", "password": "wrong"}),
        ("signup", {"email": "{0}", "password1": PASSWORD}),
        ("login/code", {"email": "{0}"}),
        ("password/reset", {"email": "{0}"}),
    ],
)
def test_doors_say_and_do_the_same_for_a_known_and_an_unknown_address(
    settings: Settings, mailoutbox: list[Any], path: str, fields: dict[str, str]
) -> None:
    """Said is also the page that follows; the work that takes time is hashing a password and sending a mail."""
    create_user()
    settings.PASSWORD_HASHERS = ["tests.test_accounts.CountingHasher"]
    said, work = [], []

    for name in ("ada", "nobody"):
        client, address = Client(), f"{name}@example.org"
        CountingHasher.hashed, mails = 0, len(mailoutbox)
        answer = client.post(f"/accounts/{path}/", {key: value.format(address, name) for key, value in fields.items()})
        pages = [answer.content, client.get(answer["Location"]).content if answer.status_code == 302 else b""]
        html = [re.sub(r'(name="csrfmiddlewaretoken" value)="\w+"', r"\1", page.decode()) for page in pages]
        said.append(
            (
                answer.status_code,
                answer.get("Location"),
                [page.replace(address, "it").replace(f'value="{name}"', 'value="it"') for page in html],
            )
        )
        work.append((CountingHasher.hashed, len(mailoutbox) - mails))

    assert said[0] == said[1]
    assert work[0] == work[1]


def test_sessions_elsewhere_can_be_ended(client: Client) -> None:
    create_user()
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)

    client.post("/accounts/sessions/")

    assert ["_auth_user_id" in each.session for each in (client, elsewhere)] == [True, False]


def test_social_sign_in_is_hidden_where_no_keys_are_set(client: Client) -> None:
    assert "GitHub" not in client.get("/accounts/login/").content.decode()


# Too many tries.


@pytest.mark.parametrize("login", ["ada", "nobody"])
def test_sixth_wrong_password_is_429_whoever_asks(login: str) -> None:
    create_user()

    said = [sign_in(Client(), login, "wrong", **{"X-Forwarded-For": f"10.0.0.{number}"}) for number in range(6)]

    assert [response.status_code for response in said] == [200] * 5 + [429]
    assert said[-1]["Retry-After"] == "300"


def test_right_password_is_429_too_while_there_were_too_many(client: Client) -> None:
    create_user()
    for _ in range(5):
        sign_in(client, password="wrong")

    assert sign_in(client).status_code == 429


def test_limit_for_an_address_counts_who_asks_and_not_who_they_say_they_are() -> None:
    said = [
        sign_in(Client(), f"name-{i}", "wrong", **{"X-Forwarded-For": f"10.0.0.{i}"}).status_code for i in range(11)
    ]

    assert said == [200] * 10 + [429]


@pytest.mark.parametrize(("addresses", "last"), [("10.0.0.{0}, 203.0.113.7", 429), ("203.0.113.7, 10.0.0.{0}", 200)])
def test_behind_a_proxy_the_address_that_it_saw_counts(settings: Settings, addresses: str, last: int) -> None:
    """The proxy adds the address that it saw at the end; what stands before it, anybody can write."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    said = [
        sign_in(Client(), f"name-{number}", "wrong", **{"X-Forwarded-For": addresses.format(number)}).status_code
        for number in range(11)
    ]

    assert said == [200] * 10 + [last]


# The desk of editors.


def test_admin_has_no_door_of_its_own(client: Client) -> None:
    response = client.post("/admin/login/", {"username": "ada", "password": PASSWORD})

    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=%2Fadmin%2Flogin%2F")


def test_learner_who_is_not_staff_gets_no_desk(client: Client) -> None:
    client.force_login(create_user())

    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize(
    ("required", "has_factor", "status"), [(False, False, 200), (True, False, 302), (True, True, 200)]
)
def test_desk_asks_for_a_second_factor_where_it_is_required(
    client: Client, settings: Settings, required: bool, has_factor: bool, status: int
) -> None:
    settings.STAFF_SECOND_FACTOR = required
    user = create_user(is_staff=True, is_superuser=True)
    if has_factor:
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client.force_login(user)

    response = client.get("/admin/")

    assert response.status_code == status


def test_staff_without_a_second_factor_are_led_to_where_it_is_made(client: Client, settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR = True
    client.force_login(create_user(is_staff=True))

    response = client.get("/admin/", follow=True)

    assert response.redirect_chain[-1] == ("/accounts/2fa/", 302)
    assert "asks for a second factor" in response.content.decode()


@pytest.mark.parametrize("path", ["/topics/vectors/", "/path/vectors/", "/"])
def test_sign_in_leads_back_to_the_page_it_was_asked_on(client: Client, path: str) -> None:
    create_topic("vectors")
    create_topic("matrices", requires=["vectors"])
    create_user()
    client.post("/topics/matrices/status/", {"status": "done"})  # a learner's pages are put together of kept parts
    client.get("/topics/matrices/")
    door = f"/accounts/login/?next={path}"
    assert f'href="{door}"' in client.get(path).content.decode()
    assert f'href="{door}"' in Client().get(path).content.decode()

    response = Client().post(door, {"login": "ada", "password": PASSWORD})

    assert response["Location"] == path


@pytest.mark.parametrize("path", ["/accounts/signup/", "/accounts/password/reset/"])
def test_sign_in_leads_back_to_no_page_of_accounts(client: Client, path: str) -> None:
    assert 'href="/accounts/login/" rel="nofollow"' in client.get(path).content.decode()
