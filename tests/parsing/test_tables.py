"""Tables read back: what a spreadsheet makes of them is understood, and what is wrong is said by line and column."""

import codecs
import csv
import io

import pytest

from claims.parsing.tables import Problem, Unreadable, read_claims, read_tellings
from claims.parsing.tables.columns import APPEARANCES, APPEARANCES_1, CLAIMS, CLAIMS_1

CLAIM = {"id": "7", "claim": "DeepSeek took data.", "status": "accepted"}
TELLING = {
    "claim_id": "7",
    "article_url": "https://example.org/story",
    "outlet": "PetaPixel",
    "quote": "took data",
    "start": "10",
    "end": "19",
}


def table(columns, *rows, separator=","):
    """A file with these rows; what they do not say is empty."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows([columns, *([row.get(c, "") for c in columns] for row in rows)])
    return written.getvalue()


def claims_in(text, encoding="utf-8"):
    return list(read_claims(io.BytesIO(text if isinstance(text, bytes) else text.encode(encoding))))


def problem_with_claim(**cells):
    return in_words(claims_in(table(CLAIMS, {**CLAIM, **cells})))


def problem_with_telling(**cells):
    return in_words(read_tellings(io.BytesIO(table(APPEARANCES, {**TELLING, **cells}).encode())))


def in_words(found):
    found = list(found)
    assert all(isinstance(each, Problem) for each in found)
    return "\n".join(map(str, found))


def unreadable(text):
    with pytest.raises(Unreadable) as raised:
        claims_in(text)
    return str(raised.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_spreadsheets_write_is_read(encoding, separator):
    (row,) = claims_in(table(CLAIMS, CLAIM, separator=separator), encoding)
    assert (row.line, row.number, row.wording) == (2, 7, "DeepSeek took data.")


def test_columns_may_stand_in_another_order():
    (row,) = claims_in(table(CLAIMS[::-1], CLAIM))
    assert row.number == 7


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_a_spreadsheet_writes_of_empty_rows_and_columns_is_passed_over(separator):
    lines = table(CLAIMS, CLAIM, {}, {**CLAIM, "id": "8"}, {}, {}, separator=separator).splitlines(keepends=True)
    found = claims_in("".join(line.rstrip("\r\n") + separator + " " + separator + "\r\n" for line in lines))
    assert [(row.line, row.number) for row in found] == [(2, 7), (4, 8)]


def test_formulas_are_what_they_were():
    (row,) = claims_in(table(CLAIMS, {**CLAIM, "claim": "'=SUM(1)"}))
    assert row.wording == "=SUM(1)"


def test_lines_are_counted_as_a_person_sees_them():
    second = {**CLAIM, "id": "8", "status": "sure"}
    found = claims_in(table(CLAIMS, {**CLAIM, "claim": "two\nlines"}, second))
    assert found[0].line == 2
    assert str(found[1]).startswith("Claims, line 4, column “status”: “sure” is no word for it.")


@pytest.mark.parametrize(
    "text,says",
    [
        ("", "The file is empty."),
        (table(CLAIMS_1), "This is version 1 of the table"),
        (table([c for c in CLAIMS if c != "quote"]), "line 1, column “quote”: It is missing"),
        (table([*CLAIMS, "mood"]), "column “mood”: Version 2 has no such column"),
        (table([*CLAIMS, "quote"]), "column “quote”: It is there twice"),
        (table([*CLAIMS, "mood", "age"]), "column “mood”: Version 2 has no such column (and 1 more)"),
        (table(["", *CLAIMS]), "line 1: A column that is not the last has no name"),
        (table(CLAIMS, CLAIM).replace("\r\n", "\r"), "line 1: The lines end in a way that only very old programs use"),
        ("name,age\r\nx,3\r\n", "does not name the columns of this table"),
        (table(CLAIMS, CLAIM).encode() + b"8,caf\xe9\r\n", "line 3: It is not in UTF-8"),
        (codecs.BOM_UTF16_LE + table(CLAIMS, CLAIM).encode("utf-16-le") + b"\x00\xd8", "It is not in UTF-16"),
        (table(CLAIMS, CLAIM) + "8,a\0b\r\n", "line 3: There is a NUL in it"),
        (table(CLAIMS, CLAIM) + '8,"never closed\r\nand so on\r\n', "line 3: A quotation mark that opens a cell"),
        (table(CLAIMS, CLAIM) + '8,"x"y,z\r\n', "line 3: A quotation mark stands within a cell"),
        (table(CLAIMS, CLAIM) + "x" * 200_000, "line 3: A quotation mark that opens a cell"),
        (b"x" * 5_000_000, "this is no table"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(text, says):
    assert says in unreadable(text)


@pytest.mark.parametrize("columns", [APPEARANCES_1])
def test_tellings_of_version_1_are_refused(columns):
    with pytest.raises(Unreadable, match="Tellings, line 1: This is version 1"):
        list(read_tellings(io.BytesIO(table(columns).encode())))


def test_what_is_wrong_with_a_cell_is_said_once():
    assert problem_with_telling(quote="x" * 60_000, start="", end="").count("60,000 characters") == 1


def test_a_row_that_is_short_or_long():
    found = claims_in(table(CLAIMS, CLAIM) + "8,a,accepted\r\n" + ",".join("x" * 40) + "\r\n\r\n")
    assert [str(each) for each in found[1:]] == [
        "Claims, line 3: It has 3 cells, too few: the header has 28.",
        "Claims, line 4: It has 40 cells, too many: the header has 28.",
    ]


@pytest.mark.parametrize(
    "cells,says",
    [
        ({"id": ""}, "column “id”: Give the claim a number"),
        ({"id": "-3"}, "column “id”: “-3” is no whole number"),
        ({"id": "9" * 18}, "is no whole number from 1 to 1,000,000,000. The claims that are made here go on from the"),
        ({"id": "9" * 40}, "is no whole number from 1 to 1,000,000,000. The claims that are made here go on from the"),
        ({"id": "1000000001"}, "Give this one a lower number, in both tables."),
        ({"id": "0"}, "“0” is no whole number from 1 to 1,000,000,000."),
        ({"claim": "  "}, "column “claim”: Write what is claimed"),
        ({"claim": "x" * 60_000}, "column “claim”: It has 60,000 characters"),
        ({"status": "rejected"}, "Write one of: suggested, accepted, withdrawn."),
        ({"happened_from": "2025-02-01", "happened_to": "2025-01-01"}, "column “happened_to”: It ends on 2025-01-01"),
        ({"said": "28.01.2025"}, "column “said”: “28.01.2025” says no time. Write a day like 2025-01-30"),
        ({"published": "2025-03/2025-01"}, "before it begins"),
        ({"first_source_url": "javascript:alert(1)"}, "is no web address"),
        ({"updated": "yesterday"}, "column “updated”: “yesterday” is no moment"),
        ({"updated": "2999-01-01T00:00:00Z"}, "column “updated”: “2999-01-01T00:00:00Z” is still to come"),
        ({"speaker": "OpenAI", "speaker_kind": "firm"}, "column “speaker_kind”: “firm” is no word for it"),
        ({"speaker": "OpenAI", "speaker_kind": "person", "speaker_qid": "42"}, "is no number on Wikidata"),
        ({"roles": "[1]"}, "column “roles”: It is not as it was exported"),
        ({"roles": '[{"role":"about","name":"a","kind":"person","qid":"7"}]'}, "column “roles”"),
        ({"roles": '[{"role":"about","name":"a","kind":"person","words":7}]'}, "column “roles”"),
        ({"roles": "[" * 50_000}, "column “roles”"),
        ({"roles": '[{"role":"about","name":"a\\u0000","kind":"person"}]'}, "column “roles”"),
        ({"negated": "perhaps"}, "Write yes, or leave it empty"),
        ({"status": "“su\u202egge”\nsted"}, "““su gge” sted” is no word for it"),
    ],
)
def test_a_cell_that_makes_no_sense(cells, says):
    assert says in problem_with_claim(**cells)


def test_a_number_that_stands_twice():
    found = claims_in(table(CLAIMS, CLAIM, {**CLAIM, "claim": "Another."}))
    assert str(found[1]) == "Claims, line 3, column “id”: Claim 7 stands in line 2 already. Keep one of them."


@pytest.mark.parametrize(
    "cells,says",
    [
        ({"article_url": ""}, "column “article_url”: Give the address"),
        ({"article_url": "ftp://example.org"}, "column “article_url”: “ftp://example.org” is no web address"),
        ({"article_url": f"https://example.org/{'x' * 3_000}"}, "It has more than 1,900 characters"),
        ({"outlet": ""}, "column “outlet”: Say who published it"),
        ({"quote": ""}, "column “quote”: Write the very words"),
        ({"end": "30"}, "column “end”: The quote has 9 characters; from 10 to 30 there are 20."),
        ({"end": ""}, "Give both, where the words begin and where they end"),
        ({"start": "9999999999"}, "is no whole number from 0 to 2,000,000"),
        ({"prefix": "much longer than that"}, "before the quote there is room for 10"),
        ({"certainty": "sure"}, "column “certainty”: “sure” is no word for it"),
        ({"snapshot_url": "https://example.org/x"}, "is no stored version"),
        ({"version_hash": "abc"}, "is no SHA-256"),
        ({"created_by": "robot"}, "Write editor or machine"),
        ({"steps": '[{"kind":"party"}]'}, "column “steps”"),
        ({"steps": f'[{{"kind":"party","how":"said","name":"{"x" * 250}"}}]'}, "column “steps”"),
        ({"steps": '[{"kind":"party","how":"said","name":"x","slug":"../x"}]'}, "column “steps”"),
        ({"said": "2024", "said_why": '{"from":"soon"}'}, "counts from what is no day"),
        ({"said": "2024", "said_why": '{"from":"2024-02-31"}'}, "column “said”"),
        ({"said": "9999"}, "column “said”"),
        ({"happened": "2024", "happened_why": "[]"}, "no JSON object of texts"),
        ({"claim_id": "1000000001"}, "Give this one a lower number, in both tables."),
        ({"claim_id": ""}, "Name the claim by its number"),
    ],
)
def test_a_telling_that_makes_no_sense(cells, says):
    assert says in problem_with_telling(**cells)
