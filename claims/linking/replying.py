"""Replies to accusations, made again whenever a claim changes; what a person decided stays as it is.

An accusation is a claim that accuses somebody, and one that somebody whom it is about speaks against. Answers are the
claims that stand against it, and sentences in the articles that tell it in which the accused decline or do not respond.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from claims.linking.answers import Entry, Silence, Told, entries_of, silences_in
from claims.linking.columns import set_columns
from claims.linking.opposing import MOST_DAYS_EARLY
from claims.linking.readings import living_tellings
from claims.models import Affiliation, Appearance, ClaimParty, ClaimRelation, Party, PartyAlias, Reply, Snapshot
from claims.terms import ANSWERING, PartyRole, RelationKind, Status

_DEAD = [Status.REJECTED, Status.WITHDRAWN]
_CHARGED = [PartyRole.ACCUSED, PartyRole.DEFENDANT]

#: In so many articles of a claim, the earliest first, answers are looked for.
MOST_ARTICLES = 30
_WORDS = 500
#: So many texts are in memory at a time.
_TEXTS = 20
#: What of a telling's row it takes to find answers.
_LOOKED_AT = ("claim", "first_snapshot", "said", "article__published")
_COLUMNS = ("answer_id", "words", "replied", "replied_why", "rule", "confidence")

#: A claim, and a party that it accuses.
Accused = tuple[int, int]
Key = tuple[int, int, str, int | None]


@dataclass(frozen=True, slots=True)
class _Against:
    """A relation in which the accused speak against an accusation."""

    relation: ClaimRelation
    camp: frozenset[int]


def settle_replies(claims: Collection[int]) -> None:
    """Bring the replies to these claims, and those that these claims are, up to date: as suggestions.

    However many there are, it takes the same queries.
    """
    answered = ClaimRelation.objects.filter(claim__in=claims, kind__in=ANSWERING).exclude(status__in=_DEAD)
    accusations = {*claims, *answered.values_list("other", flat=True)}
    against = _against(accusations)
    answers = {
        (claim, party): [each.relation for each in against[claim] if party in each.camp and each.relation.evidence]
        for claim, parties in _accused_in(accusations, against).items()
        for party in sorted(parties)
    }
    found: dict[Key, Entry] = {}
    for (claim, party), entries in _entries(answers).items():
        for entry in entries:
            found.setdefault((claim, party, entry.kind, entry.evidence), entry)
    _store(found, Reply.objects.filter(accusation__in=accusations))


def _against(claims: Collection[int]) -> dict[int, list[_Against]]:
    """By accusation, the relations in which somebody speaks against it, and for whom they speak."""
    relations = ClaimRelation.objects.filter(other__in=claims, kind__in=ANSWERING, claim__speaker__isnull=False)
    relations = list(relations.exclude(status__in=_DEAD).select_related("claim", "evidence").order_by("pk"))
    houses: dict[int, set[int]] = defaultdict(set)
    held = Affiliation.objects.filter(party__in=[one.claim.speaker_id for one in relations])
    for person, house in held.exclude(status__in=_DEAD).values_list("party", "organisation"):
        houses[person].add(house)
    found: dict[int, list[_Against]] = defaultdict(list)
    for relation in relations:
        speaker = relation.claim.speaker_id
        found[relation.other_id].append(_Against(relation, frozenset({speaker, *houses[speaker]})))
    return found


def _accused_in(claims: Collection[int], against: dict[int, list[_Against]]) -> dict[int, set[int]]:
    """By claim, those whom it accuses; and of those whom it is about, whoever speaks against it."""
    parties = ClaimParty.objects.filter(claim__in=claims, role__in=[*_CHARGED, PartyRole.ABOUT])
    accused: dict[int, set[int]] = defaultdict(set)
    for claim, party, role in parties.exclude(status__in=_DEAD).values_list("claim", "party", "role"):
        speaks = any(party in each.camp for each in against[claim])
        if role in _CHARGED or speaks:
            accused[claim].add(party)
    return accused


def _entries(answers: Mapping[Accused, Sequence[ClaimRelation]]) -> dict[Accused, list[Entry]]:
    """The ledger of each accusation and accused party, by the relations in which that party answers."""
    said = {relation.claim_id for relations in answers.values() for relation in relations}
    tellings = _tellings({*said, *(claim for claim, _ in answers)})
    silences = _silences({pair: _beside(tellings[pair[0]], relations) for pair, relations in answers.items()})
    found = {}
    for pair, relations in answers.items():
        begins = _begins(tellings[pair[0]])
        told = [_told(relation, tellings[relation.claim_id], begins) for relation in relations]
        found[pair] = entries_of(told, silences[pair])
    return found


def _tellings(claims: Collection[int]) -> dict[int, list[Appearance]]:
    """One telling of each claim in each article, the earliest published first."""
    by_article: dict[int, dict[int, Appearance]] = {claim: {} for claim in claims}
    rows = living_tellings(Appearance.objects.filter(claim__in=claims)).select_related("article").only(*_LOOKED_AT)
    for row in sorted(rows, key=lambda row: (row.article.published is None, row.article.published, row.pk)):
        by_article[row.claim_id].setdefault(row.article_id, row)
    return {claim: list(found.values())[:MOST_ARTICLES] for claim, found in by_article.items()}


def _beside(tellings: Iterable[Appearance], answers: Iterable[ClaimRelation]) -> list[Appearance]:
    """In each article that tells an accusation, or an answer to it, the telling beside which a silence may stand."""
    beside = {row.article_id: row for row in tellings}
    for relation in answers:
        beside.setdefault(relation.evidence.article_id, relation.evidence)
    return list(beside.values())


def _begins(tellings: Iterable[Appearance]) -> date | None:
    """The first day on which a claim was said, or printed, as far as its tellings let know."""
    times = (each for row in tellings for each in (row.said, row.article.published))
    return min((each.lower for each in times if each and each.lower), default=None)


def _told(relation: ClaimRelation, tellings: Iterable[Appearance], begins: date | None) -> Told:
    """What answers, by the first of its ``tellings``: later ones tell again what was answered then.

    Not by one from before the accusation ``begins``, which answered nothing yet; where there is no other, by the one
    that the relation rests on.
    """
    in_time = (row for row in tellings if not _is_too_early(row.article.published, begins))
    evidence = next(in_time, relation.evidence)
    return Told(
        appearance=evidence.pk,
        claim=relation.claim_id,
        kind=RelationKind(relation.kind),
        words=relation.words,
        is_filed=relation.evidence.cue_class == "filing",
        confidence=relation.confidence,
    )


def _is_too_early(published: DateRange | None, begins: date | None) -> bool:
    """Whether an answer of this day was printed longer before what it answers than happens (``MOST_DAYS_EARLY``)."""
    return bool(begins and published and published.upper and (begins - published.upper).days >= MOST_DAYS_EARLY)


def _silences(beside: Mapping[Accused, Sequence[Appearance]]) -> dict[Accused, list[tuple[int, Silence]]]:
    """What the articles of these tellings say of each accused party's silence, with the telling that it stands beside.

    Each text is read once for a party, and few are in memory at a time: one may have a million characters.
    """
    parties: dict[int, set[int]] = defaultdict(set)
    for (_, party), rows in beside.items():
        for row in rows:
            parties[row.first_snapshot_id].add(party)
    names = _names_of({party for _, party in beside})
    texts = Snapshot.objects.filter(pk__in=parties).values_list("pk", "text").iterator(_TEXTS)
    found = {(pk, party): silences_in(text, names[party]) for pk, text in texts for party in parties[pk]}
    return {
        (claim, party): [(row.pk, silence) for row in rows for silence in found[row.first_snapshot_id, party]]
        for (claim, party), rows in beside.items()
    }


def _names_of(parties: Collection[int]) -> dict[int, set[str]]:
    """All that each party, and those who speak for it, are called."""
    voices = {party: {party} for party in parties}
    held = Affiliation.objects.filter(organisation__in=parties).exclude(status__in=_DEAD)
    for house, person in held.values_list("organisation", "party"):
        voices[house].add(person)
    everybody = set().union(*voices.values())
    aliases = PartyAlias.objects.filter(party__in=everybody).exclude(status__in=_DEAD)
    own = Party.objects.filter(pk__in=everybody)
    names: dict[int, set[str]] = defaultdict(set)
    for party, name in (*aliases.values_list("party", "name"), *own.values_list("pk", "name")):
        names[party].add(name)
    return {party: set().union(*(names[voice] for voice in several)) for party, several in voices.items()}


def _store(found: dict[Key, Entry], known: QuerySet[Reply]) -> None:
    """Write only what differs; what a person decided is left alone, and not suggested again.

    Nor is, as an answer of another kind or by another telling, the claim of which they said that it is one, or none;
    and as another kind of silence the sentence of which they said what it is.
    """
    rows = {(row.accusation_id, row.party_id, row.kind, row.evidence_id): row for row in known}
    decided = {key: row for key, row in rows.items() if row.status != Status.SUGGESTED}
    settled = {_said(key, row.answer_id, row.words) for key, row in decided.items()}
    found = {
        key: entry
        for key, entry in found.items()
        if key in decided or _said(key, entry.answer, entry.words[:_WORDS]) not in settled
    }
    suggested = {key: row for key, row in rows.items() if row.status == Status.SUGGESTED}
    gone = [row.pk for key, row in suggested.items() if key not in found]
    Reply.objects.filter(pk__in=gone, status=Status.SUGGESTED).delete()
    evidence = Appearance.objects.select_related("article").in_bulk({key[3] for key in found})
    columns = {key: _columns(entry, evidence[entry.evidence]) for key, entry in found.items()}
    changed = [row for key, row in suggested.items() if key in found and set_columns(row, columns[key])]
    Reply.objects.bulk_update(changed, _COLUMNS)
    Reply.objects.bulk_create(
        Reply(accusation_id=key[0], party_id=key[1], kind=key[2], evidence_id=key[3], **columns[key])
        for key in sorted(found.keys() - rows.keys())
    )


def _said(key: Key, answer: int | None, words: str) -> tuple:
    """The accusation, the party, and what it is to have answered: a claim; or where, in which words, it is told."""
    accusation, party, _, evidence = key
    return accusation, party, answer or (evidence, words)


def _columns(entry: Entry, evidence: Appearance) -> dict:
    replied, why = _when(entry, evidence)
    return {
        "answer_id": entry.answer,
        "words": entry.words[:_WORDS],
        "replied": replied,
        "replied_why": why,
        "rule": entry.rule,
        "confidence": entry.confidence,
    }


def _when(entry: Entry, evidence: Appearance) -> tuple[DateRange | None, dict]:
    """The day of the answer; where nobody tells it, and of a silence, that of the article, which says so."""
    if entry.answer and evidence.said:
        return evidence.said, evidence.said_why
    published = evidence.article.published
    return published, {"rule": "told in an article of that day"} if published else {}
