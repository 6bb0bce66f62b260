"""Cards: what a timeline shows of a claim, and their grouping under months and days."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import groupby

import numpy as np
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import ExpressionWrapper, OuterRef, PositiveSmallIntegerField, Q, QuerySet, Subquery

from claims.models import Affiliation, Appearance, Article, Claim, Dispute, TimelineEntry
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.permissions import Gate
from claims.terms import Certainty, Clock, Directness, Manner, Status
from claims.text.highlight import Segment, segments
from claims.text.spans import Span
from claims.timeline import clocks
from claims.timeline.chains import Chain, chains_of
from claims.timeline.columns import Columns
from claims.timeline.contests import Contest, contests_of
from claims.timeline.counts import Counts, month_index
from claims.timeline.filters import ABOUT
from claims.timeline.keeping import Keep
from claims.timeline.names import Named
from claims.timeline.viewing import key_of_view, view_holds_until

N_DISPUTES_SHOWN = 2
#: The mark of words that were searched for.
HIT = "hit"
#: Some seven kilobytes each, so that what a busy day asks for of a large dispute stays.
_KEPT: Keep[tuple, "Card"] = Keep(most=4_000)
_OF_CLAIM = ("number",)
_OF_TELLING = ("content", "cue_words", "cue_class", "certainty_words", "negated", "negation_words", "rule", "run")
_BESIDE = ("confidence", "first_snapshot", "happened", "happened_why", "said", "said_why")
_OF_ARTICLE = ("canonical_url", "headline", "published", "published_why", "first_held_at", "publisher__name")
#: What cards and the evidence beside them show; to load all columns takes twice as long.
_SHOWN = (
    *("claim", "about", "manner", "directness", "certainty", "standing", "embargo_until", "is_aside"),
    *(f"{clock}_on" for clock in Clock),
    *(f"appearance__claim__{column}" for column in _OF_CLAIM),
    *(f"appearance__{column}" for column in (*_OF_TELLING, *_BESIDE)),
    *(f"article__{column}" for column in _OF_ARTICLE),
)


@dataclass(frozen=True, slots=True)
class Tellings:
    """All visible tellings of a claim in its dispute, counted."""

    n_articles: int
    n_origins: int

    @property
    def counted(self) -> str:
        """ "14 articles · 1 origin"; without origins where none is known."""
        return " · ".join([_n(self.n_articles, "article"), *([_n(self.n_origins, "origin")] if self.n_origins else [])])


def _n(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a card has the words that were searched for: in its own words, or (``wording``, lit up) only in those of
    its claim."""

    spans: tuple[Span, ...]
    wording: list[Segment]


@dataclass(frozen=True, eq=False)
class Card:
    """One claim on the timeline, by the appearance that ``entry`` stands for.

    The same for all pages that show it: as long as it is kept, what is made of it may be kept with it. One with a
    ``hit``, which a search found, is another, and not kept.
    """

    entry: TimelineEntry
    by: Clock
    chain: Chain
    tellings: Tellings
    contests: list[Contest]
    about: list[Named]
    hit: Hit | None = None

    @property
    def day(self) -> date | None:
        """The first possible day on the chosen clock: where the card stands."""
        return getattr(self.entry, f"{self.by}_on")

    @property
    def when(self) -> DateRange | None:
        """All of the chosen clock; None where it is one day, or unknown."""
        if self.by == Clock.FIRST_HELD:
            return None
        clock = getattr(self.article if self.by == Clock.PUBLISHED else self.appearance, self.by)
        first, last = clocks.bounds(clock)
        return None if first == last else clock

    @property
    def why(self) -> dict:
        """Why the chosen clock says what it says."""
        return getattr(self.article if self.by == Clock.PUBLISHED else self.appearance, f"{self.by}_why", {})

    @property
    def claim(self) -> Claim:
        return self.entry.appearance.claim

    @property
    def appearance(self) -> Appearance:
        return self.entry.appearance

    @property
    def article(self) -> Article:
        return self.entry.article

    @property
    def manner(self) -> Manner:
        return Manner(self.entry.manner)

    @property
    def directness(self) -> Directness:
        return Directness(self.entry.directness)

    @property
    def certainty(self) -> Certainty:
        return Certainty(self.entry.certainty)

    @property
    def how_told(self) -> str:
        """How much of it stands in quotation marks, or that it was said in a court's papers."""
        return "court filing" if self.manner == Manner.FILED else self.directness.label

    @property
    def is_hedged(self) -> bool:
        """Whether it sounds less sure than a plain statement."""
        return self.certainty != Certainty.STATED

    @property
    def status(self) -> Status:
        """Accepted only where a person accepted the claim and this telling of it."""
        return Status.ACCEPTED if self.entry.standing == TimelineEntry.ACCEPTED else Status.SUGGESTED

    @cached_property
    def quotation(self) -> list[Segment]:
        """The words as they stand in the article; marked are those that hedge or negate, and those that were found."""
        words = [*self.appearance.certainty_words, *self.appearance.negation_words]
        found = [(HIT, span) for span in self.hit.spans] if self.hit else []
        return mark_words(self.appearance.content, words, found)

    @property
    def first_contests(self) -> list[Contest]:
        return self.contests[:N_DISPUTES_SHOWN]


