"""Titles -> slugs that nobody else has. Knows nothing of Django."""

import re
import unicodedata
from collections.abc import Iterable

from ..content.source import MAX_SLUG

# What a title is told apart by, and a slug has no letters for.
_SPELT = {"c++": "cpp", "c#": "csharp", "f#": "fsharp", ".net": "dotnet", "&": " and "}


def slug_of(title: str) -> str:
    """Return a title's slug; it is empty where the title has no letter that Latin ones stand for."""
    words = title.lower()
    for sign, spelt in _SPELT.items():
        words = words.replace(sign, spelt)
    latin = unicodedata.normalize("NFKD", words.replace("ß", "ss")).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")
    if len(slug) <= MAX_SLUG:
        return slug
    head, _, tail = slug[:MAX_SLUG].rpartition("-")
    return head if head and len(tail) < MAX_SLUG // 2 else slug[:MAX_SLUG].strip("-")


class Names:
    """Names that are taken, and those given since."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self.next: dict[str, int] = {}

    def give(self, title: str, *, otherwise: str) -> str:
        """Return a free slug for a title; one that says nothing in Latin letters is called `otherwise`."""
        slug = slug_of(title) or otherwise
        name = slug
        while name in self.taken:
            number = self.next[slug] = self.next.get(slug, 1) + 1
            name = f"{slug[: MAX_SLUG - len(str(number)) - 1].rstrip('-')}-{number}"
        self.taken.add(name)
        return name
