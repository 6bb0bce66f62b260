"""Where claims stand by the rules of the disputes.

Below linking and editing, because both place: what follows from a new telling, and what follows from an editor's word.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.models.appearances import Appearance
from claims.models.claims import Claim, ClaimParty
from claims.models.disputes import Dispute, Placement
from claims.models.parties import Party, PartyAlias
from claims.terms import Clock, Status
from claims.text.names import fold
from claims.text.rules import Days, Rule, RuleProblem, Subject

logger = logging.getLogger(__name__)

_DEAD = [Status.REJECTED, Status.WITHDRAWN]

#: Where the clocks of a telling stand: ranges of days, but for the instant at which we first held its article.
_CLOCKS = {
    Clock.HAPPENED: "happened",
    Clock.SAID: "said",
    Clock.PUBLISHED: "article__published",
    Clock.FIRST_HELD: "article__first_held_at",
}


@dataclass(frozen=True)
class Rulebook:
    """The rules of all disputes, by their keys, and which is a thread of which. ``broken`` are those not to be read."""

    rules: Mapping[int, Rule]
    parents: Mapping[int, int | None]
    broken: frozenset[int] = frozenset()

    @classmethod
    def load(cls) -> "Rulebook":
        """As the disputes have it now: one query. A rule that makes no sense is named in the log and left out."""
        rules, parents, broken = {}, {}, set()
        for pk, parent, written in Dispute.objects.order_by("pk").values_list("pk", "parent", "rules"):
            parents[pk] = parent
            try:
                rules[pk] = Rule.of(written)
            except RuleProblem as problem:
                broken.add(pk)
                logger.warning("The rule of dispute %s is left alone: %s", pk, problem)
        return cls(rules, parents, frozenset(broken))

    def with_rule(self, dispute: int, rule: Rule) -> "Rulebook":
        """What decides who stands in one dispute, with another rule for it: its own rules and those of its threads."""
        rules = {pk: known for pk, known in self.rules.items() if dispute in self.above(pk)}
        return replace(self, rules={**rules, dispute: rule}, broken=self.broken - {dispute})

    def above(self, dispute: int) -> Iterable[int]:
        """The disputes of which it is a thread, the nearest first."""
        seen = {dispute}
        while (dispute := self.parents.get(dispute)) and dispute not in seen:
            seen.add(dispute)
            yield dispute

    def places(self, subjects: Iterable[Subject], held: Iterable[Placement] = ()) -> dict[int, str]:
        """Where a claim of these tellings stands by the rules, and why; ``held`` is where it stands already.

        With a thread it stands in the disputes above. What an editor decided is not among the answer, but counts: a
        claim that an editor placed in a thread stands in those above, one that was kept out of a dispute does not
        stand in its threads by rule.
        """
        held = list(held)
        decided = {placement.dispute_id for placement in held if placement.by_editor}
        barred = {placement.dispute_id for placement in held if placement.kept_out}
        by_hand = {row.dispute_id: row.why for row in held if row.by_editor and not row.kept_out}
        unread = {row.dispute_id: row.why for row in held if not row.by_editor and row.dispute_id in self.broken}
        fitting = {pk: why for pk, why in self._fitting(subjects).items() if barred.isdisjoint(self.above(pk))}
        found: dict[int, str] = {}
        for dispute, why in (fitting | unread | by_hand).items():
            if dispute not in barred:
                for place in (dispute, *self.above(dispute)):
                    found.setdefault(place, why)
        return {place: fitting.get(place, why) for place, why in found.items() if place not in decided}

    def _fitting(self, subjects: Iterable[Subject]) -> dict[int, str]:
        subjects = list(subjects)
        fits = ((pk, next(filter(None, map(rule.why, subjects)), "")) for pk, rule in self.rules.items())
        return {pk: why for pk, why in fits if why}


def subjects_of(claims: Collection[int]) -> dict[int, list[Subject]]:
    """Each telling of these claims as a rule sees it, in an order that does not depend on when it came.

    Without claims whose wording leaves open who is meant: those are not placed by rule. Five queries.
    """
    tellings = Appearance.objects.filter(claim__in=claims, claim__unclear="").exclude(status=Status.REJECTED)
    names, subjects = _names_in(claims), defaultdict(list)
    words = ("claim__wording", "content", "article__headline")
    for telling in tellings.order_by("article__published", "content", "pk").values("claim", *words, *_CLOCKS.values()):
        told = "\n".join(telling[column] for column in words)
        subjects[telling["claim"]].append(Subject(names[telling["claim"]], told, _clocks(telling)))
    return dict(subjects)


def _names_in(claims: Collection[int]) -> dict[int, frozenset[str]]:
    """The folded names of each claim's parties, those included that an editor accepted as theirs."""
    roles = ClaimParty.objects.filter(claim__in=claims).exclude(status__in=_DEAD)
    spoken = Claim.objects.filter(pk__in=claims, speaker__isnull=False)
    pairs = {*roles.values_list("claim", "party"), *spoken.values_list("pk", "speaker")}
    parties = {party for _, party in pairs}
    called = defaultdict(set)
    for party, name in Party.objects.filter(pk__in=parties).values_list("pk", "name"):
        called[party].add(fold(name))
    aliases = PartyAlias.objects.filter(party__in=parties, status=Status.ACCEPTED)
    for party, name in aliases.values_list("party", "name"):
        called[party].add(fold(name))
    names = defaultdict(frozenset)
    for claim, party in pairs:
        names[claim] |= called[party]
    return names


