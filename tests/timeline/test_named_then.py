"""Wound back, columns hold whom a claim was about and who was what in it: held against a reckoning by hand."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import ClaimParty, Dispute
from claims.permissions import KNOWING, Gate, Known
from claims.terms import CONCERNED, PartyRole
from claims.timeline.column_loading import load_columns
from claims.timeline.columns import Columns
from claims.timeline.filters import ABOUT, ROLE, Facet, Filters
from tests.factories import a_claim, a_dispute, a_party, an_appearance, an_article
from tests.thorough import examples
from tests.timeline.test_as_of import undone
from tests.timeline.varied import JANUARY

pytestmark = pytest.mark.django_db

NAMES = ("DeepSeek", "Getty Images")
SUED = "was sued"
TELLING = st.tuples(st.integers(0, 4), st.sets(st.sampled_from([*NAMES, SUED])))
NAMED = st.tuples(st.sampled_from(NAMES), st.sampled_from(PartyRole), st.sampled_from(["", SUED]))
CLAIM = st.tuples(
    st.lists(TELLING, min_size=1, max_size=4), st.lists(NAMED, min_size=1, max_size=4, unique_by=lambda one: one[:2])
)


def make(dispute: Dispute, tellings: list, named: list) -> int:
    """A claim with these tellings and roles; its key."""
    claim = a_claim("It happened.", a_party("OpenAI"))
    for number, (day, words) in enumerate(tellings):
        said = f"telling {number} of {claim.pk}: {', '.join(sorted(words))}"
        held = datetime(2025, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
        article = an_article(f"Told\n\nHe said {said}.", JANUARY + timedelta(days=day), first_held_at=held)
        an_appearance(article, claim, said)
    for name, role, words in named:
        ClaimParty.objects.create(claim=claim, party=a_party(name), role=role, words=words)
    claim.placements.create(dispute=dispute)
    return claim.pk


def known_by(day: int, tellings: list, named: list) -> list[tuple[str, PartyRole]]:
    """The roles that stood by then: all, where nothing was told later, else those that a known telling bears out."""
    known = [words for told, words in tellings if told <= day]
    return [
        (name, role)
        for name, role, words in named
        if len(known) == len(tellings) or any({name, words} - {""} <= told for told in known)
    ]


def lists_by_claim(columns: Columns, facet: Facet) -> dict[int, set[frozenset[str]]]:
    """Claim → the different lists that its rows hold."""
    values, found = columns.values[facet], {}
    for claim, number in zip(columns.claim.tolist(), values.number.tolist(), strict=True):
        codes = values.lists.codes[values.lists.starts[number] : values.lists.starts[number + 1]]
        found.setdefault(claim, set()).add(frozenset(values.keys[code] for code in codes))
    return found


def about(named: Iterable[tuple[str, PartyRole]]) -> frozenset[str]:
    return frozenset(str(a_party(name).pk) for name, role in named if role in CONCERNED)


def roles(named: Iterable[tuple[str, PartyRole]]) -> frozenset[str]:
    held = [(name, role) for name, role in named if role != PartyRole.ABOUT]
    return frozenset(part for name, role in held for part in (role.value, f"{role.value}:{a_party(name).pk}"))


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    claims=st.lists(CLAIM, min_size=4, max_size=8),
    day=st.integers(0, 4),
    clock=st.sampled_from(KNOWING),
    is_reader=st.booleans(),
)
@pytest.mark.slow
def test_columns_hold_what_was_known_of_parties(claims, day, clock, is_reader):
    with undone():
        dispute = a_dispute()
        made = {make(dispute, *claim): claim for claim in claims}
        known = Known(JANUARY + timedelta(days=day), clock)
        gate = Gate(sees_all=not is_reader, known=known)
        then = {pk: known_by(day, *claim) for pk, claim in made.items() if any(told <= day for told, _ in claim[0])}
        columns = load_columns(gate, dispute, Filters(known=known))
        assert lists_by_claim(columns, ABOUT) == {pk: {about(named)} for pk, named in then.items()}
        assert lists_by_claim(columns, ROLE) == {pk: {roles(named)} for pk, named in then.items()}
        some = load_columns(gate, dispute, Filters(known=known), list(made)[:1])
        assert lists_by_claim(some, ROLE) == {pk: {roles(then[pk])} for pk in list(made)[:1] if pk in then}
        rows = gate.with_lists_then(gate.entries_of(dispute), ["about", "roles"])
        rows = rows.values_list("claim", "about_then", "roles_then")
        expected = {(pk, about(named), roles(named)) for pk, named in then.items()}
        assert {(pk, frozenset(map(str, whom)), frozenset(what)) for pk, whom, what in rows} == expected
