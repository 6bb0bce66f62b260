"""How a claim stands: disputed, unanswered, on one origin, changed since it was first held.

Each is reckoned from the rows that the viewer may see, at the moment to which the gate is wound back: a denial that is
hidden, or that came later, disputes nothing.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT

from claims.models import Anchor, Claim, ClaimParty, Dispute, TimelineEntry
from claims.models.prepared import IsOneOf, Place
from claims.permissions import Gate, living
from claims.terms import ANSWERING, CHARGED, CONTESTING, AnchorState, Certainty, Clock, Publishes, ReplyKind, Standing
from claims.timeline.passing import originator
from claims.timeline.relations import visible_replies

#: The mark of each on an entry. Of what is withdrawn no entry is left to be marked.
_MARKS = {
    Standing.DISPUTED: "is_disputed",
    Standing.UNANSWERED: "is_unanswered",
    Standing.ONE_ORIGIN: "is_of_one_origin",
    Standing.CHANGED: "is_changed",
}
MARKS = tuple(_MARKS.values())
#: So many tombstones are listed.
MOST_TOMBSTONES = 200


def entries_of(
    gate: Gate, dispute: Dispute, marks: Iterable[str], claims: Collection[int] | Place | None = None
) -> QuerySet[TimelineEntry]:
    """The entries of a dispute that the viewer may see, with who first reported them and these marks of their standing.

    Those of ``MARKS``; each costs a look into other tables. ``claims``: only the entries of these claims, and nothing
    else is looked at.
    """
    of_these = partial(among, claims)
    how: dict[str, Callable[[], Q]] = {
        "is_disputed": lambda: Q(claim__in=_disputed(gate, dispute).filter(of_these("other"))),
        "is_unanswered": lambda: Q(claim__in=_unanswered(gate, dispute).filter(of_these("claim"))),
        "is_of_one_origin": lambda: Q(claim__in=_of_one_origin(gate.entries_of(dispute).filter(of_these("claim")))),
        "is_changed": lambda: Q(appearance__in=_changed(gate, of_these("appearance__claim"))),
    }
    entries = gate.entries_of(dispute).filter(of_these("claim"))
    return entries.annotate(root=originator(), **{mark: how[mark]() for mark in marks})


def entries_for_counting(
    gate: Gate, dispute: Dispute, claims: Collection[int] | Place | None = None
) -> QuerySet[TimelineEntry]:
    """``entries_of`` with all marks."""
    return entries_of(gate, dispute, MARKS, claims)


def withdrawn_of(gate: Gate, dispute: Dispute, claims: Collection[int] | Place | None = None) -> QuerySet[Claim]:
    """The claims of a dispute, or those among ``claims``, of which nothing is known but that they were withdrawn."""
    return tombstones_of(gate, dispute).filter(among(claims, "pk"))


def undated_of(gate: Gate, dispute: Dispute) -> QuerySet[TimelineEntry]:
    """The tellings that are left out because nobody knows by when they were published: none are today, nor by the clock
    that is never unknown."""
    if gate.known is None or gate.known.clock != Clock.PUBLISHED:
        return TimelineEntry.objects.none()
    return gate.undated_entries_of(dispute)


def among(claims: Collection[int] | Place | None, column: str) -> Q | IsOneOf:
    """Whether a column holds one of these claims. They stand in the query by name: the planner counts on few rows."""
    if isinstance(claims, Place):
        return IsOneOf(column, claims)
    return Q() if claims is None else Q(**{f"{column}__in": claims})


def marks_of(keys: Iterable[str]) -> list[str]:
    """The marks by which entries that stand in these ways are found."""
    return [_MARKS[key] for key in dict.fromkeys(keys) if key in _MARKS]


def with_any(keys: Iterable[str]) -> Q:
    """Whether an entry stands in one of these ways."""
    found = Q(pk=0)  # none has; an empty list would be no query at all, and others join theirs to it
    for mark in marks_of(keys):
        found |= Q(**{mark: True})
    return found


def standings_of(marks: Iterable[bool]) -> list[str]:
    """The values behind the marks of an entry, in the order of ``MARKS``."""
    return [standing.value for standing, is_so in zip(_MARKS, marks, strict=True) if is_so]


def tombstones_of(gate: Gate, dispute: Dispute) -> QuerySet[Claim]:
    """The withdrawn claims of a dispute, the latest first: nothing but their numbers and why."""
    placed = gate.tombstones().filter(placements__dispute=dispute.pk, placements__kept_out=False)
    return placed.only("number", "tombstone", "updated_at").order_by("-updated_at", "-number")


def _shows_suggested(gate: Gate, dispute: Dispute) -> bool:
    return gate.sees_all or dispute.publishes == Publishes.SUGGESTED


def _disputed(gate: Gate, dispute: Dispute) -> QuerySet:
    """Claims that another one disputes or denies, as cards say it."""
    relations = gate.relations().filter(kind__in=CONTESTING)
    return living(relations, with_suggested=_shows_suggested(gate, dispute)).values("other")


def _unanswered(gate: Gate, dispute: Dispute) -> QuerySet:
    rows = unheard(gate, with_suggested=_shows_suggested(gate, dispute))
    if gate.known:  # to see who was accused in claims that nobody had heard of yet would take as long as all the rest
        rows = rows.filter(claim__in=gate.entries_of(dispute).order_by().values("claim"))
    return rows.values("claim")


def unheard(gate: Gate, *, with_suggested: bool) -> QuerySet[ClaimParty]:
    """Who is accused in which claim, and no answer of theirs is held; that one did not answer is none."""
    charged = Q(role__in=CHARGED)
    if gate.known:  # who answers later is accused as well, as on the page of the claim
        later = visible_replies(replace(gate, known=None)).filter(_of_role())
        charged |= Exists(later)
    replies = visible_replies(gate).filter(_of_role()).exclude(kind=ReplyKind.NO_ANSWER)
    answers = gate.relations().filter(kind__in=ANSWERING, other=OuterRef("claim"), claim__speaker=OuterRef("party"))
    return (
        gate.roles()
        .filter(charged)
        .exclude(Exists(living(replies, with_suggested=with_suggested)))
        .exclude(Exists(living(answers, with_suggested=with_suggested)))
    )


def _of_role() -> Q:
    """Whether a reply is that of the party of a role, to its claim."""
    return Q(accusation=OuterRef("claim"), party=OuterRef("party"))


def _of_one_origin(entries: QuerySet[TimelineEntry]) -> QuerySet:
    counted = entries.order_by().values("claim").annotate(n=Count("origin", distinct=True))
    return counted.filter(n=1).values("claim")


def _changed(gate: Gate, among: Q | IsOneOf) -> QuerySet:
    """Tellings that the latest version has in other words, as more or less sure, turned round, or no longer."""
    later = Anchor.objects.filter(gate.versions("snapshot__"), among, appearance__isnull=False, snapshot__number__gt=1)
    latest = later.order_by("appearance", "-snapshot__number").distinct("appearance")
    is_other = Q(state__in=[AnchorState.CHANGED, AnchorState.GONE]) | _sounds_otherwise()
    return Anchor.objects.filter(is_other, pk__in=latest.values("pk")).values("appearance")


def _sounds_otherwise() -> Q:
    """Whether a version was read as more or less sure than the first, or in the contrary sense."""
    unknown = Q(appearance__certainty=Certainty.UNKNOWN) | Q(reading__certainty=Certainty.UNKNOWN)
    as_sure = Q(appearance__certainty=KT("reading__certainty"))
    turned = Q(reading__negated=True, appearance__negated=False) | Q(reading__negated=False, appearance__negated=True)
    return Q(reading__has_key="certainty") & ~unknown & ~as_sure | turned
