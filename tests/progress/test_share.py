"""A page and a badge for others: nobody's until the learner says so, and at an address that nobody guesses."""

import re
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.test import Client

from progress.badge import Badge
from progress.models import Learner, Share
from tests.factories import create_roadmap, create_section, create_topic, every_row

pytestmark = pytest.mark.django_db


def share(client: Client, word: str = "on", **fields: str) -> str:
    """Share, and return the address of the page; nothing where there is none."""
    assert client.post("/me/share/", {"share": word, **fields}).status_code == 303
    found = Share.objects.order_by("-pk").first()
    return f"/shared/{found.token}/" if found else ""


def counts(html: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return how many topics of how many are done: of the roadmap, and of each section."""
    of_roadmap = re.findall(r'<progress max="(\d+)" value="(\d+)" aria-label="Topics done">', html)
    return of_roadmap, re.findall(r"(\d+) of (\d+) done", html.split('class="bars"')[1])


def begin(client: Client) -> None:
    """Create four topics in two sections; one is done, one is being learned, one skipped."""
    for slug in ("vectors", "matrices"):
        create_topic(slug)
    networks = create_section(slug="networks")
    for slug in ("neuron", "adam"):
        create_topic(slug, section=networks)
    for slug, status in (("vectors", "done"), ("neuron", "learning"), ("adam", "skipped")):
        client.post(f"/topics/{slug}/status/", {"status": status})


def test_nothing_is_shown_until_the_learner_says_so(client: Client) -> None:
    begin(client)

    assert (Share.objects.count(), "Nobody sees your record" in client.get("/me/").content.decode()) == (0, True)


def test_shared_page_says_the_same_numbers_as_the_learners_own(client: Client) -> None:
    begin(client)
    address = share(client)

    own, shown = client.get("/me/").content.decode(), Client().get(address).content.decode()

    assert counts(shown) == counts(own) == ([("3", "1")], [("1", "2"), ("0", "1")])
    assert f"http://testserver{address}" in own


def test_shared_page_names_the_topics_by_status(client: Client) -> None:
    begin(client)

    html = Client().get(share(client)).content.decode()

    found = {
        word: re.findall(r'href="/topics/(\w+)/"', part.split("</section>")[0])
        for word, part in re.findall(r'id="shared-(learning|done|skipped)">(.*?</section>)', html, flags=re.DOTALL)
    }
    assert found == {"learning": ["neuron"], "done": ["vectors"], "skipped": ["adam"]}


def test_shared_page_changes_with_the_record_and_not_with_the_reader(client: Client) -> None:
    begin(client)
    address, reader = share(client), Client()
    reader.post("/topics/matrices/status/", {"status": "done"})

    before = counts(reader.get(address).content.decode())
    client.post("/topics/matrices/status/", {"status": "done"})
    after = counts(reader.get(address).content.decode())

    assert (before[0], after[0]) == ([("3", "1")], [("3", "2")])


def test_shared_page_tells_nobody_who_it_is_but_by_the_name_they_typed(client: Client) -> None:
    client.force_login(User.objects.create_user("ada.lovelace", email="ada@example.org"))
    begin(client)
    nameless = Client().get(share(client)).content.decode()
    named = Client().get(share(client, name="<b>Ada</b>")).content.decode()

    assert ("ada" in nameless.lower().replace(">adam<", "").replace("/adam/", ""), "example.org" in nameless) == (
        False,
        False,
    )
    assert "Where &lt;b&gt;Ada&lt;/b&gt; stands" in named


def test_shared_page_is_not_for_search_engines_nor_said_to_other_sites(client: Client) -> None:
    begin(client)

    response = Client().get(share(client))

    assert (response["X-Robots-Tag"], response["Referrer-Policy"], response["Cache-Control"]) == (
        "noindex",
        "no-referrer",
        "private, no-cache",
    )


def test_shared_page_offers_nothing_to_change(client: Client) -> None:
    begin(client)

    html = Client().get(share(client)).content.decode()

    assert re.findall(r'<form[^>]*action="(.*?)"', html.split("<main")[1]) == []


@pytest.mark.parametrize("word", ["off", "anew"])
def test_address_leads_nowhere_after_off_and_anew(client: Client, word: str) -> None:
    begin(client)
    old = share(client)

    new = share(client, word)

    assert [Client().get(path).status_code for path in (old, f"{old}badge.svg")] == [404, 404]
    assert (new != old, new == "") == (True, word == "off")
    assert client.get(old).status_code == 404


def test_sharing_again_keeps_the_address_and_sets_the_name(client: Client) -> None:
    begin(client)

    first, second = share(client), share(client, name=" Ada ")

    assert (first == second, list(Share.objects.values_list("name", flat=True))) == (True, ["Ada"])
    assert re.fullmatch(r"/shared/[\w-]{32}/", first)


def test_another_learner_turns_nothing_off(client: Client) -> None:
    begin(client)
    address, other = share(client), Client()
    other.post("/topics/vectors/status/", {"status": "done"})

    share(other, "off")
    Client().post("/me/share/", {"share": "off"})

    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "fields", [{}, {"share": "perhaps"}, {"share": "on", "name": "x" * 61}, {"share": "on", "name": "\0"}]
)
def test_wrong_answer_is_refused_and_changes_nothing(client: Client, fields: dict[str, str]) -> None:
    begin(client)
    share(client, name="Ada")
    before = every_row()

    assert (client.post("/me/share/", fields).status_code, every_row()) == (422, before)


def test_share_is_a_post_from_this_site() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.get("/me/share/").status_code == 405
    assert client.post("/me/share/", {"share": "on"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Learner.objects.count() == 0


@pytest.mark.parametrize("token", ["x" * 32, "nothing", "x" * 5000])
def test_address_that_was_never_made_is_404(client: Client, token: str) -> None:
    begin(client)
    share(client)

    assert [Client().get(f"/shared/{token}/{name}").status_code for name in ("", "badge.svg")] == [404, 404]


def test_badge_is_a_drawing_of_the_same_percent(client: Client) -> None:
    begin(client)

    response = Client().get(f"{share(client)}badge.svg")

    drawing = ElementTree.fromstring(response.content)
    words = [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert words == ["deep learning", "33 %"]
    assert (response["Content-Type"], response["Cache-Control"]) == ("image/svg+xml", "public, max-age=300")
    assert not re.search(r"<style|<script|style=|class=", response.content.decode())


def test_badge_is_the_same_for_whoever_asks(client: Client) -> None:
    begin(client)
    address = f"{share(client)}badge.svg"

    assert client.get(address).content == Client().get(address).content
    assert "Cookie" not in Client().get(address).get("Vary", "")


def test_badge_is_as_wide_as_its_fields() -> None:
    badge = Badge("Deep Learning", 42)

    assert (badge.label.width + badge.value.width, badge.value.left) == (badge.width, badge.label.width)
    assert badge.label.inside < badge.label.width


def test_page_and_badge_can_be_of_another_roadmap(client: Client) -> None:
    begin(client)
    create_topic("edges", section=create_section(roadmap=create_roadmap(slug="vision", position=1), slug="seeing"))
    client.post("/topics/edges/status/", {"status": "done"})
    address = share(client)

    assert counts(Client().get(f"{address}?roadmap=vision").content.decode())[0] == [("1", "1")]
    assert b"100 %" in Client().get(f"{address}badge.svg?roadmap=vision").content


def test_shared_page_is_there_without_content(client: Client) -> None:
    address = share(client)

    assert [Client().get(path).status_code for path in (address, f"{address}badge.svg")] == [200, 404]


@pytest.mark.parametrize("number", [1, 3])
def test_page_and_badge_cost_a_fixed_number_of_queries(client: Client, django_assert_num_queries, number: int) -> None:
    for each in range(number):
        create_topic(f"topic-{each}")
        client.post(f"/topics/topic-{each}/status/", {"status": "done"})
    address = share(client)
    client.get("/")

    with django_assert_num_queries(2):  # the shared page with its learner, marks
        Client().get(address)
    with django_assert_num_queries(2):
        Client().get(f"{address}badge.svg")
