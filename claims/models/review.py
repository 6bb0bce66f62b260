"""The review desk: what waits for an editor, what each editor decided, skipped and looks at, and how they work."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from claims.models.claims import Claim
from claims.models.constraints import TermField, one_of, track_history
from claims.models.parties import Party
from claims.terms import Deed, RejectionReason, Status, Verdict


class ReviewItem(models.Model):
    """A claim in which something waits for an editor. Written by database triggers only (migration ``0030``).

    It waits while it is suggested, or accepted with tellings that came since; not once it was merged away. What orders
    and narrows the queue stands here, so that the next of 100,000 costs no more than the next of ten.
    """

    claim = models.OneToOneField(Claim, models.CASCADE, primary_key=True, related_name="review_item")
    since = models.DateTimeField(help_text="when the latest of what waits came in")
    confidence = models.FloatField(help_text="of the least sure telling that waits")
    n_articles = models.PositiveIntegerField(help_text="in how many articles it is told")
    accuses = models.BooleanField(help_text="whether somebody is accused in it")
    speaker = models.BigIntegerField(null=True, help_text="the party that says it")
    parties = ArrayField(models.BigIntegerField(), default=list, help_text="who says it, and who has a role in it")
    disputes = ArrayField(models.BigIntegerField(), default=list, help_text="disputes and threads that hold it")
    rules = ArrayField(models.CharField(max_length=60), default=list, help_text="what found the tellings that wait")

    class Meta:
        indexes = [
            models.Index(fields=["-since", "claim"], name="reviewitem_newest"),
            models.Index(fields=["confidence", "claim"], name="reviewitem_least_sure"),
            models.Index(fields=["-n_articles", "-since", "claim"], name="reviewitem_most_echoed"),
            models.Index(fields=["-accuses", "-since", "claim"], name="reviewitem_accusations"),
            GinIndex(fields=["parties"], name="reviewitem_parties"),  # my parties, one speaker's, about somebody
            GinIndex(fields=["disputes"], name="reviewitem_disputes"),  # within a dispute
            GinIndex(fields=["rules"], name="reviewitem_rules"),  # what a rule found
        ]


class ReviewDecision(models.Model):
    """One decision of an editor, on one claim or on many at once: one step, which can be undone as one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verdict = TermField(Verdict)
    decided_at = models.DateTimeField(db_default=Now())
    reason = models.TextField(blank=True)
    n_claims = models.PositiveIntegerField(default=1)
    seconds = models.PositiveIntegerField(
        null=True, blank=True, help_text="from seeing the claim to deciding; null: not known, or many at once"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [one_of("verdict", Verdict)]
        indexes = [
            # the latest that an editor can undo
            models.Index(
                fields=["user", "-id"], condition=models.Q(undone_at__isnull=True), name="reviewdecision_undo"
            ),
            models.Index(fields=["decided_at"], name="reviewdecision_by_day"),  # figures of the last weeks
        ]

    @property
    def number(self) -> int | None:
        """The number of the claim decided, the first of many. Costs a query."""
        return self.claims.values_list("claim__number", flat=True).order_by("claim").first()


class ReviewedClaim(models.Model):
    """What a decision found and left of one claim: enough to put it back, and to see that nobody touched it since."""

    decision = models.ForeignKey(ReviewDecision, models.CASCADE, related_name="claims")
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="decisions")
    was = TermField(Status)
    was_updated_at = models.DateTimeField()
    appearances = ArrayField(models.BigIntegerField(), default=list, help_text="tellings that were suggested before")
    parties = ArrayField(models.BigIntegerField(), default=list, help_text="roles that were suggested before")
    left = models.CharField(max_length=64, help_text="a digest of how the decision left it")
    is_first = models.BooleanField(default=False, db_default=False, help_text="accepted; a second editor is needed")

    class Meta:
        constraints = [
            one_of("was", Status),
            models.UniqueConstraint(fields=["decision", "claim"], name="reviewedclaim_once"),
        ]


@track_history
class Agreement(models.Model):
    """An editor accepted a claim that accuses somebody, as it stood in ``version``; a second one is needed, or was.

    Where the claim has changed since, it says nothing about it.
    """

    claim = models.OneToOneField(Claim, models.CASCADE, primary_key=True, related_name="agreement")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(db_default=Now())
    version = models.CharField(max_length=64)
    decision = models.ForeignKey(
        ReviewDecision, models.SET_NULL, null=True, related_name="+", help_text="null: by correcting or adding it"
    )
    second = models.ForeignKey(
        ReviewDecision, models.SET_NULL, null=True, related_name="+", help_text="of the second editor"
    )


class ReviewAside(models.Model):
    """A claim that an editor put aside because it is not clear who is meant; until something new waits in it."""

    claim = models.OneToOneField(Claim, models.CASCADE, primary_key=True, related_name="aside")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    put_at = models.DateTimeField(db_default=Now())


class ReviewSkip(models.Model):
    """A claim that an editor would not decide now: for that editor it comes last today."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="+")
    skipped_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "claim"], name="reviewskip_once")]


class ReviewLook(models.Model):
    """Which claim of the queue an editor has open, as of when; so that two do not decide the same."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()


#: The keys of a desk that nobody changed.
USUAL_KEYS = {
    Deed.ACCEPT: "a",
    Deed.REJECT: "r",
    Deed.UNCLEAR: "m",
    Deed.SKIP: "s",
    Deed.UNDO: "z",
    Deed.CORRECT: "c",
    Deed.ARTICLE: "e",
    Deed.CLAIM: "o",
    **{reason: str(number) for number, reason in enumerate(RejectionReason, start=1)},
}


class ReviewKeys(models.Model):
    """The keys by which an editor works, as far as they are not the usual ones; and whether single keys work at all."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    keys = models.JSONField(default=dict, help_text="deed → key")
    is_on = models.BooleanField(default=True)


class WatchedParty(models.Model):
    """A party that an editor looks after: what concerns it can be reviewed on its own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "watched parties"
        constraints = [models.UniqueConstraint(fields=["user", "party"], name="watchedparty_once")]
