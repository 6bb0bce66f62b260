"""An outlet, called by another name. Its address stays, and who writes the name that it had first still means it."""

from claims.editing.changing import change
from claims.editing.refusal import Refused, Stale
from claims.models import Publisher, User
from claims.permissions import Action

_CHANGED = "It was changed since you opened the page. What it is called now stands below: look, then save again."


def latest_change(publisher: Publisher) -> int:
    """The key of the last entry of its history: what an editor had on the screen."""
    return publisher.events.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0


def rename_publisher(user: User, pk: int, latest: int | None, name: str, reason: str) -> Publisher:
    """Call an outlet by this name; returns it. One that is called so already stays without an entry in its history.

    The caller asks for what hangs on the name (``stages.SETTLE_OUTLET``). Raises PermissionDenied for whoever may not
    add articles, Publisher.DoesNotExist, Refused without a reason and for the name of another outlet, and Stale where
    ``latest`` is not its last change.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept in the outlet’s history.")
    with change(user, Action.ADD_ARTICLES, reason.strip()):
        publisher = Publisher.objects.select_for_update().get(pk=pk)
        if publisher.name == name:
            return publisher
        if latest != latest_change(publisher):
            raise Stale(_CHANGED)
        publisher.name = name
        refuse_taken(publisher)
        publisher.save(update_fields=["name"])
    return publisher


def refuse_taken(publisher: Publisher) -> None:
    """Refused where its name means another outlet."""
    other = Publisher.objects.exclude(pk=publisher.pk).called(publisher.name)
    if other:
        raise Refused(
            f"“{other.name}” is another outlet that is known. Set who published them right at the articles instead."
        )
