"""Wound back to a day, every page counts the same, and what was known: held against a count by hand."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.editing.outlets_merged import merge_outlets
from claims.models import Appearance, Claim, ClaimParty, Dispute, days
from claims.permissions import KNOWING, Gate, Known
from claims.terms import Clock, Role
from claims.timeline.article_list import load_article_list
from claims.timeline.claim_lookup import find_claim
from claims.timeline.claim_page import load_claim_page
from claims.timeline.counts import month_index
from claims.timeline.filters import ABOUT, DIRECTNESS, PUBLISHER, SPEAKER, Choice, Filters
from claims.timeline.page import load_timeline
from claims.timeline.party_list import load_party_list
from claims.timeline.party_page import Part, find_party, load_party_page
from claims.timeline.publisher_page import Part as PublisherPart
from claims.timeline.publisher_page import load_publisher_page
from claims.timeline.search import search
from claims.timeline.source_list import load_source_list
from tests.factories import a_claim, a_dispute, a_party, a_publisher, a_user, an_appearance, an_article
from tests.thorough import examples

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2025, 1, 1), 90
DAYS = st.integers(0, LAST)
TELLING = st.fixed_dictionaries(
    {
        "published": st.one_of(
            st.none(),
            st.tuples(DAYS, st.integers(0, 20)).map(lambda pair: (pair[0], sum(pair))),
            DAYS.map(lambda first: (first, None)),
        ),
        "held": DAYS,
        "publisher": st.sampled_from(["Alpha Times", "Beta Post"]),
        "via": st.sampled_from([None, "Beta Post", "Gamma Wire"]),
        "about": st.sampled_from([None, "DeepSeek", "Getty Images"]),
        "directness": st.sampled_from(["direct", "indirect"]),
    }
)
CLAIMS = st.lists(
    st.tuples(st.sampled_from(["OpenAI", "Anthropic"]), st.lists(TELLING, min_size=1, max_size=3)),
    min_size=1,
    max_size=3,
)


@dataclass(frozen=True)
class Made:
    """A telling as it was asked for, and its row."""

    row: Appearance
    speaker: str
    published: tuple[int, int | None] | None
    held: int
    about: str | None

    def was_known(self, day: int, clock: Clock) -> bool:
        last = self.held if clock == Clock.FIRST_HELD else self.published and self.published[1]
        return last is not None and last <= day


@contextmanager
def undone() -> Iterator[None]:
    """What is written inside is not there afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _day(number: int | None) -> date | None:
    return None if number is None else FIRST + timedelta(days=number)


def make(dispute: Dispute, claims: list, merged: tuple[str, str] | None) -> list[Made]:
    """These claims; two outlets with these names are one since."""
    made = []
    for number, (speaker, tellings) in enumerate(claims):
        claim = a_claim(f"Claim number {number} of data.", a_party(speaker))
        for n, telling in enumerate(tellings):
            row = _tell(claim, f"telling {n} of claim {number} about {telling['about'] or 'nobody'} says data", telling)
            made.append(Made(row, speaker, telling["published"], telling["held"], telling["about"]))
        for about in sorted({telling["about"] for telling in tellings} - {None}):
            ClaimParty.objects.create(claim=claim, party=a_party(about))
        claim.placements.create(dispute=dispute)
    if merged:
        absorbed, survivor = (a_publisher(name).pk for name in merged)
        merge_outlets(a_user(Role.LEAD), absorbed, survivor, "One paper.")
    return [Made(**{**vars(one), "row": _loaded(one.row)}) for one in made]


def _tell(claim: Claim, words: str, telling: dict) -> Appearance:
    snapshot = an_article(
        f"Headline {words}\n\nIt is said that {words}.",
        publisher=a_publisher(telling["publisher"]),
        published=telling["published"] and days(*map(_day, telling["published"])),
        first_held_at=datetime(2025, 1, 1, 23, tzinfo=UTC) + timedelta(days=telling["held"]),
    )
    via = (a_publisher(telling["via"]),) if telling["via"] else ()
    return an_appearance(snapshot, claim, words, via, directness=telling["directness"])


def _loaded(row: Appearance) -> Appearance:
    return Appearance.objects.select_related("article", "origin", "claim").get(pk=row.pk)


def by_claim(tellings: list[Made], key=lambda telling: telling.row.claim_id) -> dict:
    """Key → the claims told."""
    found = defaultdict(set)
    for telling in tellings:
        found[key(telling)].add(telling.row.claim_id)
    return {value: len(claims) for value, claims in found.items() if value is not None}


def names_of(tellings: list[Made]) -> dict[int, set[str]]:
    """Claim → whom those tellings say that it is about."""
    about = defaultdict(set)
    for telling in tellings:
        about[telling.row.claim_id] |= {telling.about} - {None}
    return about


