"""Everything that the page of one claim shows."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page, Paginator

from claims.models import Claim, Dispute, Reply
from claims.permissions import Gate
from claims.terms import PartyRole
from claims.timeline import clocks
from claims.timeline.chain_map import MOST_CHAINS, ChainMap, draw
from claims.timeline.chain_tree import lead_back
from claims.timeline.chains import Chain, load_chains
from claims.timeline.contradictions import Contradicting, load_contradictions
from claims.timeline.drift import Drift, load_drift, rises_of
from claims.timeline.history import Happening, load_history
from claims.timeline.origins import OriginShown, origins_of
from claims.timeline.outline import Facts, Outline, facts_of, load_outline
from claims.timeline.relations import Related, answered_by_today, is_contesting, load_relations, load_replies
from claims.timeline.silence import Silence, silences_of
from claims.timeline.tellings import Telling, load_tellings

TELLINGS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply, and the days from the claim's first publication to the first possible day of the reply."""

    reply: Reply
    days: int | None

    @property
    def is_contesting(self) -> bool:
        return is_contesting(self.reply)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The chain of one telling, the day of its article in words, and the key of its origin."""

    chain: Chain
    day: str
    article_id: int
    origin_key: str | None


@dataclass(frozen=True)
class ClaimPage:
    """One claim as its viewer may see it. ``drawn`` are the chains in the picture.

    ``as_of`` is the day as of which the page speaks.
    """

    claim: Claim
    facts: Facts
    disputes: list[Dispute]
    drawn: list[Drawn]
    origins: list[OriginShown]
    page: Page
    tellings: list[Telling]
    drift: Drift
    contradictions: list[Contradicting]
    relations: list[Related]
    replies: list[Reply]
    answering: set[str]
    history: list[Happening]
    as_of: date

    @cached_property
    def chain_map(self) -> ChainMap | None:
        """The picture, in which every chain comes by its origin."""
        chains = lead_back([(each.chain, each.origin_key) for each in self.drawn])
        told = {(each.article_id, chain): each.day for each, chain in zip(self.drawn, chains, strict=True)}
        return draw((chain, day) for (_, chain), day in told.items())

    @property
    def n_not_drawn(self) -> int:
        return self.facts.n_tellings - len(self.drawn)

    @property
    def first_chain(self) -> Chain:
        """The chain of the telling that was published first."""
        return self.drawn[0].chain if self.drawn else ()

    @property
    def via(self) -> Chain:
        """Those through whom the first telling came, its own outlet last."""
        return self.first_chain[1:]

    @property
    def first_published(self) -> str:
        published = self.facts.published
        return clocks.label(published.clock, published.why) if published else ""

    @property
    def about(self) -> list[dict]:
        """Parties that are nothing but its subject."""
        told = {other["slug"] for other in self.other_roles}
        return [other for other in self.claim.others if other["slug"] not in told]

    @cached_property
    def other_roles(self) -> list[dict]:
        """Parties that are more to the claim than its subject, with the labels of their roles and the words."""
        roles: dict[str, dict] = {}
        for other in self.claim.others:
            if other["role"] != PartyRole.ABOUT:
                party = roles.setdefault(other["slug"], {**other, "labels": [], "words": {}})
                party["labels"].append(PartyRole(other["role"]).label)
                party["words"] |= {other["words"]: None} if other["words"] else {}
        return [{**party, "label": " and ".join(party["labels"])} for party in roles.values()]

    @cached_property
    def ledger(self) -> list[Answer]:
        """Every reply, with the days that it took."""
        return [Answer(reply, self._days_until(reply)) for reply in self.replies]

    @property
    def answer(self) -> Answer | None:
        """The first answer that contests the claim and whose day is known."""
        return next((each for each in self.ledger if each.is_contesting and clocks.bounds(each.reply.replied)[0]), None)

    @cached_property
    def silences(self) -> list[Silence]:
        """The accused of whom no answer is held."""
        return silences_of(self.claim, self.replies, self.relations, self.answering, self._came_out, self.as_of)

    @property
    def _came_out(self) -> date | None:
        return clocks.bounds(self.facts.published.clock)[0] if self.facts.published else None

    def _days_until(self, reply: Reply) -> int | None:
        """None where one of the two days is not known, or the reply was there first."""
        replied = clocks.bounds(reply.replied)[0]
        days = (replied - self._came_out).days if replied and self._came_out else None
        return days if days is not None and days >= 0 else None


def load_claim_page(gate: Gate, claim: Claim, page_number: object = 1) -> ClaimPage | None:
    """The page of a claim found by ``claim_lookup.find_claim``, its tellings paged by 20; None without any telling.

    Eight queries, one of them (the history) only for people who see more than readers; one more each for a drift and
    for contradictions, where there are such, and on a page that is wound back.
    """
    outline = load_outline(gate, claim)
    if not outline:
        return None
    page = Paginator(outline, TELLINGS_A_PAGE).get_page(page_number)
    in_picture = outline[:MOST_CHAINS]
    shown = [telling.pk for telling in page]
    chains = load_chains(gate, {telling.pk: telling.origin_key for telling in [*in_picture, *page]})
    return ClaimPage(
        claim=claim,
        facts=facts_of(outline),
        disputes=load_disputes(gate, claim),
        drawn=[_drawn(telling, chains[telling.pk]) for telling in in_picture if telling.pk in chains],
        origins=origins_of(claim.origin_rows, outline, chains.values()),
        page=page,
        tellings=load_tellings(gate, shown, chains, rises_of(outline), page.start_index()),
        drift=load_drift(gate, outline),
        contradictions=load_contradictions(gate, claim),
        relations=load_relations(gate, claim),
        replies=load_replies(gate, claim),
        answering=answered_by_today(gate, claim),
        history=load_history(claim, gate.known) if gate.sees_all else [],
        as_of=gate.known.day if gate.known else gate.now.date(),
    )


def load_disputes(gate: Gate, claim: Claim) -> list[Dispute]:
    """The disputes and threads in which the viewer sees the claim, threads first."""
    seen = gate.entries().filter(claim=claim).values("dispute")
    return sorted(
        Dispute.objects.filter(pk__in=seen).select_related("parent"),
        key=lambda dispute: (dispute.parent_id is None, dispute.position, dispute.pk),
    )


def _drawn(telling: Outline, chain: Chain) -> Drawn:
    day = clocks.label(telling.published, telling.published_why)
    return Drawn(chain, day, telling.article_id, telling.origin_key)
