"""HTML of a lesson -> the plain text that search reads. Knows nothing of Django."""

import html
import re

# Characters; a lesson of the bundled roadmap has 7,000. PostgreSQL indexes no more than a megabyte of a text.
MOST = 100_000

_FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
# The number of a footnote stands against a word, and is none of its letters.
_NOTE = re.compile(r'<sup\b[^>]*\bid="fnref.*?</sup>', re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|code|em|i|span|strong|sub|sup)\b(?:\"[^\"]*\"|[^\">])*>")
_TAG = re.compile(r"<(?:\"[^\"]*\"|[^\">])*>")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]+")


def plain(markup: str) -> str:
    """Return the words of safe HTML on one line, with three dots for a formula, nothing for a drawing or a note."""
    text = _NOTE.sub("", _DRAWING.sub(" ", _FORMULA.sub("…", markup)))
    text = _TAG.sub(" ", _INLINE.sub("", text))
    return tidy(html.unescape(text))


def tidy(text: str) -> str:
    """Return a text on one line, without control characters: search marks what it found with those."""
    return _BLANK.sub(" ", text).strip()[:MOST]
