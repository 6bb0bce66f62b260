"""The page of what is new: since when, for whom, and what is kept of whoever looks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.utils import timezone

from claims.editing.review import accept_claim, version_of
from claims.models import Claim, ClaimRelation, Dispute, Reply, TimelineEntry
from claims.terms import Publishes, RelationKind, ReplyKind, Role
from claims.timeline.news import Part
from tests.factories import a_dispute, a_party, a_placed_claim, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries
from tests.versions import stored_versions

pytestmark = pytest.mark.django_db

PAGE = "/d/data/new/"
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute(slug="data")


def moment(response) -> datetime:
    return response.context["page"].moment


def all_kinds(dispute: Dispute, n: int) -> None:
    """``n`` of each that can be new, and a telling of an older claim each."""
    for number in range(n):
        old, new = a_placed_claim(dispute, f"It took {number}."), a_placed_claim(dispute, f"It took no {number}.")
        TimelineEntry.objects.filter(claim=old).update(shown_at=LONG_AGO)
        telling = an_appearance(an_article(f"Again {number}\n\nIt took."), old, "It took")
        ClaimRelation.objects.create(claim=new, kind=RelationKind.DENIES, other=old, evidence=telling)
        Reply.objects.create(accusation=old, party=a_party("DeepSeek"), kind=ReplyKind.DECLINED, evidence=telling)
        accept_claim(new.number, a_user(Role.EDITOR), version_of(new))
        gone = a_placed_claim(dispute, f"It was satire {number}.")
        gone.status, gone.tombstone = "withdrawn", "Satire."
        gone.save()
        stored_versions(dispute)


def test_by_default_it_is_since_yesterday(client, dispute):
    a_placed_claim(dispute, "It took <b>data</b>.")
    response = client.get(PAGE)
    assert moment(response).date() == timezone.now().date() - timedelta(days=1)
    page = response.content.decode()
    assert "It took &lt;b&gt;data&lt;/b&gt;." in page
    assert "whenever it was published" in page
    assert "#evidence-" in page


@pytest.mark.parametrize(
    "since, expected",
    [
        ("2025-01-30", datetime(2025, 1, 30, tzinfo=UTC)),
        ("2025-01-30T08:15", datetime(2025, 1, 30, 8, 15, tzinfo=UTC)),
        ("2025-01-30T08:15%2B09:00", datetime(2025, 1, 29, 23, 15, tzinfo=UTC)),
        ("0001-01-01", datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_since_a_time(client, dispute, since, expected):
    assert moment(client.get(f"{PAGE}?since={since}")) == expected


@pytest.mark.parametrize(
    "query, said",
    [
        ("since=soon", "“soon” is no time"),
        ("since=2025-13-77", "is no time"),
        ("since=9999-01-01", "still to come"),
        ("since=0001-01-01T00:00%2B14:00", "is no time"),
        ("since=" + "9" * 5000, "is no time"),
        ("since=%00", "is no time"),
        ("part=murders", "There is no part “murders”"),
        ("part=%00", "ull characters"),
        ("as_of=2025-01-30", "cannot be wound back to a day"),
        ("as_of=nonsense", "cannot be wound back to a day"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_page_is_there(client, dispute, query, said):
    a_placed_claim(dispute, "It took data.")
    response = client.get(f"{PAGE}?{query}")
    assert response.status_code == 400
    assert said in response.content.decode()
    assert "It took data." in response.content.decode()


def test_repeated_and_senseless_pages_do_no_harm(client, dispute):
    a_placed_claim(dispute)
    assert client.get(f"{PAGE}?part=claims&page=-7&page=x&since=week&since=week").status_code == 200


def test_nothing_new_says_when_anything_was(client, dispute):
    a_placed_claim(dispute)
    TimelineEntry.objects.update(shown_at=LONG_AGO)
    page = client.get(PAGE).content.decode()
    assert "Nothing new since" in page
    assert "the last change was" in page
    assert "1 Jan 2025, 00:00 UTC" in page


def test_a_dispute_without_a_claim(client, dispute):
    assert "No claim is to be seen here yet" in client.get(PAGE).content.decode()


def test_what_the_gate_hides_is_not_there(client):
    a_placed_claim(a_dispute(slug="data", publishes=Publishes.ACCEPTED), "It took data.")
    assert "It took data." not in client.get(PAGE).content.decode()
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert "It took data." in client.get(PAGE).content.decode()


def test_the_menu_and_the_timeline_lead_to_it(client, dispute):
    a_placed_claim(dispute)
    assert f'href="{PAGE}"' in client.get("/d/data/").content.decode()
    assert client.get("/new/")["Location"] == PAGE
    assert 'href="/new/"' in client.get("/articles/").content.decode()


def test_without_a_dispute_the_menu_leads_to_how_to_get_one(client):
    assert client.get("/new/")["Location"] == "/"
    assert client.get("/d/nothing/new/").status_code == 404


def later(monkeypatch, **by) -> datetime:
    now = timezone.now() + timedelta(**by)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


def test_an_editors_visit_begins_where_the_last_one_did(client, dispute, monkeypatch):
    client.force_login(a_user(Role.EDITOR))
    first = timezone.now().replace(second=0, microsecond=0)
    assert "your first visit" in client.get(PAGE).content.decode()
    later(monkeypatch, hours=1)
    assert client.get(PAGE).context["visits"].before_at is None, "to look again is the same visit"
    later(monkeypatch, hours=20)
    response = client.get(PAGE)
    assert abs(moment(response) - first) <= timedelta(minutes=1)
    assert "when you were here last" in response.content.decode()
    assert moment(client.get(f"{PAGE}?since=yesterday")) != moment(response)
    assert moment(client.get(PAGE)) == moment(response)


def test_of_a_reader_nothing_is_kept_unasked(client, dispute):
    response = client.get(PAGE)
    assert set(response.cookies) <= {"csrftoken"}


def test_a_reader_asks_for_it_and_ends_it(client, dispute, monkeypatch):
    a_placed_claim(dispute)
    kept = client.post(f"{PAGE}visits/", {"keep": "yes"}).cookies["visits"]
    assert (kept["path"], kept["httponly"], kept["samesite"]) == (PAGE, True, "Lax")
    assert len(signing.loads(kept.value, salt="visits")) == 1, "one time, and nothing else"
    later(monkeypatch, hours=20)
    response = client.get(PAGE)
    assert "when you were here last" in response.content.decode()
    assert len(signing.loads(response.cookies["visits"].value, salt="visits")) == 2
    assert client.post(f"{PAGE}visits/", {"keep": "no"}).cookies["visits"].value == ""


@pytest.mark.parametrize("keep", ["", "maybe"])
def test_without_a_word_nothing_is_kept(client, dispute, keep):
    assert "visits" not in client.post(f"{PAGE}visits/", {"keep": keep}).cookies


def test_of_somebody_with_an_account_the_session_keeps_it(client, dispute):
    client.force_login(a_user(Role.EDITOR))
    assert "visits" not in client.post(f"{PAGE}visits/", {"keep": "yes"}).cookies
    assert "visits" not in client.get(PAGE).cookies


@pytest.mark.parametrize("forged", [None, "x", "", ["x"], 7], ids=repr)
def test_a_forged_cookie_is_none(client, dispute, forged):
    """Also one that was signed, but for something else."""
    client.cookies["visits"] = forged if isinstance(forged, str) else signing.dumps(forged, salt="visits")
    response = client.get(PAGE)
    assert response.status_code == 200
    assert response.context["visits"].before_at is None


def test_a_relation_that_somebody_checked_does_not_make_its_claims_look_checked(client, dispute):
    old, new = a_placed_claim(dispute, "It took it."), a_placed_claim(dispute, "It took none.")
    TimelineEntry.objects.update(shown_at=LONG_AGO)
    ClaimRelation.objects.create(claim=new, kind=RelationKind.DENIES, other=old, status="accepted")
    assert client.get(PAGE).content.decode().count("not yet checked") == 2
    Claim.objects.update(status="accepted")
    assert "not yet checked" not in client.get(PAGE).content.decode()


def test_only_editors_read_of_decisions(client, dispute):
    editor = a_user(Role.EDITOR, username="anna")
    claim = a_placed_claim(dispute)
    accept_claim(claim.number, editor, version_of(claim), "Read it twice.")
    for user, is_told in ((None, False), (a_user(Role.CONTRIBUTOR), False), (editor, True)):
        if user:
            client.force_login(user)
        for address in (PAGE, f"{PAGE}?part=decisions"):
            assert ("Read it twice." in client.get(address).content.decode()) is is_told


@pytest.mark.parametrize("role", [None, Role.EDITOR])
def test_the_query_budget_is_the_same_for_one_and_for_many(client, dispute, role):
    if role:
        client.force_login(a_user(role))
    addresses = [f"{PAGE}?since=2025-01-02{part}" for part in ("", *(f"&part={part}" for part in Part))]

    def needed() -> dict[str, int]:
        return {address: count_queries(client, address) for address in addresses}

    all_kinds(dispute, 1)
    for address in addresses:
        client.get(address)
    few = needed()
    all_kinds(dispute, 9)
    assert needed() == few
    assert max(few.values()) <= MOST
