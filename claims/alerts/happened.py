"""What happened to claims, as readers see it: by what stands there now and what stood there before."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from claims.models import ClaimSeen, Party
from claims.permissions import Gate
from claims.terms import AlertKind, ReplyKind
from claims.timeline.in_full import load_claims
from claims.timeline.relations import load_replies_of

State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to the claim with this number."""

    number: int
    kind: AlertKind


def states_of(gate: Gate, numbers: Collection[int]) -> dict[int, State]:
    """Number → what readers see of a claim, as far as it is told of; two queries."""
    claims = load_claims(gate, gate.claims().filter(number__in=numbers).values("pk"))
    replies = load_replies_of(gate, claims)
    return {
        claim.number: {
            "wording": claim.wording,
            "negated": claim.negated,
            "speaker": claim.speaker_id,
            "replies": sorted(reply.pk for reply in replies.get(pk, ()) if reply.kind != ReplyKind.NO_ANSWER),
        }
        for pk, claim in claims.items()
    }


def note_all(gate: Gate, size: int = 1_000) -> None:
    """Keep what readers see of every claim today, in place of all that was kept."""
    ClaimSeen.objects.all().delete()
    numbers = list(gate.claims().values_list("number", flat=True))
    for start in range(0, len(numbers), size):
        _keep(states_of(gate, numbers[start : start + size]))


def what_happened(gate: Gate, numbers: Collection[int]) -> list[Happened]:
    """What happened to these claims since they were last looked at, and keep what stands there now."""
    before = ClaimSeen.objects.in_bulk(numbers)
    states = states_of(gate, numbers)
    withdrawn = {*gate.tombstones().filter(number__in=numbers).values_list("number", flat=True)}
    found = [Happened(number, kind) for number, now in states.items() for kind in _kinds(before.get(number), now)]
    gone = [seen for number, seen in before.items() if number not in states and not seen.is_gone]
    found += [Happened(seen.number, AlertKind.WITHDRAWN) for seen in gone if seen.number in withdrawn]
    ClaimSeen.objects.filter(pk__in=[seen.pk for seen in gone]).update(is_gone=True)
    _keep(states)
    return found


def _kinds(seen: ClaimSeen | None, now: State) -> list[AlertKind]:
    if seen is None or seen.is_gone:
        return [AlertKind.NEW]
    was, kinds = seen.state, []
    if (was["wording"], was["negated"]) != (now["wording"], now["negated"]) or _other_speaker(was, now):
        kinds.append(AlertKind.CORRECTED)
    if not {*now["replies"]} <= {*was["replies"]}:
        kinds.append(AlertKind.ANSWERED)
    return kinds


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
