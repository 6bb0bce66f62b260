"""The publication gate: what reaches a reader. Every reading path starts from a queryset of this module.

A dispute publishes what editors accepted (the claim and the appearance both), or, when its lead says so,
also what the machine suggests, but for what an editor put aside because it is not clear who is meant.
Withdrawn, rejected, merged-away and embargoed claims reach no reader through any dispute: nor does a claim that
stands in a dispute under embargo, wherever else it stands, or in no dispute. Articles, parties and sources are there
for a reader when something published rests on them.

People who may see suggestions (``permissions.roles``) see everything but what was rejected, withdrawn or
merged away.

A gate can be wound back to the end of a day (``known``): then nothing passes but what tellings that were known by
then support, joined as it is joined today.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    Exists,
    Expression,
    F,
    Field,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat
from django.utils import timezone

from claims.models import (
    Annotation,
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    ClaimRelation,
    Dispute,
    Document,
    MergeOperation,
    Party,
    Placement,
    Publisher,
    Rating,
    Snapshot,
    Story,
    TimelineEntry,
)
from claims.models.claims import ClaimPartyQuerySet
from claims.permissions.known import Known
from claims.permissions.roles import Action, may
from claims.permissions.support import was_named
from claims.permissions.supposed import Supposed
from claims.terms import MergeKind, PartyRole, Publishes, Status

_DEAD = [Status.REJECTED, Status.WITHDRAWN]


def living(rows: QuerySet, *, with_suggested: bool) -> QuerySet:
    """Rows with a ``status`` that may be shown: accepted ones, and suggested ones where those are shown."""
    return rows.filter(status__in=[Status.ACCEPTED, Status.SUGGESTED] if with_suggested else [Status.ACCEPTED])


@dataclass(frozen=True)
class Gate:
    """What one viewer may see at one moment. Costs nothing to make; each method is a lazy queryset.

    ``now`` lifts embargoes; ``known`` winds all that is seen back to the end of a day; ``supposed`` makes it the gate
    of readers as it would be, for a preview.
    """

    sees_all: bool
    now: datetime = field(default_factory=timezone.now)
    known: Known | None = None
    supposed: Supposed | None = None

    @classmethod
    def of(cls, user, known: Known | None = None) -> "Gate":
        """The gate for a Django user, anonymous included."""
        return cls(sees_all=may(user, Action.SEE_SUGGESTIONS), known=known)

    @classmethod
    def for_readers(cls, known: Known | None = None) -> "Gate":
        """The gate for somebody without an account: feeds, embeds, exports."""
        return cls(sees_all=False, known=known)

    def _lifted(self, embargo: str) -> Q:
        return Q() if self.sees_all else Q(**{f"{embargo}__isnull": True}) | Q(**{f"{embargo}__lte": self.now})

    def disputes(self) -> QuerySet[Dispute]:
        """Disputes and threads that are not under embargo, with their parents' embargo counted in."""
        return Dispute.objects.filter(self._lifted("embargo_until"), self._lifted("parent__embargo_until"))

    def entries(self) -> QuerySet[TimelineEntry]:
        """Published appearances, one row per dispute that publishes them. Counts and pages read these."""
        return self._seen_entries.all()

    @cached_property
    def _seen_entries(self) -> QuerySet[TimelineEntry]:
        living = TimelineEntry.objects.filter(self._known_entries(), standing__gte=TimelineEntry.SUGGESTED)
        if self.sees_all:
            return living
        passing = Q(standing=TimelineEntry.ACCEPTED) | Q(dispute__publishes=Publishes.SUGGESTED, is_aside=False)
        return living.filter(
            self.supposed.applied(passing) if self.supposed else passing,
            self._lifted("embargo_until"),
            dispute__in=self.disputes(),
        )

    def entries_of(self, dispute: Dispute) -> QuerySet[TimelineEntry]:
        """``entries`` of one dispute that the viewer may see: its own columns decide, without a join."""
        lowest = TimelineEntry.SUGGESTED
        if not self.sees_all and dispute.publishes == Publishes.ACCEPTED:
            lowest = TimelineEntry.ACCEPTED
        visible = self._lifted("embargo_until") & self._known_entries() & (Q() if self.sees_all else Q(is_aside=False))
        return TimelineEntry.objects.filter(visible, dispute=dispute.pk, standing__gte=lowest)

    def with_lists_then(self, entries: QuerySet[TimelineEntry], columns: Iterable[str]) -> QuerySet[TimelineEntry]:
        """Wound back, entries with ``about_then`` and ``roles_then``: of ``about`` and ``roles`` what was known then.

        ``columns``: which of the two. Of many claims at once, ``roles_told_again`` says it in less time.
        """
        if not self.known:
            return entries
        lists = {"about": self._about, "roles": self._roles}
        return entries.annotate(**{f"{column}_then": lists[column]() for column in columns})

    def _known_entries(self) -> Q:
        return self.known.entries() if self.known else Q()

    def _about(self) -> Combinable:
        """Whom the claim of an entry is about, wound back."""
        named = self._roles_of_entry().concerned().order_by("party").values("party").distinct()
        return self._then("about", ArraySubquery(named), BigIntegerField())

    def _roles(self) -> Combinable:
        """The roles in the claim of an entry as ``TimelineEntry.roles`` has them, wound back."""
        named = self._roles_of_entry().exclude(role=PartyRole.ABOUT)
        alone = named.order_by("role").values("role").distinct()
        with_party = named.values(both=Concat("role", Value(":"), "party", output_field=CharField()))
        return self._then(
            "roles", Func(ArraySubquery(alone), ArraySubquery(with_party), function="array_cat"), CharField()
        )

    def _roles_of_entry(self) -> ClaimPartyQuerySet:
        return self.roles().filter(claim=OuterRef("claim"))

    def _then(self, column: str, wound_back: Combinable, base: Field) -> Combinable:
        """A column of an entry that was reckoned from all tellings; ``wound_back`` where some came later."""
        later = Exists(self._later_entries(OuterRef("dispute")).filter(claim=OuterRef("claim")))
        return Case(When(later, then=wound_back), default=F(column), output_field=ArrayField(base))

    def _later_entries(self, dispute: Dispute | OuterRef) -> QuerySet[TimelineEntry]:
        """The tellings in a dispute that were not known, seen or not."""
        return TimelineEntry.objects.filter(dispute=dispute).exclude(self.known.entries())

    def roles_told_again(self, dispute: Dispute) -> ClaimPartyQuerySet:
        """Wound back, the roles in those claims of ``entries_of`` that are told again later, each ``was_named`` or not.

        Of every other claim the entries have the roles that it had. For many claims at once, where ``with_lists_then``
        would look at every telling of a claim for every telling of it.
        """
        told, again = (
            entries.order_by().values("claim") for entries in (self.entries_of(dispute), self._later_entries(dispute))
        )
        roles = ClaimParty.objects.standing().filter(Q(claim__in=told), Q(claim__in=again))
        return roles.annotate(was_named=was_named(self.known, self.appearances()))

    def undated_entries_of(self, dispute: Dispute) -> QuerySet[TimelineEntry]:
        """What ``entries_of`` leaves out because nobody knows by when its article was published."""
        return replace(self, known=None).entries_of(dispute).filter(known_published_on__isnull=True)

    def _in_entries(self, column: str, outer: str = "pk") -> Exists:
        return Exists(self.entries().filter(**{column: OuterRef(outer)}))

    def appearances(self) -> QuerySet[Appearance]:
        """Appearances that the viewer may see."""
        return self._seen_appearances.all()

    @cached_property
    def _seen_appearances(self) -> QuerySet[Appearance]:
        if self.sees_all:
            seen = Appearance.objects.exclude(status__in=_DEAD).exclude(claim__status__in=_DEAD)
            return seen.filter(self.known.tellings()) if self.known else seen
        return Appearance.objects.filter(self._in_entries("appearance"))

    def claims(self) -> QuerySet[Claim]:
        """Claims with at least one appearance that the viewer may see."""
        if self.sees_all:
            seen = Claim.objects.filter(merged_into__isnull=True).exclude(status__in=_DEAD)
            return seen.filter(Exists(self.appearances().filter(claim=OuterRef("pk")))) if self.known else seen
        return Claim.objects.filter(self._in_entries("claim"))

    def suggestions_shown(self, column: str, outer: str = "pk") -> Exists:
        """Whether the viewer sees something of a row where suggestions are published: for ``annotate`` or ``filter``.

        For what stands beside the entries (relations, replies, affiliations). ``column`` is the one of the
        entries that points to the row, e.g. "claim" or "speaker".
        """
        entries = self.entries().filter(**{column: OuterRef(outer)})
        return Exists(entries if self.sees_all else entries.filter(dispute__publishes=Publishes.SUGGESTED))

    def tombstones(self) -> QuerySet[Claim]:
        """Withdrawn claims: only that, and the reason. Under embargo not even that, nor of what was never published."""
        withdrawn = Claim.objects.filter(self._lifted("embargo_until"), status=Status.WITHDRAWN)
        if not self.sees_all:
            published = Exists(self._once_published().filter(claim=OuterRef("pk")))
            withdrawn = withdrawn.filter(published | Exists(self._came_withdrawn().filter(claim=OuterRef("pk"))))
        if not self.known:
            return withdrawn
        return withdrawn.filter(Exists(Appearance.objects.filter(self.known.tellings(), claim=OuterRef("pk"))))

    def _once_published(self) -> QuerySet[TimelineEntry]:
        """Entries in disputes that readers see which these publish, or published while they stood."""
        published = Q(dispute__publishes=Publishes.SUGGESTED) | Q(accepted_at__isnull=False)
        return TimelineEntry.objects.filter(published, self._lifted("embargo_until"), dispute__in=self.disputes())

    def _came_withdrawn(self) -> QuerySet[Placement]:
        """Where claims stand in disputes that readers see of which nothing but the tombstone came: published there."""
        places = Placement.objects.filter(kept_out=False, dispute__in=self.disputes())
        return places.filter(claim__wording="", claim__appearances__isnull=True)

    def roles(self) -> ClaimPartyQuerySet:
        """What parties are to claims, as far as it stands; of which claims, the caller says (``claims``)."""
        return self._standing_roles.all()

    @cached_property
    def _standing_roles(self) -> ClaimPartyQuerySet:
        """Composed once: wound back, putting the query together takes longer than many a page's queries."""
        standing = ClaimParty.objects.standing()
        return standing.filter(was_named(self.known, self.appearances())) if self.known else standing

    def relations(self, to: Q | Expression | None = None) -> QuerySet[ClaimRelation]:
        """Relations between claims that are both visible, as far as editors accepted them or suggestions are shown.

        ``to``: only those whose other claim meets this, as only claims do that came through the gate: they are not
        looked at once more.
        """
        claims = self.claims()
        to = Q(other__in=claims) if to is None else to
        between = ClaimRelation.objects.filter(to, claim__in=claims).exclude(status__in=_DEAD)
        if self.known:
            between = between.filter(self.rests("evidence"))
        if self.sees_all:
            return between
        return between.filter(Q(status=Status.ACCEPTED) | self.suggestions_shown("claim", "claim"))

    def rests(self, column: str) -> Q:
        """Whether a row's ``column`` points to an appearance that the viewer may see, or to none."""
        return Q(**{f"{column}__isnull": True}) | Exists(self.appearances().filter(pk=OuterRef(column)))

    def notes(self) -> QuerySet[Annotation]:
        """Open notes that are public, with an account all open ones; on what, the caller says.

        A reply is open, and public, when the note that began its thread is so, too.
        """
        own, begun = (self._open_note(prefix) for prefix in ("", "reply_to__"))
        notes = Annotation.objects.filter(own, Q(reply_to__isnull=True) | begun)
        return notes.filter(created_at__lt=self.known.end) if self.known else notes

    def _open_note(self, prefix: str) -> Q:
        is_open = Q(**{f"{prefix}resolved_at__isnull": True, f"{prefix}withdrawn_at__isnull": True})
        return is_open if self.sees_all else is_open & Q(**{f"{prefix}public": True})

    def kept_notes(self) -> QuerySet[Annotation]:
        """Notes in whatever state, resolved and withdrawn ones too: for people with an account alone."""
        return Annotation.objects.all() if self.sees_all else Annotation.objects.none()

    def ratings(self) -> QuerySet[Rating]:
        """Ratings that stand; on which claims, the caller says (``claims``). Wound back, those given by then."""
        return self._known_ratings().filter(withdrawn_at__isnull=True)

    def rating_tombstones(self) -> QuerySet[Rating]:
        """Withdrawn ratings: of them only that, whose they were, and the reason; on which claims, the caller says."""
        left = self._known_ratings().filter(withdrawn_at__isnull=False)
        return left.only("organisation", "decided_on", "withdrawn_at", "tombstone")

    def kept_ratings(self) -> QuerySet[Rating]:
        """Ratings in whatever state, withdrawn ones too: for people with an account alone."""
        return Rating.objects.all() if self.sees_all else Rating.objects.none()

    def _known_ratings(self) -> QuerySet[Rating]:
        """Wound back, readers had none before the embargo of the claim was over."""
        if not self.known:
            return Rating.objects.all()
        given = Rating.objects.filter(created_at__lt=self.known.end)
        return given if self.sees_all else given.exclude(claim__embargo_until__gte=self.known.end)

    def chain_links(self) -> QuerySet[ChainLink]:
        """Links of visible chains."""
        return ChainLink.objects.filter(appearance__in=self.appearances())

    def articles(self) -> QuerySet[Article]:
        """Articles in which something visible stands; with an account, every stored one."""
        if self.sees_all:
            return Article.objects.filter(self.known.articles() if self.known else Q())
        return Article.objects.filter(self._in_entries("article"))

    def snapshots(self) -> QuerySet[Snapshot]:
        """Stored versions of visible articles."""
        return Snapshot.objects.filter(self.versions(), article__in=self.articles())

    def versions(self, prefix: str = "") -> Q:
        """Whether a stored version of a visible article may be seen; ``prefix`` is the path to it."""
        return self.known.versions(prefix) if self.known else Q()

    def parties(self) -> QuerySet[Party]:
        """Parties that say something visible, that it is about, or that stand in its chain."""
        known = Party.objects.filter(merged_into__isnull=True)
        if self.sees_all and not self.known:
            return known
        about = self.roles().filter(party=OuterRef("pk"), claim__in=self.claims())
        links = self.chain_links().filter(party=OuterRef("pk"))
        return known.filter(self._speaks() | Exists(about) | Exists(links))

    def _speaks(self) -> Exists:
        """Whether a party says something visible; for people with an account in no dispute as well."""
        if not self.sees_all:
            return self._in_entries("speaker")
        by_claim = Q(speaker__isnull=True, claim__speaker=OuterRef("pk"))
        return Exists(self.appearances().filter(Q(speaker=OuterRef("pk")) | by_claim))

    def publishers(self) -> QuerySet[Publisher]:
        """Publishers of visible articles, or in visible chains."""
        standing = Publisher.objects.filter(merged_into=None)
        if self.sees_all and not self.known:
            return standing
        links = self.chain_links().filter(publisher=OuterRef("pk"))
        prints = Exists(self.articles().filter(publisher=OuterRef("pk")))
        return standing.filter((prints if self.sees_all else self._in_entries("publisher")) | Exists(links))

    def merged(self, things: type[Party] | type[Publisher] | type[Claim]) -> QuerySet:
        """What was merged and whose old address, or number, leads on: all, for readers what they could see."""
        gone = things.objects.filter(merged_into__isnull=False)
        if self.sees_all:
            return gone
        if things is Claim:
            return gone.filter(Func("number", function="claims_was_public", output_field=BooleanField()))
        kind = MergeKind.MERGE_PARTIES if things is Party else MergeKind.MERGE_OUTLETS
        return gone.exclude(pk__in=MergeOperation.objects.of_unseen(kind).values("absorbed_id"))

    def stories(self) -> QuerySet[Story]:
        """Published stories; with an account, drafts too. What is seen of their claims ``claims`` says."""
        return Story.objects.all() if self.sees_all else Story.objects.filter(published_at__isnull=False)

    def documents(self) -> QuerySet[Document]:
        """Documents in visible chains."""
        if self.sees_all and not self.known:
            return Document.objects.all()
        return Document.objects.filter(Exists(self.chain_links().filter(document=OuterRef("pk"))))
