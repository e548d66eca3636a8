"""The second factor: made, asked for at sign-in, and got past with a recovery code once."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from tests.factories import create_user
from tests.test_accounts import PASSWORD, code_in, sign_in

pytestmark = pytest.mark.django_db


def code_now(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def create_user_with_factor() -> tuple[User, str]:
    """Create an account, have it make an authenticator code as people do, and return the code's secret."""
    user, client = create_user(), Client()
    sign_in(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})
    cache.clear()  # a code is good for one use within its half minute
    return user, secret


def answer(client: Client, code: str) -> Any:
    return client.post("/accounts/2fa/authenticate/", {"code": code})


def recovery_codes(user: User) -> list[str]:
    codes: list[str] = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    return codes


def test_factor_is_made_with_codes_for_when_it_is_lost() -> None:
    user, _secret = create_user_with_factor()

    assert set(Authenticator.objects.values_list("user", "type")) == {(user.pk, "totp"), (user.pk, "recovery_codes")}
    assert len(recovery_codes(user)) == 10


def test_sign_in_asks_for_the_code_and_lets_nobody_in_without(client: Client) -> None:
    user, secret = create_user_with_factor()

    asked = sign_in(client)
    wrong = answer(client, "000000")
    before = "_auth_user_id" in client.session
    answer(client, code_now(secret))

    assert asked["Location"].startswith("/accounts/2fa/authenticate/")
    assert (wrong.status_code, before, client.session["_auth_user_id"]) == (200, False, str(user.pk))


def test_code_by_mail_does_not_go_round_the_second_factor(client: Client, mailoutbox: list[Any]) -> None:
    user, _secret = create_user_with_factor()

    client.post("/accounts/login/code/", {"email": user.email})
    said = client.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[-1])})

    assert (said["Location"], "_auth_user_id" in client.session) == ("/accounts/2fa/authenticate/", False)


def test_recovery_code_opens_once(client: Client) -> None:
    user, _secret = create_user_with_factor()
    code = recovery_codes(user)[0]

    sign_in(client)
    answer(client, code)
    other = Client()
    sign_in(other)
    again = answer(other, code)

    assert (client.session["_auth_user_id"], again.status_code) == (str(user.pk), 200)
    assert ("_auth_user_id" in other.session, len(recovery_codes(user))) == (False, 9)


@pytest.mark.parametrize("credential", ["", "{}", "nonsense", "[]"])
def test_passkey_that_is_none_leads_back_to_the_door_with_why(client: Client, credential: str) -> None:
    client.get("/accounts/2fa/webauthn/login/")

    response = client.post("/accounts/2fa/webauthn/login/", {"credential": credential}, follow=True)

    assert response.redirect_chain == [("/accounts/login/", 302)]
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
