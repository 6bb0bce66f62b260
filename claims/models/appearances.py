"""One occurrence of a claim in an article: its words, its chain, its clocks, its evidence."""

from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Now

from claims.models.claims import Claim, Origin
from claims.models.constraints import ClockField, TermField, exactly_one, one_of, track_history, why_field
from claims.models.documents import Document
from claims.models.parties import Party
from claims.models.publishing import Article, Publisher, Snapshot
from claims.terms import AnchorState, Certainty, ContradictionKind, CueClass, Directness, How, Slot, Status

#: How the names of those rules of extraction begin that find the object of a cue.
OBJECT_RULES = ("object-", "turned-")


#: The key, in the reading of an anchor that an editor set right, of what the machine had read there.
READ_AS = "read_as"


class ExtractionRun(models.Model):
    """One reading of a snapshot by one version of the extractor."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="runs")
    extractor_version = models.CharField(max_length=40)
    outcome = models.TextField(help_text="what was found, or why nothing was read")
    n_found = models.PositiveIntegerField(default=0)
    parties = models.JSONField(default=list, blank=True, help_text="parties found: canonical, kind, mentions")
    sources = models.JSONField(default=list, blank=True, help_text="cited sources found: name, kind, url")
    finished_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["snapshot", "extractor_version"], name="extractionrun_once")]
        indexes = [
            BrinIndex(fields=["finished_at"], autosummarize=True, name="extractionrun_lately")
        ]  # how many texts were read lately


@track_history(latest="claim")
class Appearance(models.Model):
    """A claim as one article tells it. Suggested until an editor says more."""

    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, blank=True, related_name="appearances", help_text="null until linked"
    )
    article = models.ForeignKey(Article, models.CASCADE, related_name="appearances")
    first_snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="appearances")
    run = models.ForeignKey(
        ExtractionRun, models.SET_NULL, null=True, blank=True, related_name="appearances", help_text="null: an editor's"
    )
    key = models.CharField(
        max_length=64, help_text="names it within its article whatever the offsets: a second reading finds it again"
    )
    content = models.TextField(help_text="the words as they stand in the first snapshot")
    source_words = models.TextField(blank=True)
    cue_words = models.CharField(max_length=200, blank=True)
    cue_class = TermField(CueClass, null=True, blank=True)
    medium = models.CharField(max_length=60, blank=True, help_text="complaint, order, statement, post, when given")
    directness = TermField(Directness)
    speaker = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="appearances_said")
    reading = models.JSONField(default=dict, help_text="what extraction resolved in this text: speaker, via, about")
    certainty = TermField(Certainty, default=Certainty.STATED)
    certainty_words = models.JSONField(default=list, blank=True)
    negated = models.BooleanField(default=False)
    negation_words = models.JSONField(default=list, blank=True)
    happened = ClockField()
    happened_why = why_field()
    said = ClockField()
    said_why = why_field()
    origin = models.ForeignKey(Origin, models.SET_NULL, null=True, blank=True, related_name="appearances")
    status = TermField(Status, default=Status.SUGGESTED)
    confidence = models.FloatField(default=1)
    rule = models.CharField(max_length=60, blank=True)
    lost_in = models.ForeignKey(
        ExtractionRun,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="lost",
        help_text="the later reading that no longer found it; null while found, or once a person decided about it",
    )
    created_at = models.DateTimeField(db_default=Now())
    search = models.GeneratedField(
        expression=SearchVector("content", "source_words", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    class Meta:
        constraints = [
            one_of("directness", Directness),
            one_of("cue_class", CueClass, nullable=True),
            one_of("certainty", Certainty),
            one_of("status", Status),
            models.UniqueConstraint(fields=["article", "key"], name="appearance_once"),
            models.CheckConstraint(condition=~models.Q(content=""), name="appearance_has_content"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1), name="appearance_confidence_share"
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="appearance_search"),  # full-text search
            models.Index(fields=["status", "confidence"], name="appearance_queue"),  # review queue, least sure first
        ]

    def __str__(self):
        return self.content

    @property
    def is_denial(self) -> bool:
        """Whether the content is what its speaker denies: shown alone, it would say the contrary."""
        return self.negated and self.cue_class == CueClass.DENIAL

    @property
    def is_object(self) -> bool:
        """Whether the content is no clause but the object of its cue ("accused" A of B): alone it lacks its verb."""
        return self.rule.startswith(OBJECT_RULES)


@track_history
class Anchor(models.Model):
    """Where the words of an appearance or a note stand in one stored version, and how sure that is.

    The columns are the W3C selectors: TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector
    (start, end). One per pair, so that a new version neither doubles counts nor erases what stood; none in versions
    older than the one in which it was first seen.

    *changed* is an offer: the passage at (start, end) comes near the words, and is not theirs until an editor took it
    (``decided_by``). An offer that an editor refused is *gone* and decided: ``exact`` keeps the refused words.
    """

    appearance = models.ForeignKey("claims.Appearance", models.CASCADE, null=True, blank=True, related_name="anchors")
    annotation = models.ForeignKey("claims.Annotation", models.CASCADE, null=True, blank=True, related_name="anchors")
    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="anchors")
    exact = models.TextField()
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True, blank=True, help_text="null when the words are gone")
    end = models.PositiveIntegerField(null=True, blank=True)
    source_start = models.PositiveIntegerField(null=True, blank=True)
    source_end = models.PositiveIntegerField(null=True, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    state = TermField(AnchorState, default=AnchorState.SAME)
    reading = models.JSONField(
        default=dict,
        blank=True,
        help_text="how the extractor read the claim in this version: certainty, negated, speaker …; empty: not found",
    )
    decided_by = models.ForeignKey("claims.User", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            one_of("state", AnchorState),
            models.UniqueConstraint(fields=["appearance", "snapshot"], name="anchor_once_per_appearance"),
            models.UniqueConstraint(fields=["annotation", "snapshot"], name="anchor_once_per_annotation"),
            models.CheckConstraint(
                condition=models.Q(appearance__isnull=True) ^ models.Q(annotation__isnull=True),
                name="anchor_of_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(state=AnchorState.GONE, start__isnull=True, end__isnull=True)
                | models.Q(start__isnull=False, end__gt=models.F("start")),
                name="anchor_span_runs_forward",
            ),
        ]
        indexes = [
            # passages on offer: the desk
            models.Index(
                fields=["id"],
                condition=models.Q(state=AnchorState.CHANGED, decided_by__isnull=True, appearance__isnull=False),
                name="anchor_on_offer",
            ),
        ]

    @property
    def is_offer(self) -> bool:
        """Whether it points to other words that nobody has taken for the claim's yet."""
        return self.state == AnchorState.CHANGED and self.decided_by_id is None

    @property
    def stands(self) -> bool:
        """Whether the words at its place may be quoted as the claim's."""
        return self.start is not None and not self.is_offer

    def set_right(self, reading: dict, *also: dict) -> dict:
        """Another version's reading, with what an editor set right in this one wherever the machine read both alike.

        Else a correction would look like a change of the article. ``also`` are readings that count as alike, too.
        How far the words reach is the editor's to say.
        """
        alike = [read for read in (self.reading.get(READ_AS), *also) if read]
        if READ_AS not in self.reading:
            return reading
        same = {name for name in reading for read in alike if name in read and reading[name] == read[name]}
        kept = {name: value for name, value in reading.items() if name != "words"}
        return {**kept, **{name: self.reading[name] for name in same if name in self.reading}}


