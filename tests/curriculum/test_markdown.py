"""A lesson's Markdown becomes the HTML of its page, and what cannot be drawn is named."""

import re
from pathlib import Path

import html5lib
import pytest
from django.conf import settings

from curriculum.content.problem import Code
from curriculum.markdown import Heading, render, render_line

TITLES = {"chain-rule": "The chain rule", "softmax": "Softmax & friends <3"}
FIGURES = {"cnn": '<svg viewBox="0 0 9 9"><circle r="1"/></svg>', "rnn": "<svg></svg>", "rnn-narrow": "<svg></svg>"}
TEMPLATES = "\n".join(path.read_text() for path in Path(settings.BASE_DIR, "templates").rglob("*.html"))
# The ids that templates write out, and the beginnings (with a hyphen at the end) of those that they put together.
PAGE_IDS = sorted({"page-", *re.findall(r'\bid="([a-z-]+)', TEMPLATES)})


def draw(text):
    return render(text, titles=TITLES, figures=FIGURES)


def faults(text):
    return [(fault.line_in(text), fault.code, fault.message) for fault in draw(text).faults]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ('"a" -- b...', "<p>“a” \u2013 b…</p>"),
        ("snake_case_name and 2*3*4", "<p>snake_case_name and 2<em>3</em>4</p>"),
        ("[[chain-rule]]", '<p><a href="/topics/chain-rule/" rel="noopener noreferrer">The chain rule</a></p>'),
        ("[[softmax]]", '<p><a href="/topics/softmax/" rel="noopener noreferrer">Softmax &amp; friends &lt;3</a></p>'),
        ("[[softmax|a *b*]]", '<p><a href="/topics/softmax/" rel="noopener noreferrer">a <em>b</em></a></p>'),
        ("`[[softmax]]`", "<p><code>[[softmax]]</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("a\n: b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
        ("*[CNN]: A network\n\nCNN", '<p><abbr title="A network">CNN</abbr></p>'),
        ("&lt;b&gt; 1 < 2 & 3", "<p>&lt;b&gt; 1 &lt; 2 &amp; 3</p>"),
        (
            "/// note | Title\nText\n///",
            '<div class="admonition note">\n<p class="admonition-title">Title</p>\n<p>Text</p>\n</div>',
        ),
        ("/// details | More\nText\n///", "<details>\n<summary>More</summary>\n<p>Text</p>\n</details>"),
    ],
)
def test_text_is_drawn_as(text, html):
    rendered = draw(text)

    assert re.sub(r"\n+", "\n", rendered.html) == html
    assert rendered.faults == []


def test_links_in_the_rows_of_a_table_keep_their_words():
    row = draw("| a | b |\n|-|-|\n| x [[softmax|y]] | `[[z]]` |").html
    head = draw("| a | [[softmax|y]] |\n|-|-|\n| b | c |").html
    code = draw("```text\n| [[softmax|y]] |\n```").html
    link = '<a href="/topics/softmax/" rel="noopener noreferrer">y</a>'

    assert f"<td>x {link}</td>\n<td><code>[[z]]</code></td>" in row
    assert f"<th>a</th>\n<th>{link}</th>" in head
    assert "| [[softmax|y]] |" in code


def test_unknown_link_in_a_row_is_found_on_its_line():
    assert faults("| a | b |\n|-|-|\n| [[softmaxx|y]] | c |") == [
        (3, Code.LINK, "[[softmaxx]] is not a topic. Did you mean 'softmax'?")
    ]


def test_empty_corner_of_a_table_is_no_heading():
    html = draw("| | a |\n|-|-|\n| b | 1 |").html

    assert ("<th></th>" in html, html.count("<th")) == (False, 2)


def test_table_is_wrapped_so_that_it_can_be_scrolled():
    html = draw("Before.\n\na|b\n-|-\n1|2\n\nAfter.").html

    assert re.sub(r"\s*\n\s*", "", html) == (
        '<p>Before.</p><div class="table" tabindex="0"><table><thead><tr><th>a</th><th>b</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table></div><p>After.</p>"
    )


def test_code_is_coloured_in_its_language_and_kept_letter_for_letter():
    code = 'def f(x):\n    return "<b>" if x < 1 else [[softmax]]  # $x$'

    html = draw(f"```python\n{code}\n```").html

    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert "".join(tree.find(".//code").itertext()) == f"{code}\n"
    assert '<span class="k">def</span>' in html


def test_footnote_leads_there_and_back():
    html = draw("One[^a] and two[^b].\n\n[^a]: First.\n[^b]: Second.").html

    ids, targets = re.findall(r' id="([^"]+)"', html), re.findall(r' href="#([^"]+)"', html)
    assert sorted(ids) == sorted(targets) != []


def test_headings_are_listed_with_their_anchors():
    rendered = draw("## First *step*\n\n### More\n\n#### Deepest\n\n## First step\n\n## A & &lt;b> `c`")

    assert rendered.headings == [
        Heading("at-first-step", "First step", 2),
        Heading("at-more", "More", 3),
        Heading("at-first-step_1", "First step", 2),
        Heading("at-a-b-c", "A & <b> c", 2),
    ]
    assert re.findall(r'id="([^"]+)"', rendered.html) == [
        "at-first-step",
        "at-more",
        "at-deepest",
        "at-first-step_1",
        "at-a-b-c",
    ]


