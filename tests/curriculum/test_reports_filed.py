"""Reports on the way to the desk: the same is kept once, and no flood gets through."""

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.models import Link, Report, ReportKind, Topic
from curriculum.models.report import MOST_GATHERED, MOST_OPEN, MOST_WORDS
from tests.at_once import at_once
from tests.curriculum.test_reports import ADDRESS, BOOK, kept
from tests.factories import create_resource, create_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    topic = create_topic("vectors")
    create_resource(topic, title="A film", url="https://example.org/film")
    create_resource(topic, url=BOOK)
    return topic


def test_same_report_is_counted_and_kept_once(client: Client, topic: Topic) -> None:
    for words in ("", "It is gone.", "It is gone.", "Now it sells shoes.", ""):
        client.post(ADDRESS, {"kind": "link", "url": BOOK, "words": words})
    client.post(ADDRESS, {"kind": "link", "url": "https://example.org/film"})

    assert kept("url", "times", "words") == [
        (BOOK, 5, "It is gone.\n\nNow it sells shoes."),
        ("https://example.org/film", 1, ""),
    ]


def test_reports_that_name_nothing_are_the_same_by_their_words(client: Client, topic: Topic) -> None:
    for words in ("A sign.", "A sign.", "A word."):
        client.post(ADDRESS, {"kind": "mistake", "words": words})

    assert kept("words", "times") == [("A sign.", 2), ("A word.", 1)]


def test_same_report_of_another_topic_is_another(client: Client, topic: Topic) -> None:
    create_resource(create_topic("matrices"), url=BOOK)

    client.post(ADDRESS, {"kind": "link", "url": BOOK})
    client.post("/topics/matrices/report/", {"kind": "link", "url": BOOK})

    assert kept("topic__slug", "times") == [("vectors", 1), ("matrices", 1)]


def test_what_was_settled_can_be_reported_anew(client: Client, topic: Topic) -> None:
    Report.objects.create(topic=topic, kind="link", url=BOOK, settled_at=timezone.now(), settled_as="mended")

    client.post(ADDRESS, {"kind": "link", "url": BOOK})

    assert kept("times", "settled_as") == [(1, "mended"), (1, "")]


def test_words_of_many_are_gathered_up_to_a_limit(topic: Topic) -> None:
    for number in range(20):
        Report(topic=topic, kind=ReportKind.LINK, url=BOOK, words=f"{number:02}" + "x" * (MOST_WORDS - 2)).file()

    (words, times) = kept("words", "times")[0]
    assert (len(words) <= MOST_GATHERED, words[:2], times) == (True, "00", 20)


def test_topic_with_its_fill_counts_what_is_new(topic: Topic) -> None:
    for number in range(MOST_OPEN + 3):
        Report(topic=topic, kind=ReportKind.MISTAKE, words=f"No {number}").file()
    Report(topic=topic, kind=ReportKind.MISTAKE, words="No 7").file()

    rest = Report.objects.filter(kind=ReportKind.OTHER)
    assert Report.objects.count() == MOST_OPEN + 1
    assert list(rest.values_list("words", "times")) == [("", 3)]
    assert Report.objects.get(words="No 7").times == 2


def test_fill_of_one_topic_is_not_anothers(topic: Topic) -> None:
    Report.objects.bulk_create(Report(topic=topic, kind="mistake", words=str(each)) for each in range(MOST_OPEN))

    Report(topic=create_topic("matrices"), kind=ReportKind.MISTAKE, words="A sign.").file()

    assert Report.objects.last().words == "0"
    assert Report.objects.filter(topic__slug="matrices").get().words == "A sign."


def test_new_report_of_a_link_has_it_visited_at_the_next_run(client: Client, topic: Topic) -> None:
    later = timezone.now()
    for url in (BOOK, "https://example.org/film"):
        Link.objects.create(url=url, due_at=later)

    client.post(ADDRESS, {"kind": "link", "url": BOOK})

    assert dict(Link.objects.values_list("url", "due_at")) == {BOOK: None, "https://example.org/film": later}


def test_same_report_again_asks_for_no_visit(client: Client, topic: Topic) -> None:
    client.post(ADDRESS, {"kind": "link", "url": BOOK})
    link = Link.objects.create(url=BOOK, due_at=timezone.now())

    client.post(ADDRESS, {"kind": "link", "url": BOOK})

    assert Link.objects.get().due_at == link.due_at


def test_eleventh_report_within_an_hour_is_429_and_loses_nothing(client: Client, topic: Topic) -> None:
    for number in range(10):
        client.post(ADDRESS, {"kind": "mistake", "words": f"No {number}"})

    response = Client().post(ADDRESS, {"kind": "mistake", "words": "One more"})

    assert (response.status_code, Report.objects.count()) == (429, 10)
    assert "One more</textarea>" in response.content.decode()
    assert "Many reports came from your network within an hour." in response.content.decode()
    other = Client(REMOTE_ADDR="10.0.0.1").post(ADDRESS, {"kind": "mistake", "words": "One more"})
    assert (other.status_code, Report.objects.count()) == (303, 11)


def test_refused_reports_do_not_count_to_the_limit(client: Client, topic: Topic) -> None:
    for _ in range(11):
        client.post(ADDRESS, {"kind": "mistake"})

    assert client.post(ADDRESS, {"kind": "mistake", "words": "A sign."}).status_code == 303


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_time", range(3))
def test_same_report_of_two_at_once_is_one_row_said_twice(_time: int) -> None:
    create_resource(create_topic("vectors"), url=BOOK)

    said = at_once(*[lambda: Client().post(ADDRESS, {"kind": "link", "url": BOOK}).status_code] * 4)

    assert (said, kept("times")) == ([303] * 4, [(4,)])
