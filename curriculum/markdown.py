"""Markdown -> safe HTML with maths, code, figures and links between topics: one function. Knows nothing of Django."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from .content.problem import Code, did_you_mean
from .maths import MathsError, mathml
from .safe_html import clean
from .topic_links import CHECKED, BarsInRows, TopicLink

# Part of what a stored page is keyed by: raise it when the same Markdown is to give other HTML.
VERSION = 8


def _anchor(words: str, separator: str) -> str:
    """Return a heading's anchor; it begins so that it is never an id of the page around the lesson."""
    return f"at-{slugify(words, separator)}"


_EXTENSIONS: list[str | Extension] = [
    "markdown.extensions.tables",
    "markdown.extensions.footnotes",
    "markdown.extensions.def_list",
    "markdown.extensions.abbr",
    "markdown.extensions.sane_lists",
    "markdown.extensions.smarty",
    "markdown.extensions.toc",
    "pymdownx.superfences",
    "pymdownx.highlight",
    "pymdownx.arithmatex",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.caption",
    "pymdownx.blocks.details",
]
# Of those, what a text has that stands on a page with a lesson: nothing with an id of its own.
_FREE_EXTENSIONS: list[str | Extension] = [
    *(f"markdown.extensions.{name}" for name in ("tables", "sane_lists")),
    *(f"pymdownx.{name}" for name in ("superfences", "highlight", "arithmatex")),
]
_CONFIGS: dict[str, dict[str, Any]] = {
    "markdown.extensions.toc": {"marker": "", "toc_depth": "2-3", "slugify": _anchor},
    "markdown.extensions.footnotes": {"BACKLINK_TITLE": "Back to the text, note {}"},
    "pymdownx.highlight": {"css_class": "highlight", "guess_lang": False},
    "pymdownx.arithmatex": {"generic": True, "tex_inline_wrap": ["", ""], "tex_block_wrap": ["", ""]},
    "pymdownx.blocks.admonition": {"types": ["note", "warning", "example"]},
    "pymdownx.blocks.caption": {"types": ["caption"]},
}
# Displayed maths of more characters may be wider than a phone, and scrolls there.
_WIDE = 24
# Markdown's own parser takes a time that grows with the square of a text: within these, seconds and not minutes.
MAX_TEXT = 30_000
_MAX_BRACKETS = 1_000  # in one paragraph: each may begin a link, whose end is sought to the paragraph's
_SIGNS = ".,;:!?)]%"
_CODE = re.compile(r"^```.*?^```|(`+).+?\1", re.DOTALL | re.MULTILINE)
_TOPIC_ADDRESS = re.compile(r"/topics/([^/?#]*)")


@dataclass(frozen=True)
class Heading:
    """A heading of a lesson: its anchor, its words, and its level (2 or 3)."""

    anchor: str
    title: str
    level: int


@dataclass(frozen=True)
class Fault:
    """Something wrong in a text, with the ways in which its place may be written there, the likeliest first."""

    code: Code
    message: str
    written: tuple[str, ...]

    def line_in(self, text: str) -> int:
        """Return the line (1 is the first) where the fault is written, which is not in code; 1 if it is not found."""
        prose = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        found = next((at for written in self.written if (at := prose.find(written)) >= 0), 0)
        return prose.count("\n", 0, found) + 1


@dataclass
class Rendered:
    """Safe HTML, its headings, the number of its words, and what was wrong in the text it was made from."""

    html: str = ""
    headings: list[Heading] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def render(text: str, *, titles: Mapping[str, str], figures: Mapping[str, str]) -> Rendered:
    """Render a lesson.

    `titles` has the title of each topic that may be linked to, by slug; `figures` has SVG by name ("cnn" for
    `figures/cnn.svg`; "cnn-narrow", where there is one, is shown in its place on a phone). What cannot be rendered is
    left out and named in `faults`.
    """
    rendered = Rendered()
    if fault := _too_much(text):
        rendered.faults.append(fault)
        return rendered
    parser = _parser(_EXTENSIONS, _Lesson(rendered, titles, figures))
    try:
        rendered.html = _html(parser, text)
    except RecursionError:
        rendered.faults.append(Fault(Code.SIZE, "lists, quotes or definitions lie in one another too deeply.", ()))
        return rendered
    rendered.headings = [
        Heading(token["id"], html.unescape(token["name"]), token["level"])
        for token in _flat(parser.toc_tokens)  # type: ignore[attr-defined]
    ]
    return rendered


