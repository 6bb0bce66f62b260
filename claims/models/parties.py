"""Who says it and whom it is about."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from claims.models.constraints import ClockField, TermField, one_of, track_history, why_field
from claims.terms import MatchKind, PartyKind, Status


class Folded(models.Func):
    """Lower case, no accents: the form in which names are compared. Immutable, hence fit for columns and indexes."""

    function = "claims_fold"
    output_field = models.TextField()


@track_history
class Party(models.Model):
    """A person, organisation, government, court, product, group, or unnamed people."""

    kind = TermField(PartyKind)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    wikidata_id = models.CharField(max_length=20, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed")

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            one_of("kind", PartyKind),
            models.CheckConstraint(
                condition=models.Q(wikidata_id="") | models.Q(wikidata_id__regex=r"^Q[1-9][0-9]*$"),
                name="party_wikidata_id_form",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="party_not_merged_into_itself",
            ),
        ]
        indexes = [models.Index(Folded("name"), name="party_by_folded_name")]  # the list of parties, sorted

    def __str__(self):
        return self.name


class PartyAliasQuerySet(models.QuerySet):
    """Names of parties."""

    def called(self, name: str) -> "PartyAliasQuerySet":
        """Those that are this name, but for case and accents, of parties that stand, and that nobody rejected."""
        return self.filter(folded=Folded(models.Value(name)), party__merged_into=None).exclude(status=Status.REJECTED)


@track_history
class PartyAlias(models.Model):
    """Another name. Two parties may share one: "Times" is not unique."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    folded = models.GeneratedField(
        expression=Folded("name"), output_field=models.TextField(), db_persist=True, editable=False
    )
    status = TermField(Status, default=Status.SUGGESTED)

    objects = PartyAliasQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "party aliases"
        constraints = [
            one_of("status", Status),
            models.UniqueConstraint(fields=["party", "name"], name="partyalias_once"),
        ]
        indexes = [
            models.Index(fields=["folded"], name="partyalias_exact"),  # resolving words to a party
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="partyalias_similar"),  # misspelt searches
        ]

    def __str__(self):
        return self.name


@track_history
class Affiliation(models.Model):
    """Who spoke for whom, and from when to when as far as we know."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Party, models.CASCADE, related_name="people")
    title = models.CharField(max_length=200, blank=True)
    held = ClockField()
    held_why = why_field()
    evidence = models.ForeignKey("claims.Appearance", models.SET_NULL, null=True, blank=True, related_name="+")
    status = TermField(Status, default=Status.SUGGESTED)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            one_of("status", Status),
            models.UniqueConstraint(fields=["party", "organisation", "title"], name="affiliation_once"),
            models.CheckConstraint(
                condition=~models.Q(party=models.F("organisation")), name="affiliation_not_with_itself"
            ),
        ]


@track_history
class PartyMatch(models.Model):
    """Two parties that may be one, with the evidence. Never merged by a machine: an editor decides."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="matches_from")
    other = models.ForeignKey(Party, models.CASCADE, related_name="matches_to")
    kind = TermField(MatchKind)
    evidence = models.JSONField(default=dict, blank=True, help_text="the names compared, and where both stand")
    score = models.FloatField(default=1)
    status = TermField(Status, default=Status.SUGGESTED)

    class Meta:
        verbose_name_plural = "party matches"
        constraints = [
            one_of("kind", MatchKind),
            one_of("status", Status),
            models.UniqueConstraint(fields=["party", "other"], name="partymatch_once"),
            models.CheckConstraint(condition=models.Q(party__lt=models.F("other")), name="partymatch_in_order"),
            models.CheckConstraint(condition=models.Q(score__gte=0, score__lte=1), name="partymatch_score_share"),
        ]
        indexes = [models.Index(fields=["other"], name="partymatch_of_other")]  # party page, from either side
