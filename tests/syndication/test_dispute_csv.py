"""/d/<slug>.csv and /d/<slug>.appearances.csv."""

import csv
import io
import tracemalloc
from datetime import date

import pytest

from claims.exports import claims_csv
from claims.models import Claim, days
from claims.terms import PublisherKind, Status
from claims.text.formulas import restored
from claims.timeline import batches
from claims.timeline.standing import MOST_TOMBSTONES
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute(slug="data")


def rows(client, address: str) -> list[dict]:
    answer = client.get(address)
    assert answer.status_code == 200
    text = answer.getvalue().decode()
    assert not text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_headers_are_those_of_the_contract(client, dispute):
    for ending, header in (
        (
            "csv",
            "id,claim,status,speaker,speaker_qid,about,happened_from,happened_to,happened_edtf,said,published,"
            "first_held,precision,date_rule,certainty,origins,articles,first_source_url,quote,prefix,suffix,"
            "version_hash,created_by,updated,negated,speaker_kind,speaker_slug,roles",
        ),
        (
            "appearances.csv",
            "claim_id,article_url,outlet,source_type,chain,quote,start,end,anchor_state,snapshot_url,headline,language,"
            "published,published_why,first_held,status,created_by,directness,certainty,negated,cue,cue_words,"
            "source_words,lead_in,speaker_slug,happened,happened_why,said,said_why,origin,prefix,suffix,version_hash,"
            "redacted,steps",
        ),
    ):
        answer = client.get(f"/d/data.{ending}")
        assert answer.getvalue().decode() == f"{header}\r\n"
        assert answer["Content-Type"] == "text/csv; charset=utf-8; header=present"
        assert f"-v{claims_csv.VERSION}.csv" in answer["Content-Disposition"]


def test_a_claim_is_a_row(client, dispute):
    happened = {"happened": days(date(2024, 9, 1), date(2024, 11, 30))}
    happened["happened_why"] = {"edtf": "2024-23", "rule": "season", "words": "last fall"}
    claim = a_placed_claim(
        dispute, "DeepSeek took data.", Status.ACCEPTED, speaker=a_party("OpenAI", wikidata_id="Q21708200"),
        about=(a_party("DeepSeek"),), appearance=happened,
    )  # fmt: skip
    (row,) = rows(client, "/d/data.csv")
    assert (row["id"], row["claim"], row["status"]) == (str(claim.number), "DeepSeek took data.", "accepted")
    assert (row["speaker"], row["speaker_qid"], row["about"]) == ("OpenAI", "Q21708200", "DeepSeek")
    assert (row["happened_from"], row["happened_to"], row["happened_edtf"]) == ("2024-09-01", "2024-11-30", "2024-23")
    assert (row["precision"], row["date_rule"], row["said"]) == ("season", "season", "")
    assert (row["published"], row["first_held"]) == ("2025-01-30", "2025-01-31T09:00:00Z")
    assert (row["origins"], row["articles"], row["created_by"]) == ("1", "1", "machine")
    assert (row["quote"], row["first_source_url"][:19]) == ("DeepSeek took data.", "https://example.org")
    assert row["updated"].endswith("Z")


def test_a_telling_is_a_row(client, dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.", publisher=a_publisher("Wire", PublisherKind.AGENCY))
    (row,) = rows(client, "/d/data.appearances.csv")
    assert (row["claim_id"], row["outlet"], row["source_type"]) == (str(claim.number), "Wire", "agency")
    assert (row["chain"], row["quote"], row["anchor_state"]) == ("OpenAI → Wire", "DeepSeek took data.", "same")
    assert int(row["end"]) - int(row["start"]) == len("DeepSeek took data.")
    assert row["snapshot_url"].startswith("http://testserver/articles/")


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1 is what it says", "@all of them", "-5 per cent"])
def test_no_cell_is_a_formula(client, dispute, words):
    a_placed_claim(dispute, words)
    (row,) = rows(client, "/d/data.csv")
    assert row["claim"] == f"'{words}"
    assert restored(row["claim"]) == words


def test_a_withdrawn_claim_stays_as_a_row_without_its_words(client, dispute):
    claim = a_placed_claim(dispute, "This was wrong.", Status.ACCEPTED)
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    (row,) = rows(client, "/d/data.csv")
    assert (row["id"], row["status"], row["claim"]) == (str(claim.number), "withdrawn", "Withdrawn: It was satire.")
    assert rows(client, "/d/data.appearances.csv") == []


@pytest.mark.slow
def test_all_that_were_withdrawn_are_told(client, dispute):
    for n in range(MOST_TOMBSTONES + 1):
        a_placed_claim(dispute, f"Claim {n} was wrong.", Status.ACCEPTED)
    Claim.objects.update(status=Status.WITHDRAWN, tombstone="It was satire.")
    assert len(rows(client, "/d/data.csv")) == MOST_TOMBSTONES + 1


def test_batches_follow_each_other_in_the_order_of_the_timeline(client, dispute, monkeypatch):
    monkeypatch.setattr(batches, "CLAIMS_A_BATCH", 2)
    monkeypatch.setattr(batches, "TELLINGS_A_BATCH", 2)
    made = [a_placed_claim(dispute, f"Claim {n} is made.", published_on=date(2025, 1, 1 + n)) for n in range(5)]
    undated = a_placed_claim(dispute, "Nobody knows when.", published_on=None)
    newest_first = [str(claim.number) for claim in (*made[::-1], undated)]
    assert [row["id"] for row in rows(client, "/d/data.csv")] == newest_first
    assert [row["claim_id"] for row in rows(client, "/d/data.appearances.csv")] == newest_first
    oldest = [row["id"] for row in rows(client, "/d/data.csv?order=oldest&to=2025-01-02")]
    assert oldest == [str(claim.number) for claim in made[:2]]


def test_bad_filters_are_said_in_plain_text(client, dispute):
    answer = client.get("/d/data.csv?from=2025-99")
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "2025-99" in answer.content.decode()


@pytest.mark.slow
def test_memory_does_not_grow_with_the_rows(client, dispute, monkeypatch):
    """A batch is let go before the next one is made: eight times the batches take hardly more than one."""
    monkeypatch.setattr(batches, "TELLINGS_A_BATCH", 6)
    monkeypatch.setattr(batches, "_CHUNK", 6)
    for n in range(6):
        a_placed_claim(dispute, f"Claim {n} is made.")
    few = _most_memory(client)
    for n in range(42):
        a_placed_claim(dispute, f"Further claim {n} is made.")
    assert _most_memory(client) < 2 * few


def _most_memory(client) -> int:
    """Bytes held at most while the table is read line by line, once everything was imported and compiled."""
    client.get("/d/data.appearances.csv").getvalue()
    answer = client.get("/d/data.appearances.csv")
    tracemalloc.start()
    try:
        for _ in answer.streaming_content:
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