@track_history
class ChainLink(models.Model):
    """One who stands between the words and the reader, from the speaker (position 0) to the article's publisher."""

    appearance = models.ForeignKey(Appearance, models.CASCADE, related_name="chain")
    position = models.PositiveSmallIntegerField()
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="chain_links")
    publisher = models.ForeignKey(Publisher, models.PROTECT, null=True, blank=True, related_name="chain_links")
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="chain_links")
    unnamed = models.CharField(
        max_length=200, null=True, blank=True, help_text="unnamed people, as the text calls them"
    )
    n_unnamed = models.CharField(max_length=40, blank=True, help_text="how many, in the text's words")
    unnamed_reason = models.CharField(
        max_length=200, blank=True, help_text="why they are not named, in the text's words"
    )
    how = TermField(How)
    words = models.TextField(blank=True, help_text="the words that put it into the chain")

    class Meta:
        ordering = ["position"]
        constraints = [
            one_of("how", How),
            models.UniqueConstraint(fields=["appearance", "position"], name="chainlink_position_once"),
            exactly_one("party", "publisher", "document", "unnamed", name="chainlink_is_one_thing"),
        ]
        indexes = [
            models.Index(fields=["publisher"], name="chainlink_of_publisher"),  # source page; filter by publisher
            models.Index(fields=["document"], name="chainlink_of_document"),  # document page
        ]

    @property
    def kind(self) -> str:
        """Which of the four things it is: party, publisher, document or unnamed."""
        return next(kind for kind in ("party", "publisher", "document", "unnamed") if self._holds(kind))

    def _holds(self, kind: str) -> bool:
        return (self.unnamed if kind == "unnamed" else getattr(self, f"{kind}_id")) is not None

    @property
    def label(self) -> str:
        """The name that a reader sees. Costs a query unless the row was loaded with its party, publisher, document."""
        return self.unnamed or str(getattr(self, self.kind))


@track_history
class Contradiction(models.Model):
    """Two tellings of one matter that differ in a slot. No winner is chosen by a machine."""

    appearance = models.ForeignKey(Appearance, models.CASCADE, related_name="contradictions_from")
    other = models.ForeignKey(Appearance, models.CASCADE, related_name="contradictions_to")
    slot = TermField(Slot)
    kind = TermField(ContradictionKind)
    reading = models.CharField(max_length=300, help_text="what the first says in the slot")
    other_reading = models.CharField(max_length=300)
    evidence = models.JSONField(
        default=dict, blank=True, db_default={}, help_text="what decides between them, where something does"
    )
    rule = models.CharField(max_length=60, blank=True)
    confidence = models.FloatField(default=1, db_default=1)
    decision = models.TextField(blank=True)
    status = TermField(Status, default=Status.SUGGESTED)

    class Meta:
        constraints = [
            one_of("slot", Slot),
            one_of("kind", ContradictionKind),
            one_of("status", Status),
            models.UniqueConstraint(fields=["appearance", "other", "slot"], name="contradiction_once"),
            models.CheckConstraint(condition=models.Q(appearance__lt=models.F("other")), name="contradiction_in_order"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1), name="contradiction_confidence_share"
            ),
        ]
