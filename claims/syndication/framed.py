"""Which frame shows a page of ours: by the address of the page, as it is passed on."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.http import Http404, QueryDict
from django.urls import Resolver404, resolve, reverse

from claims.exports.prose import title_of, title_of_tombstone
from claims.forms.as_of import AsOfForm
from claims.outgoing import Site, claim_record, tombstone_record
from claims.permissions import Gate
from claims.timeline.claim_lookup import find_tombstone, survivor_of
from claims.timeline.disputes import find_place
from claims.timeline.in_full import find_in_full
from claims.timeline.story_page import find_story
from claims.views.numbers import in_database

_TIMELINE_HEIGHT, _CLAIM_HEIGHT = 600, 400


@dataclass(frozen=True, slots=True)
class Framed:
    """What stands in the frame, its path without the query string, and its height."""

    title: str
    path: str
    height: int


def find_framed(site: Site, url: str) -> tuple[Framed, str] | None:
    """The frame for the page at this address and its query string; None where readers find no such page here."""
    asked = _split(url)
    if asked is None or f"{asked.scheme}://{asked.netloc.lower()}" not in _roots(site):
        return None
    try:
        found = resolve(asked.path)
        find = _FINDERS.get(found.url_name)
        gate = Gate.for_readers(AsOfForm(QueryDict(asked.query)).known)
        framed = find(gate, site, found.url_name, **found.kwargs) if find else None
    except (Resolver404, Http404):
        return None
    return framed and (framed, f"?{asked.query}" if asked.query else "")


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url.strip())
    except ValueError:
        return None


def _roots(site: Site) -> tuple[str, str]:
    """By either scheme it is this site: addresses get around in both."""
    host = site.root.partition("://")[2].lower()
    return f"http://{host}", f"https://{host}"


def _timeline(gate: Gate, site: Site, name: str, slug: str | None = None) -> Framed | None:
    place = find_place(gate, slug)
    if place is None:
        return None
    return Framed(place.dispute.title, reverse("timeline-embed", args=[place.dispute.slug]), _TIMELINE_HEIGHT)


def _claim(gate: Gate, site: Site, name: str, number: int) -> Framed | None:
    """The claim, the one into which it was merged, or its tombstone."""
    path = reverse("chain-embed" if name == "chain-embed" else "claim-embed", args=[number])
    survivor = survivor_of(gate, in_database(number))
    if found := find_in_full(gate, survivor.number if survivor else number, most_tellings=1):
        return Framed(title_of(claim_record(site, found)), path, _CLAIM_HEIGHT)
    tombstone = find_tombstone(gate, number)
    return tombstone and Framed(title_of_tombstone(tombstone_record(site, tombstone)), path, _CLAIM_HEIGHT)


def _story(gate: Gate, site: Site, name: str, slug: str) -> Framed | None:
    story = find_story(gate, slug)
    return story and Framed(story.title, reverse("story-embed", args=[slug]), _TIMELINE_HEIGHT)


_FINDERS: dict[str | None, Callable[..., Framed | None]] = {
    "timeline": _timeline,
    "dispute": _timeline,
    "timeline-embed": _timeline,
    "claim-detail": _claim,
    "claim-embed": _claim,
    "chain-embed": _claim,
    "story-detail": _story,
    "story-embed": _story,
}
