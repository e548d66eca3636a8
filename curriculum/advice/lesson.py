"""Advice on a lesson's length, headings, links and the words for its images. Knows nothing of Django."""

import re
from collections.abc import Iterator

from ..content.problem import Code
from .limits import FEWEST_WORDS, FEWEST_WORDS_FOR_IMAGE, MOST_WORDS
from .prose import WORD
from .written import Remark, Written

_SAY_NOTHING = {
    *("here", "there", "this", "that", "it", "link", "page", "site", "website", "article", "paper", "source", "more"),
    *("click", "click here", "see here", "see this", "read more", "learn more", "more here", "see more", "details"),
    *("this link", "this page", "this site", "this article", "this paper", "this one", "the link", "the page"),
}
_LOOKS_LIKE_AN_ADDRESS = re.compile(r"https?://|www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|edu|ai|dev)(?:/\S*)?$")
_NAMES_ITS_KIND = re.compile(r"(?:an? |the )?(?:image|picture|photo|photograph|figure|drawing)\b", re.IGNORECASE)


def length(topic: Written) -> Iterator[Remark]:
    """A lesson too short to teach or too long to read at once; a topic without any has a rule of its own."""
    words = topic.prose.words
    if topic.body and words < FEWEST_WORDS:
        said = f"the lesson has {words} words; {FEWEST_WORDS} are few. What does a learner still have to ask?"
        yield Remark(Code.LENGTH, said, 1)
    elif words > MOST_WORDS:
        said = (
            f"the lesson has {words:,} words; {MOST_WORDS:,} are many. Split the topic, or leave out what others say."
        )
        yield Remark(Code.LENGTH, said, 1)


def headings(topic: Written) -> Iterator[Remark]:
    """No text before the first, none empty, none twice, none that is a sentence or the title again."""
    prose, seen = topic.prose, {topic.title.casefold(): 0}
    found = prose.headings
    if topic.body and not topic.body.lstrip().startswith("#"):
        yield Remark(Code.HEADINGS, "the lesson begins without a heading. Say in '## ...' why it matters.", 1)
    for heading, after in zip(found, [*found[1:], None], strict=False):
        line, said = prose.line(heading.at), ""
        begins = prose.source.find("\n", heading.at)
        between = prose.source[begins : after.at if after else None] if begins >= 0 else ""
        if heading.words.casefold() in seen:
            first = seen[heading.words.casefold()]
            where = f"on line {first} of the lesson" if first else "the title of the page"
            said = f"'{heading.words}' is also {where}. Say what is in this part."
        elif heading.words.endswith((".", ":")):
            said = f"'{heading.words}' is a heading: take the '{heading.words[-1]}' from its end."
        elif not between.strip() and (after is None or after.level <= heading.level):
            said = f"nothing stands beneath '{heading.words}'. Write its part, or take it out."
        if said:
            yield Remark(Code.HEADINGS, said, line)
        seen.setdefault(heading.words.casefold(), line)


def words_for_images(topic: Written) -> Iterator[Remark]:
    """Words for an image that are too few, or no other than its caption, say nothing to who cannot see it."""
    for image in topic.prose.images:
        said = ""
        if not image.words:
            continue  # that is a problem
        if _plain(image.words) == _plain(image.caption):
            said = f"'{image.words}' is said by the caption already. Say what is seen, for those who cannot see it."
        elif len(WORD.findall(image.words)) < FEWEST_WORDS_FOR_IMAGE:
            said = f"'{image.words}' says little to those who cannot see the figure. Say what is seen in it."
        elif begins := _NAMES_ITS_KIND.match(image.words):
            said = f"'{begins[0]}' is what programs say of any image. Begin with what is seen."
        if said:
            yield Remark(Code.IMAGE_WORDS, said, topic.prose.line(image.at))


def words_of_links(topic: Written) -> Iterator[Remark]:
    """Links are read out in a list, without what stands around them."""
    for link in topic.prose.links:
        words = _plain(link.words)
        if not link.words or _LOOKS_LIKE_AN_ADDRESS.match(words):
            shown = link.words or link.address
            said = f"'{shown}' is an address. Put words in its place that say what is there: [words](address)."
        elif words in _SAY_NOTHING:
            said = f"'{link.words}' does not say where the link leads. Put the name of what is there in its place."
        else:
            continue
        yield Remark(Code.LINK_WORDS, said, topic.prose.line(link.at))


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[*_`.,:;!?“”\"']+(?=\s|$)|(?<!\S)[*_`“\"']+", "", words).casefold().split())
