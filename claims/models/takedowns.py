"""Words taken down by legal order: who asked and who consented, where words were blacked out, and by what they are
known again when they come in once more. The words themselves are kept only until it is decided."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from claims.models.constraints import TermField, one_of
from claims.models.publishing import Article, Snapshot
from claims.terms import TakedownScope, TakedownState


class Takedown(models.Model):
    """An asking that words be blacked out, what another lead said to it, and how much was found.

    It is its own history: nothing of it is changed once it is decided, and the words go with the decision.
    """

    scope = TermField(TakedownScope)
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="takedowns")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True, help_text="what is to go; empty as soon as it is decided")
    n_words = models.PositiveIntegerField(help_text="how many words that are")
    reason = models.TextField()
    reference = models.CharField(max_length=200, blank=True, help_text="of the court or the letter that orders it")
    is_public = models.BooleanField(default=False, help_text="readers see reason and reference")
    counts = models.JSONField(default=dict, help_text="kind → how many: as asked, and then as done")
    state = TermField(TakedownState, default=TakedownState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_why = models.TextField(blank=True, help_text="what the second lead says")

    class Meta:
        constraints = [
            one_of("scope", TakedownScope),
            one_of("state", TakedownState),
            models.CheckConstraint(
                condition=models.Q(state=TakedownState.ASKED, decided_at=None)
                | models.Q(words="", decided_at__isnull=False) & ~models.Q(state=TakedownState.ASKED),
                name="takedown_forgets_words",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[TakedownState.DONE, TakedownState.DECLINED])
                | ~models.Q(decided_by=models.F("asked_by")),
                name="takedown_by_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(scope=TakedownScope.EVERYWHERE) | models.Q(article__isnull=False),
                name="takedown_of_an_article",
            ),
        ]
        indexes = [models.Index(fields=["state", "-asked_at"], name="takedown_tray")]  # the two trays of the desk

    @property
    def is_open(self) -> bool:
        return self.state == TakedownState.ASKED


class TakenWords(models.Model):
    """By what words that were taken down are known again: a keyed digest of their bare form, not the words."""

    takedown = models.ForeignKey(Takedown, models.CASCADE, related_name="taken")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, help_text="null: wherever they come in")
    digest = models.CharField(max_length=64)
    n_words = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "taken words"
        indexes = [models.Index(fields=["article"], name="takenwords_of_article")]  # each version that comes in


class Blackout(models.Model):
    """In a stored version words were blacked out: for which take-down, and how many. Also of what came in later."""

    takedown = models.ForeignKey(Takedown, models.PROTECT, related_name="blackouts")
    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="blackouts")
    n_words = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["takedown", "snapshot"], name="blackout_once")]
