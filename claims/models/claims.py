"""The proposition: one claim, however many articles tell it."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import connections, models, transaction
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Now
from pgvector.django import HalfVectorField, HnswIndex, MaxInnerProduct

from claims.models.constraints import ClockField, TermField, one_of, track_history, why_field
from claims.models.embargo import Embargoed
from claims.models.parties import Party
from claims.terms import CONCERNED, PartyRole, RelationKind, ReplyKind, Status

#: Of so many vectors in all each one is compared; beyond that the index is asked.
EXACT_UP_TO = 20_000

#: How many vectors the index has in view at once on its way to the nearest ones: the more, the fewer it misses, and the
#: less often it has to set out again where many do not fit what is asked besides.
SEARCHED = 100
#: Where few of them fit, it looks at so many before it ends.
MOST_SCANNED = 20_000


class NextClaimNumber(models.Func):
    """The next public number, from a sequence of its own so that imports may keep theirs."""

    template = "nextval('claims_claim_public_number')"
    output_field = models.BigIntegerField()


class WordingHash(models.Func):
    """The sha256, as hex digits, of a text's UTF-8: names a wording in ``Embedding``."""

    function = "claims_wording_hash"
    output_field = models.CharField(max_length=64)


@track_history(latest="pgh_obj")
class Claim(Embargoed, models.Model):
    """What a speaker is reported to have said, in words that stand alone."""

    number = models.BigIntegerField(unique=True, db_default=NextClaimNumber(), help_text="the public one, for good")
    wording = models.TextField()
    speaker = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="claims_said")
    negated = models.BooleanField(
        default=False, help_text="the main proposition is negative, or the speaker disputes it"
    )
    slots = models.JSONField(default=dict, blank=True, help_text="numbers, amounts, dates, actor, object")
    unclear = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="the words of which nobody knows who is meant; empty: the wording stands alone",
    )
    status = TermField(Status, default=Status.SUGGESTED)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed")
    tombstone = models.TextField(blank=True, help_text="why it was withdrawn, for readers")
    embargo_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())
    search = models.GeneratedField(
        expression=SearchVector("wording", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )
    wording_hash = models.GeneratedField(
        expression=WordingHash("wording"), output_field=models.CharField(max_length=64), db_persist=True, editable=False
    )

    class Meta:
        constraints = [
            one_of("status", Status),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="claim_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.WITHDRAWN) | ~models.Q(tombstone=""),
                name="claim_tombstone_has_reason",
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="claim_search"),  # full-text search
            models.Index(fields=["status", "-created_at"], name="claim_queue"),  # the review queue
            models.Index(fields=["wording_hash"], name="claim_of_wording"),  # from a near vector to the claims
            models.Index(fields=["updated_at", "id"], name="claim_latest"),  # feeds: the last changed first
        ]

    def __str__(self):
        return self.wording


class ClaimPartyQuerySet(models.QuerySet):
    """Parties of claims by their standing."""

    def standing(self):
        """Accepted ones, and of a claim that nobody checked the suggested ones, too.

        What the machine suggests of a claim that a person accepted waits until a person accepts that as well.
        The same rule stands in SQL in migration ``0003``, for the timeline's entries.
        """
        unchecked = models.Q(status=Status.SUGGESTED) & ~models.Q(claim__status=Status.ACCEPTED)
        return self.filter(models.Q(status=Status.ACCEPTED) | unchecked)

    def concerned(self):
        """Those whom the claim is about, in whatever role; who speaks in it as plaintiff, judge or outlet is not.

        The same rule stands in SQL in migration ``0012``.
        """
        return self.filter(role__in=CONCERNED)


