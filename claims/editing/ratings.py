"""Ratings: given, changed, withdrawn and taken back.

A rating is a verdict on a claim that an editor checked, in the name of an organisation, which has one on each claim.
Nothing is deleted: a withdrawn one leaves a tombstone with the reason. Who changes a rating says which version was on
the screen, and tells readers what was changed and why.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Value
from django.db.models.functions import Lower
from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Claim, Rating, User
from claims.permissions import Action, Gate
from claims.terms import Status

LONGEST_REASONS = 20_000
MOST_SOURCES, LONGEST_SOURCE_NAME = 40, 200


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rating says; ``sources`` as ``Rating`` has them. The three figures are given together, or none of them."""

    claim_reviewed: str
    alternate_name: str
    reasons: str
    organisation: str
    decided_on: date
    url: str | None = None
    sources: list[dict[str, str]] = field(default_factory=list)
    value: Decimal | None = None
    best: Decimal | None = None
    worst: Decimal | None = None


def finding_of(rating: Rating) -> Finding:
    """What a rating says now."""
    return Finding(**{name: getattr(rating, name) for name in Finding.__dataclass_fields__})


def give_rating(user: User, number: int, finding: Finding) -> Rating:
    """Rate the claim with this number; returns the rating. Sent twice, it is there once.

    Raises PermissionDenied for whoever may not rate, Claim.DoesNotExist for a claim that they do not see, and Refused
    for one that nobody checked, for one that the organisation has rated, and where something is missing or is not so.
    """
    _check(finding)
    with change(user, Action.RATE, "rated"):
        claim = Gate.of(user).claims().select_for_update(of=("self",)).get(number=number)
        if claim.status != Status.ACCEPTED:
            raise Refused(f"Nobody has checked claim {number} yet. Accept it first, then rate it.")
        if there := _standing(claim, finding.organisation):
            if finding_of(there) == finding:
                return there
            raise Refused(_by_the_same(there))
        rating = Rating.objects.create(claim=claim, wording=claim.wording, decided_by=user, **asdict(finding))
        rating.refresh_from_db(fields=["created_at", "updated_at"])
        return rating


def change_rating(user: User, pk: int, version: int, finding: Finding, correction: str) -> Rating:
    """Let a rating say something else; returns it. ``correction`` tells readers what was changed and why.

    Raises as ``give_rating`` does, Rating.DoesNotExist, Stale where ``version`` is no longer the rating's, and Refused
    without a correction, for a withdrawn one, and where it says that already.
    """
    _check(finding)
    with _changing(user, pk, version, _needed(correction)) as rating:
        if rating.withdrawn_at:
            raise Refused("This rating was withdrawn. Take it back first, then change it.")
        if finding_of(rating) == finding:
            raise Refused("It says that already: there is nothing to change.")
        _refuse_second(rating, finding.organisation)
        for name, value in asdict(finding).items():
            setattr(rating, name, value)
        rating.wording, rating.correction = rating.claim.wording, correction.strip()
    return rating


def withdraw_rating(user: User, pk: int, version: int, reason: str) -> Rating:
    """Withdraw a rating: its page then tells readers that, and the ``reason``; returns it. Raises as ``change_rating``
    does."""
    with _changing(user, pk, version, _needed(reason)) as rating:
        if rating.withdrawn_at:
            raise Refused("This rating was withdrawn already.")
        rating.withdrawn_at, rating.tombstone = timezone.now(), reason.strip()
    return rating


def take_rating_back(user: User, pk: int, version: int, reason: str) -> Rating:
    """Bring a withdrawn rating back as it was; returns it. Raises as ``change_rating`` does, and Refused where the
    organisation has another one on the claim by now."""
    with _changing(user, pk, version, _needed(reason)) as rating:
        if not rating.withdrawn_at:
            raise Refused("This rating was not withdrawn: there is nothing to take back.")
        _refuse_second(rating, rating.organisation)
        rating.withdrawn_at, rating.tombstone, rating.correction = None, "", reason.strip()
    return rating


@contextmanager
def _changing(user: User, pk: int, version: int, reason: str) -> Iterator[Rating]:
    """The rating, locked with its claim, so that two of an organisation cannot come to stand on it at once."""
    with change(user, Action.RATE, reason):
        claim = Rating.objects.values_list("claim", flat=True).get(pk=pk)
        Claim.objects.select_for_update().get(pk=claim)
        rating = Rating.objects.select_for_update(of=("self",)).select_related("claim").get(pk=pk)
        if rating.version != version:
            raise Stale("Somebody has changed this rating since you opened it. Look at it again, then change it.")
        yield rating
        rating.version, rating.updated_at = version + 1, timezone.now()
        rating.save()


def _standing(claim: Claim, organisation: str) -> Rating | None:
    """The organisation's rating that stands on a claim, by the database's own idea of small letters."""
    ratings = claim.ratings.alias(whose=Lower("organisation"))
    return ratings.filter(withdrawn_at=None, whose=Lower(Value(organisation))).first()


def _refuse_second(rating: Rating, organisation: str) -> None:
    other = _standing(rating.claim, organisation)
    if other and other.pk != rating.pk:
        raise Refused(_by_the_same(other))


def _by_the_same(rating: Rating) -> str:
    return (
        f"{rating.organisation} has rated this claim already: “{rating.alternate_name}”. "
        "Change that rating, or withdraw it first."
    )


def _needed(reason: str) -> str:
    if not reason.strip():
        raise Refused("Say what is changed and why: readers see it with the rating.")
    return reason.strip()


def _check(finding: Finding) -> None:
    """Refused where something is missing or is not so."""
    missing = {
        "the claim in short": finding.claim_reviewed,
        "the verdict": finding.alternate_name,
        "the reasons": finding.reasons.strip(),
        "whose verdict it is": finding.organisation,
    }
    if left_out := [what for what, given in missing.items() if not given]:
        raise Refused(f"A rating needs {' and '.join(left_out)}. Write that, too.")
    if finding.decided_on > timezone.now().date():
        raise Refused("This day has not come yet. Write the day on which it was decided.")
    if problem := why_no_scale(finding.value, finding.best, finding.worst):
        raise Refused(problem)


def why_no_scale(value: Decimal | None, best: Decimal | None, worst: Decimal | None) -> str:
    """What is wrong with the three figures of a rating, "" where nothing is."""
    given = [figure for figure in (value, best, worst) if figure is not None]
    if not given:
        return ""
    if len(given) < 3:
        return (
            "A verdict in figures needs all three: the figure, the best and the worst of its scale. Or leave all out."
        )
    if worst >= best:
        return "The best of the scale has to be above the worst."
    return "" if worst <= value <= best else f"The figure has to lie on the scale, from {worst} to {best}."
