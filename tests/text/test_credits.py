import pytest

from claims.text.credits import LIST, agency_named, credit_of

STORY = "A headline\n\n{}\n\nThe court ruled on Tuesday.\n\nThe company has appealed.\n\nA hearing is set.\n\n{}"


def credited(byline: str = "", first: str = "A judge ruled.", last: str = "It ends here.") -> tuple[str, str] | None:
    credit = credit_of(byline, STORY.format(first, last))
    return credit and (credit.agency, credit.where)


@pytest.mark.parametrize(
    "byline, agency",
    [
        ("Reuters", "Reuters"),
        ("By The Associated Press", "Associated Press"),
        ("By ANN LEE, AP", "Associated Press"),
        ("Ann Lee and Bo Sy | AFP", "Agence France-Presse"),
        ("Ann Lee for Bloomberg News", "Bloomberg"),
        ("AP Staff", "Associated Press"),
        ("Ann Lee, Reuters, and Bo Sy", "Reuters"),
        ("Ann Lee", None),
        ("Ann Lee, who worked at Reuters in London before she joined us as a reporter of courts", None),
        ("APRIL JONES", None),
        ("Ann Papadaki", None),
    ],
)
def test_bylines(byline, agency):
    assert credited(byline) == (agency and (agency, "byline"))


@pytest.mark.parametrize(
    "first, agency",
    [
        ("PARIS (AP) — A judge ruled.", "Associated Press"),
        ("LONDON, Jan 30 (Reuters) - A judge ruled.", "Reuters"),
        ("San Francisco (AFP) – A judge ruled.", "Agence France-Presse"),
        ("Reuters — A judge ruled.", "Reuters"),
        ("A judge told Reuters - and others - so.", None),
        ("A judge (as AP says) ruled.", None),
        ("Asked by Reuters, the judge said no.", None),
    ],
)
def test_datelines(first, agency):
    assert credited(first=first) == (agency and (agency, "dateline"))


@pytest.mark.parametrize(
    "last, agency",
    [
        ("© 2025 The Associated Press. All rights reserved.", "Associated Press"),
        ("Copyright 2025 by Agence France-Presse", "Agence France-Presse"),
        ("Distributed by Tribune News Service", "Tribune News Service"),
        ("This story was published originally by ProPublica.", "ProPublica"),
        ("(Reuters)", "Reuters"),
        ("— AP", "Associated Press"),
        ("The lawyer did not answer questions from Reuters.", None),
    ],
)
def test_last_lines(last, agency):
    assert credited(last=last) == (agency and (agency, "last lines"))


@pytest.mark.parametrize("name, agency", [("AP", "Associated Press"), ("Reuters", "Reuters"), ("The Verge", None)])
def test_a_publisher_may_be_an_agency(name, agency):
    assert agency_named(name) == agency


def test_no_name_stands_for_two_agencies():
    rows = [line.split("\t") for line in LIST.read_text().splitlines() if not line.startswith("#")][1:]
    names = [name for agency, credits in rows for name in {agency, *credits.split("|")}]
    assert len(set(names)) == len(names)
