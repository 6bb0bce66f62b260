"""The page of a claim's ratings: what each says, what it rests on, what was changed in it, and what was withdrawn."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from claims.models import Article, Claim, Rating
from claims.permissions import Gate
from claims.timeline.chains import Chain
from claims.timeline.in_full import ClaimInFull, load_claims, tell_in_full
from claims.timeline.ratings import Rated, Source, read_ratings

#: So many tellings of the claim are named in the data of the page.
MOST_TELLINGS = 20


@dataclass(frozen=True, slots=True)
class Change:
    """What readers are told of a change: when, and what was changed and why."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One rating with its changes, the latest first, and what it rests on, each with the article if that is held."""

    rated: Rated
    changes: list[Change]
    sources: list[tuple[Source, Article | None]]


@dataclass(frozen=True, slots=True)
class RatingPage:
    """The ratings of a claim, and what is left of withdrawn ones."""

    found: ClaimInFull
    ratings: list[Shown]
    tombstones: list[Rating]

    @property
    def claim(self) -> Claim:
        return self.found.claim

    @property
    def first_chain(self) -> Chain:
        """The chain of the telling that was published first."""
        return self.found.tellings[0].chain if self.found.tellings else ()

    @property
    def status(self) -> int:
        """How HTTP says it: that nothing but tombstones is left is 410."""
        return 200 if self.ratings else 410


def load_rating_page(gate: Gate, number: int) -> RatingPage | None:
    """The ratings of the visible claim with this number; None without a claim, and without any rating of it.

    At most three queries more than the claim in full takes.
    """
    loaded = load_claims(gate, gate.claims().filter(number=number).values("pk"))
    ratings = [each for claim in loaded.values() for each in read_ratings(claim.rating_rows)]
    tombstones = list(gate.rating_tombstones().filter(claim__in=loaded).order_by("-withdrawn_at"))
    if not ratings and not tombstones:
        return None
    full = tell_in_full(gate, loaded, MOST_TELLINGS)
    changes, held = _changes(gate, ratings), _held(gate, ratings)
    shown = [
        Shown(each, changes[each.pk], [(source, held.get(source.url)) for source in each.sources]) for each in ratings
    ]
    return next((RatingPage(found, shown, tombstones) for found in full.values()), None)


def _changes(gate: Gate, ratings: Collection[Rated]) -> dict[int, list[Change]]:
    """What readers were told of changes, by rating. Rows that only went along with something else say nothing new."""
    told: dict[int, list[Change]] = defaultdict(list)
    until = Q(pgh_created_at__lt=gate.known.end) if gate.known else Q()
    events = Rating.pgh_event_model.objects.filter(until, pgh_obj__in=[each.pk for each in ratings], version__gt=1)
    seen = set()
    for event in events.order_by("pgh_id").values("pgh_obj", "version", "correction", "withdrawn_at", "updated_at"):
        key = (event["pgh_obj"], event["version"])
        if key not in seen and event["withdrawn_at"] is None:
            told[event["pgh_obj"]].insert(0, Change(event["updated_at"], event["correction"]))
        seen.add(key)
    return told


def _held(gate: Gate, ratings: Collection[Rated]) -> Mapping[str, Article]:
    """The articles that are held of what the ratings rest on, by address."""
    urls = {source.url for each in ratings for source in each.sources}
    if not urls:
        return {}
    either = Q(canonical_url__in=urls) | Q(other_url__in=urls)
    articles = gate.articles().annotate(other_url=F("other_urls__url")).filter(either).select_related("publisher")
    return {url: each for each in articles for url in (each.canonical_url, each.other_url) if url in urls}
