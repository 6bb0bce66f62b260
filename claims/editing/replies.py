"""An editor's word on who answered an accusation: entries of the ledger accepted, rejected, set right or added.

What was decided here no later run of the machine changes, nor suggests anew.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from claims.editing.meanings import party_called
from claims.editing.refusal import Refused, Stale
from claims.editing.relations import deciding, locked, store_decision
from claims.editing.told import Dated
from claims.models import Appearance, Article, Claim, ClaimRelation, Party, Reply, User, days
from claims.terms import ANSWERING, ReplyKind, Status

_DEAD = (Status.REJECTED, Status.WITHDRAWN)
_WORDS = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What an editor found: who answered (a name, or the end of an address), how, and the words that say so.

    ``article`` is the number of the one in which they stand, ``claim`` that with which the party answers, where it is
    one, ``on`` the day; where None is given, the article's counts.
    """

    party: str
    kind: ReplyKind
    words: str
    article: int | None = None
    claim: Claim | None = None
    on: Dated | None = None


def accept_reply(user: User, pk: int, reason: str, seen: str = "") -> Reply:
    """Accept an entry of the ledger.

    Raises PermissionDenied for whoever may not relate claims, Reply.DoesNotExist, Refused without a reason, and Stale
    where its status is no longer the one that was ``seen``.
    """
    with deciding(user, reason):
        return store_decision(locked(Reply, pk, seen), Status.ACCEPTED)


def reject_reply(
    user: User, pk: int, reason: str, seen: str = "", *, with_relations: bool = False
) -> tuple[Reply, list[ClaimRelation]]:
    """Reject an entry of the ledger: it is no answer. Raises as ``accept_reply`` does.

    ``with_relations``: nor does the claim stand against the accusation. These are rejected, too, and returned with it.
    """
    with deciding(user, reason):
        reply = store_decision(locked(Reply, pk, seen), Status.REJECTED)
        relations = list(relations_behind(reply).select_for_update()) if with_relations else []
        return reply, [store_decision(relation, Status.REJECTED) for relation in relations]


def change_reply(user: User, pk: int, kind: ReplyKind, reason: str, seen: str = "", seen_kind: str = "") -> Reply:
    """Say that an answer is of another kind, which accepts it.

    Raises as ``accept_reply`` does, Stale where somebody gave it another kind than was seen, and Refused where what it
    would be is in the ledger already.
    """
    with deciding(user, reason):
        reply = locked(Reply, pk, seen)
        if seen_kind and reply.kind != seen_kind:
            raise Stale(
                f"Somebody changed this meanwhile: it is “{ReplyKind(reply.kind).label}” now. Look at it again."
            )
        others = Reply.objects.filter(accusation=reply.accusation, party=reply.party, evidence=reply.evidence)
        if other := others.filter(kind=kind).exclude(pk=pk).first():
            raise Refused(_is_there(other))
        return store_decision(reply, Status.ACCEPTED, kind=kind)


def add_reply(user: User, accusation: Claim, answer: Answer, reason: str) -> Reply:
    """Write an answer that the machine missed; one that it suggested is accepted, as it is said here.

    It stands beside a telling in the article that has its words: of the claim that answers, else of the accusation,
    else of any. Raises as ``accept_reply`` does, and Refused for a name that is not one party's, or who makes the
    accusation, words that stand in no such article, a day to come, and an answer about which somebody decided already.
    """
    with deciding(user, reason):
        _check(accusation, answer)
        party, evidence = party_called(answer.party), _evidence(accusation, answer)
        if party.pk == accusation.speaker_id:
            raise Refused(f"{party.name} makes claim {accusation.number}: what answers it is said by somebody else.")
        known = _known(accusation, party, answer, evidence)
        if known and known.status != Status.SUGGESTED:
            raise Refused(_is_there(known))
        replied, why = _when(answer, evidence)
        said = {
            "kind": answer.kind,
            "evidence": evidence,
            "answer": answer.claim,
            "words": answer.words.strip()[:_WORDS],
        }
        said |= {"replied": replied, "replied_why": why, "rule": "", "confidence": 1}
        reply = known or Reply(accusation=accusation, party=party)
        for name, value in {**said, "status": Status.ACCEPTED}.items():
            setattr(reply, name, value)
        reply.save()
        return reply


