"""What the page of a dispute's rules shows: the rules in plain words, and what editors decided against them."""

from dataclasses import dataclass

from django.db.models import Count, Q

from claims.models import Dispute, Placement
from claims.permissions import Gate
from claims.text.rules import Rule, RuleProblem
from claims.timeline import clocks

MOST_DECIDED = 50


@dataclass(frozen=True, slots=True)
class Ruled:
    """A dispute with its rule, or with what is wrong with it, and how many claims stand in it by what."""

    dispute: Dispute
    rule: Rule
    problem: str

    @property
    def period(self) -> str:
        """The rule's period in words: "published from 1 Jan 2023 to 31 Dec 2025"."""
        period = self.rule.period
        if period is None:
            return ""
        days = [f"from {clocks.day(period.first)}"] if period.first else []
        return " ".join([period.clock.label, *days, *([f"to {clocks.day(period.last)}"] if period.last else [])])


@dataclass(frozen=True, slots=True)
class RulesPage:
    """The rules of a dispute and of its threads; ``decided`` are editors’ decisions, the last first."""

    ruled: Ruled
    parent: Dispute | None
    threads: list[Ruled]
    decided: list[Placement]


def load_rules_page(gate: Gate, slug: str) -> RulesPage | None:
    """The page of the dispute of this slug, None where the viewer sees none; three queries."""
    disputes = _counted(gate).select_related("parent")
    dispute = disputes.filter(slug=slug).first()
    if dispute is None:
        return None
    threads = disputes.filter(parent=dispute).in_order()
    decided = Placement.objects.filter(dispute=dispute, by_editor=True, claim__in=gate.claims())
    return RulesPage(
        ruled=_ruled(dispute),
        parent=dispute.parent,
        threads=[_ruled(thread) for thread in threads],
        decided=list(decided.select_related("claim__speaker").order_by("-pk")[:MOST_DECIDED]),
    )


def _counted(gate: Gate):
    by_rule = Q(placements__by_editor=False)
    by_hand = Q(placements__by_editor=True, placements__kept_out=False)
    return gate.disputes().annotate(
        n_by_rule=Count("placements", filter=by_rule),
        n_by_hand=Count("placements", filter=by_hand),
        n_kept_out=Count("placements", filter=Q(placements__kept_out=True)),
    )


def _ruled(dispute: Dispute) -> Ruled:
    try:
        return Ruled(dispute, Rule.of(dispute.rules), "")
    except RuleProblem as problem:
        return Ruled(dispute, Rule(), str(problem))
