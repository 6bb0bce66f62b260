"""Feeds by JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), our own fields under ``_claimline``."""

import json
from typing import Any

from claims.exports.atom import AUTHOR
from claims.exports.feed_items import FeedRecord, Item
from claims.exports.plain import instant
from claims.exports.records import ClaimRecord
from claims.exports.standing import standing_of

CONTENT_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write_feed(feed: FeedRecord) -> bytes:
    """The feed as a document; what is not known is left out, as the format asks for."""
    told = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.about,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "next_url": feed.next,
        "language": "en",
        "authors": [{"name": AUTHOR}],
    }
    known = {name: value for name, value in told.items() if value}
    return json.dumps(known | {"items": [_item(each) for each in feed.items]}, ensure_ascii=False).encode()


def _item(item: Item) -> dict[str, Any]:
    told = {
        "id": item.id,
        "url": item.id,
        "external_url": item.source,
        "title": item.title,
        "content_html": item.html,
        "date_published": instant(item.published_at),
        "date_modified": instant(item.updated_at),
        "tags": list(item.tags),
        "_claimline": _own(item.record),
    }
    return {name: value for name, value in told.items() if value}


def _own(record: object) -> dict[str, Any]:
    if not isinstance(record, ClaimRecord):
        return {}
    return {
        "number": record.number,
        "status": record.status.value,
        "standing": list(standing_of(record)),
        "speaker": record.speaker_name,
        "speaker_qid": record.speaker.qid if record.speaker else "",
        "about": [party.name for party in record.about],
        "n_articles": record.n_articles,
        "n_origins": record.n_origins,
    }
