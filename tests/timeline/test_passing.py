"""What outlets originate and pass on, against a count by hand of every telling and link."""

from collections import defaultdict
from datetime import date
from itertools import cycle

import pytest

from claims.linking.origins import settle_origins
from claims.models import Appearance, Claim, Placement, Publisher
from claims.permissions import Gate
from claims.terms import Publishes, Status
from claims.timeline.publisher_page import Part, load_publisher_page
from claims.timeline.source_list import load_source_list
from tests.factories import a_claim, a_dispute
from tests.linking.origins.telling import tell
from tests.standing import standing

pytestmark = pytest.mark.django_db

WORDS = (
    "OpenAI told us that {}.",
    "OpenAI said that {}.",
    "OpenAI testified that {}.",
    "People familiar with it say that {}.",
    "OpenAI wrote in a letter that {}.",
)
VIAS = ((), ("The Daily",), (), ("Bloomberg", "The Weekly"), (), (), ("The Weekly",))
OUTLETS = ("The Daily", "The Weekly", "The Monthly")


@pytest.fixture(scope="module", autouse=True)
def told(django_db_setup, django_db_blocker):
    with standing(django_db_blocker, tellings):
        yield


def tellings() -> None:
    """Forty tellings of eight claims, a few of them unseen by readers, in two disputes."""
    shown, hidden = a_dispute(), a_dispute(publishes=Publishes.ACCEPTED)
    outlets, words, vias = cycle(OUTLETS), cycle(WORDS), cycle(VIAS)
    for n in range(8):
        claim = a_claim(f"The firm copied {n} scans.")
        Placement.objects.create(claim=claim, dispute=hidden if n in (2, 5) else shown, why="test")
        for told in range(5):
            outlet, status = next(outlets), Status.REJECTED if (n, told) == (3, 1) else Status.SUGGESTED
            text = f"{n} {told} {next(words)}"
            tell(claim, outlet, text, date(2025, 3, 1 + told), via=next(vias), status=status, key=f"{n} {told}")
    Claim.objects.filter(placements__dispute=hidden).update(status=Status.ACCEPTED)
    Appearance.objects.filter(claim__placements__dispute=hidden, article__published__startswith__day__lt=3).update(
        status=Status.ACCEPTED
    )
    settle_origins(set(Claim.objects.values_list("pk", flat=True)))


def by_hand(gate: Gate) -> dict[str, tuple[int, int]]:
    originated, passed_on = defaultdict(set), defaultdict(set)
    for telling in gate.appearances().select_related("origin__root"):
        root = telling.origin and telling.origin.root
        for link in telling.chain.exclude(publisher=None).select_related("publisher"):
            is_root = root is not None and root.publisher_id == link.publisher_id
            (originated if is_root else passed_on)[link.publisher.name].add(telling.claim_id)
    return {name: (len(originated[name]), len(passed_on[name])) for name in {*originated, *passed_on}}


@pytest.mark.parametrize("gate", [Gate.for_readers(), Gate(sees_all=True)], ids=["reader", "editor"])
def test_the_list_and_each_page_count_as_one_counts_by_hand(gate):
    expected = by_hand(gate)
    listed = load_source_list(gate).publishers
    assert {one.name: (one.n_originates, one.n_passes_on) for one in listed} == expected
    for publisher in Publisher.objects.filter(name__in=expected):
        counts = dict(load_publisher_page(gate, publisher).counts)
        assert (counts[Part.ORIGINATES], counts[Part.PASSES_ON]) == expected[publisher.name]
    assert all(all(figures) for name, figures in expected.items() if name in OUTLETS[:2]), "the case is too simple"


def test_readers_and_editors_see_different_figures():
    assert by_hand(Gate.for_readers()) != by_hand(Gate(sees_all=True))
