"""A claim that the machine missed, added by an editor with its place in a stored text."""

from dataclasses import replace

from claims.editing.corrections import correcting, decide_speaker, forget, store_telling
from claims.editing.naming import Names
from claims.editing.refusal import Refused
from claims.editing.second_editor import hold_back
from claims.editing.standing_claim import new_claim, store_parts
from claims.editing.told import Told
from claims.models import Anchor, Appearance, Article, Snapshot, User
from claims.terms import AnchorState, Status
from claims.text.selectors import anchor, describe
from claims.text.spans import Span

_WORDS_STAND = (AnchorState.SAME, AnchorState.MOVED)

#: So much of two places in common makes them one.
_SAME_PLACE = 0.9


def add_claim(user: User, snapshot: int, told: Told, reason: str) -> Appearance:
    """Store a telling, and a claim for it, both accepted as ``correct_telling`` does; returns the telling, with its
    claim.

    It is first seen in the earliest version in which its words stand. Sent twice it is stored once. Raises
    PermissionDenied for whoever may not decide, Snapshot.DoesNotExist, and Refused without a reason, for names that
    mean nobody or several, and where a telling stands at these words already.
    """
    with correcting(user, reason):
        version = Snapshot.objects.select_related("article__publisher").get(pk=snapshot)
        Article.objects.select_for_update(no_key=True).get(pk=version.article_id)
        version, told = _where_first(version, told)
        if there := _standing_at(version, told.content):
            return _same(there, told)
        return _store(version, told, user, reason)


def _store(version: Snapshot, told: Told, user: User, reason: str) -> Appearance:
    names = Names()
    speaker = names.party(told.speaker) if told.speaker else None
    row = Appearance(article=version.article, first_snapshot=version, claim=new_claim(told, speaker))
    store_parts(row.claim, told, names)
    store_telling(row, told, speaker, names, user)
    decide_speaker(row, user, reason)
    forget(row, {row.claim_id})
    hold_back(row.claim, user)
    return row


def _standing_at(version: Snapshot, content: Span) -> Appearance | None:
    """The living telling whose words stand at this place already."""
    anchors = Anchor.objects.filter(snapshot=version, start__lt=content.end, end__gt=content.start)
    anchors = anchors.exclude(appearance__status=Status.REJECTED).filter(appearance__isnull=False)
    for found in anchors.select_related("appearance__claim").order_by("pk"):
        if found.stands and content.likeness(Span(found.start, found.end)) >= _SAME_PLACE:
            return found.appearance
    return None


def _same(there: Appearance, told: Told) -> Appearance:
    """The telling that is there, where it is the very one that was sent."""
    if there.run_id is None and there.claim and there.claim.wording == told.wording:
        return there
    named = f"Claim {there.claim.number}" if there.claim else "A claim that is being linked"
    raise Refused(f"{named} stands at these words already. Correct it there, or mark other words.")


def _where_first(version: Snapshot, told: Told) -> tuple[Snapshot, Told]:
    """The earliest version in which the words, with their source and cue, stand; and the places there."""
    selectors = describe(version.text, told.content)
    earlier = Snapshot.objects.filter(article=version.article_id, number__lt=version.number).order_by("number")
    for snapshot in earlier.select_related("article__publisher").defer("html", "pages"):
        found = anchor(snapshot.text, selectors)
        if found.state in _WORDS_STAND and (moved := _moved(told, found.span, version.text, snapshot.text)):
            return snapshot, moved
    return version, told


def _moved(told: Told, content: Span, text: str, earlier: str) -> Told | None:
    """The three places in an earlier text; None where one of them does not say the same there."""
    by, places = content.start - told.content.start, {}
    for name in ("content", "source", "cue"):
        span = getattr(told, name)
        if span and (span.start + by < 0 or span.shifted(by).of(earlier) != span.of(text)):
            return None
        places[name] = span and span.shifted(by)
    return replace(told, **places)
