"""The publication gate: what reaches a reader. Every reading path starts from a queryset of this module.

A dispute publishes what editors accepted (the claim and the appearance both), or, when its lead says so,
also what the machine suggests. Withdrawn, rejected, merged-away and embargoed claims reach no reader
through any dispute, and a claim that stands in no dispute reaches none either. Articles, parties and
sources are there for a reader when something published rests on them.

People who may see suggestions (``permissions.roles``) see everything but what was rejected, withdrawn or
merged away.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from claims.models import (
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    ClaimRelation,
    Dispute,
    Document,
    Party,
    Publisher,
    Snapshot,
    TimelineEntry,
)
from claims.permissions.roles import Action, may
from claims.terms import Publishes, Status

_DEAD = [Status.REJECTED, Status.WITHDRAWN]


def living(rows: QuerySet, *, with_suggested: bool) -> QuerySet:
    """Rows with a ``status`` that may be shown: accepted ones, and suggested ones where those are shown."""
    return rows.filter(status__in=[Status.ACCEPTED, Status.SUGGESTED] if with_suggested else [Status.ACCEPTED])


@dataclass(frozen=True)
class Gate:
    """What one viewer may see at one moment. Costs nothing to make; each method is a lazy queryset."""

    sees_all: bool
    now: datetime = field(default_factory=timezone.now)

    @classmethod
    def of(cls, user) -> "Gate":
        """The gate for a Django user, anonymous included."""
        return cls(sees_all=may(user, Action.SEE_SUGGESTIONS))

    @classmethod
    def for_readers(cls) -> "Gate":
        """The gate for somebody without an account: feeds, embeds, exports."""
        return cls(sees_all=False)

    def _lifted(self, embargo: str) -> Q:
        return Q() if self.sees_all else Q(**{f"{embargo}__isnull": True}) | Q(**{f"{embargo}__lte": self.now})

    def disputes(self) -> QuerySet[Dispute]:
        """Disputes and threads that are not under embargo, with their parents' embargo counted in."""
        return Dispute.objects.filter(self._lifted("embargo_until"), self._lifted("parent__embargo_until"))

    def entries(self) -> QuerySet[TimelineEntry]:
        """Published appearances, one row per dispute that publishes them. Counts and pages read these."""
        living = TimelineEntry.objects.filter(standing__gte=TimelineEntry.SUGGESTED)
        if self.sees_all:
            return living
        return living.filter(
            Q(standing=TimelineEntry.ACCEPTED) | Q(dispute__publishes=Publishes.SUGGESTED),
            self._lifted("embargo_until"),
            dispute__in=self.disputes(),
        )

    def entries_of(self, dispute: Dispute) -> QuerySet[TimelineEntry]:
        """``entries`` of one dispute that the viewer may see: its own columns decide, without a join."""
        lowest = TimelineEntry.SUGGESTED
        if not self.sees_all and dispute.publishes == Publishes.ACCEPTED:
            lowest = TimelineEntry.ACCEPTED
        return TimelineEntry.objects.filter(self._lifted("embargo_until"), dispute=dispute, standing__gte=lowest)

    def _in_entries(self, column: str, outer: str = "pk") -> Exists:
        return Exists(self.entries().filter(**{column: OuterRef(outer)}))

    def appearances(self) -> QuerySet[Appearance]:
        """Appearances that the viewer may see."""
        if self.sees_all:
            return Appearance.objects.exclude(status__in=_DEAD).exclude(claim__status__in=_DEAD)
        return Appearance.objects.filter(self._in_entries("appearance"))

    def claims(self) -> QuerySet[Claim]:
        """Claims with at least one appearance that the viewer may see."""
        if self.sees_all:
            return Claim.objects.filter(merged_into__isnull=True).exclude(status__in=_DEAD)
        return Claim.objects.filter(self._in_entries("claim"))

    def suggestions_shown(self, column: str, outer: str = "pk") -> Exists:
        """Whether the viewer sees something of a row where suggestions are published: for ``annotate`` or ``filter``.

        For what stands beside the entries (relations, replies, affiliations). ``column`` is the one of the
        entries that points to the row, e.g. "claim" or "speaker".
        """
        entries = self.entries().filter(**{column: OuterRef(outer)})
        return Exists(entries if self.sees_all else entries.filter(dispute__publishes=Publishes.SUGGESTED))

    def tombstones(self) -> QuerySet[Claim]:
        """Withdrawn claims: only that, and the reason. Under embargo not even that."""
        return Claim.objects.filter(self._lifted("embargo_until"), status=Status.WITHDRAWN)

    def relations(self) -> QuerySet[ClaimRelation]:
        """Relations between claims that are both visible, as far as editors accepted them or suggestions are shown."""
        claims = self.claims()
        between = ClaimRelation.objects.filter(claim__in=claims, other__in=claims).exclude(status__in=_DEAD)
        if self.sees_all:
            return between
        return between.filter(Q(status=Status.ACCEPTED) | self.suggestions_shown("claim", "claim"))

    def chain_links(self) -> QuerySet[ChainLink]:
        """Links of visible chains."""
        return ChainLink.objects.filter(appearance__in=self.appearances())

    def articles(self) -> QuerySet[Article]:
        """Articles in which something visible stands; with an account, every stored one."""
        return Article.objects.all() if self.sees_all else Article.objects.filter(self._in_entries("article"))

    def snapshots(self) -> QuerySet[Snapshot]:
        """Stored versions of visible articles."""
        return Snapshot.objects.filter(article__in=self.articles())

    def parties(self) -> QuerySet[Party]:
        """Parties that say something visible, that it is about, or that stand in its chain."""
        known = Party.objects.filter(merged_into__isnull=True)
        if self.sees_all:
            return known
        about = ClaimParty.objects.standing().filter(party=OuterRef("pk"), claim__in=self.claims())
        links = self.chain_links().filter(party=OuterRef("pk"))
        return known.filter(self._in_entries("speaker") | Exists(about) | Exists(links))

    def publishers(self) -> QuerySet[Publisher]:
        """Publishers of visible articles, or in visible chains."""
        if self.sees_all:
            return Publisher.objects.all()
        links = self.chain_links().filter(publisher=OuterRef("pk"))
        return Publisher.objects.filter(self._in_entries("publisher") | Exists(links))

    def documents(self) -> QuerySet[Document]:
        """Documents in visible chains."""
        if self.sees_all:
            return Document.objects.all()
        return Document.objects.filter(Exists(self.chain_links().filter(document=OuterRef("pk"))))
