"""The files of the demonstration digest, served from disk so that its source links lead somewhere."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree  # nosec B405 # for a file of this repository

_FOLDER = Path(__file__).resolve().parent.parent / "demo"
_CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/rss+xml; charset=utf-8",
    ".tsv": "text/plain; charset=utf-8",
}


def find_file(name: str) -> tuple[Path, str] | None:
    """Path and content type of a file of the digest; None for any other name, whatever tricks are in it."""
    path = _files().get(name)
    return (path, _CONTENT_TYPES[path.suffix]) if path else None


@cache
def load_digests() -> list[dict[str, str]]:
    """The items of the feed, newest first: ``title``, ``link``, ``day`` and ``description`` of each."""
    feed = ElementTree.parse(_FOLDER / "feed.xml")  # nosec B314 # a file of this repository
    return [
        {
            "title": item.findtext("title", ""),
            "link": item.findtext("link", ""),
            "day": " ".join(item.findtext("pubDate", "").split()[1:4]).removeprefix("0"),
            "description": item.findtext("description", ""),
        }
        for item in feed.iter("item")
    ]


@cache
def _files() -> dict[str, Path]:
    """Every file that is served, by its name in the address: a list made beforehand needs no check of paths."""
    pages = _FOLDER.glob("pages/*.html")
    return {path.name: path for path in (*pages, _FOLDER / "feed.xml", _FOLDER / "dispute_facts.tsv") if path.is_file()}
