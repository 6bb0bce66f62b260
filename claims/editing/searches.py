"""Saved searches: kept, renamed and deleted by whom they belong to."""

from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.models import Dispute, SavedSearch, User
from claims.permissions import Action

LONGEST_NAME = 120
#: So many searches one person can save: each is looked through whenever something changes.
MOST = 100


def save_search(user: User, dispute: Dispute, query: str, name: str) -> SavedSearch:
    """Save a canonical query string (without its question mark) under a name; Refused where it is taken."""
    with change(user, Action.KEEP_ACCOUNT, "search saved"):
        User.objects.select_for_update().get(pk=user.pk)
        _refuse_taken(user, name)
        if user.saved_searches.count() >= MOST:
            raise Refused(f"You have {MOST} saved searches, which is the most. Delete one that you no longer need.")
        return SavedSearch.objects.create(owner=user, dispute=dispute, query=query, name=name)


def rename_search(user: User, pk: int, name: str) -> SavedSearch:
    """Give one's own search another name; Refused where it is taken, SavedSearch.DoesNotExist where there is none."""
    with change(user, Action.KEEP_ACCOUNT, "search renamed"):
        User.objects.select_for_update().get(pk=user.pk)
        search = user.saved_searches.get(pk=pk)
        _refuse_taken(user, name, but=pk)
        search.name = name
        search.save(update_fields=["name"])
        return search


def delete_search(user: User, pk: int) -> bool:
    """Delete one's own search, and whatever is sent because of it; says whether it was there."""
    with change(user, Action.KEEP_ACCOUNT, "search deleted"):
        return bool(user.saved_searches.filter(pk=pk).delete()[0])


def _refuse_taken(user: User, name: str, but: int | None = None) -> None:
    if user.saved_searches.filter(name__iexact=name).exclude(pk=but).exists():
        raise Refused("Another search of yours has this name. Choose another one.")
