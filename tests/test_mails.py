"""EMAIL_URL, said to the Django that is locked and to the next."""

import dj_email_url
import pytest

from roadmap_site.mails import SECONDS, mail_settings

from .served import ROOT


def test_django_before_6_1_is_told_a_setting_for_each_thing() -> None:
    parsed = dj_email_url.parse("submission://user:p%40ss@mail.example.org:587")

    told = mail_settings(parsed, (6, 0))

    assert (told["EMAIL_HOST"], told["EMAIL_HOST_PASSWORD"], told["EMAIL_USE_TLS"]) == (
        "mail.example.org",
        "p@ss",
        True,
    )
    assert told["EMAIL_TIMEOUT"] == SECONDS
    assert "MAILERS" not in told


def test_django_from_6_1_is_told_one_mailer_with_the_same_server_and_timeout() -> None:
    parsed = dj_email_url.parse("submission://user:p%40ss@mail.example.org:587")

    assert mail_settings(parsed, (6, 1)) == {
        "MAILERS": {
            "default": {
                "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                "OPTIONS": {
                    "host": "mail.example.org",
                    "port": 587,
                    "username": "user",
                    "password": "p@ss",
                    "use_tls": True,
                    "use_ssl": False,
                    "timeout": SECONDS,
                },
            }
        }
    }


def test_mails_that_a_laptop_prints_or_keeps_take_no_servers_options() -> None:
    printed = mail_settings(dj_email_url.parse("console:"), (6, 1))
    kept = mail_settings(dj_email_url.parse("file:///srv/mail"), (6, 1))

    assert printed == {
        "MAILERS": {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend", "OPTIONS": {}}}
    }
    assert kept["MAILERS"] == {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": "srv/mail"}}
    }


def test_missing_address_makes_no_mailer() -> None:
    assert mail_settings({}, (6, 1)) == {"MAILERS": {}}


@pytest.mark.parametrize(
    ("url", "port", "starts_tls", "is_tls"),
    [
        ("submission://user:password@host:587", 587, True, False),
        ("smtp://user:password@host:465?ssl=True", 465, False, True),
        ("smtp://host:25", 25, False, False),
    ],
)
def test_ways_to_send_that_the_readme_names(url: str, port: int, starts_tls: bool, is_tls: bool) -> None:
    told = mail_settings(dj_email_url.parse(url), (6, 0))

    assert f"`{url}`" in (ROOT / "README.md").read_text()
    assert (told["EMAIL_PORT"], told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (port, starts_tls, is_tls)
