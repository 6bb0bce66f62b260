import pytest

from claims.parsing.errors import IngestError, Trouble
from claims.parsing.sniff import Kind, sniff


@pytest.mark.parametrize(
    "data, name, kind",
    [
        (b'<?xml version="1.0"?>\n<!-- hi --><rss version="2.0"></rss>', "", Kind.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "page.html", Kind.FEED),
        (b'<!DOCTYPE rdf [<!ENTITY a "b">]>\n<rdf:RDF></rdf:RDF>', "", Kind.FEED),
        ('<?xml version="1.0" encoding="utf-16"?><rss/>'.encode("utf-16"), "", Kind.FEED),
        (b"\n<!DOCTYPE html><title>x</title>", "", Kind.HTML),
        (b"words <p>and</p> tags", "", Kind.HTML),
        (b"words only", "story.htm", Kind.HTML),
        (b"A headline\n\nWords < 3 & more.", "", Kind.TEXT),
        ("“Curly”".encode("windows-1252"), "", Kind.TEXT),
        ("naïve".encode("utf-16"), "", Kind.TEXT),
        (b"one \x00 slipped in", "", Kind.TEXT),
        (b"%PDF-1.7\n", "", Kind.PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", "page.html", Kind.PDF),
        (b"The sign of such a file is %PDF-1.4.", "", Kind.TEXT),
        (b' {"version": "https://jsonfeed.org/version/1", "items": []}', "", Kind.JSON_FEED),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1"}', "", Kind.JSON_FEED),
        (b'{"name": "no feed"}', "", Kind.TEXT),
    ],
)
def test_kind(data, name, kind):
    assert sniff(data, name) is kind


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file_is_refused(data):
    with pytest.raises(IngestError, match="empty: hand in") as caught:
        sniff(data, "a.txt")
    assert caught.value.trouble is Trouble.EMPTY


@pytest.mark.parametrize(
    "data, what",
    [
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x00" * 500, "binary"),
        (b"\x01\x02\x03words" * 50, "binary"),
    ],
)
def test_a_binary_file_is_refused_with_a_way_out(data, what):
    with pytest.raises(IngestError, match=f"{what}.*: save the article"):
        sniff(data, "a.bin")
