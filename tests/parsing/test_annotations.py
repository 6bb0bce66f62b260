"""Annotations of other programs, read."""

import json

import pytest

from claims.parsing.annotations import MOST_ROWS, AnnotationRow, parse_annotations
from claims.parsing.errors import IngestError

PAGE = "https://example.org/story"
QUOTE = {"type": "TextQuoteSelector", "exact": "took data", "prefix": "They ", "suffix": "."}
W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://other.example/1",
    "type": "Annotation",
    "creator": {"type": "Person", "name": "Ada"},
    "created": "2025-02-01T10:00:00Z",
    "body": [
        {"type": "TextualBody", "value": "Who says so?", "purpose": "commenting"},
        {"type": "TextualBody", "value": "sources", "purpose": "tagging"},
    ],
    "target": {"source": PAGE, "selector": [QUOTE, {"type": "TextPositionSelector", "start": 5, "end": 14}]},
}
HYPOTHESIS = {
    "id": "x",
    "uri": PAGE,
    "user": "acct:ada@hypothes.is",
    "created": "2025-02-01T10:00:00.1+00:00",
    "text": "Who says so?",
    "tags": ["sources"],
    "target": [{"source": PAGE, "selector": [{"type": "RangeSelector"}, QUOTE]}],
}
READ = AnnotationRow(1, PAGE, "took data", "They ", ".", "Who says so?\n\nTags: sources", "Ada, 2025-02-01")


def read(told: object) -> list[AnnotationRow]:
    return parse_annotations(json.dumps(told))


@pytest.mark.parametrize(
    "told",
    [
        W3C,
        [W3C],
        {"type": "AnnotationPage", "items": [W3C]},
        {"type": "AnnotationCollection", "first": {"items": [W3C]}},
    ],
    ids=["one", "list", "page", "collection"],
)
def test_w3c_annotations_however_they_come(told):
    assert read(told) == [READ]


def test_rows_of_hypothesis():
    (row,) = read({"total": 1, "rows": [HYPOTHESIS]})
    assert row.by == "ada at hypothes.is, 2025-02-01"
    assert (row.target, row.exact, row.body) == (READ.target, READ.exact, READ.body)


def test_other_ways_to_say_it():
    assert read({"bodyValue": "Hm.", "target": PAGE})[0].body == "Hm."
    assert read({"body": "https://other.example/reply", "target": {"id": PAGE}})[0].target == PAGE
    nested = {"source": PAGE, "selector": {"type": "FragmentSelector", "refinedBy": QUOTE}}
    assert read({"target": nested, "body": []})[0].exact == "took data"


@pytest.mark.parametrize(
    "row",
    [{"body": "x"}, {"target": None, "body": "x"}, {"target": [], "body": {}}, {"target": {"source": 5}, "body": []}],
)
def test_without_a_target_it_says_so(row):
    (read_row,) = read([row])
    assert read_row.problem == "It says of no page what it is on: it has no target."


@pytest.mark.parametrize("row", [None, 5, "x", [], True, {}])
def test_what_is_no_annotation_stays_a_row(row):
    assert read([row, W3C])[0].problem
    assert read([row, W3C])[1].problem == ""


@pytest.mark.parametrize(
    "told", ["", "{", "<html>", "null", "5", "[]", "{}", "[" * 100_000, '{"rows": 5}', "9" * 10_000, "\ufeff[]"]
)
def test_no_rows(told):
    with pytest.raises(IngestError):
        parse_annotations(told)


def test_too_many():
    with pytest.raises(IngestError, match="in parts"):
        read([W3C] * (MOST_ROWS + 1))


def test_what_cannot_be_stored_is_left_out():
    selector = {"type": "TextQuoteSelector", "exact": "x\x00", "prefix": "\x00p", "suffix": 5}
    (row,) = read({"bodyValue": "a\x00b\ud800\u202e", "target": {"source": PAGE, "selector": selector}})
    assert (row.body, row.exact, row.prefix, row.suffix) == ("ab", "x", "p", "")
