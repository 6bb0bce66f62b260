"""Words to rows: which Party, Publisher or Document is meant by a name found in a text."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Value

from claims.models import Affiliation, Document, Folded, MentionDecision, Party, PartyAlias, Publisher
from claims.terms import DocumentKind, PartyKind, Status
from claims.text.names import fold, slug_of

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


def resolve_party(name: str, kind: PartyKind | None) -> Party | None:
    """The party that these words mean; made, with the words as a suggested alias, when nobody is known by them.

    An editor's MentionDecision wins (it may say: nobody in particular, hence None). Two parties may share a
    name: then the kind decides, then the one known longer. Must run inside a transaction: a lock on the name
    keeps two workers from making the same party twice.
    """
    name = " ".join(name.split())[:200]
    if not name:
        return None
    decision = MentionDecision.objects.filter(folded=Folded(Value(name)), appearance__isnull=True)
    decision = decision.select_related("party").first()
    if decision:
        return decision.party and survivor_of(decision.party)
    _lock_name(name)
    return _known_party(name, kind) or _new_party(name, kind or PartyKind.ORGANISATION)


def survivor_of(party: Party) -> Party:
    """The party that this one was merged into, at the end of however many merges; itself when it was not."""
    seen = {party.pk}
    while party.merged_into_id and party.merged_into_id not in seen:
        seen.add(party.merged_into_id)
        party = party.merged_into
    return party


def _lock_name(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(claims_fold(%s), 0))", [name])


def _known_party(name: str, kind: PartyKind | None) -> Party | None:
    aliases = (
        PartyAlias.objects.filter(folded=Folded(Value(name)))
        .exclude(status=Status.REJECTED)
        .select_related("party__merged_into")
    )
    known = [survivor_of(alias.party) for alias in aliases.order_by("party_id")]
    return min(known, key=lambda party: (party.kind != kind, party.pk), default=None)


def _new_party(name: str, kind: PartyKind) -> Party:
    party = Party.objects.create(name=name, kind=kind, slug=free_slug(Party, name))
    PartyAlias.objects.create(party=party, name=name)
    return party


def free_slug(model, name: str) -> str:
    """A slug of this name that no row of ``model`` has yet: ``openai``, ``openai-2``, …"""
    stem = slug_of(name)
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def learn_aliases(found: Iterable[dict]) -> None:
    """Keep the other forms in which a text names its parties, as suggested aliases.

    ``found`` is what a run stored: canonical name, kind and mentions. A form that already names another
    party is left alone: it would only make both harder to tell apart.
    """
    for entry in found:
        forms = {form[:200] for form in entry["mentions"] if fold(form) and fold(form) != fold(entry["canonical"])}
        party = _known_party(entry["canonical"], PartyKind.parse(entry["kind"])) if forms else None
        for form in sorted(forms) if party else ():
            if not PartyAlias.objects.filter(folded=Folded(Value(form))).exists():
                PartyAlias.objects.create(party=party, name=form)


def note_affiliation(party: Party, reading: dict, appearance) -> None:
    """Keep for whom a speaker spoke, with the appearance as evidence, when the text says so."""
    if not reading.get("affiliation") or party.kind != PartyKind.PERSON:
        return
    organisation = resolve_party(reading["affiliation"], PartyKind.ORGANISATION)
    if organisation and organisation != party:
        Affiliation.objects.get_or_create(
            party=party,
            organisation=organisation,
            title=(reading.get("title") or "")[:200],
            defaults={"evidence": appearance},
        )


def resolve_publisher(name: str) -> Publisher:
    """The publisher of this name; made when it is new. Must run inside a transaction."""
    return Publisher.objects.named(name)


def resolve_document(medium: str, speaker: Party | None) -> Document | None:
    """The document that ``medium`` ("complaint", "order" …) means when this party speaks in it, if it is one."""
    kind = DOCUMENT_KINDS.get(medium.lower())
    if kind is None or speaker is None:
        return None
    title = f"{speaker.name}: {medium.lower()}"
    document = Document.objects.filter(kind=kind, title=title, party=speaker).first()
    return document or Document.objects.create(
        kind=kind, title=title, party=speaker, slug=free_slug(Document, f"{speaker.name} {medium}")
    )
