"""Every kind of answer tells a browser what is allowed; the Observatory of Mozilla gives it 100 or more."""

from collections.abc import Callable, Iterator

import pytest
from django.http.response import HttpResponseBase
from django.test import Client, override_settings
from django.utils import timezone

from tests.factories import create_topic, create_user
from tests.observatory import policy_of, score
from tests.production import for_tests

pytestmark = pytest.mark.django_db

HOST = "roadmap.example.org"
FORGED = {"Sec-Fetch-Site": "cross-site"}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def client() -> Iterator[Client]:
    """Ask as the proxy does: it has ended TLS, and says so."""
    create_topic("vectors")
    create_topic("old", retired_at=timezone.now())
    with override_settings(**for_tests() | {"ROOT_URLCONF": "tests.faulty_urls"}):
        yield Client(raise_request_exception=False, headers={"Host": HOST, "X-Forwarded-Proto": "https"})


def locked_out(client: Client) -> HttpResponseBase:
    create_user()
    form = {"login": "ada", "password": "wrong"}
    return [client.post("/accounts/login/", form) for _ in range(6)][-1]


def at_the_desk(client: Client) -> HttpResponseBase:
    client.force_login(create_user(is_staff=True, is_superuser=True))
    return client.get("/admin/password_change/")


def signed_in(client: Client) -> HttpResponseBase:
    create_user()
    return client.post("/accounts/login/", {"login": "ada", "password": "engine of analysis"})


KINDS: dict[str, tuple[int, Callable[[Client], HttpResponseBase]]] = {
    "page": (200, lambda client: client.get("/topics/vectors/")),
    "page not changed": (304, lambda client: client.get("/", headers={"If-None-Match": client.get("/")["ETag"]})),
    "fragment": (200, lambda client: client.post("/topics/vectors/status/", {"status": "done"}, headers=HTMX)),
    "redirect after a post": (303, lambda client: client.post("/theme/", {"theme": "dark"})),
    "redirect to the door": (302, lambda client: client.get("/accounts/email/")),
    "page of accounts": (200, lambda client: client.get("/accounts/login/")),
    "answer to signing in": (302, signed_in),
    "door of the admin": (302, lambda client: client.get("/admin/")),
    "admin": (302, at_the_desk),
    "static file": (200, lambda client: client.get("/static/css/base.css")),
    "JSON": (200, lambda client: client.get("/me/export/roadmap.json")),
    "text": (200, lambda client: client.get("/robots.txt")),
    "picture": (200, lambda client: client.get("/roadmaps/deep-learning/map.svg")),
    "alive": (200, lambda client: client.get("/livez")),
    "ready": (200, lambda client: client.get("/readyz")),
    "bad request": (400, lambda client: client.get("/", headers={"Host": "evil.example"})),
    "forged": (403, lambda client: client.post("/topics/vectors/status/", {"status": "done"}, headers=FORGED)),
    "missing": (404, lambda client: client.get("/nothing/")),
    "missing static file": (404, lambda client: client.get("/static/nothing.css")),
    "wrong method": (405, lambda client: client.delete("/topics/vectors/")),
    "retired": (410, lambda client: client.get("/topics/old/")),
    "too large": (413, lambda client: client.post("/topics/vectors/notes/", {"text": "x" * 2**20})),
    "too many tries": (429, locked_out),
    "broken": (500, lambda client: client.get("/broken/")),
    "no database": (503, lambda client: client.get("/gone/")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_answer_scores_at_least_100(client: Client, kind: str) -> None:
    status, ask = KINDS[kind]

    response = ask(client)
    response.close()  # a static file is open until it has been sent

    assert response.status_code == status
    assert score(response).total >= 100, score(response).modifiers
    assert policy_of(response)["frame-ancestors"] == {"'none'"}
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_csrf_refusal_of_the_door_is_our_page(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"Host": HOST, "X-Forwarded-Proto": "https"})

    response = strict.post("/accounts/login/", {"login": "ada"})

    assert (response.status_code, "came from another site" in response.content.decode()) == (403, True)


def test_cookies_are_the_hosts_own(client: Client) -> None:
    client.post("/topics/vectors/status/", {"status": "done"})
    client.post("/theme/", {"theme": "dark"})
    kept = dict(client.cookies.items())
    signed_in(client)  # which takes the learner's cookie away: the account has the record now

    kept |= {name: cookie for name, cookie in client.cookies.items() if cookie.value}

    assert set(kept) == {f"__Host-{name}" for name in ("learner", "theme", "sessionid", "csrftoken")}
    assert {(bool(c["secure"]), bool(c["httponly"]), c["path"], c["domain"]) for c in kept.values()} == {
        (True, True, "/", "")
    }


def test_theme_is_read_from_the_hosts_own_cookie(client: Client) -> None:
    client.post("/theme/", {"theme": "dark"})

    assert '<html lang="en" data-theme="dark">' in client.get("/").content.decode()


def test_page_without_tls_is_led_to_it_on_the_same_host(client: Client) -> None:
    response = client.get("/topics/vectors/?q=1", headers={"X-Forwarded-Proto": "http"})

    assert (response.status_code, response["Location"]) == (301, f"https://{HOST}/topics/vectors/?q=1")
    assert "Strict-Transport-Security" not in response.headers


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_machines_may_ask_without_tls(client: Client, path: str) -> None:
    assert client.get(path, headers={"X-Forwarded-Proto": "http"}).status_code == 200


def test_score_falls_with_each_header_that_is_missing(client: Client) -> None:
    """The rules are ours to keep only if they can be broken."""
    names = {"Content-Security-Policy": -35, "Strict-Transport-Security": -20, "X-Content-Type-Options": -5}
    names |= {"Referrer-Policy": -5, "Cross-Origin-Opener-Policy": -10, "Cross-Origin-Resource-Policy": -10}

    fell = {}
    for name in names:
        response = client.get("/")
        before = sum(score(response).modifiers.values())
        del response.headers[name]
        fell[name] = sum(score(response).modifiers.values()) - before

    assert fell == names
