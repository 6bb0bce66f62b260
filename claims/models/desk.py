"""What people write: notes; their tokens; and jobs that failed."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from claims.models.claims import Claim
from claims.models.constraints import track_history
from claims.models.publishing import Snapshot


@track_history
class Annotation(models.Model):
    """A note on a claim, or on words of a stored article (its anchors), in Markdown.

    A reply stands on what its thread stands on; ``reply_to`` is the note that began the thread. ``version`` counts the
    changes: who changes a note says which one was on the screen.
    """

    class Motivation(models.TextChoices):
        """W3C Web Annotation motivations that notes here can have."""

        COMMENTING = "commenting"
        DESCRIBING = "describing"
        CLASSIFYING = "classifying"
        QUESTIONING = "questioning"
        ASSESSING = "assessing"
        LINKING = "linking"
        REPLYING = "replying"

    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="annotations")
    body = models.TextField()
    motivation = models.CharField(max_length=16, choices=Motivation, default=Motivation.COMMENTING)
    claim = models.ForeignKey(Claim, models.CASCADE, null=True, blank=True, related_name="annotations")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, blank=True, related_name="annotations")
    reply_to = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    public = models.BooleanField(default=False, help_text="readers see it; otherwise only people with an account")
    mentioned = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="mentioned_in", blank=True, help_text="whom the words call by @name"
    )
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField(db_default=Now())
    edited_at = models.DateTimeField(null=True, blank=True, help_text="when its words were changed last")
    resolved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="taken away, with a way back")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(claim__isnull=False)
                | models.Q(snapshot__isnull=False)
                | models.Q(reply_to__isnull=False),
                name="annotation_is_on_something",
            ),
            models.CheckConstraint(
                condition=models.Q(reply_to__isnull=True) | ~models.Q(reply_to=models.F("id")),
                name="annotation_not_a_reply_to_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["claim", "created_at"], name="annotation_of_claim"),  # notes on a claim page
            models.Index(fields=["-created_at"], name="annotation_by_time"),  # the desk's list
        ]

    @property
    def thread_id(self) -> int:
        """The key of the note that began the thread."""
        return self.reply_to_id or self.pk


class ApiToken(models.Model):
    """A token of a person's for the programming interface; only its hash is kept.

    ``scopes`` are values of ``terms.Scope``. It never does more than its owner may do at that moment.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=120)
    token_hash = models.CharField(max_length=64, unique=True, help_text="sha256")
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True, help_text="to within ten minutes")
    revoked_at = models.DateTimeField(null=True, blank=True)


class ApiSent(models.Model):
    """What was sent with a token under a key of the sender's, and what was answered: sent again, it is made once."""

    token = models.ForeignKey(ApiToken, models.CASCADE, related_name="sent")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="sha256 of what was sent, and where")
    answer = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="apisent_once")]


@track_history
class JobFailure(models.Model):
    """A job that gave up: which stage, on what, and why; and what an editor made of it. The queue keeps no reason."""

    job_id = models.BigIntegerField(null=True, blank=True)
    stage = models.CharField(max_length=60)
    object_ref = models.CharField(
        max_length=300, help_text="what it worked on, e.g. article:12 or a feed entry's address"
    )
    reason = models.TextField()
    failed_at = models.DateTimeField(db_default=Now())
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_why = models.TextField(blank=True, default="", db_default="", help_text="what the editor says of it")
    is_retried = models.BooleanField(default=False, db_default=False, help_text="settled by another try")

    class Meta:
        indexes = [
            models.Index(fields=["-failed_at"], condition=models.Q(settled_at__isnull=True), name="jobfailure_open"),
            models.Index(
                fields=["-settled_at"], condition=models.Q(settled_at__isnull=False), name="jobfailure_settled"
            ),
        ]  # what the desk still has to look at, and what it has looked at