@dataclass(frozen=True, slots=True)
class Day:
    """The cards of one day, or of none (None)."""

    day: date | None
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Month:
    """The days of one month on this page, and the number of cards of that month on all pages."""

    month: date | None
    n: int
    days: list[Day]


def cards_for(gate: Gate, dispute: Dispute, entries: list[int], columns: Columns, clock: Clock) -> list[Card]:
    """The cards of these entries (ids out of ``columns``) by a clock, in their order.

    Two queries for those that are not kept, beside that of ``contests_of``.
    """
    view = key_of_view(gate, dispute, clock)
    kept = _KEPT.get_all(
        [(view, pk) for pk in entries],
        gate.now,
        lambda missing: {
            (view, card.entry.pk): card for card in _load(gate, dispute, [pk for _, pk in missing], columns, clock)
        },
        lambda made: _hold_until(gate, made.values()),
    )
    return [kept[view, pk] for pk in entries if (view, pk) in kept]


def _hold_until(gate: Gate, cards: Iterable[Card]) -> datetime | None:
    """To whoever sees what is under embargo its card says so, which is true until that ends."""
    if not gate.sees_all:
        return view_holds_until(gate)
    ends = [card.entry.embargo_until for card in cards if card.entry.embargo_until]
    return min((end for end in ends if end > gate.now), default=None)


def _load(gate: Gate, dispute: Dispute, ids: list[int], columns: Columns, clock: Clock) -> list[Card]:
    entries = _entries(gate, dispute, ids)
    contests = contests_of(gate, dispute, [entry.claim_id for entry in entries], len(columns))
    shown = [contest for entry in entries for contest in contests.get(entry.claim_id, ())[:N_DISPUTES_SHOWN]]
    told = [contest.first_telling for contest in shown]
    chains = chains_of(dict.fromkeys([*(entry.appearance_id for entry in entries), *filter(None, told)]))
    names = columns.names.parties
    return [
        Card(
            entry=entry,
            by=clock,
            chain=chains.get(entry.appearance_id, ()),
            tellings=_tellings(columns, entry.claim_id),
            contests=[contest.told_by(chains) for contest in contests.get(entry.claim_id, ())],
            about=[names[pk] for pk in getattr(entry, "about_then", entry.about) if pk in names],
        )
        for entry in entries
    ]


def _entries(gate: Gate, dispute: Dispute, ids: list[int]) -> list[TimelineEntry]:
    """These entries of a dispute with the rows that a card shows, and ``affiliation``: for whom the speaker spoke, as a
    person checked it; of a card that nobody checked, and which says so, as far as the machine found it, too.

    Wound back, they carry what was known of affiliations then.
    """
    if gate.known is None:
        return _entries_now(ids=ids)
    entries = gate.with_lists_then(gate.entries_of(dispute).filter(pk__in=ids), [ABOUT.column])
    return list(_shown(entries, _IN_OFFICE.filter(evidence__in=gate.appearances())))


def _shown(entries: QuerySet[TimelineEntry], in_office: QuerySet[Affiliation]) -> QuerySet[TimelineEntry]:
    entries = entries.annotate(affiliation=Subquery(in_office.values("organisation__name")[:1]))
    return entries.select_related("appearance__claim", "article__publisher").only(*_SHOWN)


_IN_OFFICE = (
    Affiliation.objects.alias(entry_stands=ExpressionWrapper(OuterRef("standing"), PositiveSmallIntegerField()))
    .filter(
        Q(held__isnull=True) | Q(held__contains=OuterRef("published_on")),
        Q(status=Status.ACCEPTED) | Q(status=Status.SUGGESTED, entry_stands__lt=TimelineEntry.ACCEPTED),
        party=OuterRef("speaker"),
    )
    .order_by("status", "-held", "pk")
)
_entries_now: Prepared[TimelineEntry] = Prepared(
    _shown(TimelineEntry.objects.filter(IsOneOf("pk", Place("ids"))), _IN_OFFICE)
)


def _tellings(columns: Columns, claim: int) -> Tellings:
    """What the rows of one claim come to."""
    row = np.searchsorted(columns.claim, claim)
    return Tellings(int(columns.told.n_articles[row]), int(columns.told.n_origins[row]))


def mark_words(text: str, words: Iterable[str], others: Iterable[tuple[str, Span]] = ()) -> list[Segment]:
    """``text`` in pieces; every occurrence of one of ``words`` (whole words, any case) is marked "word", and spans with
    other marks are marked so."""
    wanted = _any_of(tuple(word for word in words if word.strip()))
    matches = wanted.finditer(text) if wanted else ()
    return segments(text, [*(("word", Span(*match.span())) for match in matches), *others])


@lru_cache(maxsize=1_000)
def _any_of(words: tuple[str, ...]) -> re.Pattern | None:
    """What finds whole words; it is the same few that hedge and negate. Longer ones come first."""
    wanted = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{wanted})(?!\w)", re.IGNORECASE) if wanted else None


def group_by_month(cards: list[Card], counts: Counts) -> list[Month]:
    """The cards, in the order they have, under their months and days; those without a date are a group of their own."""
    months = []
    for month, of_month in groupby(cards, key=lambda card: card.day and card.day.replace(day=1)):
        days = [Day(day, list(of_day)) for day, of_day in groupby(of_month, key=lambda card: card.day)]
        months.append(Month(month, counts.cards[month and month_index(month)], days))
    return months
