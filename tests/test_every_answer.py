"""A request has an id, the proxy's where it is well formed; the answer and a page of an error say it."""

import pytest
from django.test import Client, override_settings

from roadmap_site.every_answer import request_id
from tests.factories import create_topic, create_user

pytestmark = pytest.mark.django_db
GIVEN = "f3b9c2d4e5a60718f3b9c2d4e5a60718"


def test_each_request_has_an_id_of_its_own(client: Client) -> None:
    create_topic("vectors")

    ids = {client.get("/").headers["X-Request-ID"] for _ in range(3)}

    assert (len(ids), {len(each) for each in ids}) == (3, {16})
    assert request_id.get() == ""


@override_settings(BEHIND_PROXY=True)
def test_id_that_the_proxy_gives_is_kept(client: Client) -> None:
    assert client.get("/livez", headers={"X-Request-ID": GIVEN}).headers["X-Request-ID"] == GIVEN


@override_settings(BEHIND_PROXY=True)
@pytest.mark.parametrize(
    "given", ["short", "x" * 65, "<script>alert(1)</script>", "two words here", "abcdefgh\n", "é" * 9]
)
def test_id_that_is_not_well_formed_is_not_kept(client: Client, given: str) -> None:
    assert client.get("/livez", headers={"X-Request-ID": given}).headers["X-Request-ID"] != given.strip()


def test_id_is_not_taken_from_a_visitor(client: Client) -> None:
    assert client.get("/livez", headers={"X-Request-ID": GIVEN}).headers["X-Request-ID"] != GIVEN


def too_many(client: Client):
    create_user()
    return [client.post("/accounts/login/", {"login": "ada", "password": "wrong"}) for _ in range(6)][-1]


@pytest.mark.parametrize(
    ("status", "ask"),
    [
        (400, lambda client: client.get("/", headers={"Host": "evil.example"})),
        (403, lambda client: client.post("/theme/", headers={"Origin": "https://evil.example"})),
        (404, lambda client: client.get("/nothing/")),
        (405, lambda client: client.put("/")),
        (413, lambda client: client.post("/topics/vectors/notes/", {"text": "x" * 2**20})),
        (429, too_many),
        (500, lambda client: client.get("/broken/")),
        (503, lambda client: client.get("/gone/")),
    ],
)
@override_settings(ROOT_URLCONF="tests.faulty_urls")
def test_page_of_an_error_says_the_id(status: int, ask) -> None:
    create_topic("vectors")

    response = ask(Client(raise_request_exception=False))

    assert response.status_code == status
    assert f"<code>{response.headers['X-Request-ID']}</code>" in response.content.decode()


def test_page_that_is_kept_for_all_says_no_id(client: Client) -> None:
    create_topic("vectors")

    response = client.get("/topics/vectors/")

    assert response.headers["X-Request-ID"] not in response.content.decode()


def test_wrong_method_is_told_which_are_right(client: Client) -> None:
    response = client.post("/livez")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert "<h1>This address does not do that</h1>" in response.content.decode()
