"""A server does not open without what it needs, or with what is not safe, and says all of it by its variable."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from roadmap_site.serving import refusals
from tests.production import ENVIRONMENT, SETTINGS, settings

EXAMPLE = SETTINGS.parents[1] / "deploy" / "roadmap.env"
LONG = ENVIRONMENT["SECRET_KEY"]


def said_of(**environment: str) -> list[str]:
    return refusals(SimpleNamespace(**settings(**environment)))


def test_production_opens_with_all_that_it_needs() -> None:
    assert said_of() == []


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_missing_variable_is_named(name: str) -> None:
    assert said_of(**{name: ""}) == [f"Set {name} in the environment."]


def test_missing_origin_is_named() -> None:
    assert said_of(SITE_ORIGIN="") == ["Set SITE_ORIGIN in the environment."]


@pytest.mark.parametrize("url", ["", "smtp+tls://user:password@mail.example.org:587"])
def test_mail_server_that_is_missing_or_not_understood_is_named(url: str) -> None:
    assert said_of(EMAIL_URL=url) == ["Set EMAIL_URL in the environment, as submission://user:password@host:587."]


def test_mail_server_of_the_page_on_production_is_understood() -> None:
    (line,) = [line for line in EXAMPLE.read_text().splitlines() if line.startswith("EMAIL_URL=")]

    assert said_of(EMAIL_URL=line.partition("=")[2]) == []


def test_all_that_is_missing_is_named_at_once() -> None:
    assert said_of(SECRET_KEY="", ALLOWED_HOSTS="") == [
        "Set SECRET_KEY in the environment.",
        "Set ALLOWED_HOSTS in the environment.",
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SECRET_KEY", "secret", "SECRET_KEY is shorter than 50"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS is '*'"),
        ("ALLOWED_HOSTS", "other.example.org", "ALLOWED_HOSTS lacks roadmap.example.org"),
        ("DEBUG", "true", "DEBUG is on"),
    ],
)
def test_unsafe_value_is_refused_by_name(name: str, value: str, said: str) -> None:
    (found,) = said_of(**{name: value})

    assert found.startswith(said)


@pytest.mark.parametrize("hosts", ["roadmap.example.org,localhost", ".example.org"])
def test_hosts_that_cover_the_origin_are_fine(hosts: str) -> None:
    assert said_of(ALLOWED_HOSTS=hosts) == []


def test_laptop_needs_nothing_with_debug() -> None:
    assert said_of(DEBUG="true", SECRET_KEY=LONG, SITE_ORIGIN="http://127.0.0.1:8000", ALLOWED_HOSTS="127.0.0.1") == []


@pytest.mark.slow
def test_server_says_why_it_does_not_open(tmp_path) -> None:
    """In a process of its own: what the parts say above is what the door of the server does."""
    run = subprocess.run(
        [sys.executable, "-c", "import roadmap_site.wsgi"],
        cwd=SETTINGS.parents[1],
        env=ENVIRONMENT | {"SECRET_KEY": "secret", "EMAIL_URL": "", "DJANGO_SETTINGS_MODULE": "roadmap_site.settings"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert "Set EMAIL_URL in the environment, as submission://" in run.stderr
    assert "SECRET_KEY is shorter than 50 characters" in run.stderr


@pytest.mark.parametrize(
    ("url", "backend", "location"),
    [
        ("", "django.core.cache.backends.db.DatabaseCache", "cache"),
        ("redis://cache.internal:6380/1", "roadmap_site.shared_cache.SharedCache", "redis://cache.internal:6380/1"),
    ],
)
def test_cache_url_says_where_tries_are_counted(url: str, backend: str, location: str) -> None:
    environment = {"CACHE_URL": url} if url else {}

    default = settings(**environment)["CACHES"]["default"]

    assert (default["BACKEND"], default["LOCATION"]) == (backend, location)


def test_postgres_has_a_pool_whose_connections_are_looked_at_before_use() -> None:
    """Without the check, a restarted server costs each process an error for each connection it held."""
    database = settings_of_postgres()

    assert (database["CONN_HEALTH_CHECKS"], database["CONN_MAX_AGE"]) == (True, 0)
    assert database["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 8, "timeout": 5, "reconnect_timeout": 2}


def settings_of_postgres() -> dict:
    return settings(DATABASE_URL="postgres://site:word@db.internal/roadmap")["DATABASES"]["default"]
