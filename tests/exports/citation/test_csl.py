"""A citation as CSL-JSON."""

import json

from claims.exports.citation import as_csl
from tests.exports.citation.cases import a_citable

#: Of the schema of CSL-JSON: those properties that this item may have.
KNOWN = {"id", "type", "author", "title", "container-title", "number", "issued", "accessed", "note", "URL"}


def test_an_item_that_reference_managers_take():
    (item,) = json.loads(as_csl(a_citable()))
    assert set(item) == KNOWN
    assert item["type"] == "webpage"
    assert item["id"] == "claimline-8-2026-11-28"
    assert item["issued"] == {"date-parts": [[2026, 11, 28]]}
    assert item["URL"].endswith("as_of_clock=first_held")


def test_quotation_marks_in_a_wording_keep_it_whole():
    (item,) = json.loads(as_csl(a_citable(wording='He said "no" \\ and “yes”.')))
    assert item["title"] == '“He said "no" \\ and ‘yes’.” (The New York Times)'
