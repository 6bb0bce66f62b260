"""What editors set right in claims: withdrawn, split, or one again. One query for all."""

from django.db.models import BooleanField, F, IntegerField, TextField, Value

from claims.timeline.news.parts import Asked
from claims.timeline.news.splits import Split, splits_since
from claims.timeline.news.withdrawn import Withdrawn, withdrawn_since


def load_set_right(asked: Asked) -> list[Withdrawn | Split]:
    """What was withdrawn, and what was split or is one again since, in no order."""
    splits = splits_since(asked).values_list(
        "at", "survivor_number", "survivor_wording", "absorbed_number", "absorbed_wording", "is_undone"
    )
    nothing = (Value(None, IntegerField()), Value("", TextField()), Value(None, BooleanField()))
    gone = withdrawn_since(asked).values_list("hidden_at", F("claim__number"), F("claim__tombstone"), *nothing)
    return [
        Withdrawn(at, number, words) if own is None else Split(at, number, words, own, *more)
        for at, number, words, own, *more in splits.union(gone, all=True)
    ]
