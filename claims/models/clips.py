"""Words that somebody saw on a page and took for a claim."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from claims.models.constraints import track_history, web_address


@track_history
class Clip(models.Model):
    """A claim that a person suggests: words selected on some page, its address, and what stands around them.

    ``before`` and ``after`` are as the page had them, for finding the words in the stored article.
    """

    url = models.TextField()
    title = models.CharField(max_length=300, blank=True, help_text="the page's, as the browser had it")
    words = models.TextField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    note = models.TextField(blank=True, help_text="why it matters, for the desk")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="clips")
    created_at = models.DateTimeField(db_default=Now())
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_why = models.TextField(blank=True, help_text="what came of it, also for whoever sent it")

    class Meta:
        constraints = [
            web_address("url"),
            models.CheckConstraint(condition=~models.Q(words=""), name="clip_has_words"),
        ]
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(settled_at__isnull=True), name="clip_open"),
            models.Index(fields=["-settled_at"], condition=models.Q(settled_at__isnull=False), name="clip_settled"),
            models.Index(fields=["sent_by", "-created_at"], name="clip_of_sender"),  # what became of mine
        ]  # the two trays of the desk