def render_line(text: str, *, titles: Mapping[str, str]) -> Rendered:
    """Render one line, such as a choice of a question: emphasis, code, maths and links, without a paragraph."""
    rendered = render(text, titles=titles, figures={})
    found = re.fullmatch(r"<p>(.*)</p>", rendered.html, re.DOTALL)
    if found and "<p>" not in found[1]:
        rendered.html = found[1]
    return rendered


def render_freely(text: str, *, titles: Mapping[str, str]) -> str:
    """Render a text that nobody checks: HTML in it, and what cannot be drawn, is shown as it was written.

    It has no figures, footnotes or anchors, and headings from the third level on. Empty if it cannot be drawn.
    """
    lesson = _Lesson(Rendered(), titles, {})
    lesson.free = True
    try:
        too_much = _too_much(text, most_brackets=_MAX_BRACKETS // 5)
        return "" if too_much else _html(_parser(_FREE_EXTENSIONS, lesson), text)
    except RecursionError:
        return ""


def _too_much(text: str, *, most_brackets: int = _MAX_BRACKETS) -> Fault | None:
    if len(text) > MAX_TEXT:
        return Fault(Code.SIZE, f"a text has {len(text)} characters; at most {MAX_TEXT} are drawn.", ())
    for paragraph in re.split(r"\n\s*\n", text):
        if (brackets := paragraph.count("[")) > most_brackets:
            message = f"a paragraph has {brackets} opening brackets; at most {most_brackets} are drawn."
            return Fault(Code.SIZE, message, (paragraph,))
    return None


def _parser(extensions: list[str | Extension], lesson: Extension) -> markdown.Markdown:
    return markdown.Markdown(extensions=[*extensions, lesson], extension_configs=_CONFIGS, output_format="html")


def _html(parser: markdown.Markdown, text: str) -> str:
    # Code may be wider than a phone: it scrolls in its box, and the keyboard has to reach the box.
    return clean(parser.convert(text).replace("<pre><span></span><code>", '<pre tabindex="0"><code>'))


def _drawing(svg: str, words: str, width: str) -> str:
    svg = re.sub(r"""(\bid=["']|\burl\(#|\bhref=["']#)""", r"\1fig-", svg)
    return re.sub(r"<svg\b", f'<svg class="{width}" role="img" aria-label="{html.escape(words)}"', svg, count=1)


def _flat(tokens: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [found for token in tokens for found in (token, *_flat(token["children"]))]


class _Lesson(Extension):
    """What a lesson has beyond ordinary Markdown."""

    def __init__(self, rendered: Rendered, titles: Mapping[str, str], figures: Mapping[str, str]) -> None:
        super().__init__()
        self.free = False  # a text that nobody checks
        self.rendered = rendered
        self.titles = titles
        self.figures = figures

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        # After code (190), before ordinary links (160), so that `[[x]]` in code stays as it is.
        md.inlinePatterns.register(TopicLink(self.titles, self.fault, is_free=self.free), "topic-link", 182)
        # After blocks of code have been set aside (25).
        md.preprocessors.register(BarsInRows(), "bars-in-rows", 20)
        # After inline patterns have run (20), before the tree is written out.
        md.treeprocessors.register(_Finish(md, self), "finish", 1)
        if self.free:
            md.preprocessors.deregister("html_block")
            md.inlinePatterns.deregister("html")

    def fault(self, code: Code, message: str, *written: str) -> None:
        self.rendered.faults.append(Fault(code, message, written))


class _Finish(Treeprocessor):
    """Draws maths and figures, wraps wide tables, and checks headings and links."""

    def __init__(self, md: markdown.Markdown, lesson: _Lesson) -> None:
        super().__init__(md)
        self.lesson = lesson
        self.level = 1

    def run(self, root: ElementTree.Element) -> None:
        for element in list(root.iter()):
            if re.fullmatch("h[1-6]", element.tag):
                self.heading(element)
            elif element.tag == "a":
                self.link(element)
            for place, child in enumerate(list(element)):
                self.child(element, place, child)

    def child(self, parent: ElementTree.Element, place: int, child: ElementTree.Element) -> None:
        if child.tag == "table":
            wrap = ElementTree.Element("div", {"class": "table", "tabindex": "0"})
            wrap.tail, child.tail = child.tail, None
            wrap.append(child)
            parent[place] = wrap
        elif child.tag == "th" and not len(child) and not (child.text or "").strip():
            child.tag = "td"  # a corner that heads nothing
        elif child.tag == "img":
            self.figure(child)
        elif child.get("class") == "arithmatex":
            self.maths(child)
            if child.tag == "span":
                self.keep_with_signs(parent, place, child)

    def maths(self, element: ElementTree.Element) -> None:
        latex = html.unescape(element.text or "").strip()
        display = element.tag == "div"
        element.set("class", "maths")
        if display and len(latex) > _WIDE:
            element.set("tabindex", "0")
        try:
            element.text = self.md.htmlStash.store(mathml(latex, display=display))
        except MathsError as error:
            self.lesson.fault(Code.MATHS, f"'{latex}' cannot be drawn: {error}.", f"${latex}$", f"$$\n{latex}", latex)

    @staticmethod
    def keep_with_signs(parent: ElementTree.Element, place: int, formula: ElementTree.Element) -> None:
        """Take in the bracket before a formula and the comma or full stop behind it, where a line would break."""
        before = (parent[place - 1].tail if place else parent.text) or ""
        tail = formula.tail or ""
        kept, rest = before.rstrip("(["), tail.lstrip(_SIGNS)
        formula.text = f"{before[len(kept) :]}{formula.text}{tail[: len(tail) - len(rest)]}"
        formula.tail = rest
        if place:
            parent[place - 1].tail = kept
        else:
            parent.text = kept

    def figure(self, image: ElementTree.Element) -> None:
        source, words = image.get("src", ""), image.get("alt", "").strip()
        found = re.fullmatch(r"figures/([a-z0-9-]+)\.svg", source)
        if not words:
            self.lesson.fault(
                Code.FIGURE, f"'{source}' has no words for those who cannot see it: ![words]({source}).", source
            )
        if not found or found[1] not in self.lesson.figures:
            near = did_you_mean(source, [f"figures/{name}.svg" for name in self.lesson.figures])
            self.lesson.fault(Code.FIGURE, f"'{source}' is not a figure of this roadmap.{near}", source)
            return
        wide, narrow = self.lesson.figures[found[1]], self.lesson.figures.get(f"{found[1]}-narrow", "")
        image.tag = "span"
        image.attrib = {"class": "drawing"}
        image.text = self.md.htmlStash.store(_drawing(wide, words, "wide") + _drawing(narrow, words, "narrow"))

    def heading(self, element: ElementTree.Element) -> None:
        level = int(element.tag[1])
        words = "".join(element.itertext())
        if level == 1:
            self.lesson.fault(
                Code.HEADING, f"'# {words}': the page draws the title; begin with '##'.", f"# {words}", words
            )
        elif level > self.level + 1:
            self.lesson.fault(
                Code.HEADING, f"'{words}' skips a level; use {'#' * (self.level + 1)}.", f"# {words}", words
            )
        self.level = max(level, 1)
        element.tag = f"h{min(level + 2, 6)}" if self.lesson.free else element.tag

    def link(self, element: ElementTree.Element) -> None:
        if element.attrib.pop(CHECKED, None) is not None:
            return
        address = element.get("href", "")
        found = _TOPIC_ADDRESS.match(address)
        if found and found[1] not in self.lesson.titles:
            near = did_you_mean(found[1], self.lesson.titles)
            self.lesson.fault(Code.LINK, f"'{address}' is not a topic.{near}", f"({address}", address)
        elif not re.match(r"(https?:|mailto:|#|/(?!/))", address):
            self.lesson.fault(
                Code.LINK, f"'{address}' is neither a web address nor a path of this site.", f"({address}", address
            )
