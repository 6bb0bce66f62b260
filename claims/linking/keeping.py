"""Groups to claims: which claim each group keeps, which are new, and what becomes of those that lost their tellings."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from claims.linking.components import Component, Member
from claims.linking.decided import decided_claims
from claims.linking.turned_down import rejected_with
from claims.models import Appearance, Claim, ClaimStats
from claims.models.placing import follow_placements
from claims.terms import Status


def keep_claims(component: Component, groups: Sequence[set[int]]) -> set[int] | None:
    """Point each group's appearances to its claim; the claims, old and new, whose tellings changed.

    None, and nothing is changed, where a person decided about one that loses tellings since the component was loaded.
    From then on nobody decides about these until the transaction ends.
    """
    groups = sorted(groups, key=min)
    told = {index: [component.members[pk] for pk in sorted(group)] for index, group in enumerate(groups)}
    claims = Claim.objects.in_bulk({member.claim_id for member in component.members.values()} - {None})
    kept = _kept(component, groups, claims)
    leaving = _leaving(kept, told)
    if _decided_since(component, leaving):
        return None
    kept |= _known_before({index: members for index, members in told.items() if index not in kept}, claims)
    kept |= _new({index: members for index, members in told.items() if index not in kept}, claims)
    changed: set[int] = set()
    claim_of: dict[int, Claim] = {}
    moved: list[Appearance] = []
    for index, members in told.items():
        claim = kept[index]
        if claim.pk not in component.decided and claim.status != Status.REJECTED:
            changed |= _brought_up_to_date(claim, _columns(members))
        leaving = [member for member in members if member.claim_id != claim.pk]
        moved += [Appearance(pk=member.pk, claim=claim) for member in leaving]
        changed |= {pk for member in leaving for pk in (member.claim_id, claim.pk)} - {None}
        claim_of |= dict.fromkeys(groups[index], claim)
    Appearance.objects.bulk_update(moved, ["claim"])
    for gone in claims.keys() - {claim.pk for claim in claim_of.values()}:
        _merge_emptied(gone, Counter(claim_of[pk] for pk, one in component.members.items() if one.claim_id == gone))
    return changed


def _kept(component: Component, groups: Sequence[set[int]], claims: dict[int, Claim]) -> dict[int, Claim]:
    """Group → the claim that it keeps: that of most of its members, of equals the one with the lowest number.

    Claims that people decided about come first, and stay with the tellings that these hold; a claim stays with those
    told by its speaker. Of groups that have as many of its tellings the one with the oldest gets it.
    """
    speakers = [component.members[min(group)].speaker_id for group in groups]
    shares = Counter(
        (index, component.members[pk].claim_id)
        for index, group in enumerate(groups)
        for pk in group
        if (claim := component.members[pk].claim_id) and (pk in component.held or claim not in component.decided)
    )

    def rank(pair: tuple[int, int]) -> tuple:
        index, claim = pair
        is_others = claims[claim].speaker_id != speakers[index]
        return claim not in component.decided, is_others, -shares[pair], claims[claim].number, index

    ranked = sorted(shares, key=rank)
    kept: dict[int, Claim] = {}
    taken: set[int] = set()
    for index, claim in ranked:
        if index not in kept and claim not in taken:
            kept[index] = claims[claim]
            taken.add(claim)
    return kept


def _leaving(kept: Mapping[int, Claim], told: Mapping[int, Sequence[Member]]) -> list[Member]:
    """The tellings that leave the claim that they tell so far."""
    staying = {index: claim.pk for index, claim in kept.items()}
    return [
        member
        for index, members in told.items()
        for member in members
        if member.claim_id and member.claim_id != staying.get(index)
    ]


def _decided_since(component: Component, leaving: Collection[Member]) -> bool:
    """Whether a person decided, after the component was loaded, about a claim that these leave, or about one of them.

    Who decides about one of those claims waits from here on, and then sees what became of it.
    """
    claims = {member.claim_id for member in leaving}
    if not claims:
        return False
    list(Claim.objects.select_for_update().filter(pk__in=claims).order_by("pk").values_list("pk"))
    opened = [member.pk for member in leaving if member.is_open]
    is_checked = bool(opened) and Appearance.objects.filter(pk__in=opened).exclude(status=Status.SUGGESTED).exists()
    return is_checked or not decided_claims(claims) <= component.decided


def _known_before(groups: Mapping[int, Sequence[Member]], claims: Mapping[int, Claim]) -> dict[int, Claim]:
    """The claims of those of these groups, none of which keeps one, that were told before."""
    gone = _have_lost_theirs(member.pk for members in groups.values() for member in members)
    rejected = rejected_with({member.node for members in groups.values() for member in members})
    found: dict[int, Claim] = {}
    for index, members in groups.items():
        claim = None
        if not gone.isdisjoint(member.pk for member in members):
            claim = _revived(members, _embargo_left(members, claims))
        turned_down = {rejected[member.node] for member in members if member.node in rejected}
        if claim := claim or min(turned_down, key=lambda one: one.number, default=None):
            found[index] = claim
    return found


def _new(groups: Mapping[int, Sequence[Member]], claims: Mapping[int, Claim]) -> dict[int, Claim]:
    """A claim for each of these groups."""
    made = Claim.objects.bulk_create(
        Claim(**_columns(members), embargo_until=_embargo_left(members, claims)) for members in groups.values()
    )
    for claim, members in zip(made, groups.values(), strict=True):
        if left := {member.claim_id for member in members} - {None}:
            follow_placements(claim.pk, left)
    return dict(zip(groups, made, strict=True))


def _embargo_left(members: Iterable[Member], claims: Mapping[int, Claim]) -> datetime | None:
    """Until when the claims that these tell so far are kept from readers: what comes of them is, too."""
    left = (claims[member.claim_id].embargo_until for member in members if member.claim_id)
    return max(filter(None, left), default=None)


def _have_lost_theirs(appearances: Iterable[int]) -> set[int]:
    """Those of these that told a claim which was merged away since."""
    told = Appearance.pgh_event_model.objects.filter(pgh_obj__in=list(appearances), claim__merged_into__isnull=False)
    return set(told.values_list("pgh_obj", flat=True))


def _revived(members: Iterable[Member], embargo: datetime | None) -> Claim | None:
    """The claim that these told before it was merged away, of several that with the lowest number, under the embargo of
    those that they leave; None without one."""
    told = Appearance.pgh_event_model.objects.filter(pgh_obj__in=[member.pk for member in members])
    gone = Claim.objects.filter(pk__in=told.values("claim"), merged_into__isnull=False, appearances=None)
    claim = gone.order_by("number").first()
    if claim:
        claim.merged_into, claim.updated_at = None, timezone.now()
        claim.embargo_until = max(filter(None, (claim.embargo_until, embargo)), default=None)
        claim.save(update_fields=["merged_into", "embargo_until", "updated_at"])
    return claim


def _columns(members: Iterable[Member]) -> dict:
    """What a claim says that these tell: as the first of those tellings that stand alone has it, in a headline best."""

    def rank(one: Member) -> tuple:
        is_headline = one.telling.slots.get("headline", False)
        return one.telling.unclear != "", str(one.published or "9999"), not is_headline, one.key

    best = min(members, key=rank)
    return {
        "wording": best.telling.wording,
        "speaker_id": best.speaker_id,
        "negated": best.telling.slots["negated"],
        "slots": best.telling.slots,
        "unclear": best.telling.unclear,
    }


def _brought_up_to_date(claim: Claim, columns: dict) -> set[int]:
    """Let a claim say what its tellings say now; its id where that is something else than before.

    Not one that an editor accepted since it was looked up: they saw it as it was.
    """
    if all(getattr(claim, name) == value for name, value in columns.items()):
        return set()
    undecided = Claim.objects.filter(pk=claim.pk, status=Status.SUGGESTED)
    return {claim.pk} if undecided.update(**columns, updated_at=timezone.now()) else set()


def _merge_emptied(gone: int, shares: Counter[Claim]) -> None:
    """Let the old address of a claim that lost all its tellings lead to where most of them went."""
    if Appearance.objects.filter(claim=gone).exists():  # rejected ones
        return
    heir = max(shares, key=lambda claim: (shares[claim], -claim.number))
    Claim.objects.filter(merged_into=gone).exclude(pk=heir.pk).update(merged_into=heir)
    Claim.objects.filter(pk=gone).update(merged_into=heir, updated_at=timezone.now())
    ClaimStats.objects.filter(claim=gone).delete()
