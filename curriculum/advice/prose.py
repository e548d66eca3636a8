"""A text in Markdown with what is no prose blanked out, every letter at its old place. Knows nothing of Django.

It is read by patterns and not by Markdown's own parser, which knows no lines and takes twenty times as long.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

# What has no end within so many characters is no code and no formula, so that a text is read in linear time.
_CODE = re.compile(
    r"^[ \t]*(`{3,}|~{3,})[^\n]*\n.*?^[ \t]*\1[`~]*[ \t]*$|(?<!`)(`+)(?!`)[^`].{0,400}?(?<!`)\2(?!`)",
    re.DOTALL | re.MULTILINE,
)
_MATHS = re.compile(r"(?<![\\$])(?:\$\$(.{1,3000}?)\$\$|\$(?![\s$])((?:\\.|[^\\$]){1,1500}?)(?<!\s)\$)", re.DOTALL)
_IMAGE_ALONE = re.compile(r"!\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]*)\)")
_IMAGE = re.compile(_IMAGE_ALONE.pattern + r"(?:\s*^/// caption[^\n]*\n(.*?)^///)?", re.DOTALL | re.MULTILINE)
_TOPIC = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
_LINK = re.compile(r"(?<!!)\[([^\]\[^][^\]\[\n]*)\]\(((?:[^()\s]|\([^()\s]*\))*)(?:\s+\"[^\"\n]*\")?\)")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>|(?<![\w/])(https?://|www\.)[^\s<>\])]+")
_FOOTNOTE = re.compile(r"^\[\^[^\[\]\n]+\]:[^\n]*(?:\n(?:[ \t]+[^\n]*)?)*|\[\^[^\[\]\n]+\]", re.MULTILINE)
_MARKUP = re.compile(
    r"<[A-Za-z/!][^>\n]{0,200}>|^[ \t]*///[^\n]*$|^[ \t]*(?:\|[ \t]*)?:?-{3,}[-|: \t]*$|&#?\w+;", re.MULTILINE
)
_HEADING = re.compile(r"^(#{1,6})[ \t]+([^\n]+?)[ \t]*#*$", re.MULTILINE)
_QUOTED = re.compile(r"“[^”]{1,300}”|\"[^\"\n]{1,300}\"|^>[^\n]*$", re.MULTILINE)
_MARKED = re.compile(r"[`$~\[<&/|#\"“>]|www\.")
_INK = re.compile(r"[^\n]")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


@dataclass(frozen=True)
class Formula:
    """LaTeX, where it begins, and whether it stands on a line of its own."""

    at: int
    latex: str
    display: bool


@dataclass(frozen=True)
class Link:
    """The words of a link, empty where the address itself is shown."""

    at: int
    words: str
    address: str


@dataclass(frozen=True)
class Image:
    at: int
    words: str
    caption: str


@dataclass(frozen=True)
class Heading:
    at: int
    level: int
    words: str


@dataclass(frozen=True)
class Prose:
    """A text, and what it is made of. Places are counted in characters from the beginning of the source."""

    source: str

    def line(self, at: int) -> int:
        return self.source.count("\n", 0, at) + 1

    @cached_property
    def uncoded(self) -> str:
        return _CODE.sub(_blank, self.source)

    @cached_property
    def code(self) -> str:
        return "\n".join(found[0] for found in _CODE.finditer(self.source))

    @cached_property
    def formulas(self) -> list[Formula]:
        found = _MATHS.finditer(self.uncoded)
        return [Formula(each.start(each.lastindex or 0), each[1] or each[2], bool(each[1])) for each in found]

    @cached_property
    def _written(self) -> str:
        """The text without code and maths."""
        return _MATHS.sub(_blank, self.uncoded)

    @cached_property
    def images(self) -> list[Image]:
        found = _IMAGE.finditer(self.uncoded)
        return [Image(each.start(), each[1].strip(), (each[3] or "").strip()) for each in found]

    @cached_property
    def links(self) -> list[Link]:
        """All links but those that show the title of the topic they lead to, and those in footnotes."""
        text = _FOOTNOTE.sub(_blank, self._written)
        named = [Link(each.start(), each[2], each[1]) for each in _TOPIC.finditer(text) if each[2]]
        named += [Link(each.start(), each[1], each[2]) for each in _LINK.finditer(text)]
        bare = _ADDRESS.finditer(_LINK.sub(_blank, text))
        return sorted(
            [*named, *(Link(each.start(), "", each[0].strip("<>")) for each in bare)], key=lambda link: link.at
        )

    @cached_property
    def headings(self) -> list[Heading]:
        return [Heading(each.start(), len(each[1]), each[2]) for each in _HEADING.finditer(self.uncoded)]

    @cached_property
    def text(self) -> str:
        """What is read as words: no code, maths, addresses, footnotes or words for images, but the words of links."""
        if not _MARKED.search(self.source):
            return self.source
        text = _IMAGE_ALONE.sub(_blank, self._written)
        text = _TOPIC.sub(lambda found: _blank_but(found, 2), text)
        text = _LINK.sub(lambda found: _blank_but(found, 1), text)
        for pattern in (_FOOTNOTE, _ADDRESS, _MARKUP):
            text = pattern.sub(_blank, text)
        return text

    @cached_property
    def own(self) -> str:
        """The text without what it quotes."""
        return _QUOTED.sub(_blank, self.text)

    @cached_property
    def words(self) -> int:
        """How many words there are to read, a formula within a sentence being one."""
        return len(WORD.findall(self.text)) + sum(not formula.display for formula in self.formulas)

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        """Yield paragraphs and items of lists, with their places; no headings and no tables."""
        begins = 0
        for block in re.split(r"(\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*+]|\d+\.)[ \t])|\n(?=#))", self.text):
            if not re.match(r"\s*(?:[#|]|$)", block):
                yield begins, block
            begins += len(block)


def _blank(found: re.Match[str]) -> str:
    return _INK.sub(" ", found[0])


def _blank_but(found: re.Match[str], group: int) -> str:
    if found[group] is None:
        return _blank(found)
    start, end = found.start(group) - found.start(), found.end(group) - found.start()
    return _INK.sub(" ", found[0][:start]) + found[group] + _INK.sub(" ", found[0][end:])