def relations_behind(reply: Reply) -> QuerySet[ClaimRelation]:
    """The living relations by which the claim of an answer stands against the accusation."""
    between = ClaimRelation.objects.filter(claim=reply.answer_id, other=reply.accusation_id, kind__in=ANSWERING)
    return between.exclude(status__in=_DEAD).order_by("pk")


def _check(accusation: Claim, answer: Answer) -> None:
    for claim in filter(None, (accusation, answer.claim)):
        if claim.merged_into_id or claim.status in _DEAD:
            raise Refused(f"Claim {claim.number} is not there any more. Take the one that it was merged into.")
    if answer.claim == accusation:
        raise Refused("A claim does not answer itself. Choose another one, or none.")
    if not answer.words.strip():
        raise Refused("Write the words that say so, as they stand in the article.")
    if answer.on and answer.on.first and answer.on.first > timezone.now().date():
        raise Refused(f"{answer.on.first:%-d %B %Y} is still to come. Write the day on which they answered.")


def _evidence(accusation: Claim, answer: Answer) -> Appearance:
    """The telling beside which the answer stands."""
    living = Appearance.objects.exclude(status__in=_DEAD)
    told = living.filter(claim__in=[claim for claim in (answer.claim, accusation) if claim])
    tellings = living.filter(article=answer.article) if answer.article else told
    holding = tellings.filter(article__snapshots__text__contains=answer.words.strip()).distinct()
    rows = list(holding.select_related("article").order_by("article__published__startswith", "pk"))
    if not rows:
        raise Refused(_why_nowhere(accusation, answer, tellings))
    of_answer = answer.claim.pk if answer.claim else None
    return min(rows, key=lambda row: (row.claim_id != of_answer, row.claim_id != accusation.pk))


def _why_nowhere(accusation: Claim, answer: Answer, tellings: QuerySet[Appearance]) -> str:
    if not answer.article:
        return (
            f"These words stand in no stored article that tells claim {accusation.number}"
            f"{f' or claim {answer.claim.number}' if answer.claim else ''}. Copy them from one, or write the number of "
            "the article in which they stand."
        )
    if not Article.objects.filter(pk=answer.article).exists():
        return f"There is no article {answer.article}. Its number stands in its address."
    if not tellings.exists():
        return f"No claim of article {answer.article} is held. Add what it says as a claim of its own first."
    return f"These words do not stand in article {answer.article}. Copy them from there."


def _known(accusation: Claim, party: Party, answer: Answer, evidence: Appearance) -> Reply | None:
    """The entry that says the same: by the same claim, or of this kind beside this telling.

    A decided one first, then the one that stands beside this telling: no other can be put in its place.
    """
    entries = Reply.objects.select_for_update(of=("self",)).filter(accusation=accusation, party=party)
    same = Q(kind=answer.kind, evidence=evidence)
    if answer.claim:
        same |= Q(answer=answer.claim)
    found = list(entries.filter(same).select_related("party").order_by("pk"))

    def rank(reply: Reply) -> tuple[bool, bool]:
        return reply.status == Status.SUGGESTED, (reply.kind, reply.evidence_id) != (answer.kind, evidence.pk)

    return min(found, key=rank, default=None)


def _when(answer: Answer, evidence: Appearance) -> tuple:
    """The day that was entered; else that on which the claim was said, else that of the article, which says so."""
    if answer.on:
        return days(answer.on.first, answer.on.last), answer.on.why
    if answer.claim and evidence.said:
        return evidence.said, evidence.said_why
    published = evidence.article.published
    return published, {"rule": "told in an article of that day"} if published else {}


def _is_there(reply: Reply) -> str:
    return (
        f"That {reply.party.name} answered so ({ReplyKind(reply.kind).label}) is in the ledger already, "
        f"{Status(reply.status).label}. Decide about it there."
    )
