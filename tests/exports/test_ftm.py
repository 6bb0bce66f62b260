"""FollowTheMoney entities: every value that goes in comes out."""

import json
import re
from datetime import date

import pytest

from claims.exports import ftm
from claims.exports.records import PartyRecord
from claims.terms import PartyKind
from tests.exports.golden import golden_list
from tests.records import a_claim_record, a_clock, a_telling_record

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d)?)?)?")
_DATES = ("startDate", "endDate", "publishedAt", "retrievedAt", "modifiedAt")


def entities() -> list[dict]:
    return [json.loads(line) for line in ftm.write_list(golden_list()).splitlines()]


def test_each_entity_is_there_once_and_names_only_others_that_are_there():
    found = entities()
    ids = [each["id"] for each in found]
    assert len(ids) == len(set(ids))
    named = {v for e in found for n in ("involved", "organizer", "proof") for v in e["properties"].get(n, [])}
    assert named <= set(ids)
    assert sum(each["schema"] == "Event" for each in found) == 13
    assert sum(each["schema"] == "Article" for each in found) == 12
    assert all(values and all(values) for each in found for values in each["properties"].values())


def test_dates_are_dates_and_what_is_vaguer_is_in_the_notes():
    for each in entities():
        assert all(_DATE.fullmatch(value) for name in _DATES for value in each["properties"].get(name, []))
    season = a_clock(date(2024, 9, 1), date(2024, 11, 30), edtf="2024-23", words="in the fall")
    event = list(ftm.entities_of(a_claim_record(happened=season)))[-1]["properties"]
    assert (event["startDate"], event["endDate"]) == (["2024-09-01"], ["2024-11-30"])
    assert "happened: 2024-23" in event["notes"]


def test_a_number_that_is_none_of_wikidata_is_left_out():
    wrong = PartyRecord("OpenAI", "https://claims.example/parties/openai/", PartyKind.ORGANISATION, "wrong")
    party, *_ = ftm.entities_of(a_claim_record(speaker=wrong))
    assert "wikidataId" not in party["properties"]


@pytest.mark.parametrize("kind", list(PartyKind))
def test_every_kind_of_party_has_a_schema(kind):
    party, *_ = ftm.entities_of(a_claim_record(speaker=PartyRecord("X", "https://claims.example/parties/x/", kind)))
    assert party["schema"]


def test_followthemoney_itself_drops_nothing():
    """Its model is no dependency: where it is installed, it has to find all of what was written."""
    model = pytest.importorskip("followthemoney").model
    found = entities()
    found += ftm.entities_of(a_claim_record(tellings=(a_telling_record(published=a_clock(date(2025, 1, 1), None)),)))
    for each in found:
        proxy = model.get_proxy(each, cleaned=False)
        kept = {name: sorted(proxy.get(name)) for name in each["properties"]}
        assert kept == {name: sorted(values) for name, values in each["properties"].items()}, each
        proxy.schema.validate(each)
