"""What follows from who tells a claim: its parties, its origins, its place in the disputes, its figures,
how it stands to other claims, what contradicts it, who answered.

The order of these steps is written down here alone. Each takes claims by their ids and gives the same result however
often it runs.
"""

from collections.abc import Iterable

from django.db.models import Count, Min
from django.db.models.functions import Lower
from django.utils import timezone

from claims.linking.conflicts import contradict
from claims.linking.near import Neighbours
from claims.linking.origins import settle_origins
from claims.linking.relating import relate
from claims.linking.replying import settle_replies
from claims.linking.roles import settle_roles
from claims.models import Appearance, ClaimStats
from claims.models.placing import place_claims
from claims.terms import Status


def settle(claims: Iterable[int]) -> None:
    """Bring all that hangs on these claims, whose tellings have changed, up to date."""
    claims = set(claims)
    settle_roles(claims)
    settle_origins(claims)
    place_claims(claims)
    count_claims(claims)
    near = Neighbours()
    relate(claims, near)
    contradict(claims, near)
    settle_replies(claims)


def count_claims(claims: set[int]) -> None:
    """Bring the machine's own figures of these claims up to date."""
    living = Appearance.objects.filter(claim__in=claims).exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])
    figures = living.values("claim").annotate(
        n_appearances=Count("pk"),
        n_articles=Count("article", distinct=True),
        n_origins=Count("origin", distinct=True),
        first_published_on=Min(Lower("article__published")),
    )
    now = timezone.now()
    ClaimStats.objects.bulk_create(
        [ClaimStats(claim_id=row.pop("claim"), **row, counted_at=now) for row in figures],
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["n_appearances", "n_articles", "n_origins", "first_published_on", "counted_at"],
    )
