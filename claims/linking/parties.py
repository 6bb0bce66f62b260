"""Words to rows: which Party, Publisher or Document is meant by a name found in a text."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import F, Q, Value

from claims.models import Affiliation, Document, Folded, MentionDecision, Party, PartyAlias, Publisher
from claims.models.slugs import free_slug
from claims.terms import DocumentKind, PartyKind, Status
from claims.text.names import fold

#: What the words call a document, and what kind of document that is. Other media (a statement, an interview)
#: are ways of speaking, not documents.
DOCUMENT_KINDS = {
    "complaint": DocumentKind.FILING,
    "lawsuit": DocumentKind.FILING,
    "suit": DocumentKind.FILING,
    "filing": DocumentKind.FILING,
    "brief": DocumentKind.FILING,
    "motion": DocumentKind.FILING,
    "petition": DocumentKind.FILING,
    "order": DocumentKind.RULING,
    "ruling": DocumentKind.RULING,
    "opinion": DocumentKind.RULING,
    "judgment": DocumentKind.RULING,
    "decision": DocumentKind.RULING,
    "letter": DocumentKind.LETTER,
    "memo": DocumentKind.LETTER,
    "paper": DocumentKind.PAPER,
    "study": DocumentKind.PAPER,
    "report": DocumentKind.REPORT,
    "post": DocumentKind.POST,
    "blog post": DocumentKind.POST,
    "tweet": DocumentKind.POST,
    "release": DocumentKind.RELEASE,
    "press release": DocumentKind.RELEASE,
}

_UNDECIDED = """
    SELECT word FROM unnest(%(words)s::text[]) AS word WHERE NOT EXISTS (
        SELECT FROM claims_mentiondecision decision WHERE decision.folded = claims_fold(word)
    )
"""
_BEARERS = """
    SELECT asked.word, bearer.id FROM unnest(%(words)s::text[]) AS asked (word) CROSS JOIN LATERAL (
        SELECT alias.party_id AS id FROM claims_partyalias alias
        WHERE alias.folded = claims_fold(asked.word) AND alias.status = %(accepted)s
        UNION SELECT party.id FROM claims_party party WHERE claims_fold(party.name) = claims_fold(asked.word)
    ) bearer
    ORDER BY asked.word, bearer.id
"""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom some words mean: the party, or why nobody: an editor said so, or it is not sure who is meant."""

    party: Party | None
    why_nobody: str = ""


class Resolver:
    """Whom the words of some appearances mean; each name is looked up once. For use within one transaction.

    ``words`` are those that will be asked about, as far as known: one query tells of which an editor said nothing, and
    two who bears them.
    """

    def __init__(self, appearances: Iterable[int], words: Iterable[str] = ()):
        decided = MentionDecision.objects.filter(appearance__in=list(appearances))
        self._decided = set(decided.values_list("appearance", flat=True))
        self._undecided = _undecided(set(words))
        self._bearers = _bearers_of(self._undecided)
        self._known: dict[tuple, Resolved] = {}
        self._said: dict[tuple, Resolved | None] = {}

    def decided(self, words: Iterable[str], appearance: int) -> Resolved | None:
        """What an editor said of these words in this appearance, else wherever they stand; None where nobody did."""
        words, own = tuple(words), appearance if appearance in self._decided else None
        if self._undecided.issuperset(words):
            return None
        if (words, own) not in self._said:
            decision = decided_about(words, own)
            self._said[words, own] = decision and _meant_by(decision)
        return self._said[words, own]

    def resolve(self, name: str, kind: PartyKind | None, *, house: str = "", appearance: int | None = None) -> Resolved:
        """As ``resolve`` below, with what was found before."""
        own = appearance if appearance in self._decided else None
        key = name, kind, house, own
        if key not in self._known:
            if name in self._undecided:
                known = self._bearers.get(name) or _bearers_once_alone(name)
                self._known[key] = _meant_of(known, name, kind, house)
            else:
                self._known[key] = resolve(name, kind, house=house, appearance=own)
        return self._known[key]


def resolve(name: str, kind: PartyKind | None, *, house: str = "", appearance: int | None = None) -> Resolved:
    """The party that these words mean; made, with the words as a suggested alias, when nobody is known by them.

    An editor's MentionDecision wins, first of all one about this appearance (it may say: nobody in particular). Only a
    party's own name and the names that an editor accepted count: else whom a name means would depend on the order in
    which articles came. Where several parties bear it, their kind decides, then ``house``, the organisation that is
    spoken for; where both leave it open, nobody is guessed. Must run inside a transaction: a lock on the name keeps two
    workers from making the same party twice.
    """
    name = " ".join(name.split())[:200]
    if not name:
        return Resolved(None)
    decision = decided_about([name], appearance)
    if decision:
        return _meant_by(decision)
    return _meant_of(_bearers(name) or _bearers_once_alone(name), name, kind, house)


def _meant_of(known: list[Party], name: str, kind: PartyKind | None, house: str) -> Resolved:
    """As ``resolve``, where no editor said anything of the words, and these bear the name."""
    if not known:
        return Resolved(_new_party(name, kind or PartyKind.ORGANISATION))
    meant = _told_apart(known, kind, house)
    return Resolved(meant[0]) if len(meant) == 1 else Resolved(None, f"{len(meant)} parties are called “{name}”")


