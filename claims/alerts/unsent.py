"""Letters about searches that no mail server took yet, for whoever runs the installation."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min

from claims.alerts.sending import MOST_TRIES
from claims.models import Delivery

#: So many receivers are listed.
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Unsent:
    """What waits for one receiver, since when, and why; ``n_tries``: of what was tried most often."""

    receiver: str
    n: int
    n_tries: int
    since: datetime
    error: str

    @property
    def is_over(self) -> bool:
        """Whether some of it only goes out when somebody says so."""
        return self.n_tries >= MOST_TRIES

    @property
    def masked(self) -> str:
        """The address with no more of its name than its first letter: enough to see whose server it is."""
        name, _, host = self.receiver.rpartition("@")
        return f"{name[:1]}…@{host}"


def load_unsent() -> list[Unsent]:
    """The receivers to whom a letter failed, the latest first; one query."""
    failed = Delivery.objects.filter(sent_at=None, n_tries__gt=0).exclude(receiver__startswith="webhook:")
    rows = failed.values("receiver").annotate(
        n=Count("pk"), tries=Max("n_tries"), since=Min("created_at"), why=Max("error")
    )
    return [
        Unsent(row["receiver"], row["n"], row["tries"], row["since"], row["why"])
        for row in rows.order_by("-since", "receiver")[:MOST_LISTED]
    ]
