"""What feeds are made of, whatever their format: one item for each claim, telling or tombstone.

An item's ``id`` is its address and never changes; a correction makes ``updated_at`` newer, a withdrawal leaves the item
with the reason in the place of the words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from claims.exports import prose
from claims.exports.records import ClaimRecord, ListRecord, TellingRecord, TombstoneRecord
from claims.exports.standing import standing_of


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``source`` is the page outside on which it rests, "" without one."""

    id: str
    title: str
    html: str
    updated_at: datetime
    published_at: datetime
    tags: tuple[str, ...] = ()
    source: str = ""
    record: ClaimRecord | TellingRecord | TombstoneRecord | None = None


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """A feed: ``page`` is what people read of the same, ``own`` its address, ``next`` that of its next part."""

    title: str
    about: str
    page: str
    own: str
    next: str
    items: tuple[Item, ...]

    @property
    def updated_at(self) -> datetime | None:
        """When anything in it was last changed; None where there is nothing."""
        return max((item.updated_at for item in self.items), default=None)


def feed_of_list(listed: ListRecord) -> FeedRecord:
    """The claims of a list and the withdrawn ones, what changed last first."""
    items = [*map(item_of_claim, listed.claims), *map(item_of_tombstone, listed.withdrawn)]
    return FeedRecord(listed.title, listed.question, listed.page, listed.own, listed.next, _latest_first(items))


def feed_of_claim(claim: ClaimRecord, own: str) -> FeedRecord:
    """One claim and all its tellings: each that comes in is an item of its own."""
    items = [item_of_claim(claim), *map(item_of_telling, claim.tellings)]
    title = f"Claim {claim.number}: {prose.title_of(claim)}"
    return FeedRecord(title, "This claim, and who tells it", claim.address, own, "", _latest_first(items))


def feed_of_tombstone(tombstone: TombstoneRecord, own: str) -> FeedRecord:
    """A withdrawn claim: the same item, with the reason for its words."""
    title = prose.title_of_tombstone(tombstone)
    return FeedRecord(title, "", tombstone.address, own, "", (item_of_tombstone(tombstone),))


def item_of_claim(claim: ClaimRecord) -> Item:
    """A claim as an item."""
    return Item(
        id=claim.address,
        title=prose.title_of(claim),
        html=prose.html_of(claim),
        updated_at=claim.updated_at,
        published_at=claim.created_at,
        tags=(*standing_of(claim), claim.status.value),
        source=claim.first.url if claim.first else "",
        record=claim,
    )


def item_of_telling(telling: TellingRecord) -> Item:
    """A telling as an item."""
    return Item(
        id=telling.address,
        title=f"{telling.outlet.name}: {telling.headline}",
        html=prose.html_of_telling(telling),
        updated_at=telling.updated_at,
        published_at=telling.first_held_at,
        tags=(telling.certainty.label, telling.status.value),
        source=telling.url,
        record=telling,
    )


def item_of_tombstone(tombstone: TombstoneRecord) -> Item:
    """What is left of a withdrawn claim, under the id that the claim had."""
    return Item(
        id=tombstone.address,
        title=prose.title_of_tombstone(tombstone),
        html=prose.html_of_tombstone(tombstone),
        updated_at=tombstone.withdrawn_at,
        published_at=tombstone.withdrawn_at,
        tags=("withdrawn",),
        record=tombstone,
    )


def _latest_first(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.updated_at, item.id), reverse=True))