@pytest.mark.parametrize("name", PAGE_IDS)
def test_id_of_the_page_cannot_be_taken_by_a_lesson(name):
    name += "x" if name.endswith("-") else ""
    drawing = f'<svg id="{name}"><defs><marker id="{name}"></marker></defs></svg>'
    text = f"""
## {name}

<h3 id="{name}">x</h3> <ul><li id="{name}">x</li></ul> <sup id="{name}">x</sup> <svg id="{name}"></svg>

![Words](figures/cnn.svg) {name}[^{name}]

[^{name}]: Note.
"""

    html = render(text, titles={}, figures={"cnn": drawing}).html

    ids = [element.get("id") for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter()]
    assert name not in ids


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("A $x$.", '<p>A <span class="maths"><math><mi>x</mi></math>.</span></p>'),
        ("A *b* ($x$, c).", '<p>A <em>b</em> <span class="maths">(<math><mi>x</mi></math>,</span> c).</p>'),
        ("A \\(x\\) b.", '<p>A <span class="maths"><math><mi>x</mi></math></span> b.</p>'),
        ("$$\nx\n$$", '<div class="maths"><math display="block"><mi>x</mi></math></div>'),
        ("Costs $5 and $6.", "<p>Costs $5 and $6.</p>"),
        ("Costs \\$x\\$.", "<p>Costs $x$.</p>"),
        ("`$x$`", "<p><code>$x$</code></p>"),
    ],
)
def test_maths_is_drawn_where_it_is_meant(text, html):
    assert re.sub(r"\s*\n\s*", "", draw(text).html) == html


def test_figure_is_drawn_in_place_with_its_words():
    html = draw('![A "net" & more](figures/cnn.svg)').html

    assert html == (
        '<p><span class="drawing"><svg class="wide" role="img" aria-label="A &quot;net&quot; &amp; more" '
        'viewBox="0 0 9 9"><circle r="1"></circle></svg></span></p>'
    )


def test_figure_with_a_narrow_form_has_both():
    html = draw("![Words](figures/rnn.svg)").html

    assert re.findall(r'<svg class="(\w+)" role="img" aria-label="Words">', html) == ["wide", "narrow"]


@pytest.mark.parametrize(
    ("text", "line", "code", "message"),
    [
        ("[[softmaxx]]", 1, Code.LINK, "[[softmaxx]] is not a topic. Did you mean 'softmax'?"),
        ("a\n\n[x](/topics/chain/)", 3, Code.LINK, "'/topics/chain/' is not a topic. Did you mean 'chain-rule'?"),
        ("[x](softmax)", 1, Code.LINK, "'softmax' is neither a web address nor a path of this site."),
        ("[x](//a.example/)", 1, Code.LINK, "'//a.example/' is neither a web address nor a path of this site."),
        ("[x](javascript:y)", 1, Code.LINK, "'javascript:y' is neither a web address nor a path of this site."),
        (
            "![Words](figures/cn.svg)",
            1,
            Code.FIGURE,
            "'figures/cn.svg' is not a figure of this roadmap. Did you mean 'figures/cnn.svg'?",
        ),
        (
            "![Words](https://a.example/x.png)",
            1,
            Code.FIGURE,
            "'https://a.example/x.png' is not a figure of this roadmap.",
        ),
        (
            "![](figures/cnn.svg)",
            1,
            Code.FIGURE,
            "'figures/cnn.svg' has no words for those who cannot see it: ![words](figures/cnn.svg).",
        ),
        ("a\n\n# Title", 3, Code.HEADING, "'# Title': the page draws the title; begin with '##'."),
        ("## A\n\n#### B", 3, Code.HEADING, "'B' skips a level; use ###."),
        ("a\n\n$\\nosuch$", 3, Code.MATHS, "'\\nosuch' cannot be drawn: Unknown command \"\\nosuch\"."),
    ],
)
def test_fault_is_named_with_its_line(text, line, code, message):
    assert faults(text) == [(line, code, message)]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "[x](https://example.org/)",
        "[x](mailto:a@example.org)",
        "[x](#below)",
        "[x](/topics/softmax/#a)",
        "[x](/accounts/)",
        "## A\n\n### B\n\n## C",
        "a@example.org",
    ],
)
def test_what_is_sound_has_no_fault(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain", "Plain"),
        ("*a* and `b`", "<em>a</em> and <code>b</code>"),
        ("$x$", '<span class="maths"><math><mi>x</mi></math></span>'),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("", ""),
    ],
)
def test_line_is_drawn_without_a_paragraph_unless_it_has_several(text, html):
    assert render_line(text, titles=TITLES).html == html


def test_one_rendering_leaves_nothing_for_the_next():
    draw("*[CNN]: A network\n[x]: https://example.org/\n\n## A\n\n$x$ [[none]] y[^1]\n\n[^1]: z")

    second = draw("CNN [x] [^1]\n\n## A")

    assert second.html == '<p>CNN [x] [^1]</p>\n<h2 id="at-a">A</h2>'
    assert (second.headings, second.faults) == ([Heading("at-a", "A", 2)], [])
