"""/ — what is kept of a reader's timeline shows nothing that is over, and nothing that is not for readers."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Affiliation, Claim, ClaimRelation, Dispute, Party, Publisher
from claims.permissions import Gate
from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries
from tests.thorough import first_of

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESSES = [
    "/",
    *(f"/?look={look}" for look in ("lanes", "table", "print")),
    *(f"/?look=lanes&row={row}" for row in ("outlet", "thread", "claim")),
    "/?as_of=2025-06-01",
    "/?as_of=2025-06-01&as_of_clock=first_held",
    "/?clock=happened&order=oldest&by=openai&publisher=petapixel&role=-accused",
    "/?standing=disputed&standing=-unanswered&standing=changed&standing=one-origin",
    "/?standing=withdrawn&find-by=o",
]


@pytest.fixture
def dispute():
    dispute = a_dispute()
    a_dispute("Thread", slug="thread", parent=dispute)
    a_placed_claim(dispute, about=(a_party("DeepSeek"),))
    return dispute


def test_every_table_that_a_readers_timeline_reads_notes_its_changes(client, dispute):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'note_change'")
        noted = {table for (table,) in cursor.fetchall()}
    with CaptureQueriesContext(connection) as queries:
        assert {client.get(address).status_code for address in ADDRESSES} == {200}
    read = set(re.findall(r'(?:FROM|JOIN) "(\w+)"', " ".join(query["sql"] for query in queries)))
    assert {"claims_timelineentry", "claims_affiliation", "claims_chainlink"} <= read <= noted


@pytest.mark.parametrize("address", [address for address in ADDRESSES if "print" not in address])
def test_what_was_asked_for_before_costs_hardly_a_query(client, dispute, address):
    first = client.get(address)
    assert count_queries(client, address) <= 3
    assert client.get(address).content == first.content


@pytest.mark.parametrize("role", [None, Role.EDITOR])
@pytest.mark.parametrize(
    "query",
    first_of(
        [
            "?by=openai&publisher=petapixel",
            "?standing=disputed&standing=withdrawn&as_of=2025-06-01",
            "?by=openai&as_of=2025-06-01",
            "?as_of=2025-06-01&as_of_clock=first_held",
            "?look=table&by=openai&as_of=2025-06-01",
            "?look=lanes&by=openai&as_of=2025-06-01",
        ],
        2,
    ),
)
@pytest.mark.slow
def test_a_first_page_after_a_change_takes_few_queries(client, dispute, role, query):
    contested = Claim.objects.get()
    for words in ("It did not.", "It may not have."):
        denial = a_placed_claim(dispute, words)
        ClaimRelation.objects.create(claim=denial, other=contested, kind="denies", status=Status.ACCEPTED)
    if role:
        client.force_login(a_user(role))
        client.get("/help/")  # that the session is in use is noted now and then, whatever page is asked for
    assert count_queries(client, f"/{query}") <= MOST
    Publisher.objects.update(kind="blog")
    assert count_queries(client, f"/{query}") <= MOST
    assert count_queries(client, f"/{query}&order=oldest") <= 6


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda: Party.objects.filter(name="DeepSeek").update(name="Deep Seek Ltd"), "Deep Seek Ltd"),
        (lambda: Publisher.objects.update(name="Another Paper"), "Another Paper"),
        (lambda: Affiliation.objects.create(party=a_party("OpenAI"), organisation=a_party("Boss")), "Boss"),
        (lambda: Claim.objects.get().appearances.update(status=Status.ACCEPTED), None),
        (lambda: Dispute.objects.filter(parent=None).update(title="Who learned from whom?"), "Who learned from whom?"),
        (lambda: a_dispute("Another dispute"), "Another dispute"),
    ],
)
def test_a_change_is_seen_at_once(client, dispute, change, words):
    before = client.get("/")
    change()
    after = client.get("/")
    assert words is None or words in after.text
    assert words is None or words not in before.text


def test_what_is_withdrawn_is_gone_at_once(client, dispute):
    assert "DeepSeek may have taken data" in client.get("/").text
    Claim.objects.update(status=Status.WITHDRAWN, tombstone="A mix-up.")
    assert "DeepSeek may have taken data" not in client.get("/").text


def test_readers_and_editors_get_their_own(dispute):
    dispute.publishes = Publishes.ACCEPTED
    dispute.save()
    editor, reader = Client(), Client()
    editor.force_login(a_user(Role.EDITOR))
    for _ in range(2):
        assert "DeepSeek may have taken data" in editor.get("/").text
        assert "DeepSeek may have taken data" not in reader.get("/").text


def test_an_embargo_ends_on_the_page_too(client, dispute, monkeypatch):
    now = timezone.now()
    Claim.objects.update(embargo_until=now + timedelta(minutes=5))
    assert "DeepSeek may have taken data" not in client.get("/").text
    later = Gate(sees_all=False, now=now + timedelta(minutes=6))
    monkeypatch.setattr("claims.views.winding.Gate.of", lambda user, known: later)
    assert "DeepSeek may have taken data" in client.get("/").text


def cards_on(page: str) -> list[str]:
    return re.findall(r'<article class="claim".*?</article>', page, re.S)


def test_a_card_that_is_kept_keeps_the_day_of_its_page(client, dispute):
    for query in ("?", "?order=oldest&"):
        (today,), (then,) = (cards_on(client.get(f"/{query}{day}").text) for day in ("", "as_of=2025-06-01"))
        assert "as_of" not in today
        assert then.count("?as_of=2025-06-01") == today.count('href="/') > 2


def test_a_card_that_is_kept_is_the_same_on_every_page_and_for_every_viewer(dispute):
    cards = set()
    for role in (None, Role.EDITOR, Role.STAFF):
        visitor = Client()
        if role:
            visitor.force_login(a_user(role))
        cards |= {card for query in ("?by=openai", "?order=oldest") for card in cards_on(visitor.get(f"/{query}").text)}
    assert len(cards) == 1


def test_htmx_and_the_whole_page_share_what_is_kept(client, dispute):
    fragment = client.get("/", headers={"HX-Request": "true"}).text
    whole = client.get("/").text
    assert fragment[fragment.index('<div id="results"') :].strip() in whole
    assert whole.count("<title>") == 1


def test_what_could_not_be_read_is_said_each_time(client, dispute):
    for _ in range(2):
        page = client.get("/?by=nobody")
        assert page.status_code == 400
        assert "no “nobody” to choose" in page.text


def test_a_printout_says_when_it_was_made(client, dispute, monkeypatch):
    monkeypatch.setattr("claims.views.timeline.kept_for_readers", None)  # not asked
    assert "Printed" in client.get("/?look=print").text


def test_what_one_host_was_shown_is_not_shown_to_another(client, dispute, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert "one.example" in client.get("/?look=table", headers={"Host": "one.example"}).text
    assert "one.example" not in client.get("/?look=table", headers={"Host": "other.example"}).text
