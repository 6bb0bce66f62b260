"""Claims that may be on the same matter as others: the nearest in wording that have a party in common with them."""

from collections.abc import Collection, Iterable, Mapping

from django.db import connection

from claims.linking.vectors import MODEL, see_to_vectors
from claims.models import Affiliation, Claim, ClaimParty
from claims.models.claims import set_search
from claims.terms import Status

#: So many are looked at, whatever articles they stand in.
MOST_NEAR = 15

#: Of so many claims with a party in common each one is looked at. Beyond that the index is asked, which looks at so
#: many vectors before it ends: where fewer claims fit among very many, it would have to go through more to find them.
EXACT_UP_TO, MOST_SCANNED = 3_000, 2_000

_ASKED = """
    WITH asked AS (
        SELECT claim, array_agg(party) AS parties
        FROM unnest(%(claims)s::bigint[], %(parties)s::bigint[]) AS pair (claim, party)
        GROUP BY claim
    )
"""
#: By the same speaker, by one whom the claim is about, about the same or about who says it. Two lists put together: of
#: "one or the other" PostgreSQL would look at every claim there is.
_KIN = """
    (
        SELECT claim.id, claim.wording_hash FROM claims_claim claim
        WHERE claim.speaker_id = ANY(asked.parties) AND claim.merged_into_id IS NULL AND claim.id <> asked.claim
        LIMIT %(most)s
    ) UNION (
        SELECT claim.id, claim.wording_hash
        FROM claims_claimparty part JOIN claims_claim claim ON claim.id = part.claim_id
        WHERE part.party_id = ANY(asked.parties) AND part.status <> %(rejected)s
              AND claim.merged_into_id IS NULL AND claim.id <> asked.claim
        LIMIT %(most)s
    )
"""
#: The same of one claim, for what is looked up claim by claim.
_IS_KIN = """
    kin.merged_into_id IS NULL AND kin.id <> asked.claim AND (
        kin.speaker_id = ANY(asked.parties) OR EXISTS (
            SELECT FROM claims_claimparty part
            WHERE part.claim_id = kin.id AND part.party_id = ANY(asked.parties) AND part.status <> %(rejected)s
        )
    )
"""
#: Each party with what it says and where it has a part: at most so many of both.
_OF_PARTY = """
    SELECT party,
           (SELECT count(*) FROM (
                SELECT FROM claims_claim claim
                WHERE claim.speaker_id = party AND claim.merged_into_id IS NULL LIMIT %(most)s
           ) said),
           (SELECT count(*) FROM (
                SELECT FROM claims_claimparty part
                WHERE part.party_id = party AND part.status <> %(rejected)s LIMIT %(most)s
           ) concerned)
    FROM unnest(%(parties)s::bigint[]) AS party
"""
_COUNTED = f"{_ASKED} SELECT asked.claim, (SELECT count(*) FROM ({_KIN}) kin) FROM asked"  # noqa: S608 - our own words
#: The index is not used for the order of a sum.
_EXACTLY = f"""
    {_ASKED}
    SELECT asked.claim, near.id
    FROM asked
    JOIN claims_claim own ON own.id = asked.claim
    JOIN claims_embedding mine ON mine.wording_hash = own.wording_hash AND mine.model = %(model)s
    CROSS JOIN LATERAL (
        SELECT kin.id, (mine.vector <#> theirs.vector) + 0.0 AS distance
        FROM ({_KIN}) kin
        JOIN claims_embedding theirs ON theirs.wording_hash = kin.wording_hash AND theirs.model = %(model)s
        ORDER BY distance, kin.id LIMIT %(n)s
    ) near
    ORDER BY asked.claim, near.distance, near.id
"""  # noqa: S608 - our own words

#: As the index gives them. Several claims may have one wording.
_BY_INDEX = f"""
    {_ASKED}
    SELECT asked.claim, kin.id
    FROM asked
    JOIN claims_claim own ON own.id = asked.claim
    JOIN claims_embedding mine ON mine.wording_hash = own.wording_hash AND mine.model = %(model)s
    CROSS JOIN LATERAL (
        SELECT theirs.wording_hash, theirs.vector <#> mine.vector AS distance
        FROM claims_embedding theirs
        WHERE theirs.model = %(model)s AND EXISTS (
            SELECT FROM claims_claim kin WHERE kin.wording_hash = theirs.wording_hash AND {_IS_KIN}
        )
        ORDER BY theirs.vector <#> mine.vector LIMIT %(n)s
    ) near
    JOIN claims_claim kin ON kin.wording_hash = near.wording_hash AND {_IS_KIN}
    ORDER BY asked.claim, near.distance, kin.id
"""  # noqa: S608 - our own words


