"""A newsroom on the hostile server: feeds of teasers, and the page of each, with one claim in it."""

import random

from tests.hostile.registry import behaves


@behaves("newsroom", "each of its articles is stored once")
def newsroom(wire):
    """`newsroom/feed12` is a feed of twelve items, `newsroom/7` the page of one: words that no other page has."""
    place = wire.rest_of_path
    if place.startswith("feed"):
        wire.answer(body=feed(range(int(place.removeprefix("feed"))), "newsroom"), content_type="application/rss+xml")
    else:
        wire.answer(body=_page(place).encode(), content_type="text/html")


def feed(numbers: range, place: str) -> bytes:
    """A feed of teasers whose pages are `/place/number`."""
    items = "".join(f"<item><guid>{number}</guid><link>/{place}/{number}</link></item>" for number in numbers)
    return f"<rss version='2.0'><channel><title>N</title>{items}</channel></rss>".encode()


def _page(number: str) -> str:
    words = " ".join(random.Random(number).choices(("night", "river", "court", "paper", "green", "seven"), k=30))
    claim = f"<p>Microsoft said on Tuesday that model number {number} was trained without permission.</p>"
    return f"<html><article><h1>Story {number}</h1>{claim}<p>It was a {words}.</p></article></html>"
