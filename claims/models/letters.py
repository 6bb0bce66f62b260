"""Letters by e-mail: asked for by a page, sent by a worker."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from claims.models.alerts import Subscription
from claims.models.constraints import TermField, one_of
from claims.models.people import Invitation
from claims.terms import LetterKind


class Letter(models.Model):
    """A letter that is wanted, or was sent. That one waits says nothing of whether there is such an account: the worker
    looks. Kept for a day."""

    kind = TermField(LetterKind)
    address = models.EmailField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="whose address it is about",
    )
    invitation = models.ForeignKey(Invitation, models.CASCADE, null=True, blank=True, related_name="letters")
    subscription = models.ForeignKey(Subscription, models.CASCADE, null=True, blank=True, related_name="letters")
    site = models.CharField(max_length=300, help_text="the address of this site, for the link in it")
    asked_from = models.CharField(max_length=64, blank=True, help_text="a digest that means nothing a day later")
    created_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True, help_text="since when its link is worth nothing")

    class Meta:
        constraints = [one_of("kind", LetterKind)]
        indexes = [models.Index(fields=["created_at"])]
