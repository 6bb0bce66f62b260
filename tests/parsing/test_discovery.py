import pytest

from claims.parsing.discovery import find_feeds, usual_places

URL = "https://news.example.org/tech/"


def offered(markup: str, url: str = URL) -> list[tuple[str, str, str]]:
    return [(offer.url, offer.title, offer.kind) for offer in find_feeds(markup.encode(), url)]


@pytest.mark.parametrize(
    "markup, offer",
    [
        (
            "<link rel=alternate type=application/rss+xml title=' All \n news ' href=/feed.xml>",
            ("https://news.example.org/feed.xml", "All news", "RSS"),
        ),
        (
            "<link rel='ALTERNATE nofollow' type='application/atom+xml; charset=utf-8' href='atom'>",
            ("https://news.example.org/tech/atom", "", "Atom"),
        ),
        (
            "<base href='https://cdn.example/x/'><link rel=alternate type=application/feed+json href=f.json>",
            ("https://cdn.example/x/f.json", "", "JSON Feed"),
        ),
        ("<a href='/rss'>Our <b>RSS</b></a>", ("https://news.example.org/rss", "Our RSS", "RSS")),
        ("<a href='?format=atom'>Atom</a>", ("https://news.example.org/tech/?format=atom", "Atom", "Atom")),
        (
            "<a href='feed:https://news.example.org/x/rss.xml' title=News></a>",
            ("https://news.example.org/x/rss.xml", "News", "RSS"),
        ),
        ("<a href='https://feeds.example.net/story'>Feed</a>", ("https://feeds.example.net/story", "Feed", "RSS")),
        (
            "<link rel=alternate type=application/rss+xml title='<script>x</script>' href=/feed>",
            ("https://news.example.org/feed", "<script>x</script>", "RSS"),
        ),
    ],
)
def test_a_feed_is_found(markup, offer):
    assert offered(f"<html><head>{markup}</head><body>words</body></html>") == [offer]


@pytest.mark.parametrize(
    "markup",
    [
        "<link rel=stylesheet type=text/css href=/feed.css>",
        "<link rel=alternate type=application/json href=/wp-json/wp/v2/posts/7>",
        "<link rel=alternate hreflang=de href=/de/>",
        "<a href='/feedback'>Feedback</a><a href='/atomic'>Atoms</a><a href='/our-feedlot'>Cattle</a>",
        "<a href='https://rss.example/about'>Another site</a><a href='https://www.atom.example/'>Atoms</a>",
        "<a href='javascript:rss()'>RSS</a><a href='data:text/xml,rss'>RSS</a><a href='https://[::1/rss'>x</a>",
        "",
    ],
)
def test_what_is_no_feed_is_not_offered(markup):
    assert offered(markup) == []


def test_the_best_comes_first_and_each_once():
    page = (
        "<link rel=alternate type=application/rss+xml title='Comments feed' href=/comments/feed/>"
        "<link rel=alternate type=application/rss+xml title=Elsewhere href=https://other.example/feed>"
        "<link rel=alternate type=application/rss+xml title=News href=/feed/?utm_source=page>"
        "<a href=/feed/>RSS</a><a href=/tag/law/feed/>Law</a>"
    )
    urls = [url for url, _, _ in offered(page)]
    assert urls == [
        "https://news.example.org/feed/?utm_source=page",
        "https://other.example/feed",
        "https://news.example.org/comments/feed/",
        "https://news.example.org/tag/law/feed/",
    ]


@pytest.mark.parametrize("url", ["https://news.example.org/", "https://news.example.org", URL])
def test_usual_places_lie_beside_the_page_of_a_site(url):
    places = usual_places(url)
    folder = url if url.endswith("/") else f"{url}/"
    assert places[:2] == (f"{folder}feed", f"{folder}rss")
    assert {f"{folder}index.xml", f"{folder}feed.json"} < set(places)


@pytest.mark.parametrize(
    "url", ["https://news.example.org/story", "https://news.example.org/?p=7", "", "https://[::1", "/demo-digest/"]
)
def test_what_is_no_site_has_no_usual_places(url):
    assert usual_places(url) == ()


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\xff" * 50, b"<" * 10_000, b"<a href=/rss>" * 20_000, b"<base href='https://[::1'><a href=/rss>"],
)
@pytest.mark.parametrize("url", [URL, "", "https://[::1", "no address"])
def test_no_page_makes_it_fail(data, url):
    assert len(find_feeds(data, url)) <= 30
