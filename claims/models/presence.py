"""Who has which page of the desk open."""

from django.conf import settings
from django.db import models


class Presence(models.Model):
    """Somebody has a page open, since when, and when the browser said so last. Deleted soon after."""

    page = models.CharField(max_length=60, help_text="what the page is about: telling-12")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "presences"
        constraints = [models.UniqueConstraint(fields=["page", "user"], name="presence_once")]
