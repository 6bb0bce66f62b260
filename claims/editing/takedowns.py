"""Words taken down by legal order: one lead asks, another one consents or declines, and then they are gone for good.

Words that are gone cannot be brought back, so nobody does it alone; and nothing here keeps them once it is decided,
whatever was decided.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError
from django.utils import timezone

from claims.editing.blacking.cutting import black_out, count_elsewhere, count_kinds
from claims.editing.changing import change
from claims.editing.importing import forget_waiting
from claims.editing.refusal import Refused
from claims.models import Snapshot, Takedown, User
from claims.models.locks import LinkingBusy, lock_linking
from claims.models.taking_down import hold_back_incoming
from claims.permissions import Action
from claims.terms import TakedownScope, TakedownState
from claims.text.blackout import bare_words

__all__ = ["ask", "consent", "count_elsewhere", "decline", "drop", "prepared"]

LONGEST_WORDS = 1_000
LONGEST_REFERENCE = 200

#: So many words, and letters in them, are enough to be looked for everywhere.
FEWEST_EVERYWHERE, SHORTEST_EVERYWHERE = 4, 15

#: So long, in seconds, a lead waits for articles that are being stored or linked, and for rows that others change.
PATIENCE = 10

_BUSY = "Articles are being read or linked just now, or somebody changed the same rows. Try again in a minute."


def prepared(
    user: User, scope: TakedownScope, words: str, snapshot: Snapshot | None, reason: str = "", **beside
) -> Takedown:
    """A take-down as it would be asked for, not kept, with ``counts`` of what it would touch.

    ``snapshot`` is the version that the words stand in; none is needed for "everywhere". ``beside`` are ``reference``
    and ``is_public``. Raises PermissionDenied for whoever may not redact, and Refused for words without a word, too
    short ones, and where nothing holds them.
    """
    with change(user, Action.REDACT, "take-down looked at"):
        bare = bare_words(words)
        _refuse_unfit(scope, bare, snapshot)
        _refuse_telling(bare, reason, beside.get("reference", ""))
        article = snapshot.article if snapshot and scope != TakedownScope.EVERYWHERE else None
        version = snapshot if scope == TakedownScope.VERSION else None
        asked = Takedown(scope=scope, words=words, n_words=len(bare), article=article, snapshot=version, asked_by=user)
        asked.reason, asked.reference = reason.strip(), beside.get("reference", "").strip()
        asked.is_public = beside.get("is_public", False)
        asked.counts = count_kinds(asked)
        if not asked.counts:
            raise Refused("Nothing holds these words. Copy them from the text, from the first word to the last one.")
    return asked


def ask(user: User, scope: TakedownScope, words: str, snapshot: Snapshot | None, reason: str, **beside) -> Takedown:
    """Ask for words to be taken down; another lead decides. Raises as ``prepared`` does, and Refused without a reason,
    and where the same is asked for already."""
    if not reason.strip():
        raise Refused("Say why: whoever is to consent reads it, and it is kept.")
    asked = prepared(user, scope, words, snapshot, reason, **beside)
    with change(user, Action.REDACT, "take-down asked for"):
        same = Takedown.objects.filter(
            state=TakedownState.ASKED, scope=scope, article=asked.article, snapshot=asked.snapshot, words=words
        )
        if held := same.order_by("pk").first():
            raise Refused(f"That is asked for already, as take-down {held.pk}. It waits for a second lead.")
        asked.save()
    return asked


def consent(user: User, pk: int, why: str = "") -> Takedown:
    """Do what another lead asked for: the words are gone for good; returns the take-down.

    Raises PermissionDenied, Takedown.DoesNotExist, and Refused for the one who asked, where it is decided already, and
    where others are at work on the same rows.
    """
    with _deciding(user, pk, why, "Somebody else has to consent: you asked for it.") as takedown:
        _wait_for_others()
        forget_waiting()
        takedown.counts = black_out(takedown)
        takedown.state = TakedownState.DONE
    return takedown


def decline(user: User, pk: int, why: str) -> Takedown:
    """Refuse what another lead asked for. Raises as ``consent`` does, and Refused without a reason."""
    if not why.strip():
        raise Refused("Say why you decline: whoever asked reads it.")
    with _deciding(user, pk, why, "You asked for it yourself: withdraw it instead.") as takedown:
        takedown.state = TakedownState.DECLINED
    return takedown


def drop(user: User, pk: int, why: str = "") -> Takedown:
    """Take back what one asked for oneself. Raises as ``consent`` does, and Refused for anybody else."""
    with _deciding(user, pk, why, "Only who asked for it can withdraw it: decline it instead.", own=True) as takedown:
        takedown.state = TakedownState.DROPPED
    return takedown


@contextmanager
def _deciding(user: User, pk: int, why: str, not_you: str, *, own: bool = False) -> Iterator[Takedown]:
    """The take-down, locked, to be decided; it forgets its words with the decision."""
    try:
        # What is cut is not decided about: a later reading goes on with it as with anything else.
        with change(user, Action.REDACT, f"take-down {pk}", moved="taken down"):
            takedown = Takedown.objects.select_for_update().get(pk=pk)
            if not takedown.is_open:
                raise Refused(f"It is {takedown.get_state_display()} already, by {takedown.decided_by.username}.")
            if (takedown.asked_by_id == user.pk) != own:
                raise Refused(not_you)
            _refuse_telling(bare_words(takedown.words), why)
            yield takedown
            takedown.words, takedown.decided_by, takedown.decided_at = "", user, timezone.now()
            takedown.decided_why = why.strip()
            takedown.save()
    except (OperationalError, LinkingBusy):
        raise Refused(_BUSY) from None


def _wait_for_others() -> None:
    """Nothing is linked, and nothing comes in, until this is done; in the order in which linking asks for both."""
    lock_linking(PATIENCE)
    hold_back_incoming(PATIENCE)


def _refuse_unfit(scope: TakedownScope, words: list[str], snapshot: Snapshot | None) -> None:
    if not words:
        raise Refused("There is no word in it. Copy the words from the text.")
    if scope != TakedownScope.EVERYWHERE and snapshot is None:
        raise Refused("Say in which article the words stand: begin at its page.")
    is_short = len(words) < FEWEST_EVERYWHERE or sum(map(len, words)) < SHORTEST_EVERYWHERE
    if scope == TakedownScope.EVERYWHERE and is_short:
        raise Refused(
            f"These words are too few to be taken down everywhere: they stand in too much that is not meant. Give "
            f"{FEWEST_EVERYWHERE} words or more with {SHORTEST_EVERYWHERE} letters, or keep to one article."
        )


def _refuse_telling(words: list[str], *written: str) -> None:
    """What is kept of a take-down must not say what it took down."""
    told = " ".join(words)
    if any(f" {told} " in f" {' '.join(bare_words(text))} " for text in written):
        raise Refused("The reason or the reference holds the words that are to go. Write it without them: it is kept.")
