"""Hostile Markdown: whatever is written, a browser finds nothing in the page that acts, and nothing from elsewhere."""

import re

import html5lib
import pytest

from curriculum.markdown import render, render_line
from curriculum.safe_html import clean
from tests.faults.payloads import DRAWINGS, PAYLOADS

FORBIDDEN = re.compile(
    "animate|animatemotion|animatetransform|annotation|annotation-xml|applet|area|audio|base|body|button|canvas|data|"
    "datalist|dialog|embed|feimage|fieldset|foreignobject|form|frame|frameset|handler|head|html|iframe|image|input|"
    "keygen|link|listener|maction|malignmark|map|marquee|meta|mglyph|noembed|noframes|noscript|object|option|output|"
    "param|picture|plaintext|portal|script|select|set|slot|source|style|template|textarea|track|use|video|xmp|.*-.*"
)
# What acts, loads, names or reaches out, whatever its value.
FORBIDDEN_ATTRIBUTE = re.compile(
    "on.*|hx-.*|data.*|style|name|is|slot|target|download|action|background|cite|formaction|ping|poster|srcset|srcdoc"
)
WORDS = ("alt", "title", "aria-label")
TITLES = {"a": "<img src=x onerror=alert(1)>", "b": 'B" onclick="alert(1)'}


def render_all(text, drawing="<svg></svg>"):
    return render(text, titles=TITLES, figures={"good": drawing}).html


def elements(html, *, scripting):
    """Return (name, attributes) of each element that a browser makes of HTML inside a page."""
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parseFragment(html, container="div", scripting=scripting)
    found = []
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag != "DOCUMENT_FRAGMENT":
            name = re.sub(r"\{.*\}", "", element.tag).lower()
            found.append((name, {re.sub(r"\{.*\}", "", key).lower(): value for key, value in element.attrib.items()}))
    return found


def leads_elsewhere(value):
    """Say whether an address is of another scheme or host than a lesson may name, as a browser reads it."""
    address = re.sub(r"[\t\n\r]", "", value.strip("".join(map(chr, range(33))))).replace("\\", "/")
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
    return scheme[1].lower() not in {"http", "https", "mailto"} if scheme else address.startswith("//")


def paints_from_elsewhere(value):
    plain = re.sub(r"\\([0-9a-f]{1,6})\s?", lambda found: chr(int(found[1], 16)), value, flags=re.IGNORECASE)
    return re.search(r"(url|src|image-set)\(\s*[\"']?(?!#)", plain, re.IGNORECASE) is not None


def forbidden(name, key, value):
    if key in ("href", "src") and leads_elsewhere(value):
        return True
    if name == "img" and key == "src" and not value.startswith("/static/"):
        return True
    return FORBIDDEN_ATTRIBUTE.fullmatch(key) or (key not in WORDS and paints_from_elsewhere(value))


def dangers(html):
    """Return what a browser would find in HTML that must not be there."""
    found = []
    for name, attributes in [*elements(html, scripting=True), *elements(html, scripting=False)]:
        if FORBIDDEN.fullmatch(name):
            found.append(name)
        found += [f"{name} {key}={value}" for key, value in attributes.items() if forbidden(name, key, value)]
    return found


@pytest.mark.parametrize("text", PAYLOADS)
def test_payload_leaves_nothing_that_acts(text):
    html = render_all(text)

    assert dangers(html) == []


def test_payloads_leave_nothing_that_acts_in_a_line():
    texts = [text for text in PAYLOADS if dangers(render_line(text, titles=TITLES).html)]

    assert texts == []


@pytest.mark.slow
def test_payloads_stay_harmless_when_a_browser_writes_them_out_and_reads_them_again():
    texts = []
    for text in PAYLOADS:
        tree = html5lib.parseFragment(render_all(text), container="div", namespaceHTMLElements=False)
        again = html5lib.serialize(tree, quote_attr_values="always", omit_optional_tags=False)
        if dangers(again) or dangers(clean(again)):
            texts.append(text)

    assert texts == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "around", ["<p>{}</p>", "> {}", "- {}", "<svg><text>{}</text></svg>", "<math><mtext>{}</mtext></math>"]
)
def test_payloads_leave_nothing_that_acts_inside_something_else(around):
    texts = [text for text in PAYLOADS if dangers(render_all(around.format(text)))]

    assert texts == []


def test_payloads_one_after_the_other_leave_nothing_that_acts():
    assert dangers(render_all("\n\n".join(PAYLOADS))) == []
    assert dangers(render_all("\n\n".join(reversed(PAYLOADS)))) == []


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_drawing_leaves_nothing_that_acts(drawing):
    assert dangers(render_all("![Words](figures/good.svg)", drawing)) == []


def test_corpus_is_dangerous_where_nothing_cleans_it():
    dangerous = [text for text in [*PAYLOADS, *DRAWINGS] if dangers(text)]

    assert len(PAYLOADS) > 120
    assert len(dangerous) > 80


def test_classes_of_the_page_cannot_be_worn_by_a_lesson():
    html = clean('<div class="note topic__head sticky">x</div><svg class="wide notice"></svg>')

    assert html == '<div class="note">x</div><svg class="wide"></svg>'
