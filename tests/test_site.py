"""What every answer carries, and the addresses for machines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from roadmap_site.errors import server_error
from tests.factories import create_topic, create_user

ROOT = Path(__file__).resolve().parent.parent
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/topics/vectors/", "/nothing/", "/admin/login/", "/accounts/login/", "/robots.txt"]
)
def test_answers_carry_the_security_headers(client: Client, path: str) -> None:
    create_topic("vectors")

    response = client.get(path)

    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")
    assert (policy["frame-ancestors"], policy["base-uri"], policy["form-action"]) == ("'none'", "'none'", "'self'")


def test_livez_asks_nothing_of_the_database(client: Client) -> None:
    """Without the django_db mark, a query would be an error."""
    assert (client.get("/livez").status_code, client.get("/livez").content) == (200, b"alive\n")


@pytest.mark.django_db
def test_readyz_says_ready_when_the_database_is(client: Client) -> None:
    assert (client.get("/readyz").status_code, client.get("/readyz").content) == (200, b"ready\n")


@pytest.mark.django_db
def test_readyz_misses_a_migration(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'progress'")

    assert client.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_robots_names_the_sitemap(client: Client) -> None:
    assert client.get("/robots.txt").content.decode().splitlines()[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_unknown_host_is_refused(client: Client) -> None:
    assert client.get("/livez", headers={"Host": "evil.example"}).status_code == 400


def test_page_for_our_own_faults_asks_nothing_of_the_database(rf) -> None:
    response = server_error(rf.get("/"))

    assert (response.status_code, "What you marked before is kept" in response.content.decode()) == (500, True)


@pytest.mark.parametrize("chosen", ["dark", "light"])
def test_theme_is_kept_by_the_browser_and_leads_back(client: Client, chosen: str) -> None:
    response = client.post("/theme/", {"theme": chosen, "page": "/topics/vectors/"})

    assert (response.status_code, response["Location"]) == (303, "/topics/vectors/")
    assert response.cookies["theme"].value == chosen


@pytest.mark.parametrize(
    "page", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_theme_leads_nowhere_else(client: Client, page: str) -> None:
    assert client.post("/theme/", {"theme": "dark", "page": page})["Location"] == "/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "leads_back"),
    [
        ("/search/?q=a%26b&kind=core", "/search/?q=a%26b&amp;kind=core"),
        ("/path/vectors/?hours=5", "/path/vectors/?hours=5"),
        ("/?utm_source=x", "/"),
    ],
)
def test_theme_leads_back_to_a_page_that_depends_on_its_query(client: Client, path: str, leads_back: str) -> None:
    create_topic("vectors")

    html = client.get(path).content.decode()

    form = html.split('action="/theme/"')[1].split("</form>")[0]
    assert f'name="page" value="{leads_back}"' in form


def test_unknown_theme_is_the_systems(client: Client) -> None:
    client.cookies["theme"] = "dark"

    response = client.post("/theme/", {"theme": "<script>"})

    assert response.cookies["theme"]["max-age"] == 0


@pytest.mark.django_db
def test_sign_in_and_out(client: Client) -> None:
    create_topic("vectors")
    create_user()

    client.post("/accounts/login/", {"login": "ada", "password": "engine of analysis"})
    signed_in = client.get("/").content.decode()
    client.post("/accounts/logout/")

    assert ("Sign out" in signed_in, "Sign out" in client.get("/").content.decode()) == (True, False)


@pytest.mark.slow
@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_ORIGIN", "EMAIL_URL"])
def test_server_refuses_to_start_without_a_setting_and_names_it(missing: str) -> None:
    env = {
        name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DEBUG", missing)
    }
    env |= {"DJANGO_SETTINGS_MODULE": "roadmap_site.settings"}
    if missing == "EMAIL_URL":  # a laptop prints its mails
        env["SITE_ORIGIN"] = "https://roadmap.example.org"

    run = subprocess.run(
        [sys.executable, "-c", "import roadmap_site.wsgi"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert f"Set {missing} in the environment" in run.stderr


@pytest.mark.slow
def test_social_sign_in_is_offered_where_its_keys_are_set_and_may_be_posted_to(tmp_path: Path) -> None:
    keys = {"GITHUB_CLIENT_ID": "id", "GITHUB_SECRET": "secret"}
    database = {"DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}"}
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"} | database | keys
    ask = """
import django; django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
answer = Client().get("/accounts/login/")
print("/accounts/github/login/" in answer.content.decode(), "Google" in answer.content.decode())
print("form-action 'self' https://github.com;" in answer["Content-Security-Policy"] + ";")
print(Client().post("/accounts/github/login/")["Location"].split("?")[0])
"""

    run = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env=env, capture_output=True, text=True, check=False)

    assert run.stdout.split() == ["True", "False", "True", "https://github.com/login/oauth/authorize"], run.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value"), [("DEBUG", "perhaps"), ("SITE_ORIGIN", "roadmap.example.org"), ("DATABASE_URL", "mongo://x")]
)
def test_bad_value_is_refused_by_name(name: str, value: str) -> None:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "roadmap_site.settings", name: value}

    run = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )

    assert (run.returncode != 0, name in run.stderr) == (True, True)
