"""A line of Markdown -> its words and its links, in their order. Knows nothing of Django."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# Each at one place of a text, from there on; none looks further than it takes (the quantifiers are possessive).
_ORDINARY = re.compile(r"[^\[!`<*_~hH:\\]++")
_CODE = re.compile(r"(`++)(?!`)")
_TARGET = re.compile(
    r"\(\s*+(?:<([^<>\n]*+)>|((?:[^\s()<>]++|\([^\s()]*+\))*+))\s*+(?:\"[^\"]*+\"\s*+|'[^']*+'\s*+)?\)"
)
_PICTURE = re.compile(r"!\[([^\[\]]*+)\](?:\([^()]*+\)|\[[^\[\]]*+\])?")
_REFERENCE = re.compile(r" ?\[([^\[\]]*+)\]")
_AUTOLINK = re.compile(r"<(https?://[^\s<>]++)>", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>\[\]|\"`]++", re.IGNORECASE)
_ANCHOR = re.compile(
    r"<a\s[^<>]{0,300}?\bhref\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')[^<>]*>(.{0,300}?)</a\s*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}+:")
_MOST_OF_A_NAME = 200
_PUNCTUATION = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(frozen=True)
class Words:
    """Plain text, and whether it was bold."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Link:
    """A link as written: its words may be empty, its target may lead anywhere, and it may be a picture with words."""

    text: str
    target: str
    bold: bool = False
    picture: str = ""


Part = Words | Link
References = Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """What a line says, in order."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """All its words, those of links too, on one line."""
        return one_line("".join(part.text for part in self.parts))

    @property
    def links(self) -> list[Link]:
        return [part for part in self.parts if isinstance(part, Link)]


def one_line(text: str) -> str:
    return " ".join(text.split())


def key_of(reference: str) -> str:
    """Return a reference's name as its definition is found by: in one case, with single spaces."""
    return one_line(reference).casefold()


def read_line(text: str, references: References | None = None) -> Line:
    """Read one line or paragraph. Marks of emphasis, pictures, tags and shortcodes of emoji are taken off."""
    text = _ANCHOR.sub(lambda found: f"[{found[3]}](<{found[1] or found[2] or ''}>)", text)
    return Line(tuple(_Reader(text, references or {}).parts()))


class _Reader:
    """Goes once through a text. Which bracket ends which is found beforehand, in one pass."""

    def __init__(self, text: str, references: References, *, links: bool = True) -> None:
        self.text, self.references = text, references
        self.closing = _closing(text) if links else {}
        self.bold = False
        self.words: list[str] = []
        self.found: list[Part] = []

    def parts(self) -> list[Part]:
        at = 0
        while at < len(self.text):
            at = self.step(at)
        self.finish()
        return self.found

    def finish(self) -> None:
        """Make one part of the words said so far."""
        if self.words:
            self.found.append(Words(html.unescape("".join(self.words)), self.bold))
        self.words = []

    def link(self, words: str, target: str, end: int) -> int:
        self.finish()
        described = one_line(" ".join(_PICTURE.findall(words)))
        plain = "".join(part.text for part in _Reader(_PICTURE.sub(" ", words), {}, links=False).parts())
        self.found.append(Link(one_line(plain), html.unescape(target), self.bold, described))
        return end

    def say(self, words: str, end: int) -> int:
        self.words.append(words)
        return end

    def step(self, at: int) -> int:
        """Read what begins at a place, and return where it ends."""
        if found := _ORDINARY.match(self.text, at):
            return self.say(found[0], found.end())
        return _READERS[self.text[at]](self, at)

    def picture(self, at: int) -> int:
        return self.bracket(at) if self.text.startswith("![", at) else self.say("!", at + 1)

    def shortcode(self, at: int) -> int:
        found = _SHORTCODE.match(self.text, at)
        if found and not (self.text[at - 1 : at].isalnum() or self.text[found.end() : found.end() + 1].isalnum()):
            return self.say(" ", found.end())
        return self.say(":", at + 1)

    def escape(self, at: int) -> int:
        after = self.text[at + 1 : at + 2]
        return self.say(after, at + 2) if after in _PUNCTUATION else self.say("\\", at + 1)

    def bracket(self, at: int) -> int:
        picture = self.text[at] == "!"
        start = at + picture
        end = self.closing.get(start)
        inner = self.text[start + 1 : end or 0]
        target, after = self.target(inner, end + 1) if end else (None, at)
        if target is None:
            return self.say(self.text[at : start + 1], start + 1)
        return after if picture else self.link(inner, target, after)

    def target(self, inner: str, at: int) -> tuple[str | None, int]:
        """Return where a link leads whose words end at a place, and where it ends itself; None if it is none."""
        if found := _TARGET.match(self.text, at):
            return found[1] if found[1] is not None else found[2], found.end()
        named = _REFERENCE.match(self.text, at)
        if named and (target := self.references.get(key_of((named[1] or inner)[:_MOST_OF_A_NAME]))):
            return target, named.end()
        return self.references.get(key_of(inner[:_MOST_OF_A_NAME])), at

    def code(self, at: int) -> int:
        marks = _CODE.match(self.text, at)
        size = len(marks[1]) if marks else 1
        end = self.text.find("`" * size, at + size)
        if end < 0:
            return self.say(self.text[at : at + size], at + size)
        return self.say(self.text[at + size : end], end + size)

    def angle(self, at: int) -> int:
        if found := _AUTOLINK.match(self.text, at):
            return self.link("", found[1], found.end())
        if tag := _TAG.match(self.text, at):
            return self.say(" " if tag[0].lower().startswith("<br") else "", tag.end())
        return self.say("<", at + 1)

    def bare(self, at: int) -> int:
        found = _BARE.match(self.text, at)
        if not found:
            return self.say(self.text[at], at + 1)
        address = found[0].rstrip(".,;:!?'*_")
        ends = len(address) - len(address.rstrip(")"))
        over = min(ends, max(address.count(")") - address.count("("), 0))  # close what was opened before the address
        address = address[: len(address) - over]
        return self.link("", address, at + len(address))

    def emphasis(self, at: int) -> int:
        character, end = self.text[at], at
        while end < len(self.text) and self.text[end] == character:
            end += 1
        before, after = self.text[at - 1 : at], self.text[end : end + 1]
        inside = before.isalnum() and after.isalnum()
        alone = (not before or before.isspace()) and (not after or after.isspace())
        if alone or (inside and character != "*") or (character == "~" and end - at == 1):
            return self.say(self.text[at:end], end)
        if end - at >= 2 and character != "~":  # noqa: PLR2004 (two make it bold)
            self.finish()
            self.bold = not self.bold
        return end


_READERS: dict[str, Callable[[_Reader, int], int]] = {
    "[": _Reader.bracket,
    "!": _Reader.picture,
    "`": _Reader.code,
    "<": _Reader.angle,
    "*": _Reader.emphasis,
    "_": _Reader.emphasis,
    "~": _Reader.emphasis,
    "h": _Reader.bare,
    "H": _Reader.bare,
    ":": _Reader.shortcode,
    "\\": _Reader.escape,
}


def _closing(text: str) -> dict[int, int]:
    """Return the place of the bracket that closes each opening one. Brackets in code and escaped ones are none."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "[":
            opened.append(at)
        elif text[at] == "]" and opened:
            closing[opened.pop()] = at
        at += 1
    return closing
