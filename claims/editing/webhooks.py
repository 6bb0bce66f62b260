"""Webhooks of one's own: added, deleted, set going again."""

from base64 import b64encode

from django.utils import timezone

from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.editing.shown_once import SHOWN_FOR, new_secret
from claims.models import Delivery, SavedSearch, User, Webhook
from claims.outbound import NotAllowed
from claims.outbound.address import parse_address
from claims.permissions import Action

PREFIX = "whsec_"
MOST = 20


def add_webhook(user: User, url: str, search: int, site: str, sending: str = "") -> Webhook:
    """Tell an address of what changes in one's own search; the secret is made here. For one ``sending`` of a form one
    is added.

    Refused for what is no https address, and for one that is told of this search already; SavedSearch.DoesNotExist
    where there is no such search.
    """
    with change(user, Action.KEEP_ACCOUNT, "webhook added"):
        User.objects.select_for_update().get(pk=user.pk)
        found = SavedSearch.objects.get(owner=user, pk=search)
        _refuse(url)
        secret = PREFIX + b64encode(new_secret(sending)).decode()
        just_now = timezone.now() - SHOWN_FOR
        if added := user.webhooks.filter(secret=secret, created_at__gt=just_now).first():
            return added
        if user.webhooks.count() >= MOST:
            raise Refused(f"You have {MOST} webhooks, which is the most. Delete one that you no longer need.")
        if user.webhooks.filter(url=url, subscriptions__search=found).exists():
            raise Refused(
                "This address is told of this search already. Its secret was shown when it was added: if you do not "
                "have it, delete the webhook and add it anew."
            )
        webhook = Webhook.objects.create(owner=user, url=url, secret=secret)
        told = {"rhythm": "at_once", "site": site, "confirmed_at": timezone.now()}
        found.subscriptions.create(webhook=webhook, **told)
        return webhook


def delete_webhook(user: User, pk: int) -> bool:
    """Tell it nothing any more, nor what waits; says whether it was there."""
    with change(user, Action.KEEP_ACCOUNT, "webhook deleted"):
        return bool(user.webhooks.filter(pk=pk).delete()[0])


def send_again(user: User, pk: int) -> int:
    """Try again all that failed, at once, and go on where it was paused; returns how many items that are.

    Webhook.DoesNotExist for one that is somebody else's.
    """
    with change(user, Action.KEEP_ACCOUNT, "webhook set going again"):
        webhook = user.webhooks.select_for_update().get(pk=pk)
        webhook.active, webhook.n_failures = True, 0
        webhook.save(update_fields=["active", "n_failures"])
        failed = Delivery.objects.filter(receiver=webhook.receiver, sent_at=None, n_tries__gt=0)
        return failed.update(n_tries=0, next_try_at=None)


def _refuse(url: str) -> None:
    """Whether a name leads to a private network is looked up at each call; what can be told without that, here."""
    try:
        address = parse_address(url)
    except NotAllowed as problem:
        raise Refused(f"This address cannot be told of anything: {problem.args[0]}.") from problem
    if address.scheme != "https":
        raise Refused("Only an https:// address can be told: what is sent must not be read on the way.")
