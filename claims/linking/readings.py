"""Rows to readings: tellings of claims as contradictions see them."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from claims.extraction.slots import Slots, slots_of
from claims.extraction.slots_json import from_json
from claims.extraction.wordlists import words_of
from claims.linking.contradicting import Reading
from claims.linking.contradicting.beside import time_beside
from claims.models import Appearance, ClaimParty
from claims.terms import CueClass, PartyKind, PartyRole, Status

_DEAD = [Status.REJECTED, Status.WITHDRAWN]

#: What of a telling's row a reading is made of; the text of its snapshot is loaded where it is wanted.
_LOOKED_AT = (
    "content",
    "cue_class",
    "medium",
    "negated",
    "negation_words",
    "said",
    "said_why",
    "claim",
    "speaker",
    "first_snapshot__number",
    "article__published",
    "telling__wording",
    "telling__slots",
)


def living_tellings(appearances: QuerySet[Appearance]) -> QuerySet[Appearance]:
    """Those that are linked and that nobody rejected."""
    linked = appearances.filter(claim__isnull=False, claim__merged_into=None)
    return linked.exclude(status__in=_DEAD).exclude(claim__status__in=_DEAD)


def for_readings(appearances: QuerySet[Appearance]) -> QuerySet[Appearance]:
    """These, with what `load_readings` looks at: their slots are most of what a telling weighs."""
    return appearances.select_related("article", "first_snapshot", "telling").only(*_LOOKED_AT)


def load_readings(rows: Sequence[Appearance]) -> dict[int, Reading]:
    """Readings of appearances loaded by `for_readings`, by primary key; one query.

    Slots that linking keeps are used; those that are missing are read, 15 ms each.
    """
    parties: dict[int, dict[int, str]] = defaultdict(dict)
    about = ClaimParty.objects.filter(claim__in={row.claim_id for row in rows}, role=PartyRole.ABOUT)
    about = about.exclude(status__in=_DEAD).exclude(party__kind=PartyKind.PRODUCT)
    for claim, party, name in about.values_list("claim", "party", "party__name").order_by("pk"):
        parties[claim][party] = name
    return {row.pk: _reading(row, parties[row.claim_id]) for row in rows}


def _reading(row: Appearance, parties: Mapping[Hashable, str]) -> Reading:
    words, slots = _slots(row)
    said, said_words = _said(row)
    others = {pk: name for pk, name in parties.items() if pk != row.speaker_id}
    return Reading(
        id=row.pk,
        claim=row.claim_id,
        words=words,
        slots=slots,
        speaker=row.speaker_id,
        about=frozenset(others),
        names=tuple(others.values()),
        said=said,
        said_words=said_words,
        is_ruling=_is_ruling(row),
        is_negated=row.negated,
        negation=", ".join(row.negation_words),
        load_text=lambda: row.first_snapshot.text,
    )


def _slots(row: Appearance) -> tuple[str, Slots]:
    telling = getattr(row, "telling", None)
    if telling and telling.slots:
        return telling.wording, from_json(telling.slots)
    published = days_of(row.article.published)[0]
    return row.content, slots_of(row.content, published=published)


def _said(row: Appearance) -> tuple[tuple[date | None, date | None], str]:
    """The days of the saying and the words for them; of a ruling, where the clock is silent, those beside its words."""
    if row.said or not _is_ruling(row):
        return days_of(row.said), row.said_why.get("words", "")
    time = time_beside(row.first_snapshot.text, row.content, days_of(row.article.published)[0])
    return ((time.date.first, time.date.last), time.text) if time else ((None, None), "")


def _is_ruling(row: Appearance) -> bool:
    return row.cue_class == CueClass.RULING or row.medium in words_of("ruling")


def days_of(clock: DateRange | None) -> tuple[date | None, date | None]:
    """The first and the last day of a clock, which keeps the day after its last; twice None for an unknown one."""
    if clock is None or clock.isempty:
        return None, None
    return clock.lower, clock.upper and clock.upper - timedelta(days=1)
