"""FollowTheMoney entities: every value that goes in comes out."""

import json
import re
from collections import Counter
from datetime import date

import pytest

from claims.exports import ftm
from claims.exports.records import PartyRecord
from claims.terms import PartyKind
from tests.exports.golden import golden_list
from tests.exports.taken_apart import lines_of
from tests.records import a_claim_record, a_clock

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d)?)?)?")
_DATES = ("startDate", "endDate", "publishedAt", "retrievedAt", "modifiedAt")


def entities() -> list[dict]:
    return [json.loads(line) for line in lines_of(golden_list())]


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


#: The properties that FollowTheMoney 4.11.2 has for what we use of it: any other would be dropped without a word.
_PROPERTIES = {
    "Event": {
        *("name", "summary", "startDate", "endDate", "involved", "organizer", "proof", "sourceUrl", "modifiedAt"),
        "notes",
    },
    "Article": {"title", "publisher", "sourceUrl", "publishedAt", "retrievedAt"},
    **dict.fromkeys(("Person", "Organization", "PublicBody", "LegalEntity"), {"name", "wikidataId", "sourceUrl"}),
}


def test_only_properties_that_its_model_has():
    for each in entities():
        assert each["properties"].keys() <= _PROPERTIES[each["schema"]]


def test_as_many_values_come_out_as_go_in():
    """Those that the golden claims have one of each: none is dropped, none is there twice."""
    n_values = Counter(name for each in entities() if each["schema"] == "Event" for name in each["properties"])
    values = [each["properties"] for each in entities() if each["schema"] == "Event" and "proof" in each["properties"]]
    once = ("name", "summary", "startDate", "endDate", "involved", "organizer", "proof", "sourceUrl", "modifiedAt")
    assert all(len(each[name]) == 1 for each in values for name in once)
    assert [n_values[name] for name in once] == [13, 13, *[12] * 7]
    assert all(len(each["notes"]) == 9 for each in values)
