"""Which appearances a person has had a hand in, so that no later reading touches them."""

from django.db.models import Exists, F, OuterRef, Q

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
    OriginDecision,
    Placement,
    Reply,
    events_by_people,
)
from claims.terms import Status


def decided_by_people(article_id: int) -> set[int]:
    """The article's appearances that a person made, accepted, corrected, rejected, merged, linked or annotated.

    What a person did to the claim of an appearance counts for it, too: an accepted claim keeps its tellings, even those
    that came later and wait to be checked. Where no status says it, the history tells: it names the person behind every
    change that one made; claims that the machine merged are nobody's decision. Two queries.
    """
    rows = Appearance.objects.filter(article=article_id)
    by_status = (
        Q(run=None) | ~Q(status=Status.SUGGESTED) | (Q(claim__isnull=False) & ~Q(claim__status=Status.SUGGESTED))
    )
    decided = set(rows.filter(by_status | _decisions() | _notes()).values_list("pk", flat=True))
    return decided | set(rows.filter(_touched()).values_list("pk", flat=True))


def _decisions() -> Q:
    """Decisions that stand in tables of their own."""
    one = Q(appearance=OuterRef("pk"))
    either = one | Q(other=OuterRef("pk"))
    return (
        Q(Exists(LinkDecision.objects.filter(either)))
        | Q(Exists(OriginDecision.objects.filter(either)))
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
        Q(Exists(events_by_people(Appearance).filter(pgh_obj=OuterRef("pk"))))
        | Q(Exists(events_by_people(ChainLink).filter(appearance=OuterRef("pk"))))
        | Q(Exists(events_by_people(Contradiction).filter(Q(appearance=OuterRef("pk")) | Q(other=OuterRef("pk")))))
        | Q(Exists(events_by_people(Claim).filter(Q(pgh_obj=claim) | Q(merged_into=claim))))
        | Q(Exists(events_by_people(ClaimParty).filter(claim=claim)))
        | Q(Exists(events_by_people(ClaimRelation).filter(one_of_two)))
        | Q(Exists(events_by_people(Reply).filter(Q(accusation=claim) | Q(answer=claim))))
    )
