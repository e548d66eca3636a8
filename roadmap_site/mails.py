"""Where mails go, as each Django is told it: up to 6.0 in a setting for each thing, from 6.1 in one for all."""

from collections.abc import Mapping

import django

# A mail server that is silent does not hold a worker for long.
SECONDS = 10
_BACKENDS = "django.core.mail.backends"
# What each way to send takes, as its EmailBackend and as `dj_email_url` call it.
_OPTIONS = {
    f"{_BACKENDS}.smtp.EmailBackend": {
        "host": "EMAIL_HOST",
        "port": "EMAIL_PORT",
        "username": "EMAIL_HOST_USER",
        "password": "EMAIL_HOST_PASSWORD",
        "use_tls": "EMAIL_USE_TLS",
        "use_ssl": "EMAIL_USE_SSL",
        "timeout": "EMAIL_TIMEOUT",
    },
    f"{_BACKENDS}.filebased.EmailBackend": {"file_path": "EMAIL_FILE_PATH"},
}


def mail_settings(parsed: Mapping[str, object], version: tuple[int, ...] = django.VERSION[:2]) -> dict[str, object]:
    """Return the settings for what `dj_email_url` made of EMAIL_URL, which is nothing where that is missing."""
    told = dict(parsed) | {"EMAIL_TIMEOUT": SECONDS}
    if version < (6, 1):
        return told
    backend = told.get("EMAIL_BACKEND")
    if not backend:
        return {"MAILERS": {}}
    taken = _OPTIONS.get(str(backend), {})
    options = {name: told[key] for name, key in taken.items() if told.get(key) is not None}
    return {"MAILERS": {"default": {"BACKEND": backend, "OPTIONS": options}}}
