"""Links between topics as lessons write them: `[[chain-rule]]` and `[[chain-rule|the chain rule]]`."""

import re
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from .content.problem import Code, did_you_mean

# Set on links made from [[slug]], which have been checked where they were read, and taken off again.
CHECKED = "data-checked"
_BAR = re.compile(r"(\[\[[^\[\]|\\\n]+)\|([^\[\]\n]+\]\])")


class BarsInRows(Preprocessor):
    """Keeps the bar of a link from ending the cell of a table that it stands in."""

    def run(self, lines: list[str]) -> list[str]:
        return [_BAR.sub(r"\1\\|\2", line) if line.lstrip().startswith("|") else line for line in lines]


class TopicLink(InlineProcessor):
    """Makes the links; `titles` has the title of each topic that may be linked to, by slug.

    What leads to no topic is a fault, or stays as it was written in a text that is free.
    """

    def __init__(self, titles: Mapping[str, str], fault: Callable[..., None], *, is_free: bool) -> None:
        super().__init__(r"\[\[([^\]|\\\n]+)(?:\\?\|([^\]\n]+))?\]\]")
        self.titles = titles
        self.fault = fault
        self.is_free = is_free

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ElementTree.Element | str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        slug, words, written = m[1].strip(), m[2], m[0].replace("\\|", "|")
        if slug not in self.titles:
            if self.is_free:
                return written, m.start(0), m.end(0)
            near = did_you_mean(slug, self.titles)
            self.fault(Code.LINK, f"[[{slug}]] is not a topic.{near}", written)
        link = ElementTree.Element("a", {"href": f"/topics/{slug}/", CHECKED: ""})
        link.text = words or self.titles.get(slug, slug)
        return link, m.start(0), m.end(0)
