"""Every address, by every method, as anybody, with parameters that nobody should send: never an answer of 500.

500 requests in the fast suite; `make fuzz` sends 20,000 (FUZZ= says how many).
"""

import os
import re
from copy import deepcopy
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import pytest
from django.db import transaction
from django.test import Client, override_settings
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.faults.hostile import NAMES, WORDS
from tests.test_addresses import PEOPLE, ROWS, names, people  # noqa: F401 (fixtures)

# Its name from Django 6.1 on, which warns of the former.
savepoint = getattr(transaction, "savepoint_create", None) or transaction.savepoint

pytestmark = pytest.mark.django_db

SAMPLE = 500
REQUESTS = int(os.environ.get("FUZZ", SAMPLE))
METHODS = ("GET", "GET", "POST", "POST", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
WHO = ("visitor", "learner", "staff")
# Each address, with the fields that it is made for, which hostile ones are sent beside.
ADDRESSES = [(path, rest[: -len(PEOPLE)]) for _method, path, *rest in ROWS if not path.endswith("/logout/")]
CODINGS = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "nonsense")

words = st.one_of(st.sampled_from(WORDS), st.text(max_size=40), st.integers().map(str))
fields = st.lists(st.tuples(st.one_of(st.sampled_from(NAMES), st.text(max_size=10)), words), max_size=5)


@dataclass(frozen=True)
class Sent:
    """One request. `hostile` stands in the address for what it names; None leaves it."""

    method: str
    address: tuple[str, list[str]]
    who: str
    query: list[tuple[str, str]]
    form: list[tuple[str, str]]
    hostile: str | None
    coding: str
    accepted: str
    by_htmx: bool

    def send(self, client: Client, known: dict[str, object]) -> int:
        headers = {"Accept-Encoding": self.accepted} | ({"HX-Request": "true"} if self.by_htmx else {})
        response = client.generic(
            self.method,
            self._path(known),
            urlencode([*self._right(known), *self.form], errors="surrogatepass"),
            content_type=self.coding,
            QUERY_STRING=urlencode(self.query, errors="surrogatepass"),
            headers=headers,
        )
        return response.status_code

    def _right(self, known: dict[str, object]) -> list[tuple[str, str]]:
        named = [field.format(**known).partition("=") for field in self.address[1]]
        return [(name, value) for name, _, value in named]

    def _path(self, known: dict[str, object]) -> str:
        if self.hostile is None:
            return self.address[0].format(**known)
        said = quote(self.hostile.encode("utf-8", "surrogatepass"), safe="") or "x"
        return re.sub(r"\{\w+\}|vectors|deep-learning", said, self.address[0])


requests = st.builds(
    Sent,
    method=st.sampled_from(METHODS),
    address=st.sampled_from(ADDRESSES),
    who=st.sampled_from(WHO),
    query=fields,
    form=fields,
    hostile=st.one_of(st.none(), words),
    coding=st.sampled_from([CODINGS[0], *CODINGS]),
    accepted=st.sampled_from(("", "br", "gzip, br;q=0", "x" * 300)),
    by_htmx=st.booleans(),
)
# What is drawn depends on the modules that are loaded, and a change with nothing wrong in it is rare: one is sent.
KNOWN = next(address for address in ADDRESSES if address[0].endswith("/known/"))
CHANGE = Sent("POST", KNOWN, "learner", [], [], hostile=None, coding=CODINGS[0], accepted="", by_htmx=False)


@override_settings(COSTLY_PAGES_A_MINUTE=0)
def test_no_request_is_answered_with_500(people: dict[str, Client], names: dict[str, object]) -> None:  # noqa: F811
    cookies = {who: deepcopy(people[who].cookies) for who in WHO}
    seen: set[int] = set()

    @settings(
        max_examples=REQUESTS,
        database=None,
        derandomize=REQUESTS == SAMPLE,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @example(sent=CHANGE)
    @given(sent=requests)
    def answered(sent: Sent) -> None:
        client = people[sent.who]
        client.raise_request_exception = False
        client.cookies = deepcopy(cookies[sent.who])
        before = savepoint()

        status = sent.send(client, names)
        transaction.savepoint_rollback(before)
        transaction.savepoint_commit(before)  # else each lies in all before it, and PostgreSQL has room for thousands

        seen.add(status)
        assert status < 500

    answered()

    assert {200, 302, 303, 404, 405} - seen == set()
