"""Rows that point to one party, claim or outlet, pointed to another, and back again: what merges move.

What was moved is written down as plain JSON: for each pointer the keys of the rows that were repointed, the rows that
were taken out because the other party has the same already ("folded"), and the columns that were changed besides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models.functions import Left

from claims.editing.freezing import Frozen, change_back, change_row, freeze, restore
from claims.models import (
    Addition,
    Affiliation,
    Appearance,
    Article,
    ChainLink,
    Citation,
    Claim,
    ClaimParty,
    ClaimRelation,
    Document,
    Feed,
    MentionDecision,
    MergeOperation,
    Party,
    PartyAlias,
    Placement,
    Publisher,
    Rating,
    Reply,
    WatchedParty,
)
from claims.terms import Status

Thing = Party | Claim | Publisher

_LONGEST_TITLE, _LONGEST_WORDS = 300, 300


@dataclass(frozen=True, slots=True)
class Pointer:
    """A column that points to parties, claims or outlets; ``label`` says what its rows are to people.

    Of rows that have all of ``once`` in common a party has only one; ``apart`` is another column that must not point
    to the same party. With ``alone`` it has only one at all, and keeps its own.
    """

    model: type[models.Model]
    column: str
    label: str
    once: tuple[str, ...] = ()
    apart: str = ""
    alone: bool = False

    @property
    def name(self) -> str:
        """What it is called in what was written down."""
        return f"{self.model._meta.model_name}.{self.column}"

    def of(self, thing: models.Model) -> models.QuerySet:
        """The rows that point to this party, claim or outlet."""
        return self.model._base_manager.filter(**{self.column: thing}).order_by("pk")


POINTERS = (
    Pointer(PartyAlias, "party", "names", once=("name",)),
    Pointer(Claim, "speaker", "claims that it makes"),
    Pointer(Appearance, "speaker", "tellings of what it says"),
    Pointer(ChainLink, "party", "places in chains", once=("appearance_id",)),
    Pointer(ClaimParty, "party", "parts in claims", once=("claim_id", "role")),
    Pointer(Affiliation, "party", "offices that it holds", once=("organisation_id", "title"), apart="organisation"),
    Pointer(Affiliation, "organisation", "people who speak for it", once=("party_id", "title"), apart="party"),
    Pointer(Reply, "party", "replies", once=("accusation_id", "kind", "evidence_id")),
    Pointer(MentionDecision, "party", "decisions on what words mean"),
    Pointer(Document, "party", "documents"),
    Pointer(Publisher, "party", "outlets", alone=True),
    Pointer(WatchedParty, "party", "editors who look after it", once=("user_id",)),
)


#: What goes along when claims are merged. Notes and steps of stories stay: they are shown where an old number leads.
CLAIM_POINTERS = (
    Pointer(Appearance, "claim", "tellings"),
    Pointer(ClaimParty, "claim", "parties in it", once=("party_id", "role")),
    Pointer(ClaimRelation, "claim", "relations to other claims", once=("kind", "other_id"), apart="other"),
    Pointer(ClaimRelation, "other", "relations of other claims to it", once=("kind", "claim_id"), apart="claim"),
    Pointer(Reply, "accusation", "replies to it", once=("party_id", "kind", "evidence_id")),
    Pointer(Reply, "answer", "accusations that it answers"),
    Pointer(Rating, "claim", "ratings"),
    Pointer(Placement, "claim", "places in disputes", once=("dispute_id",)),
    Pointer(Claim, "merged_into", "old numbers that lead to it"),
)


OUTLET_POINTERS = (
    Pointer(Feed, "publisher", "feeds"),
    Pointer(Article, "publisher", "articles"),
    Pointer(ChainLink, "publisher", "places in chains", once=("appearance_id",)),
    Pointer(Citation, "publisher", "links to it"),
    Pointer(Addition, "publisher", "what was handed in as its own"),
    Pointer(Publisher, "merged_into", "outlets that were merged into it"),
)


def count_rows(pointers: Sequence[Pointer], thing: models.Model) -> list[tuple[int, str]]:
    """What points to a party, claim or outlet, as (how many, of what), without what nothing is of; one query."""
    each = [
        pointer.of(thing).order_by().values(at=models.Value(at)).annotate(n=models.Count("pk"))
        for at, pointer in enumerate(pointers)
    ]
    found = dict(each[0].union(*each[1:], all=True).values_list("at", "n"))
    return [(found[at], pointer.label) for at, pointer in enumerate(pointers) if found.get(at)]


def counted(operation: MergeOperation) -> list[tuple[int, str]]:
    """What a merge or split moved, as (how many, of what); what was taken out as a double is counted, too."""
    pointers = (*POINTERS, *CLAIM_POINTERS, *OUTLET_POINTERS)
    moved = [(operation.moved.get(each.name, {}), each.label) for each in pointers]
    counts = [(len(done.get("moved", ())) + len(done.get("folded", ())), label) for done, label in moved]
    counts.append((len(operation.moved.get("domains", ())), "domains"))
    return [(n, label) for n, label in counts if n]


def move(pointer: Pointer, absorbed: Thing, survivor: Thing) -> dict[str, Any]:
    """Point the rows of one thing to the other; returns what was done, for ``put_back``."""
    folded, changed, twins = _fold(pointer, absorbed, survivor)
    if pointer.model is Document:
        changed += _retitle(absorbed, survivor)
    if pointer.model is Article:
        changed += _rekey(absorbed, survivor)
    to = None if pointer.alone and pointer.of(survivor).exists() else survivor
    rows = pointer.of(absorbed)
    moved = list(rows.values_list("pk", flat=True))
    rows.update(**{pointer.column: to})
    return {"moved": moved, "to": to and to.pk, "folded": folded, "changed": changed, "twins": twins}


def put_back(pointer: Pointer, absorbed: Thing, done: dict[str, Any]) -> int:
    """Undo ``move``; returns how many rows were changed or removed since: those stay as they are."""
    unchanged = {f"{pointer.column}__isnull": True} if done["to"] is None else {pointer.column: done["to"]}
    there = pointer.model._base_manager.filter(pk__in=done["moved"], **unchanged)
    n_left = len(done["moved"]) - there.update(**{pointer.column: absorbed})
    folded = _decided_since(pointer, done)
    n_left += sum(not change_back(pointer.model, changed) for changed in done["changed"])
    return n_left + sum(not restore(pointer.model, frozen) for frozen in folded)


def put_decisions_back(party: Party, operation: MergeOperation) -> None:
    """What editors decided since of whom the words for the speaker mean goes along with the tellings that went back."""
    done = operation.moved.get("appearance.speaker") or {"moved": [], "to": None}
    decided = MentionDecision.objects.filter(
        appearance__in=done["moved"],
        appearance__speaker=party,
        words=Left("appearance__source_words", _LONGEST_WORDS),
        party=done["to"],
        decided_at__gte=operation.decided_at,
    )
    decided.update(party=party)


def _decided_since(pointer: Pointer, done: dict[str, Any]) -> list[Frozen]:
    """The rows that were taken out, with what was decided since about those that said the same and stayed."""
    twins = done.get("twins", {})
    rows = pointer.model._base_manager.filter(pk__in=[twin["pk"] for twin in twins.values()])
    now = dict(rows.values_list("pk", "status")) if twins else {}
    changed = {
        key: now[twin["pk"]] for key, twin in twins.items() if now.get(twin["pk"], twin["status"]) != twin["status"]
    }
    return [{**row, "status": changed[str(row["id"])]} if str(row["id"]) in changed else row for row in done["folded"]]


def _fold(pointer: Pointer, absorbed: Thing, survivor: Thing) -> tuple[list[Frozen], list[Frozen], dict[str, Frozen]]:
    """Take out what the survivor has already, or cannot have; what a person accepted of it is accepted there.

    Returns the rows taken out, what was changed besides, and for the former the rows that stay in their place.
    """
    folded, changed, twins = [], [], {}
    for row, twin in _twins(pointer, absorbed, survivor):
        if pointer.model is ChainLink:
            row = max(row, twin, key=lambda link: link.position)
        elif pointer.model is Placement and row.by_editor and not twin.by_editor:
            changed.append(change_row(twin, by_editor=True, kept_out=row.kept_out, why=row.why))
        elif getattr(row, "status", None) == Status.ACCEPTED != twin.status:
            changed.append(change_row(twin, status=Status.ACCEPTED))
        folded.append(freeze(row))
        if hasattr(row, "status"):
            twins[str(row.pk)] = {"pk": twin.pk, "status": twin.status}
        row.delete()
    for row in pointer.of(absorbed).filter(**{pointer.apart: survivor}) if pointer.apart else ():
        folded.append(freeze(row))
        row.delete()
    return folded, changed, twins


def _twins(pointer: Pointer, absorbed: Thing, survivor: Thing) -> Iterable[tuple[models.Model, models.Model]]:
    """Rows of the one, each with that of the other which says the same."""
    if not pointer.once:
        return
    rows = {_key(pointer, row): row for row in pointer.of(absorbed)}
    first = pointer.once[0]
    for twin in pointer.of(survivor).filter(**{f"{first}__in": {key[0] for key in rows}}):
        if row := rows.get(_key(pointer, twin)):
            yield row, twin


def _key(pointer: Pointer, row: models.Model) -> tuple:
    return tuple(getattr(row, name) for name in pointer.once)


def _retitle(absorbed: Party, survivor: Party) -> list[dict]:
    """Documents of both that are called the same are told apart by the name of the one that goes."""
    titles = set(survivor.documents.values_list("kind", "title"))
    same = [document for document in absorbed.documents.order_by("pk") if (document.kind, document.title) in titles]
    return [
        change_row(document, title=f"{document.title[:200]} ({absorbed.name})"[:_LONGEST_TITLE]) for document in same
    ]


def _rekey(absorbed: Publisher, survivor: Publisher) -> list[dict]:
    """Of two articles without an address that have the same text, one is found by it again: that of the one that
    stays."""
    texts = survivor.articles.filter(canonical_url=None).values("content_key")
    same = absorbed.articles.filter(canonical_url=None, content_key__in=texts).order_by("pk")
    return [change_row(article, content_key=f"of-{article.pk}") for article in same]
