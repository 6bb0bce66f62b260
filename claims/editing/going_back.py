"""Going back to an earlier state of one thing, as its history kept it: a change like any other, with a reason.

What has a way of its own (withdrawing, merging, correcting the very words of a telling, what a dispute publishes) is
not brought back from here: that is refused with the way to go.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.db.models import F, Model
from django.utils import timezone

from claims.editing.chains import end_chains, refuse_broken
from claims.editing.changing import change, hold_linking, latest_change
from claims.editing.disputes import lock_titles
from claims.editing.notes import may_change
from claims.editing.refusal import Refused, Stale
from claims.editing.ways_back import NO_WAYS, WAYS, Way
from claims.models import (
    Annotation,
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    Dispute,
    Placement,
    Publisher,
    Rating,
    Story,
    StoryStep,
    Telling,
    User,
)
from claims.models.placing import place_claims
from claims.models.seconding import needing_second
from claims.models.taking_down import lock_incoming
from claims.permissions import Action, may
from claims.terms import Status

_WITHDRAWN = "It was withdrawn then or is so now. Withdraw it, or take it back, on the page for that."
_BY_TWO = "Somebody is accused in it, so two editors have to accept it. Accept it in the review queue, or on its page."
_PUT_BACK = "It says again what it said before."
_BY_RULE = "A rule decided this then. Leave it to the rules again instead."


def may_go_back(user: User, kind: str, row: Model) -> bool:
    """Whether there is a way back for this thing, and this user may take it."""
    if isinstance(row, Annotation):
        return may_change(user, row)
    return kind in WAYS and may(user, WAYS[kind].action)


def go_back(user: User, kind: str, pk: int, event: int, latest: int, reason: str) -> Model:
    """Let a thing stand as ``event`` of its history left it; returns it. The caller asks for what follows from it.

    Raises PermissionDenied for whoever may not, the model's DoesNotExist for a thing or an event that is not there,
    Stale where ``latest`` is no longer the last event, and Refused without a reason, for a kind without a way back, for
    a state that is there already, and for one that cannot come back this way.
    """
    way = WAYS.get(kind)
    if way is None:
        raise Refused(NO_WAYS.get(kind, "There is nothing of this kind."))
    if not reason.strip():
        raise Refused("Say why you go back: the reason is kept in the history.")
    with _going_back(user, way, reason.strip()):
        row = way.model._base_manager.select_for_update(no_key=True).get(pk=pk)
        _check_person(user, row)
        then, stood = _state(way, row, event, latest), copy(row)
        _bring_back(way, row, then)
        if way.refuse:
            way.refuse(row)
        _mark(row)
        row.save()
        connection.check_constraints()
        _forget(row)
        _fit_in(row, stood)
    return row


@contextmanager
def _going_back(user: User, way: Way, reason: str) -> Iterator[None]:
    try:
        with change(user, way.action, reason):
            if way.is_linked:
                hold_linking()
            if way.model is Dispute:
                lock_titles()
            lock_incoming()
            yield
    except IntegrityError:
        raise Refused(
            "It cannot stand like that any more: what it points to is gone, or another is so by now."
        ) from None


def _state(way: Way, row: Model, event: int, latest: int):
    """The event to go back to; Stale or Refused where that cannot be."""
    if latest_change(row) != latest:
        raise Stale("It has changed since you opened the page. Look at its history again, then go back.")
    then = row.events.get(pgh_id=event)
    for column, why in way.fixed.items():
        if getattr(then, column) != getattr(row, column):
            raise Refused(why)
    if Status.WITHDRAWN in (getattr(then, "status", ""), getattr(row, "status", "")):
        raise Refused(_WITHDRAWN)
    if isinstance(row, Rating) and (then.withdrawn_at or row.withdrawn_at):
        raise Refused(_WITHDRAWN)
    if isinstance(row, Placement) and not then.by_editor:
        raise Refused(_BY_RULE)
    return then


def _bring_back(way: Way, row: Model, then: Model) -> None:
    """Let the row be as it was then; Refused where it is so already."""
    before = _as_it_stands(way, row)
    for column in way.columns:
        setattr(row, column, getattr(then, column))
    _follow_merge(way, row)
    if _as_it_stands(way, row) == before:
        raise Refused("It stands like that already.")


def _follow_merge(way: Way, row: Model) -> None:
    """What was of an outlet that was merged since is of the one into which it was: nothing else is stored."""
    if "publisher_id" in way.columns:
        outlets = Publisher.objects.filter(pk=row.publisher_id, merged_into__isnull=False)
        row.publisher_id = outlets.values_list("merged_into", flat=True).first() or row.publisher_id


def _as_it_stands(way: Way, row: Model) -> list:
    return [getattr(row, column) for column in way.columns]


def _check_person(user: User, row: Model) -> None:
    """A note is its author's and an editor's, and other words of a public one wait for an editor."""
    if isinstance(row, Annotation):
        if not may_change(user, row):
            raise PermissionDenied
        if row.withdrawn_at:
            raise Refused("This note was withdrawn. Take it back first.")
        row.public = row.public and may(user, Action.SETTLE_NOTES)


def _fit_in(row: Model, stood: Model) -> None:
    """Let what hangs on a row that ``stood`` otherwise go along; Refused where it does not fit what is around it."""
    if isinstance(row, ChainLink):
        refuse_broken(row)
    if isinstance(row, Article):
        end_chains(row, stood.publisher_id)
    if getattr(stood, "status", "") != Status.ACCEPTED:
        _refuse_alone(row)


def _refuse_alone(row: Model) -> None:
    """What takes two editors to be checked does not become so by one who goes back."""
    claim = {Claim: "pk", ClaimParty: "claim_id"}.get(type(row))
    if claim and row.status == Status.ACCEPTED and needing_second([getattr(row, claim)]):
        raise Refused(_BY_TWO)


def _mark(row: Model) -> None:
    """What says of a row that, and when, it was changed."""
    if isinstance(row, Claim | Story | Rating):
        row.updated_at = timezone.now()
    if isinstance(row, Annotation):
        row.edited_at = timezone.now()
    if isinstance(row, Annotation | Story | Rating):
        row.version += 1
    if isinstance(row, Rating):
        row.correction = _PUT_BACK
    if isinstance(row, StoryStep):
        Story.objects.filter(pk=row.story_id).update(version=F("version") + 1, updated_at=timezone.now())


def _forget(row: Model) -> None:
    """Bring up to date what is reckoned from the row, and mark what linking remembers of it as out of date."""
    if isinstance(row, Appearance | ChainLink):
        telling = row.pk if isinstance(row, Appearance) else row.appearance_id
        Telling.objects.filter(appearance=telling).update(version="")
    claim = row.pk if isinstance(row, Claim) else getattr(row, "claim_id", None)
    if claim and not isinstance(row, Annotation | Placement | Rating | StoryStep):
        place_claims({claim})
