"""The one narrow table that timeline pages, facets and the density strip read."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from claims.models.appearances import Appearance, Origin
from claims.models.claims import Claim
from claims.models.constraints import TermField, one_of
from claims.models.disputes import Dispute
from claims.models.embargo import Embargoed
from claims.models.parties import Party
from claims.models.publishing import Article, Publisher
from claims.terms import Certainty, Directness, Manner


class TimelineEntry(Embargoed, models.Model):
    """One appearance in one dispute, flattened. Written by database triggers only (migrations ``0003`` to ``0071``).

    ``language`` is the article's, without its region ("" when nobody knows). ``standing`` is what the gate asks:
    0 rejected, withdrawn or merged away; 1 suggested; 2 accepted (the claim and the appearance both). ``is_aside`` is a
    suggestion that an editor put aside, because it is not clear who is meant. ``embargo_until`` is that of the claim,
    and of whatever else it stands in; that of the dispute and of the one above it the gate knows. The four days
    are the first possible day of each clock, null where that clock is empty or open at its start. The two ``known``
    days are those by whose end the telling was known: the last possible day of publication (null where nobody knows),
    and the day on which we first held it; what only a later version of the article says was known when that version
    was stored, and not before.

    Since when it has stood so is written down with it (migration ``0019``): ``shown_at``, when it was first to be seen
    at all; ``accepted_at``, when the claim and the appearance had both been accepted; ``hidden_at``, when it was last
    taken from everybody's sight. That is what "new" goes by, and no clock of the news.
    """

    HIDDEN, SUGGESTED, ACCEPTED = 0, 1, 2

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="entries")
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="entries")
    appearance = models.ForeignKey(Appearance, models.CASCADE, related_name="entries")
    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    publisher = models.ForeignKey(Publisher, models.CASCADE, related_name="+")
    speaker = models.ForeignKey(Party, models.CASCADE, null=True, related_name="+")
    origin = models.ForeignKey(Origin, models.SET_NULL, null=True, related_name="+")
    manner = TermField(Manner)
    directness = TermField(Directness)
    certainty = TermField(Certainty)
    standing = models.PositiveSmallIntegerField()
    embargo_until = models.DateTimeField(null=True)
    is_aside = models.BooleanField(default=False, help_text="an editor put it aside")
    about = ArrayField(models.BigIntegerField(), default=list, help_text="parties that the claim is about")
    channels = ArrayField(
        models.BigIntegerField(), default=list, help_text="publishers in the chain, the article's own too"
    )
    threads = ArrayField(models.BigIntegerField(), default=list, help_text="threads of the dispute that hold the claim")
    kinds = ArrayField(
        models.CharField(max_length=20),
        default=list,
        help_text="kinds of publishers and documents in the chain, “unnamed” for unnamed people",
    )
    roles = ArrayField(
        models.CharField(max_length=40),
        default=list,
        help_text="roles of parties to the claim, each alone and with the party: accused, accused:12",
    )
    language = models.CharField(max_length=12, default="")
    happened_on = models.DateField(null=True)
    said_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    first_held_on = models.DateField()
    known_published_on = models.DateField(null=True)
    known_first_held_on = models.DateField()
    shown_at = models.DateTimeField(db_default=Now())
    accepted_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "timeline entries"
        constraints = [
            one_of("manner", Manner),
            models.UniqueConstraint(fields=["dispute", "appearance"], name="timelineentry_once"),
        ]
        indexes = [
            models.Index(fields=["dispute", "published_on", "claim"], name="entry_by_published"),  # default clock
            models.Index(fields=["dispute", "said_on", "claim"], name="entry_by_said"),
            models.Index(fields=["dispute", "happened_on", "claim"], name="entry_by_happened"),
            models.Index(fields=["dispute", "first_held_on", "claim"], name="entry_by_first_held"),
            models.Index(fields=["dispute", "speaker"], name="entry_by_speaker"),  # speaker filter
            models.Index(fields=["dispute", "claim"], name="entry_by_claim"),  # all tellings of the claims on a page
            models.Index(fields=["dispute", "shown_at"], name="entry_by_shown"),  # what is new
            models.Index(fields=["dispute", "accepted_at"], name="entry_by_accepted"),  # the same, for readers
            # and those that an embargo kept from them
            models.Index(
                fields=["dispute", "embargo_until"],
                condition=models.Q(embargo_until__isnull=False),
                name="entry_by_embargo",
            ),
            # what was withdrawn lately
            models.Index(
                fields=["dispute", "hidden_at"], condition=models.Q(hidden_at__isnull=False), name="entry_by_hidden"
            ),
            models.Index(
                fields=["published_on", "claim", "appearance"], name="entry_by_day"
            ),  # what a search finds too much of
            GinIndex(fields=["about"], name="entry_by_about"),  # about filter
            GinIndex(fields=["channels"], name="entry_by_channel"),  # publisher filter
            GinIndex(fields=["threads"], name="entry_by_thread"),  # thread filter
            GinIndex(fields=["roles"], name="entry_by_role"),  # role filter
        ]
