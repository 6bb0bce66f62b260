"""Many claims in full: all that the formats, the programming interface and the embeds say of them.

Five queries for however many claims, one more where the gate is wound back; only columns that are used are loaded.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from claims.models import Claim, ClaimParty, Rating, Reply
from claims.permissions import Gate
from claims.timeline.claim_lookup import PARTY_COLUMNS, places_of, with_speaker
from claims.timeline.events import last_event
from claims.timeline.outline import Facts, facts_of
from claims.timeline.ratings import Rated, ratings_of_claim, read_ratings
from claims.timeline.relations import Related, load_relations_of, load_replies_of
from claims.timeline.tellings_in_full import Tellings, ToldInFull, load_first_tellings_of, load_tellings_of
from claims.timeline.wordings import word_as_known


@dataclass(frozen=True, slots=True)
class ClaimInFull:
    """One claim as its viewer may see it, with every telling, or the first ones, in the order of publication.

    ``claim`` carries its speaker, ``others`` (parties with their roles), ``places`` (where it stands) and
    ``rating_rows``. It was last changed ``changed_at``, whatever of all this that was.
    """

    claim: Claim
    facts: Facts
    tellings: list[ToldInFull]
    relations: list[Related]
    replies: list[Reply]
    changed_at: datetime

    @property
    def ratings(self) -> list[Rated]:
        return read_ratings(self.claim.rating_rows)


def load_in_full(gate: Gate, claims: Collection[int], most_tellings: int | None = None) -> list[ClaimInFull]:
    """Those of these claims (by their keys) that the viewer may see, in this order.

    With ``most_tellings`` only the first ones of each are loaded, for one query more; all are counted.
    """
    found = tell_in_full(gate, load_claims(gate, claims), most_tellings)
    return [found[pk] for pk in claims if pk in found]


def tell_in_full(gate: Gate, found: dict[int, Claim], most_tellings: int | None = None) -> dict[int, ClaimInFull]:
    """Key → claim in full, for these of ``load_claims`` that the viewer may still see."""
    if most_tellings is None:
        tellings = load_tellings_of(gate, found)
    else:
        tellings = load_first_tellings_of(gate, found, most_tellings)
    relations, replies = load_relations_of(gate, found), load_replies_of(gate, found)
    _word_as_known(gate, found.values(), relations, replies)
    return {
        pk: _put_together(claim, tellings[pk], relations.get(pk, []), replies.get(pk, []))
        for pk, claim in found.items()
        if pk in tellings
    }


def find_in_full(gate: Gate, number: int, most_tellings: int | None = None) -> ClaimInFull | None:
    """The visible claim with this number; ``most_tellings`` as in ``load_in_full``."""
    claims = gate.claims().filter(number=number).values_list("pk", flat=True)
    return next(iter(load_in_full(gate, list(claims), most_tellings)), None)


def load_claims(gate: Gate, claims: Collection[int] | QuerySet) -> dict[int, Claim]:
    """Key → claim with its speaker, parties and places, for those of these that the viewer may see; one query."""
    parties = gate.roles().filter(claim=OuterRef("pk")).order_by("role", "party__name")
    return (
        with_speaker(gate.claims().filter(pk__in=claims))
        .annotate(
            others=ArraySubquery(parties.values(json=JSONObject(**PARTY_COLUMNS))),
            places=ArraySubquery(places_of(gate).values(json=JSONObject(title="title", slug="slug"))),
            rating_rows=ratings_of_claim(gate),
            open_to_suggestions=gate.suggestions_shown("claim"),
            roles_changed_at=last_event(ClaimParty, "claim"),
            ratings_changed_at=last_event(Rating, "claim"),
            came_at=F("imported__came_at"),
            changed_before=F("imported__changed_at"),
        )
        .in_bulk()
    )


def _word_as_known(
    gate: Gate, claims: Iterable[Claim], relations: dict[int, list[Related]], replies: dict[int, list[Reply]]
) -> None:
    others = (related.other for of_claim in relations.values() for related in of_claim)
    answers = (reply.answer for of_claim in replies.values() for reply in of_claim if reply.answer)
    word_as_known(gate, [*claims, *others, *answers])


def _put_together(claim: Claim, tellings: Tellings, relations: list[Related], replies: list[Reply]) -> ClaimInFull:
    return ClaimInFull(
        claim=claim,
        facts=facts_of(tellings.outlines),
        tellings=tellings.told,
        relations=relations,
        replies=replies,
        changed_at=_changed_at(claim, tellings, [*relations, *replies]),
    )


def _changed_at(claim: Claim, tellings: Tellings, beside: list[Related | Reply]) -> datetime:
    """When any of it was last written. That it was brought over was no change: then it is as it was told."""
    own = (claim.updated_at, claim.roles_changed_at, claim.ratings_changed_at, tellings.changed_at)
    changed = [*own, *(row.changed_at for row in beside)]
    at = max(filter(None, changed))
    return claim.changed_before if at == claim.came_at and claim.changed_before else at
