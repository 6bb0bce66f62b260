"""What a comparison of two tellings in one respect can say."""

from collections.abc import Iterable
from enum import StrEnum


class Agreement(StrEnum):
    """Both say the same, they say different things, or it cannot be told: one is silent, or they are not comparable."""

    AGREE = "agree"
    DIFFER = "differ"
    UNKNOWN = "cannot tell"

    @staticmethod
    def of(is_same: bool) -> "Agreement":
        """For where both say something comparable."""
        return Agreement.AGREE if is_same else Agreement.DIFFER

    @staticmethod
    def best(several: Iterable["Agreement"]) -> "Agreement":
        """Agreeing in one of several is enough; differing needs one that differs and none that agrees."""
        seen = set(several)
        return next((one for one in (Agreement.AGREE, Agreement.DIFFER) if one in seen), Agreement.UNKNOWN)

    @staticmethod
    def worst(several: Iterable["Agreement"]) -> "Agreement":
        """Differing in one of several is enough; agreeing needs one that agrees and none that differs."""
        seen = set(several)
        return next((one for one in (Agreement.DIFFER, Agreement.AGREE) if one in seen), Agreement.UNKNOWN)