def check_timeline(gate: Gate, dispute: Dispute, known: list[Made], every: list[Made]) -> None:
    page = load_timeline(gate, dispute, [], Filters(known=gate.known), None, None)
    counts = page.counts
    assert counts.n_claims == counts.n_found == len(by_claim(known))
    assert counts.n_articles == len({telling.row.article_id for telling in known})
    assert counts.n_speakers == len({telling.speaker for telling in known})
    speakers = {str(a_party(name).pk): n for name, n in by_claim(known, lambda telling: telling.speaker).items()}
    assert claims_of(counts, SPEAKER) == speakers
    assert claims_of(counts, DIRECTNESS) == by_claim(known, lambda telling: telling.row.directness)
    about = Counter(str(a_party(name).pk) for names in names_of(known).values() for name in names)
    assert claims_of(counts, ABOUT) == about
    undated = [telling for telling in every if (telling.published or (None, None))[1] is None]
    assert page.n_undated == (len(undated) if gate.known.clock == Clock.PUBLISHED else 0)
    check_months(page, known)
    check_cards(page, known)
    check_choices(gate, dispute, counts)


def claims_of(counts, facet) -> dict[str, int]:
    """Claims by value of a facet."""
    return {key: figure.n_claims for key, figure in counts.facets[facet].items()}


def check_months(page, known: list[Made]) -> None:
    first: dict[int, list] = defaultdict(list)
    months = set()
    for telling in known:
        day = _day(telling.published and telling.published[0])
        first[telling.row.claim_id].append(day)
        months |= {(telling.row.claim_id, month_index(day))} if day else set()
    days_of = [min(filter(None, dates), default=None) for dates in first.values()]
    assert page.counts.cards == Counter(day and month_index(day) for day in days_of)
    tellings = Counter()
    for (month, _), n in page.counts.tellings.items():
        tellings[month] += n
    assert tellings == Counter(month for _, month in months)
    bars = {bar.time.first: bar.n for bar in page.strip.bars if bar.n} if page.strip else {}
    assert sum(bars.values()) == len(months)
    assert sum(month.n for month in page.months) == len(by_claim(known))


def check_cards(page, known: list[Made]) -> None:
    cards = {card.claim.pk: card for month in page.months for day in month.days for card in day.cards}
    assert set(cards) == set(by_claim(known))
    for pk, card in cards.items():
        ours = [telling for telling in known if telling.row.claim_id == pk]
        assert card.tellings.n_articles == len({telling.row.article_id for telling in ours})
        assert card.tellings.n_origins == len({telling.row.origin_id for telling in ours})
        assert {named.name for named in card.about} == names_of(ours)[pk]


def check_choices(gate: Gate, dispute: Dispute, counts) -> None:
    """What a facet says is what choosing it finds."""
    for facet in (SPEAKER, ABOUT, PUBLISHER):
        for key, n in claims_of(counts, facet).items():
            chosen = Filters(choices=(Choice(facet, "x", key, "x"),), known=gate.known)
            assert load_timeline(gate, dispute, [], chosen, None, None).counts.n_found == n


def check_claims(gate: Gate, known: list[Made], every: list[Made]) -> None:
    for pk, number in {telling.row.claim_id: telling.row.claim.number for telling in every}.items():
        ours = [telling for telling in known if telling.row.claim_id == pk]
        claim = find_claim(gate, number)
        assert (claim is not None) == bool(ours)
        if claim:
            page = load_claim_page(gate, claim)
            assert page.facts.n_tellings == len(page.tellings) == len(ours)
            assert page.facts.n_articles == len({telling.row.article_id for telling in ours})
            assert page.facts.n_origins == len({telling.row.origin_id for telling in ours})
            assert {party.name for party in page.about} == names_of(ours)[pk]


def check_lists(gate: Gate, known: list[Made]) -> None:
    parties = {party.name: (party.n_said, party.n_about) for party in load_party_list(gate, None, "").page}
    said = by_claim(known, lambda telling: telling.speaker)
    about = Counter(name for names in names_of(known).values() for name in names)
    assert parties == {name: (said.get(name, 0), about.get(name, 0)) for name in {*said, *about}}
    for name in parties:
        counts = dict(load_party_page(gate, find_party(gate, a_party(name).slug)).counts)
        assert (counts[Part.SAYS], counts[Part.ABOUT]) == parties[name]
    articles = {telling.row.article_id for telling in known}
    assert {article.pk for article in load_article_list(gate, gate.articles())} == articles
    sources = {source.pk: source.n_articles for source in load_source_list(gate).publishers if source.n_articles}
    outlets = {telling.row.article_id: telling.row.article.publisher_id for telling in known}
    assert sources == Counter(outlets.values())
    for source in gate.publishers():
        n_held = dict(load_publisher_page(gate, source).counts)[PublisherPart.ARTICLES]
        assert n_held == sources.get(source.pk, 0)
    assert search(gate, "data").n_claims == len(by_claim(known))


@settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    claims=CLAIMS,
    day=st.integers(0, LAST + 25),
    clock=st.sampled_from(KNOWING),
    is_reader=st.booleans(),
    merged=st.sampled_from([None, ("Alpha Times", "Beta Post"), ("Gamma Wire", "Beta Post")]),
)
def test_counts_agree_with_each_other_and_with_a_count_by_hand(claims, day, clock, is_reader, merged):
    with undone():
        dispute = a_dispute()
        every = make(dispute, claims, merged)
        gate = Gate(sees_all=not is_reader, known=Known(_day(day), clock))
        known = [telling for telling in every if telling.was_known(day, clock)]
        check_timeline(gate, dispute, known, every)
        check_claims(gate, known, every)
        check_lists(gate, known)
