"""Each resource address of the roadmap says in addresses.yaml when and how somebody saw that it is right."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .reading import topics

SEEN: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("addresses.yaml").read_text())

# Addresses of core topics that nobody has seen, each with the reason why it stays. Empty is best.
UNSEEN_IN_CORE: dict[str, str] = {}


@cache
def used() -> dict[str, list[str]]:
    """Return all resource addresses, each with the kinds of the topics that list it."""
    kinds: dict[str, list[str]] = {}
    for topic in topics().values():
        for resource in topic.front.resources:
            kinds.setdefault(str(resource.url), []).append(str(topic.front.kind))
    return kinds


def test_every_resource_address_says_how_it_was_seen_and_none_besides() -> None:
    assert set(used()) - set(SEEN) == set(), "say in addresses.yaml when and how you saw these"
    assert set(SEEN) - set(used()) == set(), "take these out of addresses.yaml: no topic lists them"


def test_addresses_are_sorted() -> None:
    assert list(SEEN) == sorted(SEEN)


def test_every_address_has_a_day_and_a_way() -> None:
    shapes = {address for address, entry in SEEN.items() if set(entry) != {"seen", "how"} or not entry["how"]}
    days = {address for address, entry in SEEN.items() if not _is_past(entry["seen"])}

    assert shapes == set()
    assert days == set(), "`seen` is a day that is not in the future, such as 2026-11-28, or null"


def test_an_unseen_address_says_so() -> None:
    unseen = {address: entry["how"] for address, entry in SEEN.items() if entry["seen"] is None}

    assert {address for address, how in unseen.items() if not how.startswith("not seen; ")} == set()


def test_core_topics_list_only_addresses_that_were_seen() -> None:
    unseen = {url for url, kinds in used().items() if "core" in kinds and SEEN[url]["seen"] is None}

    assert unseen == set(UNSEEN_IN_CORE)


def _is_past(day: object) -> bool:
    return day is None or (type(day) is date and day <= date.today())