@track_history(latest="claim")
class ClaimParty(models.Model):
    """What a party is to a claim, besides speaking it."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="parties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="claims_in")
    role = TermField(PartyRole, default=PartyRole.ABOUT)
    words = models.TextField(blank=True, default="", db_default="", help_text="the words that give it the role")
    status = TermField(Status, default=Status.SUGGESTED)

    objects = ClaimPartyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "claim parties"
        constraints = [
            one_of("role", PartyRole),
            one_of("status", Status),
            models.UniqueConstraint(fields=["claim", "party", "role"], name="claimparty_once"),
        ]
        indexes = [models.Index(fields=["party", "role"], name="claimparty_of_party")]  # party page: said about it


class ClaimStats(models.Model):
    """Figures of a claim for machines (order of queues); pages count what their viewer may see."""

    claim = models.OneToOneField(Claim, models.CASCADE, primary_key=True, related_name="stats")
    n_appearances = models.PositiveIntegerField(default=0)
    n_articles = models.PositiveIntegerField(default=0)
    n_origins = models.PositiveIntegerField(default=0)
    first_published_on = models.DateField(null=True, blank=True)
    counted_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "claim stats"


def set_search(cursor, searched: int = SEARCHED, scanned: int = MOST_SCANNED) -> None:
    """How the index of vectors is searched until the transaction ends: the nearest first, as far as it takes."""
    cursor.execute(
        "SELECT set_config('hnsw.iterative_scan', 'strict_order', true), set_config('hnsw.ef_search', %s, true),"
        " set_config('hnsw.max_scan_tuples', %s, true)",
        [str(searched), str(scanned)],
    )


class EmbeddingQuerySet(models.QuerySet):
    """Vectors by their nearness to another one."""

    def nearest(self, vector, n: int, *, by_index: bool) -> list[tuple[str, float]]:
        """At most ``n`` wordings (their hashes), the nearest first, each with minus the cosine to ``vector``.

        ``by_index``: ask the index, which may miss some, the farther ones rather; else each one is compared.
        """
        distance = MaxInnerProduct("vector", vector)
        return self._by_index(distance, n) if by_index else self._exactly(distance, n)

    def _exactly(self, distance: MaxInnerProduct, n: int) -> list[tuple[str, float]]:
        """The index is not used for the order of a sum."""
        plain = CombinedExpression(distance, "+", models.Value(0.0), output_field=models.FloatField())
        rows = self.annotate(distance=plain).order_by("distance", "wording_hash")
        return list(rows.values_list("wording_hash", "distance")[:n])

    def _by_index(self, distance: MaxInnerProduct, n: int) -> list[tuple[str, float]]:
        """The index gives them in the order of their nearness, and goes on until enough of them fit the filter."""
        with transaction.atomic(using=self.db), connections[self.db].cursor() as cursor:
            set_search(cursor, max(SEARCHED, n))
            rows = self.annotate(distance=distance).order_by("distance")
            return list(rows.values_list("wording_hash", "distance")[:n])


class Embedding(models.Model):
    """The sentence vector of one wording, of length 1, made once for however many claims share it.

    In 16 bits a number: the model's own weights have 4. The index is there from the first row on: kept up, it costs
    less than making the vectors, while building it later would stop whoever writes for a minute per 100,000.
    """

    wording_hash = models.CharField(max_length=64, help_text="sha256 of the wording")
    model = models.CharField(max_length=60)
    vector = HalfVectorField(dimensions=384)

    objects = EmbeddingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wording_hash", "model"], name="embedding_once")]
        indexes = [HnswIndex(fields=["vector"], name="embedding_nearest", opclasses=["halfvec_ip_ops"])]


class Origin(models.Model):
    """The root of one or more chains of a claim, once copies are folded in."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="origins")
    key = models.CharField(max_length=200, help_text="names the root: publisher:3, document:8, party:5, words:…")
    label = models.CharField(max_length=300, help_text="the root as a reader knows it")
    root = models.ForeignKey("claims.ChainLink", models.SET_NULL, null=True, blank=True, related_name="+")
    evidence = models.JSONField(default=list, blank=True, help_text="why appearances were folded into it")
    status = TermField(Status, default=Status.SUGGESTED)

    class Meta:
        constraints = [
            one_of("status", Status),
            models.UniqueConstraint(fields=["claim", "key"], name="origin_once"),
        ]


@track_history(latest="other")
class ClaimRelation(models.Model):
    """How one claim stands to another: the first denies, answers, corrects … the second."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="relations_from")
    kind = TermField(RelationKind)
    other = models.ForeignKey(Claim, models.CASCADE, related_name="relations_to")
    words = models.TextField(blank=True, help_text="the words that it rests on")
    evidence = models.ForeignKey(
        "claims.Appearance",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="the telling in which the words stand",
    )
    rule = models.CharField(max_length=60, blank=True)
    confidence = models.FloatField(default=1)
    status = TermField(Status, default=Status.SUGGESTED)

    class Meta:
        constraints = [
            one_of("kind", RelationKind),
            one_of("status", Status),
            models.UniqueConstraint(fields=["claim", "kind", "other"], name="claimrelation_once"),
            models.CheckConstraint(condition=~models.Q(claim=models.F("other")), name="claimrelation_not_itself"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1), name="claimrelation_confidence_share"
            ),
        ]
        indexes = [models.Index(fields=["other", "kind"], name="claimrelation_to")]  # what disputes this claim


@track_history(latest="accusation")
class Reply(models.Model):
    """What an accused party answered to an accusation, or that no answer is held."""

    accusation = models.ForeignKey(Claim, models.CASCADE, related_name="replies")
    party = models.ForeignKey(Party, models.PROTECT, related_name="replies")
    kind = TermField(ReplyKind)
    answer = models.ForeignKey(Claim, models.SET_NULL, null=True, blank=True, related_name="answers")
    evidence = models.ForeignKey("claims.Appearance", models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    replied = ClockField()
    replied_why = why_field()
    rule = models.CharField(max_length=60, blank=True, default="", db_default="")
    confidence = models.FloatField(default=1, db_default=1)
    status = TermField(Status, default=Status.SUGGESTED)

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            one_of("kind", ReplyKind),
            one_of("status", Status),
            models.UniqueConstraint(
                fields=["accusation", "party", "kind", "evidence"], name="reply_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1), name="reply_confidence_share"
            ),
        ]
