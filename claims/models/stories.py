"""Story paths: an editor's own order of claims, with a line of text at each."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from claims.models.claims import Claim
from claims.models.constraints import track_history


@track_history
class Story(models.Model):
    """A path through the claims, told by an editor. Readers see it once it is published, and of its claims those alone
    that the gate lets through.

    ``version`` counts the changes of the story and its steps: who changes it says which one was on the screen.
    """

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    lead = models.TextField(blank=True, help_text="what stands before the first step")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="stories")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())
    published_at = models.DateTimeField(null=True, blank=True, help_text="null: a draft")

    class Meta:
        verbose_name_plural = "stories"
        constraints = [models.CheckConstraint(condition=~models.Q(title=""), name="story_has_title")]
        indexes = [models.Index(fields=["-published_at"], name="story_by_publication")]  # the list for readers

    def __str__(self):
        return self.title

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


@track_history
class StoryStep(models.Model):
    """One claim in a story, and what the editor says to it."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="steps")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="story_steps")
    position = models.PositiveSmallIntegerField(help_text="from 1, without gaps")
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["story", "claim"], name="storystep_claim_once"),
            models.UniqueConstraint(
                fields=["story", "position"],
                name="storystep_position_once",
                deferrable=models.Deferrable.DEFERRED,  # steps change places in one statement after another
            ),
        ]
