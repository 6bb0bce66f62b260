"""Searches by e-mail: asked for, confirmed, forgotten. What is sent is in ``claims.alerts``."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils import timezone

from claims.editing.changing import change
from claims.editing.letter_limits import are_many, digest_of
from claims.editing.refusal import Refused
from claims.models import Delivery, Dispute, Letter, SavedSearch, Subscription, User
from claims.permissions import Action
from claims.terms import LetterKind

LASTS = timedelta(days=1)
_SALT = "claims.alerts.confirm"


def follow_own(user: User, pk: int, rhythm: str, site: str) -> bool:
    """Send one's own search to the address in one's account, in this rhythm; "" ends it. Says whether it is sent now.

    Refused without an address; SavedSearch.DoesNotExist where there is no such search.
    """
    with change(user, Action.KEEP_ACCOUNT, "search by e-mail"):
        search = SavedSearch.objects.select_for_update().get(owner=user, pk=pk)
        if rhythm and not user.email:
            raise Refused("There is no e-mail address in your account. Add one first.")
        by_mail = search.subscriptions.filter(webhook__isnull=True)
        if not rhythm:
            by_mail.delete()
        elif not by_mail.update(rhythm=rhythm):
            told = {"email": user.email, "rhythm": rhythm, "site": site, "confirmed_at": timezone.now()}
            search.subscriptions.create(**told)
        return bool(rhythm)


def want_letters(
    dispute: Dispute, query: str, name: str, *, email: str, rhythm: str, site: str, network: str | None
) -> Letter | None:
    """Note that a reader wants a search by e-mail: nothing is sent but a letter with a link that confirms it.

    None where many letters were asked for lately. Whether the address is known here is never looked at.
    """
    address, digest = email.lower(), digest_of(network)
    if are_many(LetterKind.SUBSCRIPTION, address, digest):
        return None
    search = SavedSearch.objects.create(dispute=dispute, query=query, name=name)
    subscription = Subscription.objects.create(search=search, email=address, rhythm=rhythm, site=site)
    told = {"address": address, "site": site, "asked_from": digest, "subscription": subscription}
    return Letter.objects.create(kind=LetterKind.SUBSCRIPTION, **told)


def confirm_path(subscription: Subscription) -> str:
    """The address by which it is confirmed; nobody can make one up."""
    return reverse("alert-confirm", args=[signing.dumps(subscription.pk, salt=_SALT)])


def find_to_confirm(token: str) -> Subscription | None:
    """What a link confirms; None for one that is none, or is over, or where it ended meanwhile."""
    try:
        pk = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Subscription.objects.select_related("search__dispute").filter(pk=pk).first()


def confirm(token: str) -> Subscription | None:
    """Begin to send what the link is about; None as above."""
    if subscription := find_to_confirm(token):
        Subscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(confirmed_at=timezone.now())
    return subscription


def send_letters_again(user: User) -> int:
    """Try all letters again that failed, also those that were given up; returns how many items wait in them."""
    with change(user, Action.WATCH, "letters sent again"):
        failed = Delivery.objects.filter(sent_at=None, n_tries__gt=0).exclude(receiver__startswith="webhook:")
        return failed.update(n_tries=0, next_try_at=None)


def forget_unconfirmed() -> None:
    """Delete what nobody confirmed within a day, and what waits for nobody any more."""
    over = Subscription.objects.filter(confirmed_at=None, webhook=None, created_at__lte=timezone.now() - LASTS)
    SavedSearch.objects.filter(owner=None, subscriptions__in=over).delete()
    Delivery.objects.filter(subscriptions=None, sent_at=None).delete()
