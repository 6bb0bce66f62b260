"""Letters by e-mail: wanted, sent, forgotten."""

from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from claims.editing.addresses import address_path
from claims.editing.alerts import confirm_path
from claims.editing.invitations import invitation_path
from claims.editing.letter_limits import are_many, digest_of
from claims.models import Invitation, Letter, User
from claims.terms import LetterKind

_KEPT = timedelta(hours=23)


def want_invitation(invitation: Invitation, site: str) -> Letter:
    """Note that somebody is to get the link by which they come."""
    wanted = {"address": invitation.address, "site": site, "invitation": invitation}
    return Letter.objects.create(kind=LetterKind.INVITATION, **wanted)


def want_reset(address: str, site: str, network: str | None) -> Letter | None:
    """Note that a letter about a new password is wanted; None where there were many. Never looks for an account."""
    address, digest = address.lower(), digest_of(network)
    if are_many(LetterKind.RESET, address, digest):
        return None
    return Letter.objects.create(kind=LetterKind.RESET, address=address, site=site, asked_from=digest)


def send(pk: int) -> int:
    """Send a letter, once; returns how many went out: as many as there are accounts with the address."""
    letter = Letter.objects.filter(pk=pk, sent_at__isnull=True).first()
    if letter is None:
        return 0
    n = _SENDERS[letter.kind](letter)
    Letter.objects.filter(pk=pk).update(sent_at=timezone.now())
    return n


def forget() -> int:
    """Delete the letters of yesterday; returns how many."""
    return Letter.objects.filter(created_at__lte=timezone.now() - _KEPT).delete()[0]


def _send_resets(letter: Letter) -> int:
    """A link for each account with this address; one that is closed gets none."""
    users = User.objects.filter(email__iexact=letter.address, is_active=True)
    for user in users:
        arguments = [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]
        link = letter.site + reverse("password-reset-new", args=arguments)
        # To the address as it stands in the account: what was typed may only look like it.
        _post(user.email, "A new password for Claimline", "account/letters/reset.txt", {"user": user, "link": link})
    return len(users)


def _send_invitation(letter: Letter) -> int:
    """The link, unless the invitation was taken back or used meanwhile."""
    invitation = letter.invitation
    if not invitation.is_open:
        return 0
    words = {"invitation": invitation, "link": letter.site + invitation_path(invitation)}
    _post(letter.address, "An invitation to Claimline", "account/letters/invitation.txt", words)
    return 1


def _send_address(letter: Letter) -> int:
    """The link to an address that somebody wants to have, unless they changed their mind meanwhile."""
    if letter.over_at:
        return 0
    words = {"user": letter.user, "link": letter.site + address_path(letter)}
    _post(letter.address, "Your e-mail address at Claimline", "account/letters/address.txt", words)
    return 1


def _send_address_left(letter: Letter) -> int:
    """To the address that was the account's, what became of it: not which one it has now."""
    words = {"user": letter.user, "link": letter.site + reverse("account")}
    _post(letter.address, "Your e-mail address at Claimline was changed", "account/letters/address_left.txt", words)
    return 1


def _send_subscription(letter: Letter) -> int:
    """The link by which a reader confirms that a search is to come by e-mail."""
    words = {"search": letter.subscription.search, "link": letter.site + confirm_path(letter.subscription)}
    _post(letter.address, "Changes at Claimline by e-mail", "account/letters/subscription.txt", words)
    return 1


_SENDERS = {
    LetterKind.SUBSCRIPTION: _send_subscription,
    LetterKind.RESET: _send_resets,
    LetterKind.INVITATION: _send_invitation,
    LetterKind.ADDRESS: _send_address,
    LetterKind.ADDRESS_LEFT: _send_address_left,
}


def _post(address: str, subject: str, template: str, words: dict) -> None:
    send_mail(subject, render_to_string(template, words), None, [address])
