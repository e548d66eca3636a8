"""The map on the pages of a roadmap, and the files of it to keep."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.factories import create_roadmap, create_section, create_topic

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def create_two() -> None:
    section = create_section(slug="math", title="Mathematics & more")
    create_topic("vectors", section=section, short="Vectors", hours=4)
    create_topic("matrices", section=section, requires=["vectors"], kind="extension", title="Matrices <b>", hours=1.5)


def test_station_says_what_it_is_to_who_cannot_see_it(client: Client) -> None:
    create_two()

    html = client.get("/").content.decode()

    assert re.findall(r'class="(stop[^"]*)" href="([^"]+)".*?aria-label="([^"]+)"', html) == [
        ("stop stop--core", "/topics/vectors/", "Vectors, Mathematics &amp; more, not started, 4 h"),
        ("stop", "/topics/matrices/", "Matrices &lt;b&gt;, Mathematics &amp; more, not started, 1.5 h"),
    ]
    assert re.findall(r'data-from="([^"]+)" data-to="([^"]+)" d="[^"]+"><title>([^<]+)', html) == [
        ("vectors", "matrices", "It needs vectors.")
    ]


def test_map_shows_what_is_ready_and_what_was_marked(client: Client) -> None:
    create_two()
    create_topic("apart")

    client.post("/topics/vectors/status/", {"status": "done"})
    html = client.get("/roadmaps/deep-learning/").content.decode()

    assert re.findall(r'class="stop[^>]+data-topic="([^"]+)"[^>]+data-status="([^"]+)"( data-ready)?', html) == [
        ("vectors", "done", ""),
        ("matrices", "not-started", " data-ready"),
        ("apart", "not-started", " data-ready"),
    ]


@pytest.mark.parametrize("number", [1, 40])
def test_map_costs_no_query_of_its_own(django_assert_num_queries: Any, client: Client, number: int) -> None:
    for place in range(number):
        create_topic(f"topic-{place}", requires=[f"topic-{place - 1}"] if place else [])
    client.post("/topics/topic-0/status/", {"status": "done"})
    client.get("/")

    with django_assert_num_queries(1):
        client.get("/")


def test_svg_is_a_whole_file_with_links_that_lead_here(client: Client) -> None:
    create_two()

    response = client.get("/roadmaps/deep-learning/map.svg")

    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    root = ElementTree.fromstring(response.content)
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == [
        "http://testserver/roadmaps/deep-learning/math/",
        "http://testserver/topics/vectors/",
        "http://testserver/topics/matrices/",
    ]
    assert "style" not in response.content.decode()


def test_pdf_is_one_page_with_its_links(client: Client) -> None:
    create_two()
    create_topic("zermelo", title="Zermelo (and) \\ Ωmega")

    response = client.get("/roadmaps/deep-learning/map.pdf")

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    body = response.content
    assert (body[:5], len(re.findall(rb"/Type ?/Page\b", body)), body.rstrip()[-5:]) == (b"%PDF-", 1, b"%%EOF")
    assert re.findall(rb"/URI \(([^)]+)\)", body) == [
        b"http://testserver/roadmaps/deep-learning/math/",
        b"http://testserver/topics/vectors/",
        b"http://testserver/topics/matrices/",
        b"http://testserver/topics/zermelo/",
    ]


@pytest.mark.parametrize("name", ["map.svg", "map.pdf"])
def test_map_of_no_roadmap_is_not_found(client: Client, name: str) -> None:
    create_roadmap()

    assert client.get(f"/roadmaps/none/{name}").status_code == 404