def _clocks(telling: Mapping) -> dict[Clock, Days]:
    known = {clock: telling[column] for clock, column in _CLOCKS.items() if telling[column]}
    held_on = known.pop(Clock.FIRST_HELD).astimezone(UTC).date()
    return {clock: _both_included(days) for clock, days in known.items()} | {Clock.FIRST_HELD: (held_on, held_on)}


def _both_included(days: DateRange) -> Days:
    return days.lower, days.upper and days.upper - timedelta(days=1)


@transaction.atomic
def place_claims(claims: Collection[int]) -> None:
    """Bring up to date where these claims stand by rule: what no longer fits leaves, what fits now comes.

    What an editor placed or kept out stays as it is. Rejected and withdrawn claims stay where they stood, for the day
    that is undone.
    """
    open_claims = set(Claim.objects.filter(pk__in=claims).exclude(status__in=_DEAD).values_list("pk", flat=True))
    book, subjects, held = Rulebook.load(), subjects_of(open_claims), defaultdict(list)
    for placement in Placement.objects.filter(claim__in=open_claims):
        held[placement.claim_id].append(placement)
    wanted = {
        (claim, dispute): why[:300]
        for claim in sorted(open_claims)
        for dispute, why in book.places(subjects.get(claim, ()), held[claim]).items()
    }
    _store(wanted, [row for rows in held.values() for row in rows if not row.by_editor])


def follow_placements(made: int, left: Collection[int], *, by_rule: bool = False) -> None:
    """Let a claim that was made for some tellings stand, or be kept out, where editors said so of the ones ``left``.

    Where they said both, it is kept out. Part of the caller's change; the rules have their say in ``place_claims``.
    With ``by_rule`` it stands until then where the others do by rule, too: what was seen of the tellings stays in
    sight, and is not taken for new once the rules have spoken.
    """
    placed = Placement.objects.filter(claim__in=left, **({} if by_rule else {"by_editor": True}))
    columns = placed.order_by("-kept_out", "-by_editor", "pk").values("dispute_id", "by_editor", "kept_out", "why")
    Placement.objects.bulk_create((Placement(claim_id=made, **each) for each in columns), ignore_conflicts=True)


def _store(wanted: dict[tuple[int, int], str], by_rule: list[Placement]) -> None:
    """Write only what differs: rows that stay as they are make no history. An editor may decide at the same moment."""
    there = {(row.claim_id, row.dispute_id): row for row in by_rule}
    gone = [row.pk for place, row in there.items() if place not in wanted]
    Placement.objects.filter(pk__in=gone, by_editor=False).delete()
    for place, row in there.items():
        if place in wanted and row.why != wanted[place]:
            Placement.objects.filter(pk=row.pk, by_editor=False).update(why=wanted[place])
    Placement.objects.bulk_create(
        (
            Placement(claim_id=place[0], dispute_id=place[1], why=why)
            for place, why in wanted.items()
            if place not in there
        ),
        ignore_conflicts=True,
    )
