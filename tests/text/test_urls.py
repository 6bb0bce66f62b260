import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.urls import canonical_url, domain_of, is_safe_link


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


def test_the_domain_of_a_publisher():
    assert domain_of("https://www.nytimes.com/2025/x") == domain_of("https://m.nytimes.com/y") == "nytimes.com"


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_canonical_address_is_its_own_canonical_address(path, query):
    try:
        once = canonical_url(f"https://example.org/{path}?{query}")
    except ValueError:
        return
    assert canonical_url(once) == once
    assert is_safe_link(once)
