"""An editor's word on who is meant by words of a claim that leave it open."""

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Appearance, MentionDecision, Party, PartyAlias, ReviewAside, Telling, User
from claims.permissions import Action, Gate

_CHANGED = "What is unclear in this claim has changed since you opened the page. Look at it again."


def say_who_is_meant(user: User, appearance: int, words: str, name: str, reason: str = "") -> Appearance:
    """These words of the appearance, which left it open, mean the party of this name; returns the appearance.

    The caller asks for its article to be linked anew. Raises PermissionDenied for whoever may not decide,
    Appearance.DoesNotExist where the user sees no such telling, Stale where other words are unclear by now, and Refused
    for a name that nobody, or more than one party, is known by.
    """
    with change(user, Action.DECIDE, reason.strip() or "said who is meant"):
        row = Gate.of(user).appearances().select_related("telling").get(pk=appearance)
        if not hasattr(row, "telling") or row.telling.unclear != words:
            raise Stale(_CHANGED)
        MentionDecision.objects.update_or_create(
            words=words,
            appearance=row,
            defaults={"party": party_called(name), "decided_by": user, "reason": reason.strip()},
        )
        Telling.objects.filter(pk=row.pk).update(version="")  # to be made anew, should the caller's job be lost
        ReviewAside.objects.filter(claim=row.claim_id).delete()  # it waits again, clear as it is now
    return row


def party_called(name: str) -> Party:
    """The one party that is known by this name, or by this end of its address; Refused where there is not just one."""
    name = " ".join(name.split())
    known = PartyAlias.objects.called(name)
    parties = Party.objects.filter(merged_into=None)
    found = list(parties.filter(slug=name)) or list(parties.filter(pk__in=known.values("party")).order_by("slug"))
    if not found:
        raise Refused(f"Nobody is known as “{name}”. Write the name as it stands on the party's page.")
    if len(found) > 1:
        slugs = ", ".join(party.slug for party in found)
        raise Refused(f"Several parties are called “{name}”. Write the end of its address instead, one of: {slugs}.")
    return found[0]
