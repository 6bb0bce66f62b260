import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.text.tracking import LIST
from claims.text.urls import canonical_url, domain_of, domain_written, is_safe_link, twins


@pytest.mark.parametrize(
    "url, canonical",
    [
        (" HTTPS://Example.ORG:443/A?b=2&a=1#top ", "https://example.org/A?a=1&b=2"),
        ("http://example.org:80", "http://example.org/"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("https://example.org/a?utm_source=x&fbclid=1&id=7&gclid=2", "https://example.org/a?id=7"),
        ("https://example.org/news/story/amp/", "https://example.org/news/story"),
        ("https://example.org/story/amp?x=1", "https://example.org/story?x=1"),
        ("https://amp.example.org/story", "https://example.org/story"),
        ("https://m.example.co.uk/story", "https://example.co.uk/story"),
        ("https://en.m.wikipedia.org/wiki/DeepSeek", "https://en.wikipedia.org/wiki/DeepSeek"),
        ("https://m.com/a", "https://m.com/a"),
        ("https://example.org/example", "https://example.org/example"),
        ("https://example.org/a/../b/./c", "https://example.org/b/c"),
        ("https://example.org/naïve%20x", "https://example.org/na%C3%AFve%20x"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("https://example.org/?q=", "https://example.org/?q="),
        ("https://BÜCHER.example/", "https://xn--bcher-kva.example/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://example.org/%7Eann/a%2fb%C3%a9", "https://example.org/~ann/a%2Fb%C3%A9"),
        ("https://example.org/100%/a", "https://example.org/100%25/a"),
        ("https://example.org/a;jsessionid=A1.b2?id=7", "https://example.org/a?id=7"),
        ("https://example.org/story.amp.html", "https://example.org/story.html"),
        ("https://example.org/story.amp", "https://example.org/story"),
        ("https://example.org/amp", "https://example.org/amp"),
        ("https://example.org/guitar-amp", "https://example.org/guitar-amp"),
        ("https://www.google.com/amp/s/www.example.org/a/amp/?id=7", "https://www.example.org/a?id=7"),
        ("https://www.google.co.uk/amp/amp.example.org/a", "http://example.org/a"),
        ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a.amp.html", "https://www.example.org/a.html"),
        ("https://www.google.com/amp/s/127.0.0.1", "https://127.0.0.1/"),
        ("https://www.google.com/search?q=a", "https://www.google.com/search?q=a"),
        ("https://www.wsj.com/a?mod=hp_lead&st=x&id=1", "https://www.wsj.com/a?id=1"),
        ("https://example.org/a?mod=module&t=1", "https://example.org/a?mod=module&t=1"),
        ("https://example.org/a?UTM_Source=x&Utm_Id=2&twclid=3&Id=4", "https://example.org/a?Id=4"),
        ("https://example.org/a?ref=home", "https://example.org/a?ref=home"),
        ("https://example.org.:443/a", "https://example.org/a"),
    ],
)
def test_one_spelling_for_a_page(url, canonical):
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/a",
        "ftp://example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://./",
        "https://user:secret@example.org/",
        "https://example.org:99999/",
        "https://exa mple.org/",
        "https://example.org/\x00",
        "https://example.org\\@evil.example/",
        "https://[::1",
        "https://xn--a" + "ü" * 70 + ".example/",
        "https://example.org/" + "a" * 5000,
    ],
)
def test_refuses_what_is_no_address_of_a_page(url):
    with pytest.raises(ValueError, match=r".+"):
        canonical_url(url)


@pytest.mark.parametrize(
    "url, safe",
    [
        ("https://example.org/a?b#c", True),
        ("/demo-digest/a.html", True),
        ("//evil.example/", False),
        ("/\\evil.example/", False),
        ("/\t/evil.example/", False),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" https://example.org/", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:evil", False),
        ("mailto:a@example.org", False),
        ("#top", False),
        ("", False),
    ],
)
def test_which_links_may_be_shown(url, safe):
    assert is_safe_link(url) is safe


@pytest.mark.parametrize(
    "words", ["NYTimes.com", "www.nytimes.com", "https://m.nytimes.com:443/2025/x?y#z", "nytimes.com."]
)
def test_a_domain_as_people_write_it(words):
    assert domain_written(words) == "nytimes.com"


@pytest.mark.parametrize(
    "words",
    ["", "nytimes", "ny_times.com", "-ny.com", "ny-.com", "ny..com", "a@nytimes.com", "ftp://ny.com", "ny times.com"]
    + [f"{'n' * 64}.com", ".".join(["nytimes"] * 40), "[::1]", "javascript:alert(1)", "<b>.com", "https://"],
)
def test_what_is_no_domain(words):
    with pytest.raises(ValueError, match="."):
        domain_written(words)


@pytest.mark.parametrize("words", ["co.uk", "https://www.Com.AU/x", "m.co.jp", "公司.cn", "k12.ca.us", "kawasaki.jp"])
def test_where_everybody_may_have_a_name_nobody_is_himself(words):
    with pytest.raises(ValueError, match="everybody may have a name below it"):
        domain_written(words)


@pytest.mark.parametrize("domain", ["bbc.co.uk", "gov.uk", "gob.mx", "nhs.uk", "github.io", "uk.com", "site.example"])
def test_what_is_one_outlets_though_others_have_names_below_it(domain):
    assert domain_written(domain) == domain


def test_the_domain_of_a_publisher():
    assert domain_of("https://www.nytimes.com/2025/x") == domain_of("https://m.nytimes.com/y") == "nytimes.com"


PIECES = st.sampled_from(
    ["/", "amp", ".", "..", "%", "%7e", "%2F", ".amp", ".html", "a", "é", ";jsessionid=1", "//", "+"]
)


@given(st.text(max_size=60) | st.lists(PIECES, max_size=12).map("".join), st.text(max_size=60))
@example("..AMP", "")
@example(".AMP.HTM/AMP", "")
@example("a/amp.amp", "")
@example("x/amp/..amp", "")
def test_a_canonical_address_is_its_own_canonical_address(path, query):
    try:
        once = canonical_url(f"https://example.org/{path}?{query}")
    except ValueError:
        return
    assert canonical_url(once) == once
    assert is_safe_link(once)


@pytest.mark.parametrize("host", ["example.org", "www.example.org"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_addresses_that_lead_to_the_same_page(scheme, host):
    url = f"{scheme}://{host}/a?b=1"
    assert twins(url)[0] == url
    assert set(twins(url)) == {
        "http://example.org/a?b=1",
        "https://example.org/a?b=1",
        "http://www.example.org/a?b=1",
        "https://www.example.org/a?b=1",
    }


def test_the_list_of_tracking_parameters_is_in_order():
    rows = [line.split("\t") for line in LIST.read_text().splitlines() if not line.startswith("#")][1:]
    assert all(len(row) == 3 and all(row) for row in rows)
    assert len({tuple(row[:2]) for row in rows}) == len(rows)
    assert all(row[1].strip("*") and row[1].count("*") <= 1 for row in rows)
