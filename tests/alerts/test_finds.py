"""Which of the claims to which something happened a saved search finds: those that its page finds, and none besides."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.alerts.collecting import Finds, collect
from claims.alerts.happened import Happened
from claims.alerts.reading import read_search
from claims.models import AlertReading, Claim, ClaimRelation, SavedSearch, Subscription
from claims.permissions import Gate
from claims.terms import AlertKind, RelationKind, Status
from claims.timeline.query import entries_for, passing
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim

pytestmark = pytest.mark.django_db

QUERIES = [
    "",
    "by=openai",
    "by=-openai",
    "standing=disputed",
    "standing=-disputed",
    "standing=one-origin",
    "standing=unanswered&standing=changed",
    "q=dams",
    "q=dams&standing=disputed",
    "certainty=may&status=suggested",
    "from=2025-01&to=2025-02",
]


@pytest.fixture
def dispute():
    dispute = a_dispute()
    disputed = a_placed_claim(dispute, "The dam may break.")
    answer = a_placed_claim(dispute, "No dam breaks.", speaker=a_party("Getty"))
    a_placed_claim(a_dispute("Elsewhere", slug="elsewhere"), "A dam elsewhere may break.")
    ClaimRelation.objects.create(claim=answer, kind=RelationKind.DENIES, other=disputed, status=Status.ACCEPTED)
    return dispute


def finds(claims: list[Claim], search: SavedSearch) -> tuple[set[int], str]:
    """What the search finds among these, and the SQL that it took."""
    gate = Gate.for_readers()
    with CaptureQueriesContext(connection) as queries:
        found = Finds(gate, [Happened(claim.number, AlertKind.NEW) for claim in claims]).of(read_search(gate, search))
    return found, "\n".join(each["sql"] for each in queries)


@pytest.mark.parametrize("query", QUERIES)
def test_it_finds_what_its_page_finds(dispute, query):
    search = SavedSearch(dispute=dispute, name="It", query=query)
    read = read_search(Gate.for_readers(), search)
    entries = passing(entries_for(Gate.for_readers(), dispute, read.filters), read.filters)
    all_found = {*entries.values_list("claim__number", flat=True)}
    claims = [*Claim.objects.all()]
    assert finds(claims, search)[0] == all_found
    for claim in claims:
        assert finds([claim], search)[0] == all_found & {claim.number}


def test_it_finds_the_claims_that_it_asks_for_by_number(dispute):
    asked, *others = Claim.objects.order_by("pk")
    search = SavedSearch(dispute=dispute, name="It", query=f"claim={asked.number}")
    assert finds([asked, *others], search)[0] == {asked.number}
    assert finds(others, search)[0] == set()
    all_but = SavedSearch(dispute=dispute, name="It", query=f"claim=-{asked.number}")
    assert finds([asked, *others], all_but)[0] == {others[0].number}  # the third is elsewhere


def test_of_other_claims_nothing_is_read(dispute):
    """Neither who disputes them, nor from how many origins they come, nor what words they have."""
    claim = Claim.objects.order_by("pk").first()
    query = "q=dams&standing=disputed&standing=unanswered&standing=one-origin&standing=changed"
    _, sql = finds([claim], SavedSearch(dispute=dispute, name="It", query=query))
    narrowed = [f'."{column}" IN ({claim.pk})' for column in ("other_id", "claim_id", "id")]
    assert [sql.count(each) >= 1 for each in narrowed] == [True] * 3
    assert sql.count(f"IN ({claim.pk})") >= 7


@pytest.mark.parametrize("n_followers", [1, 6])
def test_a_search_is_asked_once_however_many_follow_it(dispute, n_followers):
    search = SavedSearch.objects.create(dispute=dispute, name="It", query="standing=disputed")
    told = {"rhythm": "at_once", "site": "https://claims.example", "confirmed_at": timezone.now()}
    for n in range(n_followers):
        search.subscriptions.create(email=f"{n}@example.org", **told)
    collect()
    a_claim("Unplaced.")
    disputed = Claim.objects.order_by("pk").first()
    disputed.wording = "The dam breaks."
    disputed.save()
    AlertReading.objects.update(xid=0, change=0)
    with CaptureQueriesContext(connection) as queries:
        collect()
    assert sum('"claims_timelineentry"."dispute_id"' in each["sql"] for each in queries) == 1
    assert Subscription.objects.filter(deliveries__number=disputed.number).count() == n_followers
