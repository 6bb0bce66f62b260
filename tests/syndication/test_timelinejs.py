"""/d/<slug>.timelinejs.json and .timelinejs.csv."""

import csv
import io
import json
from datetime import date

import pytest

from claims.models import days
from claims.terms import Status
from tests.factories import a_dispute, a_placed_claim, an_appearance, an_article

pytestmark = pytest.mark.django_db

SEASON = {"happened": days(date(2024, 9, 1), date(2024, 11, 30)), "happened_why": {"edtf": "2024-23"}}
MONTH = {"happened": days(date(2024, 9, 1), date(2024, 9, 30))}


@pytest.fixture
def dispute():
    return a_dispute(slug="data")


def read(client, query: str = "") -> dict:
    """The timeline, once it was found to keep to the rules by which TimelineJS reads it."""
    answer = client.get(f"/d/data.timelinejs.json{query}")
    assert answer.status_code == 200, answer.content
    told = json.loads(answer.content)
    assert told["events"]
    ids = [event["unique_id"] for event in told["events"]]
    assert len(ids) == len(set(ids))
    assert "start_date" not in told["title"]
    for event in told["events"]:
        assert "year" in event["start_date"]
        assert event.get("end_date") is None or (
            "year" in event["end_date"] and event["end_date"] != event["start_date"]
        )
        assert isinstance(event.get("group", ""), str)
        assert event["text"]["headline"]
    return told


def test_a_claim_is_a_slide(client, dispute):
    thread = a_dispute("The thread", parent=dispute)
    claim = a_placed_claim(dispute, "DeepSeek took <i>data</i>.", Status.ACCEPTED, threads=(thread,))
    told = read(client)
    (event,) = told["events"]
    assert (event["unique_id"], event["start_date"]) == (f"claim-{claim.number}", {"year": 2025, "month": 1, "day": 30})
    assert event["text"]["headline"] == "OpenAI: DeepSeek took &lt;i&gt;data&lt;/i&gt;."
    assert f"http://testserver/claims/{claim.number}/" in event["text"]["text"]
    assert event["group"] == "The thread"
    assert told["claimline"] == {"page": "http://testserver/d/data/", "n_found": 1, "n_shown": 1, "n_left_out": 0}


@pytest.mark.parametrize(
    "happened, start, end, words",
    [
        (SEASON, {"year": 2024, "month": 9, "day": 1}, {"year": 2024, "month": 11, "day": 30}, "autumn 2024"),
        (MONTH, {"year": 2024, "month": 9}, None, "Sep 2024"),
    ],
)
def test_a_vague_date_is_said_in_words(client, dispute, happened, start, end, words):
    a_placed_claim(dispute, "DeepSeek took data.", appearance=happened)
    (event,) = read(client, "?clock=happened")["events"]
    assert (event["start_date"], event.get("end_date"), event["display_date"]) == (start, end, words)


def test_of_many_claims_those_stay_that_most_articles_tell(client, dispute):
    a_placed_claim(dispute, "Told once.", published_on=date(2025, 1, 1))
    twice = a_placed_claim(dispute, "Told twice.", published_on=date(2025, 1, 2))
    an_appearance(an_article("Again\n\nOpenAI says it was told twice."), twice, "it was told twice")
    a_placed_claim(dispute, "Of no day.", published_on=None)
    told = read(client, "?top=1")
    assert [event["unique_id"] for event in told["events"]] == [f"claim-{twice.number}"]
    assert told["claimline"]["n_left_out"] == 2
    assert "1 of 3 claims" in told["title"]["text"]["text"]
    assert len(read(client)["events"]) == 2


def test_the_sheet_has_the_columns_in_their_order(client, dispute):
    a_placed_claim(dispute, "DeepSeek took data.", appearance=SEASON)
    text = client.get("/d/data.timelinejs.csv?clock=happened").content.decode()
    header, title, row = csv.reader(io.StringIO(text, newline=""))
    first = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text"
    assert ",".join(header[:11]) == first
    assert dict(zip(header, title, strict=True))["Type"] == "title"
    assert row[:9] == ["2024", "9", "1", "", "2024", "11", "30", "", "autumn 2024"]


@pytest.mark.parametrize("ending, kind", [("json", "application/problem+json"), ("csv", "text/plain; charset=utf-8")])
def test_a_timeline_without_slides_is_said_to_be_none(client, dispute, ending, kind):
    a_placed_claim(dispute, "Of no day.", published_on=None)
    answer = client.get(f"/d/data.timelinejs.{ending}")
    assert (answer.status_code, answer["Content-Type"]) == (404, kind)
