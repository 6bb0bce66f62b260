"""What parties are to a claim, by what its tellings say."""

from collections.abc import Collection

from claims.linking.affiliations import is_house
from claims.linking.parties import Resolver
from claims.models import Appearance, ClaimParty, Party
from claims.terms import CueClass, NodeKind, PartyKind, Status
from claims.text.names import is_name
from claims.text.parts import Part, Told, parts_in


def settle_roles(claims: Collection[int]) -> None:
    """Suggest what parties are to each of these claims, from all its tellings; what none supports any more goes.

    Only suggestions come and go: what a person accepted or rejected stays as it is.
    """
    tellings = Appearance.objects.filter(claim__in=claims).exclude(status=Status.REJECTED)
    tellings = tellings.select_related("run", "speaker", "article__publisher")
    told = [(row, told_by(row)) for row in tellings.order_by("article__published", "content", "pk")]
    parts = [(row, each, part) for row, each in told for part in parts_in(each)]
    resolver = Resolver((row.pk for row, _ in told), (part.name for *_, part in parts))
    found: dict[tuple[int, int, str], str] = {}
    for row, each, part in parts:
        if party := _party(part, each, row, resolver):
            found.setdefault((row.claim_id, party.pk, part.role), part.words)
    _store(found, {(row.claim_id, row.party_id, row.role): row for row in ClaimParty.objects.filter(claim__in=claims)})


def _store(found: dict[tuple[int, int, str], str], known: dict[tuple[int, int, str], ClaimParty]) -> None:
    """Write only what differs: rows that stay as they are make no history. An editor may decide at the same moment."""
    suggested = {key: row for key, row in known.items() if row.status == Status.SUGGESTED}
    gone = [row.pk for key, row in suggested.items() if key not in found]
    ClaimParty.objects.filter(pk__in=gone, status=Status.SUGGESTED).delete()
    reworded = [row for key, row in suggested.items() if key in found and row.words != found[key]]
    for row in reworded:
        row.words = found[row.claim_id, row.party_id, row.role]
    ClaimParty.objects.bulk_update(reworded, ["words"])
    new = sorted(found.keys() - known.keys())
    ClaimParty.objects.bulk_create(
        ClaimParty(claim_id=claim, party_id=party, role=role, words=found[claim, party, role])
        for claim, party, role in new
    )


def _party(part: Part, told: Told, appearance: Appearance, resolver: Resolver) -> Party | None:
    """Who has this part in a telling, where its words name somebody surely."""
    if appearance.speaker and len(told.speakers) == 1 and part.name in told.speakers:
        return appearance.speaker
    kind = told.kinds.get(part.name) or (PartyKind.ORGANISATION if part.name == told.house else None)
    return resolver.resolve(part.name, kind, appearance=appearance.pk).party if is_name(part.name) else None


def told_by(appearance: Appearance) -> Told:
    """The telling as ``claims.text.parts`` looks at it."""
    reading, parties = appearance.reading, appearance.run.parties if appearance.run else []
    node = reading.get("speaker") or {}
    speakers = [name.strip() for name in (node.get("canonical") or "").split(";")]
    house = reading.get("affiliation") or ""
    return Told(
        content=appearance.content,
        cue=appearance.cue_words,
        cue_class=CueClass.parse(appearance.cue_class),
        medium=appearance.medium,
        rule=appearance.rule,
        negated=appearance.negated,
        speakers=tuple(filter(None, speakers)) if appearance.speaker_id else (),
        speaker_kind=PartyKind.parse(reading.get("speaker_kind")),
        speaker_words=" ".join(filter(None, (appearance.source_words, reading.get("title")))),
        is_outlet=node.get("kind") == NodeKind.PUBLISHER,
        house=house if is_house(house) else "",
        outlets=(appearance.article.publisher.name, *(via["canonical"] or "" for via in reading.get("via", ()))),
        about=tuple(filter(is_name, reading.get("about", ()))),
        forms={party["canonical"]: party["mentions"] for party in parties},
        kinds={party["canonical"]: PartyKind.parse(party["kind"]) for party in parties},
    )
