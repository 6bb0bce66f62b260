"""Everything that the page of one claim shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.core.paginator import Page, Paginator

from claims.models import Appearance, Claim, Reply
from claims.permissions import Gate
from claims.text.blackout import BLOCK
from claims.timeline import clocks
from claims.timeline.chain_map import MOST_CHAINS, ChainMap, draw
from claims.timeline.chain_tree import lead_back
from claims.timeline.chains import Chain, chains_of
from claims.timeline.contradictions import Contradicting, load_contradictions
from claims.timeline.drift import Drift
from claims.timeline.following import Step, follow
from claims.timeline.history import Happening, load_history
from claims.timeline.joins import join_of
from claims.timeline.ledger import Answer, first_answer, ledger_of
from claims.timeline.notes import Note, threads_of
from claims.timeline.origins import OriginShown, load_origins
from claims.timeline.outline import Facts, Outline
from claims.timeline.outline_kept import outline_of_claim
from claims.timeline.ratings import Rated, read_ratings
from claims.timeline.relations import Related, answered_by_today, load_relations, load_replies
from claims.timeline.roles_told import InRoles, by_party
from claims.timeline.silence import Silence, silences_of
from claims.timeline.tellings import Telling, load_rows, tellings_of

TELLINGS_A_PAGE = 20
#: More answers than this are counted, not listed.
MOST_ANSWERS = 40


@dataclass(frozen=True, slots=True)
class Drawn:
    """The chain of one telling, the day of its article in words, its origin's key, and where each step can be read."""

    chain: Chain
    day: str
    article_id: int
    origin_key: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ClaimPage:
    """One claim as its viewer may see it. ``drawn`` are the chains in the picture, ``chosen`` is the telling whose
    evidence stands beside it.

    ``as_of`` is the day as of which the page speaks.
    """

    claim: Claim
    facts: Facts
    drawn: list[Drawn]
    origins: list[OriginShown]
    page: Page
    tellings: list[Telling]
    chosen: Telling | None
    drift: Drift
    contradictions: list[Contradicting]
    relations: list[Related]
    replies: list[Reply]
    answering: set[str]
    notes: list[Note]
    history: list[Happening]
    as_of: date
    cut_at: datetime | None

    @cached_property
    def chain_map(self) -> ChainMap | None:
        """The picture, in which every chain comes by its origin."""
        chains = lead_back([(each.chain, each.origin_key) for each in self.drawn])
        return draw((chain, each.article_id, each.day) for each, chain in zip(self.drawn, chains, strict=True))

    @property
    def ratings(self) -> list[Rated]:
        return read_ratings(self.claim.rating_rows)

    @property
    def n_not_drawn(self) -> int:
        return self.facts.n_tellings - len(self.drawn)

    @property
    def n_origins_left(self) -> int:
        return self.facts.n_origins - len(self.origins)

    @property
    def listed_answers(self) -> list[Answer]:
        return self.ledger[:MOST_ANSWERS]

    @property
    def n_answers_left(self) -> int:
        return len(self.ledger) - len(self.listed_answers)

    @property
    def first_chain(self) -> Chain:
        """The chain of the telling that was published first."""
        return self.drawn[0].chain if self.drawn else ()

    @property
    def via(self) -> Chain:
        """Those through whom the first telling came, its own outlet last."""
        return self.first_chain[1:]

    @property
    def about(self) -> list[InRoles]:
        """Parties that are nothing but its subject."""
        return [party for party in self._parties if party.is_only_about]

    @property
    def other_roles(self) -> list[InRoles]:
        """Parties that are more to the claim than its subject, with their roles and the words."""
        return [party for party in self._parties if not party.is_only_about]

    @cached_property
    def _parties(self) -> list[InRoles]:
        return by_party(self.claim.others)

    @cached_property
    def ledger(self) -> list[Answer]:
        """Every reply, with the days that it took."""
        return ledger_of(self.replies, self._came_out)

    @property
    def answer(self) -> Answer | None:
        """What was answered first to the claim; what contests it comes before what does not."""
        return first_answer(self.ledger)

    @cached_property
    def silences(self) -> list[Silence]:
        """The accused of whom no answer is held."""
        return silences_of(self.claim, self.replies, self.relations, self.answering, self._came_out, self.as_of)

    @property
    def _came_out(self) -> date | None:
        return clocks.bounds(self.facts.published.clock)[0] if self.facts.published else None


def load_claim_page(gate: Gate, claim: Claim, page_number: object = 1, telling: int = 1) -> ClaimPage | None:
    """The page of a claim found by ``claim_lookup.find_claim``, its tellings paged by 20; None without any telling.

    ``telling`` is the number of the one whose evidence is shown in full; the first where there is no such. Five
    queries, one more for relations, replies and contradictions, where there are such, the history, for people who see
    more than readers, a page that is wound back, and two for an outline and a drift that are not kept.
    """
    whole = outline_of_claim(gate, claim)
    outline = whole.tellings
    if not outline:
        return None
    page = Paginator(outline, TELLINGS_A_PAGE).get_page(page_number)
    chosen = outline[telling - 1 if 1 <= telling <= len(outline) else 0]
    loaded = {each.pk: each.origin_key for each in [*outline[:MOST_CHAINS], *page, chosen]}
    all_numbers = {each.pk: number for number, each in enumerate(outline, start=1)}
    rows, chains = load_rows(gate, loaded, all_numbers), chains_of(loaded)
    numbers = {each.pk: all_numbers[each.pk] for each in (*page, chosen)}
    joins = {pk: join_of(rows[pk], all_numbers) for pk in numbers if pk in rows}
    tellings = tellings_of(gate, rows, numbers, chains, whole.rises, joins)
    return ClaimPage(
        claim=claim,
        facts=whole.facts,
        drawn=_drawn(outline[:MOST_CHAINS], rows, chains),
        origins=load_origins(outline, whole.printed, chains.values()),
        page=page,
        tellings=[tellings[each.pk] for each in page if each.pk in tellings],
        chosen=tellings.get(chosen.pk),
        drift=whole.drift,
        contradictions=load_contradictions(gate, claim),
        relations=load_relations(gate, claim),
        replies=load_replies(gate, claim),
        answering=answered_by_today(gate, claim),
        notes=threads_of(claim.note_rows, names_authors=gate.sees_all),
        history=load_history(claim, gate.known) if gate.sees_all else [],
        as_of=gate.known.day if gate.known else gate.now.date(),
        cut_at=_cut_at([claim.wording, *(row.content for row in rows.values())], outline),
    )


def _cut_at(shown: Iterable[str], outline: Iterable[Outline]) -> datetime | None:
    """When words of it were taken down by legal order, as far as the texts say in which it is told; None: none were."""
    if not any(BLOCK in words for words in shown):
        return None
    return max((each.redacted_at for each in outline if each.redacted_at), default=None)


def _drawn(outline: Sequence[Outline], rows: Mapping[int, Appearance], chains: Mapping[int, Chain]) -> list[Drawn]:
    return [
        Drawn(
            chain=chains[telling.pk],
            day=clocks.label(telling.published, telling.published_why),
            article_id=telling.article_id,
            origin_key=telling.origin_key,
            steps=follow(chains[telling.pk], rows[telling.pk]),
        )
        for telling in outline
        if telling.pk in chains and telling.pk in rows
    ]
