"""Pages of parties and outlets, and the lists of them, are kept while the data are the same, for who sees the same."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Affiliation, Citation, Claim, ClaimRelation, Dispute, Party, Publisher, Reply, Snapshot
from claims.terms import Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2025, 1, 30)
PAGES = ("/parties/", "/sources/", "/parties/openai/", "/sources/wired/")


@pytest.fixture(autouse=True)
def dispute():
    dispute = a_dispute()
    about = {"about": (a_party("DeepSeek"),), "published_on": DAY, "publisher": a_publisher("Wired")}
    a_placed_claim(dispute, "It took data.", speaker=a_party("OpenAI"), **about)
    return dispute


def read(client: Client | None = None) -> str:
    return " ".join((client or Client()).get(page).content.decode() for page in PAGES)


def an_office() -> None:
    Affiliation.objects.create(party=Party.objects.get(name="OpenAI"), organisation=Party.objects.get(name="DeepSeek"))


CHANGES = {
    "a name of theirs": (lambda _: Party.objects.filter(name="DeepSeek").update(name="Deep Seek"), "Deep Seek"),
    "an outlet's name": (lambda _: Publisher.objects.update(name="Another Paper"), "Another Paper"),
    "a claim more": (lambda of: a_placed_claim(of, "It did more.", speaker=a_party("OpenAI")), "It did more."),
    "for whom they speak": (lambda _: an_office(), "Who speaks for whom"),
}


@pytest.mark.parametrize("change,words", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen_at_once(dispute, change, words):
    before = read()
    assert before == read()
    change(dispute)
    assert words not in before
    assert words in read()


def test_a_link_more_is_seen_at_once():
    def read_links() -> str:
        return read().partition('id="linked"')[2].partition("</section>")[0]

    a_placed_claim(Dispute.objects.get(), "It gave none.", publisher=a_publisher("Mint"), published_on=DAY)
    snapshot = Snapshot.objects.filter(article__publisher=a_publisher("Wired")).first()
    assert "Mint" not in read_links()
    Citation.objects.create(snapshot=snapshot, words="so", url="https://mint.example/1", publisher=a_publisher("Mint"))
    assert "Mint" in read_links()
    Citation.objects.all().delete()
    assert "Mint" not in read_links()


def test_an_answer_takes_a_claim_from_the_unanswered_at_once(dispute):
    claim = Claim.objects.get()
    claim.parties.create(party=a_party("DeepSeek"), role="accused")
    page = "/parties/deepseek/?part=unanswered"
    assert "It took data." in Client().get(page).content.decode()
    Reply.objects.create(accusation=claim, party=a_party("DeepSeek"), kind="denied", status=Status.ACCEPTED)
    assert "It took data." not in Client().get(page).content.decode()


def test_what_is_withdrawn_or_under_embargo_is_gone_at_once_for_readers_alone(dispute):
    editor = Client()
    editor.force_login(a_user(Role.EDITOR))
    assert "It took data." in read()
    assert "It took data." in read(editor)
    Claim.objects.update(embargo_until=timezone.now() + timedelta(days=1))
    assert "It took data." not in read(Client())
    assert "It took data." in editor.get("/parties/openai/").content.decode()
    Claim.objects.update(embargo_until=timezone.now() - timedelta(days=1))
    assert "It took data." in read()
    Claim.objects.update(status=Status.WITHDRAWN, tombstone="A mix-up.")
    assert Client().get("/parties/openai/").status_code == 404


def test_every_table_that_is_kept_notes_its_changes(dispute):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'note_change'")
        noted = {table for (table,) in cursor.fetchall()}
    denial = a_placed_claim(dispute, "It did not.", speaker=a_party("OpenAI"))
    ClaimRelation.objects.create(claim=denial, other=Claim.objects.first(), kind="denies", status=Status.ACCEPTED)
    with CaptureQueriesContext(connection) as queries:
        read()
    tables = set(re.findall(r'(?:FROM|JOIN) "(\w+)"', " ".join(query["sql"] for query in queries)))
    assert {"claims_claimrelation", "claims_reply", "claims_affiliation"} <= tables <= noted


def test_a_page_that_was_asked_for_before_takes_fewer_queries(dispute):
    def n_queries(page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(page).status_code == 200
        return len(queries)

    first = {page: n_queries(page) for page in PAGES}
    assert all(n_queries(page) < first[page] for page in PAGES)
