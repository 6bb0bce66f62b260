"""The page of one's own webhooks: what each is told of, and what it could not be told."""

from dataclasses import dataclass, field

from claims.models import Delivery, User, Webhook

#: So many failures are listed.
MOST_FAILURES = 100


@dataclass(slots=True)
class Hook:
    """A webhook, its searches, and the latest items that it did not take."""

    webhook: Webhook
    searches: list[str]
    failures: list[Delivery] = field(default_factory=list)


def load_webhooks(user: User) -> list[Hook]:
    """All of somebody's, by address; three queries."""
    rows = user.webhooks.prefetch_related("subscriptions__search").order_by("url", "pk")
    hooks = {row.receiver: Hook(row, [each.search.name for each in row.subscriptions.all()]) for row in rows}
    failed = Delivery.objects.filter(receiver__in=hooks, sent_at=None, n_tries__gt=0).order_by("-pk")
    for delivery in failed[:MOST_FAILURES]:
        hooks[delivery.receiver].failures.append(delivery)
    return list(hooks.values())
