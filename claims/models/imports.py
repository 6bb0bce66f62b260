"""What was brought over from another Claimline as tables, and what of it is only known from there."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from claims.models.appearances import Appearance
from claims.models.claims import Claim
from claims.models.constraints import TermField
from claims.models.disputes import Dispute
from claims.models.publishing import Snapshot
from claims.terms import AnchorState


class TableImport(models.Model):
    """Two tables that somebody brought: looked through, and then imported or not.

    The files are kept, compressed, from the preview until it is done; an import that waits for more than a day is
    forgotten (``editing.importing.kept``). ``outcome`` is what became of the rows. One that is done can be undone
    (``editing.importing.undoing``).
    """

    dispute = models.ForeignKey(Dispute, models.SET_NULL, null=True, related_name="imports")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    claims_name = models.CharField(max_length=255)
    tellings_name = models.CharField(max_length=255, blank=True)
    claims_file = models.BinaryField(null=True)
    tellings_file = models.BinaryField(null=True)
    outcome = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_default=Now())
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    undone = models.JSONField(null=True, blank=True, help_text="why, and how much went and stayed")

    class Meta:
        indexes = [models.Index(fields=["-created_at"], name="tableimport_latest")]  # the list at the desk

    def __str__(self):
        return self.claims_name


class Excerpt(models.Model):
    """Of this version only the quoted words were brought over: the rest of its text is empty lines.

    So every word stands where it stood. The version's ``sha256`` is that of the whole text, as it was stored there.
    """

    snapshot = models.OneToOneField(Snapshot, models.CASCADE, primary_key=True, related_name="excerpt")
    came_with = models.ForeignKey(
        TableImport,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="excerpts",
        help_text="null: no table, but a dump for everybody",
    )


class ImportedClaim(models.Model):
    """A claim that was brought over at ``came_at``, and when it had last been changed there: that was no change."""

    claim = models.OneToOneField(Claim, models.CASCADE, primary_key=True, related_name="imported")
    came_with = models.ForeignKey(TableImport, models.PROTECT, related_name="claims")
    came_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, help_text="as it was told")
    undone_at = models.DateTimeField(null=True, help_text="when it was withdrawn because its import was undone")


class ImportedTelling(models.Model):
    """A telling that was brought over, and how its words stood in the last version that was looked at there."""

    appearance = models.OneToOneField(Appearance, models.CASCADE, primary_key=True, related_name="imported")
    came_with = models.ForeignKey(TableImport, models.PROTECT, related_name="tellings")
    state = TermField(AnchorState, null=True)
    undone_at = models.DateTimeField(null=True, help_text="when it was withdrawn because its import was undone")
