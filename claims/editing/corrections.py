"""A telling set right: its words, who says it and through whom, when, how surely, and what its claim says of it.

What is saved here is decided: the telling is accepted, a later reading of its article leaves it alone, and linking
neither moves nor rewords its claim. The caller asks for what follows from it to be brought up to date
(``stages.LINK_CORRECTED``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from claims.editing.anchoring import set_words
from claims.editing.chains import store_chain
from claims.editing.changing import change, hold_linking
from claims.editing.claims_merged import part_telling
from claims.editing.links import refuse_parting
from claims.editing.naming import Names
from claims.editing.refusal import Refused, Stale
from claims.editing.second_editor import Checked, hold_back
from claims.editing.standing_claim import settle_claim
from claims.editing.told import Dated, Told, told_in, version_of_telling
from claims.models import (
    Appearance,
    Article,
    Claim,
    ClaimParty,
    Document,
    MentionDecision,
    Party,
    Publisher,
    Telling,
    User,
    days,
)
from claims.models.placing import place_claims
from claims.permissions import Action
from claims.terms import CONCERNED, NodeKind, Status
from claims.text.keys import key_of_words

_CHANGED = "This telling, or its claim, has changed since you opened the page. Nothing was kept yet: choose, then save."
_OPEN = (Status.SUGGESTED, Status.ACCEPTED)


def correct_telling(user: User, pk: int, version: str, told: Told, reason: str) -> Appearance:
    """Let a telling, and its claim, say what ``told`` says; returns it, with its claim.

    A claim that others tell, too, keeps its speaker: with another one the telling goes to a claim of its own. One that
    accuses somebody waits for a second editor, where one is needed (``second_editor``). Raises
    PermissionDenied for whoever may not decide, Appearance.DoesNotExist, Stale when ``version`` (of
    ``version_of_telling``) is no longer how it stands, and Refused without a reason, for what is not open to a
    decision, for names that mean nobody or several, and where the telling would leave a claim that somebody decided it
    tells with others.
    """
    with correcting(user, reason):
        row = _locked(pk)
        if closed := why_closed(row):
            raise Refused(closed)
        before = told_in(row)
        if version_of_telling(row, before) != version:
            raise Stale(_CHANGED)
        names, was_in, checked = names_at_hand(row), row.claim, Checked.of(row.claim)
        speaker = names.party(told.speaker) if told.speaker else None
        settle_claim(row, told, before, speaker, names)
        store_telling(row, told, speaker, names, user)
        decide_speaker(row, user, reason)
        _part(row, was_in, told, user, reason)
        forget(row, {was_in.pk, row.claim_id})
        hold_back(row.claim, user, checked)
    return row


@contextmanager
def correcting(user: User, reason: str) -> Iterator[None]:
    """One transaction with its reason, in which nothing is linked meanwhile."""
    if not reason.strip():
        raise Refused("Say why: the reason is kept with the telling.")
    with change(user, Action.DECIDE, reason.strip()):
        hold_linking()
        yield


def why_closed(row: Appearance) -> str:
    """Why a telling, loaded with its claim, cannot be corrected; "" when it can."""
    claim = row.claim
    if claim is None:
        return "This telling belongs to no claim yet. It is being linked: try again in a minute."
    if claim.merged_into_id:
        return f"Claim {claim.number} was merged into another one. Correct the telling there."
    for what, status in (("This telling", row.status), (f"Claim {claim.number}", claim.status)):
        if status not in _OPEN:
            return f"{what} is not open to a decision: {Status(status).label}. Your words are kept below, to copy."
    return ""


def store_telling(row: Appearance, told: Told, speaker: Party | None, names: Names, user: User) -> None:
    """The row, its anchors and its chain as ``told``; a new row is made."""
    text = row.first_snapshot.text
    content = told.content.of(text)
    if content != row.content:
        row.key = free_key(row, content)
        row.rule = "" if row.is_object else row.rule
    row.content, row.speaker = content, speaker
    row.source_words = told.source.of(text) if told.source else ""
    row.cue_words = told.cue.of(text)[:200] if told.cue else ""
    row.cue_class, row.directness = told.cue_class, told.directness
    _set_stance(row, told)
    _set_clock(row, "happened", told.happened)
    _set_clock(row, "said", told.said)
    row.reading = _reading(row, told, speaker)
    row.status, row.lost_in = Status.ACCEPTED, None
    row.save()
    set_words(row, told.content, told.source, told.cue, user)
    store_chain(row, told, speaker, names)


def free_key(row: Appearance, content: str) -> str:
    """The key of these words that no other appearance of the article has."""
    others = Appearance.objects.filter(article=row.article_id).exclude(pk=row.pk)
    taken = set(others.values_list("key", flat=True))
    return next(key for key in (key_of_words(content, number) for number in count(1)) if key not in taken)


def decide_speaker(row: Appearance, user: User, reason: str) -> None:
    """Keep whom the words for the speaker mean here, for whenever they are looked at again."""
    words = row.source_words[:300]
    if words and row.speaker_id:
        decided = {"party_id": row.speaker_id, "decided_by": user, "reason": reason.strip()}
        MentionDecision.objects.update_or_create(words=words, appearance=row, defaults=decided)


def _part(row: Appearance, left: Claim, told: Told, user: User, reason: str) -> None:
    """Let no later linking bring a telling back into the claim that it ``left``: what another one says is another claim
    anyway, unless somebody decided otherwise."""
    if row.claim_id == left.pk:
        return
    if told.own_claim:
        part_telling(user, row, left, reason)
    else:
        refuse_parting([row.pk], left.appearances.values_list("pk", flat=True))


def forget(row: Appearance, claims: set[int]) -> None:
    """Mark what linking remembers of the telling as out of date, and place its claims by what they say now."""
    made = {"wording": row.claim.wording, "version": ""}
    Telling.objects.update_or_create(appearance=row, defaults={"version": ""}, create_defaults=made)
    place_claims(claims)


def names_at_hand(row: Appearance) -> Names:
    """The names that stand in the telling already."""
    return Names(lambda: _at_hand(row))


def _at_hand(row: Appearance) -> list[Party | Publisher | Document]:
    links = row.chain.select_related("party", "publisher", "document")
    rows = [getattr(link, link.kind) for link in links if link.kind != NodeKind.UNNAMED]
    parts = ClaimParty.objects.filter(claim=row.claim_id, status__in=_OPEN).select_related("party")
    return [*filter(None, [row.speaker]), *rows, *(part.party for part in parts)]


def _locked(pk: int) -> Appearance:
    """The telling, with its article and claim locked, in the order in which reading and linking lock them."""
    rows = Appearance.objects.select_related("first_snapshot", "article__publisher", "speaker", "claim")
    row = rows.defer("first_snapshot__html", "first_snapshot__pages").get(pk=pk)
    Article.objects.select_for_update(no_key=True).get(pk=row.article_id)
    row = rows.defer("first_snapshot__html", "first_snapshot__pages").get(pk=pk)
    if row.claim_id:
        row.claim = Claim.objects.select_for_update().get(pk=row.claim_id)
    return row


def _set_stance(row: Appearance, told: Told) -> None:
    """How sure it sounds and whether it denies; the words that set another rung, or turned it, do so no longer."""
    if row.certainty != told.certainty:
        row.certainty, row.certainty_words = told.certainty, []
    if row.negated != told.negated:
        row.negated, row.negation_words = told.negated, []


def _set_clock(row: Appearance, name: str, dated: Dated | None) -> None:
    setattr(row, name, days(dated.first, dated.last) if dated else None)
    setattr(row, f"{name}_why", dated.why if dated else {})


def _reading(row: Appearance, told: Told, speaker: Party | None) -> dict:
    """What linking takes from the text, as the editor has it: who speaks, through whom, about whom."""
    node = row.reading.get("speaker") or {}
    same = speaker is not None and node.get("canonical") == speaker.name
    about = [part.who.name for part in told.parts if part.role in CONCERNED]
    return {
        "affiliation": row.reading.get("affiliation") if same else None,
        "title": row.reading.get("title") if same else None,
        "speaker_kind": speaker.kind if speaker else None,
        "speaker": {
            "words": row.source_words or told.unnamed,
            "canonical": speaker.name if speaker else None,
            "kind": NodeKind.PARTY if speaker else NodeKind.UNNAMED,
            "how": told.how,
            "number": None if speaker else node.get("number"),
            "reason": None if speaker else node.get("reason"),
        },
        "via": [
            {"words": link.words, "canonical": link.who.name, "kind": link.kind, "how": link.how, "number": None}
            for link in reversed(told.links)
            if link.kind != NodeKind.DOCUMENT
        ],
        "about": about,
    }
