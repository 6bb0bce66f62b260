"""Which appearances a person has had a hand in, so that no later reading touches them."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT

from claims.models import (
    Anchor,
    Annotation,
    Appearance,
    ChainLink,
    Claim,
    ClaimParty,
    ClaimRelation,
    Contradiction,
    LinkDecision,
    MentionDecision,
    Placement,
    Reply,
)
from claims.terms import Status


def decided_by_people(article_id: int) -> set[int]:
    """The article's appearances that a person made, accepted, corrected, rejected, merged, linked or annotated.

    What a person did to the claim of an appearance counts for it, too: an accepted claim keeps its tellings, even those
    that came later and wait to be checked. Where no status says it, the history tells: it names the person behind every
    change that one made. Two queries.
    """
    rows = Appearance.objects.filter(article=article_id)
    by_status = (
        Q(run=None) | ~Q(status=Status.SUGGESTED) | (Q(claim__isnull=False) & ~Q(claim__status=Status.SUGGESTED))
    )
    merged = Q(claim__merged_into__isnull=False) | Exists(Claim.objects.filter(merged_into=OuterRef("claim")))
    decided = set(rows.filter(by_status | merged | _decisions() | _notes()).values_list("pk", flat=True))
    return decided | set(rows.filter(_touched()).values_list("pk", flat=True))


def _decisions() -> Q:
    """Decisions that stand in tables of their own."""
    one = Q(appearance=OuterRef("pk"))
    either = one | Q(other=OuterRef("pk"))
    return (
        Q(Exists(LinkDecision.objects.filter(either)))
        | Q(Exists(MentionDecision.objects.filter(one)))
        | Q(Exists(Placement.objects.filter(claim=OuterRef("claim"), by_editor=True)))
        | Q(Exists(Anchor.objects.filter(one, decided_by__isnull=False)))
    )


def _notes() -> Q:
    """Notes on the claim, or on words of a stored version that the appearance shares."""
    shares = Q(snapshot__anchors__start__lt=F("end"), snapshot__anchors__end__gt=F("start"))
    on_words = Anchor.objects.filter(shares, appearance=OuterRef("pk"), snapshot__anchors__annotation__isnull=False)
    return Q(Exists(Annotation.objects.filter(claim=OuterRef("claim")))) | Q(Exists(on_words))


def _touched() -> Q:
    """Changes by a person in the history of the row, of its chain, its claim, and what hangs on that."""
    claim = OuterRef("claim")
    one_of_two = Q(claim=claim) | Q(other=claim)
    return (
        Q(Exists(_by_person(Appearance).filter(pgh_obj=OuterRef("pk"))))
        | Q(Exists(_by_person(ChainLink).filter(appearance=OuterRef("pk"))))
        | Q(Exists(_by_person(Contradiction).filter(Q(appearance=OuterRef("pk")) | Q(other=OuterRef("pk")))))
        | Q(Exists(_by_person(Claim).filter(pgh_obj=claim)))
        | Q(Exists(_by_person(ClaimParty).filter(claim=claim)))
        | Q(Exists(_by_person(ClaimRelation).filter(one_of_two)))
        | Q(Exists(_by_person(Reply).filter(Q(accusation=claim) | Q(answer=claim))))
    )


def _by_person(model) -> QuerySet:
    """The events of a model's history that a person caused."""
    events = model.pgh_event_model.objects.annotate(context=F("pgh_context__metadata"))
    return events.annotate(person=KT("context__user")).filter(person__isnull=False)
