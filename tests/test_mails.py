"""EMAIL_URL, said to the Django that is locked and to the next."""

import dj_email_url

from roadmap_site.mails import SECONDS, mail_settings


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
