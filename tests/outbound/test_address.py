"""A web address taken apart: what is asked where, and what is refused in which words."""

import pytest

from claims.outbound import NotAllowed
from claims.outbound.address import follow_location, parse_address

BASE = parse_address("https://news.example/world/story?page=2")


@pytest.mark.parametrize(
    "text, url",
    [
        ("http://news.example", "http://news.example/"),
        ("  HTTPS://News.Example:443/A?b#c\n", "https://news.example/A?b"),
        ("http://news.example.:80/", "http://news.example/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://bu\u0308cher.example/", "https://xn--bcher-kva.example/"),
        ("https://under_score.example/", "https://under_score.example/"),
        ("https://news.example/a b/é?q=ü&r=%20", "https://news.example/a%20b/%C3%A9?q=%C3%BC&r=%20"),
        ("https://news.example/a/../b/./c", "https://news.example/b/c"),
        ("https://news.example/a\\b?c\\d", "https://news.example/a%5Cb?c\\d"),
        ("https://news.example//two", "https://news.example//two"),
        ("https://news.example?q", "https://news.example/?q"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://[2606:4700:0::1111]:443/", "https://[2606:4700::1111]/"),
        ("http://127.0.0.2:8900/x", "http://127.0.0.2:8900/x"),
    ],
)
def test_an_address_has_one_spelling(text, url):
    assert parse_address(text).url == url
    assert parse_address(url).url == url


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "begin with http"),
        ("news.example/story", "begin with http"),
        ("ftp://news.example/", "begin with http"),
        ("javascript:alert(1)", "begin with http"),
        ("http://", "names no host"),
        ("http:///etc/passwd", "names no host"),
        ("http://ann@news.example/", "a user name"),
        ("http://ann:secret@news.example/", "a user name"),
        ("http://news.example/\r\nHost: other", "control characters"),
        ("http://news.example/\ud800", "control characters"),
        ("http://news .example/", "not a host name"),
        ("http://-news.example/", "not a host name"),
        ("http://news..example/", "not a host name"),
        (f"http://{'a' * 64}.example/", "not a host name"),
        (f"http://{'a.' * 127}example/", "not a host name"),
        ("http://./", "not a host name"),
        ("http://☃.example/", "not a host name"),
        ("http://news.example:port/", "not a host name"),
        ("http://0x7f.1/", "unusual spelling"),
        ("http://127.1/", "unusual spelling"),
        ("http://news.0x1/", "unusual spelling"),
        ("http://[::1", "not a web address"),
        ("http://[::g]/", "not a web address"),
        (f"http://news.example/{'x' * 4_000}", "longer than 4,000"),
    ],
)
def test_what_is_refused_says_why(text, reason):
    with pytest.raises(NotAllowed, match=reason) as caught:
        parse_address(text)
    assert str(caught.value).startswith("address not allowed: ")


@pytest.mark.parametrize(
    "location, url",
    [
        (b"/", "https://news.example/"),
        (b"next", "https://news.example/world/next"),
        (b"?page=3", "https://news.example/world/story?page=3"),
        (b"../x/../up", "https://news.example/up"),
        (b"//other.example/x", "https://other.example/x"),
        (b" https://other.example/a b ", "https://other.example/a%20b"),
        ("/caf\u00e9".encode(), "https://news.example/caf%C3%A9"),
        ("/caf\u00e9".encode("latin-1"), "https://news.example/caf%C3%A9"),
        (b"#part", "https://news.example/world/story?page=2"),
    ],
)
def test_a_location_is_read_as_browsers_do(location, url):
    assert follow_location(BASE, location).url == url


@pytest.mark.parametrize(
    "location", [b"http:///x", b"http:x", b"mailto:ann@x.example", b"http://[", b"//[", b"/\0", b"//a@b/"]
)
def test_a_location_that_is_none_is_refused(location):
    with pytest.raises(NotAllowed):
        follow_location(BASE, location)
