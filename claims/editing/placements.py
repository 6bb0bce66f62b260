"""Where claims stand: an editor's word on one claim, and the rules of a dispute, which a lead changes."""

import hashlib
import json
from dataclasses import dataclass, field

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Claim, Dispute, Placement, User
from claims.models.placing import Rulebook, place_claims, subjects_of
from claims.permissions import Action
from claims.terms import Status
from claims.text.rules import Rule, RuleProblem

LONGEST_WHY = 300

#: So many claims, the latest, a preview looks at, so many at a time; and so many it names of those that would move.
MOST_LOOKED_AT, BATCH, MOST_EXAMPLES = 5_000, 500, 10


@dataclass
class Preview:
    """What other rules would do: how many claims would come and leave, with some of each, of how many looked at."""

    n_looked_at: int = 0
    n_coming: int = 0
    n_leaving: int = 0
    coming: list[Claim] = field(default_factory=list)
    leaving: list[Claim] = field(default_factory=list)

    @property
    def both(self) -> list[tuple[str, int, list[Claim]]]:
        """What comes and what leaves, each with how many there are and some of them."""
        return [("Would come", self.n_coming, self.coming), ("Would leave", self.n_leaving, self.leaving)]


def place_claim(user: User, number: int, dispute: int, reason: str) -> Placement:
    """Put a claim into a dispute by hand, and so into those above it, whatever the rules say; returns the placement.

    Raises PermissionDenied for whoever may not place, Claim.DoesNotExist, Dispute.DoesNotExist, and Refused without a
    reason and for a claim that is not open to it.
    """
    return _decide(user, number, dispute, reason, kept_out=False)


def keep_out(user: User, number: int, dispute: int, reason: str) -> Placement:
    """Keep a claim out of a dispute, and out of its threads as far as rules put it there. Raises as above."""
    return _decide(user, number, dispute, reason, kept_out=True)


def back_to_rule(user: User, number: int, dispute: int, reason: str = "") -> Placement | None:
    """Leave it to the rules again whether a claim stands in a dispute; returns the placement if they put it there.

    Raises as above, and Refused where no editor decided about it.
    """
    with change(user, Action.RELATE, reason.strip() or "left to the rules"):
        claim = _open_claim(number)
        decided = Placement.objects.filter(claim=claim, dispute=dispute, by_editor=True)
        if not decided.delete()[0]:
            raise Refused(f"No editor decided whether claim {number} stands here: the rules decide it already.")
        place_claims({claim.pk})
    return Placement.objects.filter(claim=claim, dispute=dispute).first()


def change_rules(user: User, pk: int, rules: dict, reason: str, version: str | None = None) -> Dispute:
    """Change which claims stand in a dispute by rule; the caller asks for all to be placed again.

    Raises PermissionDenied for whoever may not run disputes, Dispute.DoesNotExist, Refused without a reason and for
    rules that make no sense, and Stale where ``version`` (of ``version_of_rules``) is no longer how they stand.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept with the dispute.")
    _checked(rules)
    with change(user, Action.RUN_DISPUTES, reason.strip()):
        dispute = Dispute.objects.select_for_update().get(pk=pk)
        if version is not None and version != version_of_rules(dispute):
            raise Stale("The rules have changed since you opened the page. Look at them again, then change them.")
        dispute.rules = rules
        dispute.save(update_fields=["rules"])
    return dispute


def version_of_rules(dispute: Dispute) -> str:
    """A short name of a dispute's rules as they stand: what an editor sees of them."""
    written = json.dumps(dispute.rules, sort_keys=True)
    return hashlib.sha256(f"{dispute.pk} {written}".encode()).hexdigest()[:16]


def preview_rules(dispute: Dispute, rules: dict) -> Preview:
    """What would come into a dispute and leave it by these rules; nothing is changed. Refused for senseless ones.

    The latest claims only: that many take some seconds.
    """
    book = Rulebook.load().with_rule(dispute.pk, _checked(rules))
    preview = Preview()
    claims = Claim.objects.filter(merged_into=None).exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])
    keys = list(claims.order_by("-pk").values_list("pk", flat=True)[:MOST_LOOKED_AT])
    for start in range(0, len(keys), BATCH):
        _look_at(keys[start : start + BATCH], dispute, book, preview)
    return preview


def _look_at(keys: list[int], dispute: Dispute, book: Rulebook, preview: Preview) -> None:
    subjects, held = subjects_of(keys), {key: [] for key in keys}
    for placement in Placement.objects.filter(claim__in=keys):
        held[placement.claim_id].append(placement)
    before = {key for key in keys if any(row.dispute_id == dispute.pk and not row.by_editor for row in held[key])}
    after = {key for key in keys if dispute.pk in book.places(subjects.get(key, ()), held[key])}
    coming, leaving = sorted(after - before, reverse=True), sorted(before - after, reverse=True)
    preview.n_looked_at += len(keys)
    preview.n_coming += len(coming)
    preview.n_leaving += len(leaving)
    preview.coming += _some(coming, preview.coming)
    preview.leaving += _some(leaving, preview.leaving)


def _some(keys: list[int], shown: list[Claim]) -> list[Claim]:
    wanted = keys[: MOST_EXAMPLES - len(shown)]
    return list(Claim.objects.filter(pk__in=wanted).select_related("speaker").order_by("-pk")) if wanted else []


def _decide(user: User, number: int, dispute: int, reason: str, *, kept_out: bool) -> Placement:
    if not reason.strip():
        raise Refused("Say why: the reason is kept with the claim.")
    with change(user, Action.RELATE, reason.strip()):
        claim = _open_claim(number)
        decided = {"by_editor": True, "kept_out": kept_out, "why": reason.strip()[:LONGEST_WHY]}
        placement, _ = Placement.objects.update_or_create(
            claim=claim, dispute=Dispute.objects.get(pk=dispute), defaults=decided
        )
        place_claims({claim.pk})
    return placement


def _open_claim(number: int) -> Claim:
    claim = Claim.objects.select_for_update(of=("self",)).select_related("merged_into").get(number=number)
    if claim.merged_into:
        raise Refused(f"Claim {number} was merged into claim {claim.merged_into.number}. Decide there.")
    if claim.status in (Status.REJECTED, Status.WITHDRAWN):
        raise Refused(f"Claim {number} is not open to a decision: {Status(claim.status).label}.")
    return claim


def _checked(rules: dict) -> Rule:
    try:
        return Rule.of(rules)
    except RuleProblem as problem:
        raise Refused(str(problem)) from problem
