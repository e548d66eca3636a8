"""The one gate that HTML from content goes through: what is not on the list is dropped."""

import re

import nh3
from pygments.token import STANDARD_TYPES

from .maths import CLASSES as MATHS_CLASSES

# fmt: off
_TEXT = {
    "a", "abbr", "aside", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
}
_MATHML = {
    "math", "menclose", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom",
    "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd",
    "mtext", "mtr", "munder", "munderover",
}
_SVG = {
    "circle", "defs", "desc", "ellipse", "g", "line", "marker", "path", "polygon", "polyline", "rect", "svg", "text",
    "title", "tspan",
}
_MATHML_ATTRIBUTES = {
    "accent", "accentunder", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "dir", "display",
    "displaystyle", "fence", "form", "height", "largeop", "linethickness", "lspace", "mathvariant", "maxsize",
    "minsize", "movablelimits", "notation", "rowlines", "rowspacing", "rowspan", "rspace", "scriptlevel", "separator",
    "stretchy", "symmetric", "voffset", "width",
}
_SVG_ATTRIBUTES = {
    "aria-hidden", "aria-label", "cx", "cy", "d", "dominant-baseline", "dx", "dy", "fill", "fill-opacity",
    "font-size", "font-style", "font-weight", "height", "id", "marker-end", "marker-mid", "marker-start",
    "markerHeight", "markerUnits", "markerWidth", "opacity", "orient", "points", "preserveAspectRatio", "r", "refX",
    "refY", "role", "rx", "ry", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity",
    "stroke-width", "text-anchor", "transform", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
}
# fmt: on
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")

ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "title"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "li": {"id", "value"},
    "sup": {"id"},
    "pre": {"tabindex"},
    "div": {"tabindex", "role", "aria-label"},
    **{tag: {"id"} for tag in _HEADINGS},
    **{tag: set(_MATHML_ATTRIBUTES) for tag in _MATHML},
    **{tag: set(_SVG_ATTRIBUTES) for tag in _SVG},
}

# fmt: off
FIGURE_CLASSES = {
    "wide", "narrow", "ink", "quiet", "faint", "accent", "warm", "cool", "fill-ink", "fill-quiet", "fill-faint",
    "fill-accent", "fill-warm", "fill-cool", "fill-paper", "wash-accent", "wash-warm", "wash-cool", "dashed", "thick",
    "small", "strong", "italic",
}
_BLOCK_CLASSES = {
    "admonition", "admonition-title", "note", "warning", "example", "highlight", "maths", "table", "footnote",
}
# fmt: on
CLASSES: dict[str, set[str]] = {
    "div": _BLOCK_CLASSES,
    "p": {"admonition-title"},
    "ol": set(),
    "a": {"footnote-ref", "footnote-backref"},
    "span": {name for name in STANDARD_TYPES.values() if name} | {"maths", "drawing"},
    **{tag: set(MATHS_CLASSES) for tag in ("mtd", "mtable", "mrow", "math")},
    **dict.fromkeys(_SVG, FIGURE_CLASSES),
}

# The ids of headings, footnotes and drawings, which are never those of the page around the lesson.
_LESSONS_OWN = re.compile(r"(at-|fn|fig-).*", re.DOTALL)
# A paint server or a marker may only be one of the drawing's own: url(#...) and nothing from elsewhere.
_FOREIGN_URL = re.compile(r"url\(\s*(?!#[\w-]+\s*\))", re.IGNORECASE)


def clean(html: str) -> str:
    """Return HTML with only what a lesson may hold: text, tables, code, MathML and drawings.

    No scripts, handlers, styles, forms, frames or htmx attributes, and no addresses but http, https, mailto and this
    site's own paths.
    """
    return nh3.clean(
        html,
        tags={*_TEXT, *_MATHML, *_SVG},
        clean_content_tags={"script", "style", "template", "iframe", "object", "noscript", "textarea"},
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "id" and not _LESSONS_OWN.fullmatch(value):
        return None  # scripts and the marks of the page around a lesson find their places by these
    if name in ("href", "src") and re.match(r"//|.*[\x00-\x20\\]", value, re.DOTALL):
        return None  # "//host" is somebody else's host, and browsers read much as "//" that does not look like it
    if tag == "img" and not value.startswith("/static/") and name == "src":
        return None  # a picture from elsewhere would tell that place who is reading
    if tag in _SVG and ("\\" in value or _FOREIGN_URL.search(value)):
        return None
    return value
