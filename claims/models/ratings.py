"""What fact checkers found of a claim: the one place where anybody says whether it holds."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower, Now

from claims.models.claims import Claim
from claims.models.constraints import track_history, web_address

#: Fewer than the 75 characters from which those who show ratings cut a claim off.
LONGEST_CLAIM_REVIEWED, LONGEST_VERDICT, LONGEST_ORGANISATION = 74, 80, 120

_SCALE = ("value", "best", "worst")


@track_history(latest="claim")
class Rating(models.Model):
    """A verdict on a claim, with its reasons, in the name of the organisation that gives it (schema.org's ClaimReview).

    ``sources`` is what it rests on, ``[{"url", "name"}]``. ``wording`` are the words that the claim had when it was
    rated. ``version`` counts the changes: who changes a rating says which one was on the screen. Never deleted: a
    withdrawn one leaves its ``tombstone``.
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="ratings")
    claim_reviewed = models.CharField(max_length=LONGEST_CLAIM_REVIEWED, help_text="the claim in short")
    wording = models.TextField(help_text="of the claim, when it was rated")
    alternate_name = models.CharField(max_length=LONGEST_VERDICT, help_text="the verdict in words")
    value = models.DecimalField(
        max_digits=6, decimal_places=2, null=True, blank=True, help_text="the verdict in figures"
    )
    best = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True, help_text="of its scale")
    worst = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True, help_text="of its scale")
    reasons = models.TextField(help_text="Markdown")
    sources = models.JSONField(default=list, blank=True)
    organisation = models.CharField(max_length=LONGEST_ORGANISATION, help_text="whose verdict it is")
    url = models.TextField(null=True, blank=True, help_text="the organisation's page; null: this site")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="ratings")
    decided_on = models.DateField(help_text="the day of the verdict")
    correction = models.TextField(blank=True, help_text="what was changed in it last and why, for readers")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    tombstone = models.TextField(blank=True, help_text="why it was withdrawn, for readers")

    class Meta:
        constraints = [
            web_address("url"),
            models.CheckConstraint(
                condition=~models.Q(alternate_name="") & ~models.Q(claim_reviewed="") & ~models.Q(organisation=""),
                name="rating_says_who_and_what",
            ),
            models.CheckConstraint(
                condition=models.Q(**{f"{name}__isnull": True for name in _SCALE})
                | models.Q(
                    **{f"{name}__isnull": False for name in _SCALE},
                    worst__lt=models.F("best"),
                    value__gte=models.F("worst"),
                    value__lte=models.F("best"),
                ),
                name="rating_on_its_scale",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True) | ~models.Q(tombstone=""),
                name="rating_tombstone_has_reason",
            ),
            models.UniqueConstraint(
                "claim", Lower("organisation"), condition=models.Q(withdrawn_at__isnull=True), name="rating_once"
            ),
        ]
        indexes = [models.Index(fields=["-updated_at"], name="rating_lately")]  # the desk's list

    def __str__(self):
        return f"{self.alternate_name} ({self.organisation})"
