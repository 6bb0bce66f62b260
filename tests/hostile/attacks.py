"""Markup that would act, were it shown as it came; and the independent check that what is stored does not."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

from lxml import html as lxml_html

#: Spelled out once more, so that a slip in the product's own list does not pass unseen.
HARMLESS_TAGS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "a", "em", "strong", "b", "i"}
HARMLESS_TAGS |= {"br", "hr", "sub", "sup", "code", "pre", "figure", "figcaption"}
HARMLESS_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}

ATTACKS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x00>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'",
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=20>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<style><img src='</style><img src=x onerror=alert(1)//'>",
    "<title><a href='</title><img src=x onerror=alert(1)>'>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
    "<xmp><p title='</xmp><svg/onload=alert(1)>'></xmp>",
    "<template><script>alert(1)</script></template>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<object data=data:text/html,x></object><embed src=//evil.example>",
    "<base href=https://evil.example/><link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<a href=javascript:alert(1)>words</a>",
    "<a href='JaVa\tScRiPt:alert(1)'>words</a>",
    "<a href='&#x6A;avascript&colon;alert(1)'>words</a>",
    "<a href=' &#14; javascript:alert(1)'>words</a>",
    "<a href=vbscript:msgbox(1)>words</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>words</a>",
    "<a href=//evil.example/>words</a>",
    "<a href='/\\evil.example/'>words</a>",
    "<a href='https://user:pass@evil.example/'>words</a>",
    "<a href='x' onclick=alert(1) style='position:fixed' target=_blank ping=//evil.example>words</a>",
    "<p style='background:url(javascript:alert(1))' class=site-header id=main name=body>words</p>",
    "<p hx-get=/desk/ hx-trigger=load data-hx-post=/x hx-on:load=alert(1) hx-vals='js:{a:1}'>words</p>",
    "<div hx-disable=false hx-ext=x hx-swap-oob=true id=results>words</div>",
    "<form action=/login><input name=password type=password autofocus onfocus=alert(1)><button>x</button></form>",
    "<input type=image src=x formaction=javascript:alert(1)>",
    "<details open ontoggle=alert(1)>words</details>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>words</marquee>",
    "<table background=javascript:alert(1)><td background=x>words</table>",
    "<!--><script>alert(1)</script>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "</p></article></main><script>alert(1)</script>",
    "'\"><img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "{{ constructor.constructor('alert(1)')() }} {% csrf_token %}",
)


def assert_harmless(markup: str) -> None:
    """That the HTML holds no tag and no attribute but the harmless ones, as two parsers see it."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    for tag, attributes in [*reader.seen, *_seen_by_lxml(markup)]:
        assert tag in HARMLESS_TAGS, (tag, markup[:500])
        for name, value in attributes:
            assert (tag, name) == ("a", "href"), (tag, name, markup[:500])
            assert_safe_address(value)
    assert not reader.oddities, (reader.oddities, markup[:500])
    assert "\x00" not in markup
    markup.encode()


def assert_safe_address(address: str | None) -> None:
    """That an address, if there is one, is plain http or https with a host and no user name, or a path on this site."""
    if address is None:
        return
    assert not any(sign <= " " or sign == "\\" for sign in address), address
    parts = urlsplit(address)
    if address.startswith("/"):
        assert not address.startswith("//"), address
    else:
        assert parts.scheme in ("http", "https"), address
        assert parts.hostname, address
        assert "@" not in parts.netloc, address


class _Reader(HTMLParser):
    """Keeps every tag with its attributes, and whatever else than text there is."""

    def __init__(self):
        super().__init__()
        self.seen: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.oddities: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, attrs))

    def handle_comment(self, data):
        self.oddities.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def _seen_by_lxml(markup: str):
    if not markup.strip():
        return []
    root = lxml_html.fragment_fromstring(markup, create_parent="div")
    return [(element.tag, list(element.attrib.items())) for element in root.iterdescendants()]
