"""What readers say is wrong, and the count that keeps one of them from flooding the desk."""

import pghistory
from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models.functions import Now

from claims.models.claims import Claim
from claims.models.constraints import TermField, exactly_one, one_of
from claims.models.publishing import Article
from claims.terms import ReportKind


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["contact"],  # an address that was deleted is deleted
)
class Report(models.Model):
    """What somebody without an account says is wrong with a claim or an article, and what the desk made of it."""

    key = models.UUIDField(
        unique=True, db_default=RandomUUID(), help_text="names it to whoever sent it: cannot be guessed"
    )
    claim = models.ForeignKey(Claim, models.CASCADE, null=True, blank=True, related_name="reports")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="reports")
    kind = TermField(ReportKind, default=ReportKind.OTHER)
    words = models.TextField(help_text="what the reader wrote")
    contact = models.CharField(max_length=254, blank=True, help_text="taken out once the report is settled")
    created_at = models.DateTimeField(db_default=Now())
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_why = models.TextField(blank=True, default="", db_default="", help_text="for the desk")
    answer = models.TextField(blank=True, help_text="for whoever sent it")

    class Meta:
        constraints = [one_of("kind", ReportKind), exactly_one("claim", "article", name="report_on_one_thing")]
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(settled_at__isnull=True), name="report_open"),
            models.Index(fields=["-settled_at"], condition=models.Q(settled_at__isnull=False), name="report_settled"),
        ]  # the two trays of the desk

    @property
    def reference(self) -> str:
        """The short number under which people speak of it."""
        return f"R-{str(self.key)[:8].upper()}"


class ReportSender(models.Model):
    """How many reports came from one place today. Kept for a day at most, and by a digest that means nothing later."""

    digest = models.CharField(max_length=64, primary_key=True, help_text="of the address, the day and the secret key")
    n = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField(db_default=Now())
