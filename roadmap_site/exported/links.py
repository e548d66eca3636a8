"""What the pages of a copy lead to, and what of that is not there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from .pages import Page

_LEADING = {"href", "src", "action", "hx-get", "hx-post", "poster"}


@dataclass
class _Read(HTMLParser):
    ids: set[str] = field(default_factory=set)
    leads_to: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if value and name == "id":
                self.ids.add(value)
            elif value and name in _LEADING:
                self.leads_to.append(value)


def broken(pages: Sequence[Page], files: set[str]) -> Iterator[str]:
    """Say each link within the site that leads nowhere: to no page, to no file, or to no place on its page.

    :param files: addresses of the files that stand beside the pages
    """
    read = {page.address: _read(page) for page in pages if page.is_html}
    others = files | {page.address for page in pages if not page.is_html}
    for address, page_read in read.items():
        for link in dict.fromkeys(page_read.leads_to):
            if wrong := _wrong(urljoin(address, link), read, others):
                yield f"{address} leads to {link}, {wrong}"


def _read(page: Page) -> _Read:
    read = _Read()
    read.feed(page.body.decode())
    return read


def _wrong(link: str, read: dict[str, _Read], others: set[str]) -> str:
    """Say what is wrong with a link, its address whole: nothing, where it leads to another site."""
    whole, place = urldefrag(link)
    parts = urlsplit(whole)
    target = unquote(parts.path)
    if parts.scheme or parts.netloc:
        return ""
    if parts.query or (target not in read and target not in others):
        return "which is not in the copy."
    if place and target in read and unquote(place) not in read[target].ids:
        return "and nothing has that id there."
    return ""
