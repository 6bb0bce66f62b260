"""How many letters that anybody can ask for go out within an hour: to one address, and because of one network.

By whom they were asked for is known by a digest that means nothing a day later.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from claims.models import Letter
from claims.terms import LetterKind

#: So many of a kind.
MOST_TO_ONE, MOST_FROM_ONE = 3, 20
_HOUR = timedelta(hours=1)


def digest_of(network: str | None) -> str:
    """What is kept of a network from which a letter is asked for."""
    return salted_hmac(f"claims.letter {timezone.now().date()}", network or "", algorithm="sha256").hexdigest()


def are_many(kind: LetterKind, address: str, asked_from: str) -> bool:
    """Whether as many letters of this kind were asked for as may be: to this address (in small letters), or from this
    network (``digest_of``)."""
    lately = Letter.objects.filter(kind=kind, created_at__gt=timezone.now() - _HOUR)
    to_one, from_one = lately.filter(address=address), lately.filter(asked_from=asked_from)
    return to_one.count() >= MOST_TO_ONE or from_one.count() >= MOST_FROM_ONE
