"""Saved searches, and what is sent because of them."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from claims.models.constraints import web_address
from claims.models.disputes import Dispute


class SavedSearch(models.Model):
    """A query string with a name: page, feed, embed, API address and alert in one."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="saved_searches",
        help_text="nobody: a reader without an account gets it by e-mail",
    )
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=120)
    query = models.TextField(blank=True, help_text="canonical query string, without the question mark")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "saved searches"
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="savedsearch_name_once")]


class Webhook(models.Model):
    """An address of somebody else's that is told of changes, with a shared secret to sign with."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="webhooks")
    url = models.TextField()
    secret = models.CharField(max_length=128)
    active = models.BooleanField(default=True, help_text="otherwise paused after many failures: what is told waits")
    n_failures = models.PositiveIntegerField(default=0, help_text="in a row")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [web_address("url")]

    @property
    def receiver(self) -> str:
        """What it is called among deliveries."""
        return f"webhook:{self.pk}"


class Subscription(models.Model):
    """A saved search sent by e-mail or to a webhook. By e-mail nothing is sent before it is confirmed."""

    class Rhythm(models.TextChoices):
        """How often news is sent."""

        AT_ONCE = "at_once", "at once"
        DAILY = "daily", "at most once a day"
        WEEKLY = "weekly", "at most once a week"

    search = models.ForeignKey(SavedSearch, models.CASCADE, related_name="subscriptions")
    email = models.EmailField(blank=True)
    webhook = models.ForeignKey(Webhook, models.CASCADE, null=True, blank=True, related_name="subscriptions")
    rhythm = models.CharField(max_length=8, choices=Rhythm, default=Rhythm.DAILY)
    site = models.CharField(max_length=300, help_text="the address of this site, for the links in letters")
    created_at = models.DateTimeField(db_default=Now())
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(webhook__isnull=True) ^ models.Q(email=""), name="subscription_goes_one_way"
            )
        ]


class Delivery(models.Model):
    """One item for one receiver, once, even when several searches match: written first, then sent.

    ``subscriptions`` are those whose searches match; where all of them ended, it is not sent.
    """

    subscriptions = models.ManyToManyField(Subscription, related_name="deliveries")
    receiver = models.CharField(max_length=300, help_text="e-mail address, or which webhook")
    number = models.BigIntegerField(help_text="of the claim")
    kind = models.CharField(max_length=16, help_text="what happened to it")
    item = models.CharField(max_length=200, help_text="claim number, kind of change and when")
    created_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True, blank=True, help_text="or found to be nothing that may be sent any more")
    n_tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [models.UniqueConstraint(fields=["receiver", "item"], name="delivery_once")]
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(sent_at__isnull=True), name="delivery_waiting")
        ]  # what is still to be sent


class AlertReading(models.Model):
    """How far the changes of claims were read for whoever follows searches; no row where nobody does."""

    xid = models.DecimalField(max_digits=20, decimal_places=0)
    change = models.BigIntegerField()


class ClaimSeen(models.Model):
    """What readers saw of a claim when changes were last read: by that it is told what happened to it."""

    number = models.BigIntegerField(primary_key=True)
    state = models.JSONField()
    is_gone = models.BooleanField(default=False)