class Neighbours:
    """The nearest claims of each claim that is asked for, looked up once, as long as nothing about these changes."""

    def __init__(self) -> None:
        self._near: dict[int, list[int]] = {}
        self._about: dict[int, set[int]] = {}
        self._houses: dict[int, set[int]] = {}

    def of(self, claim: int) -> list[int]:
        """Their primary keys, the nearest first."""
        return self._near[claim]

    def look_up(self, claims: Collection[int]) -> None:
        """Find the neighbours of those of these claims that were not asked for before.

        At most nine queries.
        """
        if claims := set(claims) - self._near.keys():
            new = list(Claim.objects.filter(pk__in=claims).only("pk", "wording", "speaker").order_by("pk"))
            self._about |= _about([claim.pk for claim in new])
            self._houses |= _houses({claim.speaker_id for claim in new if claim.speaker_id} - self._houses.keys())
            self._near |= _near(new, {claim.pk: self._parties_of(claim) for claim in new})

    def _parties_of(self, claim: Claim) -> set[int]:
        return self._houses.get(claim.speaker_id, set()) | self._about[claim.pk]


def _near(claims: Collection[Claim], parties: Mapping[int, Collection[int]]) -> dict[int, list[int]]:
    """The nearest claims to each that have one of its parties."""
    see_to_vectors(claim.wording for claim in claims)
    found: dict[int, list[int]] = {claim.pk: [] for claim in claims}
    much = _with_much(parties)
    for query, is_much in ((_EXACTLY, False), (_BY_INDEX, True)):
        for claim, near in _ask(query, {pk: several for pk, several in parties.items() if (pk in much) == is_much}):
            found[claim].append(near)
    return {claim: near[:MOST_NEAR] for claim, near in found.items()}


def _with_much(parties: Mapping[int, Collection[int]]) -> set[int]:
    """Those of these claims that have a party in common with more than can be looked at one by one.

    Claims are counted where the figures of single parties leave it open: who says that much, and who says and is
    concerned by less in all, are soon found.
    """
    said, both = _of_parties({party for several in parties.values() for party in several})
    much = {claim for claim, several in parties.items() if any(said[party] > EXACT_UP_TO + 1 for party in several)}
    few = {claim for claim, several in parties.items() if sum(both[party] for party in several) <= EXACT_UP_TO}
    counted = _ask(_COUNTED, {claim: several for claim, several in parties.items() if claim not in much | few})
    return much | {claim for claim, n in counted if n > EXACT_UP_TO}


def _of_parties(parties: Collection[int]) -> tuple[dict[int, int], dict[int, int]]:
    """How much each of these says, and that with where it has a part besides; counted to what makes a difference."""
    values = {"parties": list(parties), "rejected": Status.REJECTED.value, "most": EXACT_UP_TO + 2}
    with connection.cursor() as cursor:
        cursor.execute(_OF_PARTY, values)
        rows = cursor.fetchall()
    return {party: said for party, said, _ in rows}, {party: said + part for party, said, part in rows}


def _ask(query: str, parties: Mapping[int, Collection[int]]) -> list[tuple[int, int]]:
    """What is found by claim, for claims with these parties."""
    pairs = [(claim, party) for claim, several in parties.items() for party in several]
    if not pairs:
        return []
    asked, with_party = map(list, zip(*pairs, strict=True))
    values = {"claims": asked, "parties": with_party, "model": MODEL, "rejected": Status.REJECTED.value}
    with connection.cursor() as cursor:
        if query == _BY_INDEX:
            set_search(cursor, scanned=MOST_SCANNED)
        cursor.execute(query, {**values, "n": MOST_NEAR, "most": EXACT_UP_TO + 1})
        return cursor.fetchall()


def _about(claims: Collection[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {claim: set() for claim in claims}
    rows = ClaimParty.objects.filter(claim__in=claims).exclude(status=Status.REJECTED)
    for claim, party in rows.values_list("claim", "party"):
        found[claim].add(party)
    return found


def _houses(speakers: Iterable[int]) -> dict[int, set[int]]:
    """Each speaker with those for whom it speaks."""
    found: dict[int, set[int]] = {speaker: {speaker} for speaker in speakers}
    held = Affiliation.objects.filter(party__in=found).exclude(status=Status.REJECTED)
    for speaker, house in held.values_list("party", "organisation"):
        found[speaker].add(house)
    return found
