"""Passwords made of the site's own words are refused; those that have other words beside them are not."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client, override_settings

from roadmap_site.passwords import WORDS, is_made_of

SECURITY = (Path(__file__).resolve().parents[1] / "docs" / "security.md").read_text()
REFUSED = [
    "deeplearning",
    "Deep Learning 2026!",
    "D33p-L3arn1ng",
    "my_roadmap_password",
    "!!neural.networks",
    "adm1n admin",
]
TAKEN = [
    "engine of analysis",
    "deep learning is my gradient",
    "unlearning things",
    "28 gradients descend",
    "学习学习学习学习",
]


@pytest.mark.parametrize("password", REFUSED)
def test_password_of_the_sites_words_alone_is_refused(password: str) -> None:
    with pytest.raises(ValidationError, match="words that belong to this site"):
        validate_password(password)


@pytest.mark.parametrize("password", TAKEN)
def test_password_with_other_words_is_taken(password: str) -> None:
    validate_password(password)


@override_settings(SITE_ORIGIN="https://roadmap.example-school.org")
@pytest.mark.parametrize(("password", "refused"), [("ExampleSchool1", True), ("examplary school", False)])
def test_names_in_the_sites_host_are_words_of_it(password: str, *, refused: bool) -> None:
    try:
        validate_password(password)
        said = False
    except ValidationError:
        said = True

    assert said == refused


@pytest.mark.django_db
def test_who_signs_up_is_told(client: Client) -> None:
    answer = client.post("/accounts/signup/", {"email": "ada@example.org", "password1": "deep learning 1"})

    assert "words that belong to this site" in answer.content.decode()


@pytest.mark.parametrize(("password", "made"), [("", False), ("123456789", False), ("deep" * 5_000, True)])
def test_password_without_letters_is_of_no_words_and_a_long_one_takes_no_time(password: str, *, made: bool) -> None:
    assert is_made_of(password, WORDS) == made


def test_all_words_are_documented() -> None:
    said = SECURITY.split("## Words of this site")[1].split("##")[0]

    assert set(WORDS) - set(re.findall(r"[a-z]+", said)) == set()
