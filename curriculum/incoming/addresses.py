"""Where links of other people's lists lead: the address, and what can be told from it. Knows nothing of Django."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from pydantic import TypeAdapter, ValidationError

from ..content.source import Url

_URL: TypeAdapter[str] = TypeAdapter(Url)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")

# By the host, or the end of it, or its beginning with a path.
KINDS = {
    "paper": (
        "arxiv.org papers.nips.cc papers.neurips.cc proceedings.neurips.cc openreview.net aclweb.org aclanthology.org "
        "jmlr.org proceedings.mlr.press dl.acm.org ieeexplore.ieee.org semanticscholar.org doi.org biorxiv.org "
        "openaccess.thecvf.com cv-foundation.org sciencedirect.com citeseerx.ist.psu.edu"
    ),
    "video": "youtube.com youtu.be vimeo.com videolectures.net",
    "tool": "github.com gitlab.com bitbucket.org pypi.org",
    "course": (
        "coursera.org edx.org udacity.com udemy.com ocw.mit.edu openlearninglibrary.mit.edu khanacademy.org "
        "course.fast.ai deeplearning.ai"
    ),
    "dataset": "kaggle.com/datasets huggingface.co/datasets archive.ics.uci.edu",
    "book": "oreilly.com manning.com leanpub.com deeplearningbook.org amazon.com/dp goodreads.com",
    "docs": "readthedocs.io readthedocs.org docs.python.org docs.rs pytorch.org/docs tensorflow.org/api_docs",
    "interactive": "colab.research.google.com observablehq.com",
    "community": "discord.gg discord.com reddit.com stackoverflow.com stackexchange.com",
}
COSTS = {
    "signup": "coursera.org edx.org udacity.com discord.gg discord.com",
    "paid": "udemy.com oreilly.com manning.com amazon.com leanpub.com",
}
# What a list itself says of a link, in its words.
_SAID = re.compile(r"\b(video|book|paper|course)s?\b", re.IGNORECASE)
_SAID_AS_LABEL = re.compile(r"[(\[]\s*(?:[^()\[\]]*\s)?(video|book|paper|course|playlist)s?\s*[)\]]", re.IGNORECASE)


class NowhereError(Exception):
    """A link leads to nothing that can be kept; the text says why."""


def address_of(target: str, base: str = "") -> str:
    """Return the address of the web that a link leads to. Raises NowhereError.

    What is relative to the list leads into its repository, and can be followed if that is known: `base`.
    """
    target = target.strip().replace(" ", "%20")
    if target.startswith("//"):
        target = f"https:{target}"
    if not _SCHEME.match(target):
        if not base or not target:
            raise NowhereError(f"'{target[:80]}' leads to a file beside the list; give its folder's address, --base")
        target = urljoin(base, target)
    try:
        return _URL.validate_python(target)
    except ValidationError as error:
        long = any(each["type"] == "string_too_long" for each in error.errors())
        why = "is longer than 500 characters" if long else "is no address of the web"
        raise NowhereError(f"'{target[:80]}' {why}") from error


def kind_of(address: str, words: str) -> str:
    """Return the kind that a link's words or its host tell; an article where neither does."""
    if found := _SAID_AS_LABEL.search(words) or _SAID.fullmatch(words.strip("()[] ")):
        return {"playlist": "video"}.get(said := found[1].lower(), said)
    return next(_matching(address, KINDS), "article")


def cost_of(address: str) -> str:
    return next(_matching(address, COSTS), "free")


def host_of(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _matching(address: str, table: dict[str, str]) -> Iterator[str]:
    host, path = host_of(address), urlsplit(address).path
    for word, places in table.items():
        for place in places.split():
            at, _, within = place.partition("/")
            if (host == at or host.endswith(f".{at}")) and path.startswith(f"/{within}"):
                yield word
