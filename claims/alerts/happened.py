"""What happened to claims, as readers see it: by what stands there now and what stood there before."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from claims.models import Claim, ClaimSeen, Party, Reply
from claims.permissions import Gate
from claims.terms import AlertKind, ReplyKind
from claims.timeline.claim_changes import Changed
from claims.timeline.in_full import load_claims
from claims.timeline.relations import load_answers_to, load_replies_of

State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to the claim with this number; ``into`` which one it was merged, if that is it."""

    number: int
    kind: AlertKind
    into: int | None = None


def states_of(gate: Gate, numbers: Collection[int]) -> dict[int, State]:
    """Number → what readers see of a claim, as far as it is told of; three queries.

    ``replies`` are all; what ``answers`` are the claims that stand against it, and of replies those that rest on none.
    """
    claims = load_claims(gate, gate.claims().filter(number__in=numbers).values("pk"))
    replies, answers = load_replies_of(gate, claims), load_answers_to(gate, claims)
    return {
        claim.number: {
            "wording": claim.wording,
            "negated": claim.negated,
            "speaker": claim.speaker_id,
            **_answered([reply for reply in replies.get(pk, ()) if reply.kind != ReplyKind.NO_ANSWER], answers.get(pk)),
        }
        for pk, claim in claims.items()
    }


def _answered(replies: Iterable[Reply], answers: Iterable[int] | None) -> State:
    by_claims = {*(answers or ()), *(reply.answer_id for reply in replies if reply.answer_id)}
    return {
        "replies": sorted(reply.pk for reply in replies),
        "bare_replies": sorted(reply.pk for reply in replies if not reply.answer_id),
        "answers": sorted(by_claims),
    }


def note_all(gate: Gate, size: int = 1_000) -> None:
    """Keep what readers see of every claim today, in place of all that was kept."""
    ClaimSeen.objects.all().delete()
    numbers = list(gate.claims().values_list("number", flat=True))
    for start in range(0, len(numbers), size):
        _keep(states_of(gate, numbers[start : start + size]))


def what_happened(gate: Gate, changed: Collection[Changed]) -> list[Happened]:
    """What happened to claims that changed since they were last looked at, and keep what stands there now."""
    numbers, into = {each.number for each in changed}, {each.number: each.into for each in changed if each.into}
    before = ClaimSeen.objects.in_bulk(numbers)
    states = states_of(gate, numbers)
    withdrawn = {*gate.tombstones().filter(number__in=numbers).values_list("number", flat=True)}
    found = [Happened(number, kind) for number, now in states.items() for kind in _kinds(before.get(number), now)]
    gone = [seen for number, seen in before.items() if number not in states and not seen.is_gone]
    found += [Happened(seen.number, AlertKind.WITHDRAWN) for seen in gone if seen.number in withdrawn]
    found += [Happened(seen.number, AlertKind.MERGED, into[seen.number]) for seen in gone if seen.number in into]
    ClaimSeen.objects.filter(pk__in=[seen.pk for seen in gone]).update(is_gone=True)
    _keep(states)
    return found


def _kinds(seen: ClaimSeen | None, now: State) -> list[AlertKind]:
    if seen is None or seen.is_gone:
        return [AlertKind.NEW]
    was, kinds = seen.state, []
    if (was["wording"], was["negated"]) != (now["wording"], now["negated"]) or _other_speaker(was, now):
        kinds.append(AlertKind.CORRECTED)
    if _is_answered_anew(was, now):
        kinds.append(AlertKind.ANSWERED)
    return kinds


def _is_answered_anew(was: State, now: State) -> bool:
    """Whether there is an answer that was not there: a claim that answers is one, whether by a relation, as a reply or
    both, and none where it only took in one that did."""
    if "answers" not in was:  # noted when only replies were told of
        return not {*now["replies"]} <= {*was["replies"]}
    if not {*now["bare_replies"]} <= {*was["bare_replies"]}:
        return True
    before, new = {*was["answers"]}, {*now["answers"]} - {*was["answers"]}
    return bool(new) and bool(new - {*Claim.objects.filter(pk__in=before).values_list("merged_into", flat=True)})


def _other_speaker(was: State, now: State) -> bool:
    """Whether somebody else says it now: not where one party was merged with another."""
    if was["speaker"] == now["speaker"]:
        return False
    return not Party.objects.filter(pk=was["speaker"], merged_into=now["speaker"]).exists()


def _keep(states: dict[int, State]) -> None:
    rows = [ClaimSeen(number=number, state=state) for number, state in states.items()]
    ClaimSeen.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["number"], update_fields=["state", "is_gone"]
    )
