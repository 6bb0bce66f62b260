"""How an editor works at the review desk: by which keys, and which parties they look after."""

from collections.abc import Mapping

from claims.editing.changing import change
from claims.editing.meanings import party_called
from claims.models import Party, ReviewKeys, User, WatchedParty
from claims.models.review import USUAL_KEYS
from claims.permissions import Action


def set_keys(user: User, keys: Mapping[str, str], *, is_on: bool) -> None:
    """From now on these keys do these deeds ("": none does), if single keys are on at all. PermissionDenied."""
    with change(user, Action.DECIDE, "keys changed"):
        changed = {deed: key for deed, key in keys.items() if USUAL_KEYS[deed] != key}
        ReviewKeys.objects.update_or_create(user=user, defaults={"keys": changed, "is_on": is_on})


def watch_party(user: User, name: str) -> Party:
    """The editor looks after the party of this name; returns it. PermissionDenied; Refused unless just one has it."""
    with change(user, Action.DECIDE, "party watched"):
        party = party_called(name)
        WatchedParty.objects.get_or_create(user=user, party=party)
    return party


def leave_party(user: User, pk: int) -> None:
    """The editor looks after the party no more, nor after one that was merged into it. PermissionDenied."""
    with change(user, Action.DECIDE, "party left"):
        watched = WatchedParty.objects.filter(user=user)
        (watched.filter(party=pk) | watched.filter(party__merged_into=pk)).delete()
