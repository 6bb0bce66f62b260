"""What people decided about links: constraints that no later machine run may break."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Greatest, Least, Now

from claims.models.appearances import Appearance
from claims.models.constraints import TermField, one_of, track_history
from claims.models.parties import Folded, Party
from claims.terms import MergeKind, OriginKind


class Decision(models.Model):
    """Who decided, when and why."""

    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(db_default=Now())
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True


@track_history
class LinkDecision(Decision):
    """Two appearances tell the same claim, or do not. On appearances, which a merge of claims does not end."""

    appearance = models.ForeignKey(Appearance, models.CASCADE, related_name="decisions_from")
    other = models.ForeignKey(Appearance, models.CASCADE, related_name="decisions_to")
    same = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appearance", "other"], name="linkdecision_once"),
            models.CheckConstraint(condition=models.Q(appearance__lt=models.F("other")), name="linkdecision_in_order"),
        ]


@track_history
class OriginDecision(Decision):
    """One appearance took the claim from the other, or the two are different origins: that holds while both tell one
    claim. Or an origin was agreed to: all of its appearances name the same ``other``, which is one of them and names
    itself, and stand together wherever they tell one claim.
    """

    appearance = models.ForeignKey(Appearance, models.CASCADE, related_name="origin_decisions_from")
    other = models.ForeignKey(Appearance, models.CASCADE, related_name="origin_decisions_to")
    kind = TermField(OriginKind)

    class Meta:
        constraints = [
            one_of("kind", OriginKind),
            models.UniqueConstraint(
                Least("appearance", "other"),
                Greatest("appearance", "other"),
                condition=~models.Q(kind=OriginKind.AGREED),
                name="origindecision_pair_once",
            ),
            models.UniqueConstraint(
                fields=["appearance"], condition=models.Q(kind=OriginKind.TAKEN), name="origindecision_one_source"
            ),
            models.UniqueConstraint(
                fields=["appearance"], condition=models.Q(kind=OriginKind.AGREED), name="origindecision_one_agreed"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=OriginKind.AGREED) | ~models.Q(appearance=models.F("other")),
                name="origindecision_between_two",
            ),
        ]


@track_history
class MentionDecision(Decision):
    """These words mean this party: everywhere, or in one appearance."""

    words = models.CharField(max_length=300)
    folded = models.GeneratedField(
        expression=Folded("words"), output_field=models.TextField(), db_persist=True, editable=False
    )
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, help_text="null: nobody in particular")
    appearance = models.ForeignKey(
        Appearance, models.CASCADE, null=True, blank=True, help_text="null: wherever the words stand"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["words", "appearance"], name="mentiondecision_once", nulls_distinct=False)
        ]
        indexes = [models.Index(fields=["folded"], name="mentiondecision_of_words")]  # resolving words to a party


class MergeOperationQuerySet(models.QuerySet):
    """Merges and splits."""

    def of_unseen(self, kind: MergeKind) -> "MergeOperationQuerySet":
        """The merges of this kind that stand, of what no reader could see: whoever guesses its name is not told of it.

        Those of long ago do not say.
        """
        return self.filter(kind=kind, undone_at=None, moved__was_public=False)


class MergeOperation(Decision):
    """One merge or split: what moved, so that it can be put back."""

    kind = models.CharField(max_length=20, help_text="merge-claims, merge-parties, split-claim, split-party")
    survivor_id = models.BigIntegerField(help_text="the claim or party that stayed")
    absorbed_id = models.BigIntegerField(help_text="the claim or party that went into it")
    moved = models.JSONField(default=dict, help_text="table → ids that were repointed, with their old values")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", help_text="null: not undone"
    )
    undone_why = models.TextField(blank=True, default="", db_default="")

    objects = MergeOperationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "survivor_id"], name="mergeoperation_of_survivor")]  # its history
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(survivor_id=models.F("absorbed_id")), name="mergeoperation_of_two_things"
            )
        ]
