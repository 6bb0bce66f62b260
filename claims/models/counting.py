"""The machine's own figures of claims. Below linking and editing, because both change what is counted."""

from django.db.models import Count, Min
from django.db.models.functions import Lower
from django.utils import timezone

from claims.models.appearances import Appearance
from claims.models.claims import ClaimStats
from claims.terms import Status


def count_claims(claims: set[int]) -> None:
    """Bring the figures of these claims up to date."""
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
