"""Curated subjects, and which claims stand in them."""

from django.conf import settings
from django.db import models

from claims.models.claims import Claim
from claims.models.constraints import TermField, one_of, track_history
from claims.models.embargo import Embargoed
from claims.terms import Publishes


class DisputeQuerySet(models.QuerySet):
    """Disputes by their place in the tree."""

    def roots(self):
        """Disputes that are no thread of another, in the order of their making."""
        return self.filter(parent__isnull=True).order_by("id")

    def in_order(self):
        """As leads put them: threads of one dispute, one behind the other."""
        return self.order_by("position", "id")

    def with_threads(self):
        """Each with its threads loaded, in one further query."""
        return self.prefetch_related(models.Prefetch("threads", Dispute.objects.in_order()))


@track_history
class Dispute(Embargoed, models.Model):
    """A subject with its question; a child is a thread of its parent. ``publishes`` is the lead's to set."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    question = models.CharField(max_length=300, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="threads")
    position = models.PositiveSmallIntegerField(default=0, help_text="order among its parent's threads")
    rules = models.JSONField(
        default=dict,
        blank=True,
        help_text='which claims stand in it: {"parties": […], "words": […]}; empty: by hand only',
    )
    publishes = TermField(Publishes, default=Publishes.ACCEPTED)
    embargo_until = models.DateTimeField(null=True, blank=True)
    second_editor = models.BooleanField(
        null=True, blank=True, help_text="two editors check claims that accuse somebody; null: as the settings say"
    )

    objects = DisputeQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("publishes", Publishes),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="dispute_not_its_own_parent",
            ),
        ]

    def __str__(self):
        return self.title

    def next_position(self) -> int:
        """The place behind all of its threads."""
        last = self.threads.aggregate(last=models.Max("position"))["last"]
        return 0 if last is None else last + 1

    @property
    def needs_second(self) -> bool:
        """Whether claims in it that accuse somebody are checked once two editors have accepted them."""
        return settings.SECOND_EDITOR if self.second_editor is None else self.second_editor


@track_history(latest="claim")
class Placement(models.Model):
    """A claim stands in a dispute, by a rule or by an editor, or was kept out of it by an editor."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="placements")
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="placements")
    by_editor = models.BooleanField(default=False)
    kept_out = models.BooleanField(default=False)
    why = models.CharField(max_length=300, blank=True, help_text="the rule's words, or the editor's reason")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "dispute"], name="placement_once"),
            models.CheckConstraint(
                condition=models.Q(kept_out=False) | models.Q(by_editor=True), name="placement_kept_out_by_editor_only"
            ),
        ]
        indexes = [models.Index(fields=["dispute", "claim"], name="placement_in_dispute")]  # the claims of a thread