def decided_about(words: Iterable[str], appearance: int | None) -> MentionDecision | None:
    """What an editor said of these words in this appearance, else wherever they stand."""
    same = reduce(or_, (Q(folded=Folded(Value(each))) for each in words))
    decisions = MentionDecision.objects.filter(same, Q(appearance__isnull=True) | Q(appearance=appearance))
    return decisions.select_related("party").order_by(F("appearance").asc(nulls_last=True), "pk").first()


def _undecided(words: Collection[str]) -> set[str]:
    """Those of these words of which no editor said anything, and that are a name as they stand; one query at most."""
    plain = sorted(word for word in words if word and word == " ".join(word.split())[:200])
    if not plain:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_UNDECIDED, {"words": plain})
        return {word for (word,) in cursor.fetchall()}


def _meant_by(decision: MentionDecision) -> Resolved:
    return Resolved(decision.party and survivor_of(decision.party), "" if decision.party else decision.reason)


def survivor_of(party: Party) -> Party:
    """The party that this one was merged into, at the end of however many merges; itself when it was not."""
    seen = {party.pk}
    while party.merged_into_id and party.merged_into_id not in seen:
        seen.add(party.merged_into_id)
        party = party.merged_into
    return party


def _bearers_once_alone(name: str) -> list[Party]:
    """As ``_bearers``, when no other worker can be about to make one any more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(claims_fold(%s), 0))", [name])
    return _bearers(name)


def _bearers(name: str) -> list[Party]:
    """The parties whose own name this is, or one that an editor accepted; merged ones by their survivor."""
    folded = Folded(Value(name))
    accepted = PartyAlias.objects.filter(folded=folded, status=Status.ACCEPTED).values_list("party")
    own = Party.objects.alias(folded_name=Folded("name")).filter(folded_name=folded).values_list("pk")
    found = Party.objects.filter(pk__in=accepted.union(own)).select_related("merged_into").order_by("pk")
    return list({party.pk: party for party in map(survivor_of, found)}.values())


def _bearers_of(names: Collection[str]) -> dict[str, list[Party]]:
    """As ``_bearers``, of each of these names that somebody bears; two queries."""
    if not names:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_BEARERS, {"words": sorted(names), "accepted": Status.ACCEPTED.value})
        pairs = cursor.fetchall()
    parties = Party.objects.select_related("merged_into").in_bulk({pk for _, pk in pairs})
    found: dict[str, dict[int, Party]] = {}
    for name, pk in pairs:
        party = survivor_of(parties[pk])
        found.setdefault(name, {})[party.pk] = party
    return {name: list(several.values()) for name, several in found.items()}


def _told_apart(known: list[Party], kind: PartyKind | None, house: str) -> list[Party]:
    """Those of several bearers of one name who may be meant."""
    if len(known) > 1:
        known = [party for party in known if party.kind == kind] or known
    if len(known) > 1 and house:
        houses = {party.pk for party in _bearers(house)}
        held = Affiliation.objects.filter(party__in=known, organisation__in=houses).exclude(status=Status.REJECTED)
        spoken_for = set(held.values_list("party", flat=True))
        known = [party for party in known if party.pk in spoken_for] or known
    return known


def _new_party(name: str, kind: PartyKind) -> Party:
    party = Party.objects.create(name=name, kind=kind, slug=free_slug(Party, name))
    PartyAlias.objects.create(party=party, name=name)
    return party


def learn_aliases(found: Iterable[Mapping[str, Any]]) -> None:
    """Keep the other forms in which a text names its parties, as suggested aliases: for search, and for editors.

    ``found`` is what a run stored: canonical name, kind and mentions. Another party's own name is left alone: it would
    only make both harder to tell apart. Four queries, however many forms there are.
    """
    forms_of = [(entry, _other_forms(entry)) for entry in found]
    bearers = _bearers_of({name for entry, forms in forms_of if forms for name in (entry["canonical"], *forms)})
    wanted: dict[tuple[int, str], None] = {}
    for entry, forms in forms_of:
        known = _told_apart(bearers.get(entry["canonical"], []), PartyKind.parse(entry["kind"]), "")
        for form in sorted(forms) if len(known) == 1 else ():
            if known[0] in bearers.get(form, known):
                wanted[known[0].pk, form] = None
    rows = PartyAlias.objects.filter(party__in={party for party, _ in wanted}, name__in={form for _, form in wanted})
    stored = set(rows.values_list("party", "name"))
    new = [PartyAlias(party_id=party, name=form) for party, form in wanted if (party, form) not in stored]
    PartyAlias.objects.bulk_create(new, ignore_conflicts=True)  # an editor may add the same one at that moment


def _other_forms(entry: Mapping[str, Any]) -> set[str]:
    return {form[:200] for form in entry["mentions"] if fold(form) and fold(form) != fold(entry["canonical"])}


def resolve_publisher(name: str) -> Publisher:
    """The publisher of this name; made when it is new. Must run inside a transaction."""
    return Publisher.objects.named(name)


def resolve_document(medium: str, speaker: Party | None) -> Document | None:
    """The document that ``medium`` ("complaint", "order" …) means when this party speaks in it, if it is one.

    What an editor called otherwise, or said to be of another kind, is found by that word still.
    """
    word = medium.lower()
    kind = DOCUMENT_KINDS.get(word)
    if kind is None or speaker is None:
        return None
    title = f"{speaker.name}: {word}"
    found = speaker.documents.filter(medium=word).order_by("pk").first()
    found = found or speaker.documents.filter(kind=kind, title=title).first()  # called so by an editor
    return found or Document.objects.create(
        kind=kind, title=title, party=speaker, medium=word, slug=free_slug(Document, f"{speaker.name} {medium}")
    )
