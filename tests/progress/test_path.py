"""The learning path as it is shown: its goals, its steps, why each is there, and until when."""

import re
from datetime import date

import pytest
from django.test import Client

from curriculum.models import Alias
from progress.path import Pace, pace
from tests.factories import create_roadmap, create_section, create_topic

HTMX = {"HX-Request": "true"}


@pytest.fixture
def topics(db: None) -> None:
    """Six topics in two sections: up to derivatives, and from gradients on."""
    create_topic("vectors", hours=4)
    create_topic("matrices", requires=["vectors"], hours=6)
    create_topic("derivatives", hours=5)
    learning = create_section(slug="learning")
    create_topic("gradients", section=learning, requires=["matrices", "derivatives"], hours=3)
    create_topic("descent", section=learning, requires=["gradients", "vectors"], hours=1.5, kind="extension")
    create_topic("rnn", section=learning, requires=["matrices"], hours=2)


def steps(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<li class="step" data-topic="([\w-]+)" data-status="([\w-]+)">', html)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html.split("<main")[1].split("</main>", maxsplit=1)[0]).split())


def get(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("topics")
def test_path_of_a_visitor_has_all_in_order_and_writes_nothing(client: Client) -> None:
    response = client.get("/path/descent/")

    assert [slug for slug, _ in steps(response.content.decode())] == [
        "vectors",
        "matrices",
        "derivatives",
        "gradients",
        "descent",
    ]
    assert "5 topics: 19.5 h left" in words(response.content.decode())
    assert (response["Cache-Control"], dict(response.cookies)) == ("private, no-cache", {})


@pytest.mark.usefixtures("topics")
def test_path_leaves_out_what_is_known_and_shows_the_status_of_the_rest(client: Client) -> None:
    client.post("/topics/matrices/status/", {"status": "skipped"})
    client.post("/topics/derivatives/status/", {"status": "learning"})

    html = get(client, "/path/gradients/")

    assert steps(html) == [("vectors", "not-started"), ("derivatives", "learning"), ("gradients", "not-started")]
    assert "4 topics, 1 known: 12 h left" in words(html)


@pytest.mark.usefixtures("topics")
def test_nothing_else_on_the_page_is_taken_for_a_step(client: Client) -> None:
    client.post("/topics/vectors/status/", {"status": "done"})

    html = get(client, "/path/descent/")

    assert re.findall(r'data-topic="([\w-]+)"', html) == [slug for slug, _ in steps(html)]


@pytest.mark.usefixtures("topics")
def test_step_says_which_later_step_requires_it_in_its_own_words(client: Client) -> None:
    html = get(client, "/path/descent/")

    said = words(html.split('data-topic="vectors"')[1].split("</li>")[0].join(["<main>", "</main>"]))
    assert "For Matrices: It needs vectors. Also for Descent" in said
    assert "4 h" in said


@pytest.mark.usefixtures("topics")
@pytest.mark.parametrize("path", ["/path/rnn/?to=descent", "/path/?to=rnn&to=descent", "/path/?to=descent&to=rnn"])
def test_path_leads_to_several_goals(client: Client, path: str) -> None:
    found = [slug for slug, _ in steps(get(client, path))]

    assert sorted(found) == ["derivatives", "descent", "gradients", "matrices", "rnn", "vectors"]
    assert found[:3] == ["vectors", "matrices", "derivatives"]


@pytest.mark.usefixtures("topics")
def test_path_to_all_core_topics_of_a_roadmap(client: Client) -> None:
    found = [slug for slug, _ in steps(get(client, "/path/?core=deep-learning"))]

    assert sorted(found) == ["derivatives", "gradients", "matrices", "rnn", "vectors"]


@pytest.mark.usefixtures("topics")
def test_name_that_is_no_topic_is_said_and_the_rest_is_shown(client: Client) -> None:
    html = get(client, "/path/rnn/?to=nope&to=%00&to=%3Cscript%3E&core=nothing&to=" + "x" * 5000)

    assert [slug for slug, _ in steps(html)] == ["vectors", "matrices", "rnn"]
    assert [f"There is no topic called “{name}” here" in html for name in ("nope", "&lt;script&gt;", "nothing")] == [
        True
    ] * 3
    assert "There is no topic called “nope” here" in get(client, "/path/?to=nope")


@pytest.mark.usefixtures("topics")
def test_path_takes_at_most_twenty_goals_and_says_so(client: Client) -> None:
    names = "".join(f"&to=topic-{number}" for number in range(25))

    assert "A path has at most 20 goals; the last 6 were left out." in words(get(client, f"/path/rnn/?{names}"))


@pytest.mark.usefixtures("topics")
def test_unknown_goal_in_the_address_itself_is_404_and_an_old_name_leads_on(client: Client) -> None:
    topic = create_topic("lstm", requires=["rnn"])
    Alias.objects.create(slug="long-memory", topic=topic)

    moved = client.get("/path/long-memory/?hours=5&to=descent")

    assert client.get("/path/nothing/").status_code == 404
    assert (moved.status_code, moved["Location"]) == (301, "/path/lstm/?hours=5&to=descent")
    assert steps(get(client, "/path/?to=long-memory")) == steps(get(client, "/path/lstm/"))


@pytest.mark.usefixtures("topics")
def test_goal_that_is_known_is_said_warmly(client: Client) -> None:
    client.post("/topics/rnn/known/")

    html = get(client, "/path/rnn/")

    assert "Well done: you know Rnn already." in html
    assert (steps(html), "3 topics, 3 known: nothing is left" in words(html)) == ([], True)


@pytest.mark.django_db
def test_path_goes_through_another_roadmap() -> None:
    create_topic("vectors")
    create_topic("matrices", requires=["vectors"])
    seeing = create_section(roadmap=create_roadmap(slug="vision", position=1), slug="seeing")
    create_topic("edges", section=seeing, requires=["matrices"])

    assert [slug for slug, _ in steps(get(Client(), "/path/edges/"))] == ["vectors", "matrices", "edges"]


@pytest.mark.parametrize(
    ("left", "hours", "weeks", "from_monday", "from_sunday"),
    [
        (85, 5, 17, date(2027, 3, 15), date(2027, 3, 22)),
        (84.5, 5, 17, date(2027, 3, 15), date(2027, 3, 22)),
        (85.1, 5, 18, date(2027, 3, 22), date(2027, 3, 22)),
        (0.5, 100, 1, date(2026, 11, 23), date(2026, 11, 23)),
        (0.1 + 0.2, 0.1, 3, date(2026, 12, 7), date(2026, 12, 14)),
        (0, 5, 0, date(2026, 11, 23), date(2026, 11, 23)),
    ],
)
def test_pace_names_the_monday_of_the_week_it_ends(
    left: float, hours: float, weeks: int, from_monday: date, from_sunday: date
) -> None:
    assert pace(hours, left, today=date(2026, 11, 23)) == Pace(hours, weeks, from_monday)
    assert pace(hours, left, today=date(2026, 11, 29)) == Pace(hours, weeks, from_sunday)


@pytest.mark.usefixtures("topics")
@pytest.mark.parametrize("hours", ["5", "0.5", "100", " 7.5 "])
def test_hours_a_week_give_the_week_it_ends(client: Client, hours: str) -> None:
    html = get(client, f"/path/descent/?hours={hours}")

    weeks = pace(float(hours), 19.5, today=date(2026, 1, 1)).weeks
    assert re.search(rf"{weeks} weeks?: the week of \d+ [A-Z][a-z]+ 20\d\d", words(html))


@pytest.mark.usefixtures("topics")
@pytest.mark.parametrize("hours", ["0", "-5", "0.4", "101", "1e9", "nan", "inf", "many", "5;", "%00"])
def test_bad_hours_get_a_message_and_the_path(client: Client, hours: str) -> None:
    html = get(client, f"/path/descent/?hours={hours}")

    assert ("Choose from 0.5 to 100 hours a week." in html, "the week of" in html) == (True, False)
    assert len(steps(html)) == 5


@pytest.mark.usefixtures("topics")
def test_i_know_this_already_takes_a_step_off_and_leads_back(client: Client) -> None:
    html = get(client, "/path/descent/?hours=5")
    form = html.split('action="/topics/matrices/known/"')[1].split("</form>")[0]
    page = re.search(r'name="page" value="(.*?)"', form)
    assert page

    response = client.post("/topics/matrices/known/", {"page": page[1]}, headers=HTMX, follow=True)

    assert [slug for slug, _ in steps(response.content.decode())] == ["derivatives", "gradients", "descent"]
    assert "You took Matrices as known, and 1 topic it builds on. Undo" in words(response.content.decode())


@pytest.mark.usefixtures("topics")
def test_step_alone_can_be_taken_as_known(client: Client) -> None:
    client.post("/topics/matrices/status/", {"status": "done", "page": "/path/descent/"}, headers=HTMX)

    assert [slug for slug, _ in steps(get(client, "/path/descent/"))] == [
        "vectors",
        "derivatives",
        "gradients",
        "descent",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_path_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries, number: int) -> None:
    for each in range(number + 1):
        create_topic(f"topic-{each}", requires=[f"topic-{i}" for i in range(each)])
    act = client.post("/topics/topic-0/known/")["Location"].split("=")[1]
    client.get("/")

    with django_assert_num_queries(0):
        Client().get(f"/path/topic-{number}/?hours=5&to=topic-0")
    with django_assert_num_queries(4):  # marks, the learner, the act, its changes
        client.get(f"/path/topic-{number}/?hours=5&to=topic-0&act={act}")
    with django_assert_num_queries(1):
        Client().get(f"/path/topic-{number}/?to=nothing&to=nobody")


@pytest.mark.django_db
def test_presets_that_lead_somewhere_are_offered_with_their_sums(client: Client) -> None:
    create_topic("attention", hours=3)
    create_topic("transformers", requires=["attention"], hours=4)
    create_topic("large-language-models", requires=["transformers"], hours=5, kind="extension")

    html = get(client, "/path/")

    offered = re.findall(r'<li>\s*<a href="(/path/.*?)">(.*?)</a>\s*<span class="quiet">(.*?)</span>', html)
    assert offered == [
        ("/path/?to=transformers&amp;to=large-language-models", "Understand transformers", "3 topics, 12 h left"),
        ("/path/?core=deep-learning", "The original roadmap, core only", "2 topics, 7 h left"),
    ]
    assert "<h1>Understand transformers</h1>" in get(client, "/path/?to=transformers&to=large-language-models")


@pytest.mark.django_db
def test_page_of_paths_is_there_without_content(client: Client) -> None:
    assert "Where do you want to get?" in get(client, "/path/")
