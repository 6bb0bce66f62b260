"""Another e-mail address for an account: it counts once a letter that went there was answered by its link.

Until then the old one stays, so that nobody loses the way to a new password by a slip of the hand. The link works once,
for whoever is logged in to the account, for two hours; another wish, or another password, ends it. The old address is
told what became of it.
"""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.models import Letter, User
from claims.permissions import Action
from claims.terms import LetterKind

LASTS = timedelta(hours=2)
#: So many letters an hour go out for one account, and to one address.
MOST = 3
_HOUR = timedelta(hours=1)
_SALT = "claims.address"
_OVER = "This link was used, taken back or replaced by a later one, or is older than two hours. Ask for another letter."
_OTHERS = "This address cannot be taken: another account has it, or it is yours already."


def wanted_address(user: User) -> Letter | None:
    """The letter with the address that somebody has still to confirm; None where there is none."""
    since = timezone.now() - LASTS
    letters = Letter.objects.filter(kind=LetterKind.ADDRESS, user=user, over_at=None, created_at__gt=since)
    return letters.order_by("-pk").first()


def want_address(user: User, address: str, site: str) -> Letter:
    """Note that a letter is to go to another address of somebody's, with the link by which it becomes theirs.

    Refused for an address that an account has, and where many letters went out lately.
    """
    with change(user, Action.KEEP_ACCOUNT, "another e-mail address asked for"):
        User.objects.select_for_update().get(pk=user.pk)
        _refuse_taken(address)
        lately = Letter.objects.filter(kind=LetterKind.ADDRESS, created_at__gt=timezone.now() - _HOUR)
        if max(lately.filter(user=user).count(), lately.filter(address__iexact=address).count()) >= MOST:
            raise Refused(f"{MOST} letters went out within the hour. Look among the others, or try again later.")
        _end(user)
        return Letter.objects.create(kind=LetterKind.ADDRESS, address=address, user=user, site=site)


def take_wish_back(user: User) -> None:
    """The address is not to be changed after all: the link that is on its way is worth nothing."""
    with change(user, Action.KEEP_ACCOUNT, "another e-mail address not wanted any more"):
        _end(user)


def address_path(letter: Letter) -> str:
    """The address by which a wish is confirmed; nobody can make one up."""
    return reverse("address-confirm", args=[signing.dumps([letter.pk, _digest(letter.user)], salt=_SALT)])


def find_wish(user: User, token: str) -> Letter | None:
    """The letter of a link that this user can confirm; None for one that is no link, or is over, or somebody else's."""
    try:
        pk, digest = signing.loads(token, salt=_SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    letter = wanted_address(user)
    return letter if letter and letter.pk == pk and digest == _digest(user) else None


def confirm_address(user: User, token: str) -> Letter | None:
    """Let the address be the account's; returns the letter that tells the old one, None where there was none.

    Refused for a link that is over, and where another account has the address by now.
    """
    with change(user, Action.KEEP_ACCOUNT, "e-mail address confirmed"):
        row = User.objects.select_for_update().get(pk=user.pk)
        wish = find_wish(row, token)
        if wish is None:
            raise Refused(_OVER)
        _refuse_taken(wish.address)
        left, row.email = row.email, wish.address
        row.save(update_fields=["email"])
        _end(user)
        told = {"kind": LetterKind.ADDRESS_LEFT, "address": left, "user": user, "site": wish.site}
        return Letter.objects.create(**told) if left else None


def _digest(user: User) -> str:
    """Another one once the password is another one; nothing of the password can be told from it."""
    return salted_hmac(_SALT, user.password, algorithm="sha256").hexdigest()[:16]


def _refuse_taken(address: str) -> None:
    if User.objects.filter(email__iexact=address).exists():
        raise Refused(_OTHERS)


def _end(user: User) -> None:
    open_ones = Letter.objects.filter(kind=LetterKind.ADDRESS, user=user, over_at=None)
    open_ones.update(over_at=timezone.now())
