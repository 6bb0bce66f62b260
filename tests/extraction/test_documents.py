"""Words that came in a document: the clause is the content, the document its medium."""

import pytest

from claims.extraction import extract
from claims.terms import NodeKind, PartyKind

CASES = [
    (
        "complaint",
        "Getty Images alleged in a complaint that Stability AI copied its photos.",
        "complaint",
        "Getty Images",
    ),
    (
        "its",
        "Reddit claimed in its complaint filed on Friday that Stability AI copied its photos.",
        "complaint",
        "Reddit",
    ),
    ("day first", "Suno said on Friday in a filing that Stability AI copied its photos.", "filing", "Suno"),
    (
        "court",
        "Concord argued in a brief filed in the Southern District of New York that Stability AI copied its photos.",
        "brief",
        "Concord",
    ),
    ("blog post", "Adobe wrote in a blog post that Stability AI copied its photos.", "post", "Adobe"),
    ("memo", "Adobe said in a memo to lawmakers that Stability AI copied its photos.", "memo", "Adobe"),
    ("letter", "Ann Lee wrote in a letter to the court that Stability AI copied its photos.", "letter", "Ann Lee"),
    ("statement", "Adobe said in a statement on Friday that Stability AI copied its photos.", "statement", "Adobe"),
    ("report", "Adobe said in its report that Stability AI copied its photos.", "report", "Adobe"),
    ("interview", "Ann Lee said in an interview on Friday that Stability AI copied its photos.", None, "Ann Lee"),
]


@pytest.mark.parametrize("text, medium, speaker", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_clause_behind_a_document(claims_in, text, medium, speaker):
    claims = claims_in(text)

    assert [(claim["content"], claim["medium"], claim["speaker"]) for claim in claims] == [
        ("Stability AI copied its photos", medium, speaker)
    ]


@pytest.mark.parametrize(
    "text, words, medium, content",
    [
        ("Court records show that Ann Lee sued Suno.", "Court records", "records", "Ann Lee sued Suno"),
        ("Ann Lee sued Suno in May, court records show.", "court records", "records", "Ann Lee sued Suno in May"),
        ("The docket shows that the suit was filed late.", "The docket", "docket", "the suit was filed late"),
        ("Ann Lee sued Suno. It was late, court papers say.", "court papers", "papers", "It was late"),
    ],
)
def test_a_document_of_nobody_in_particular_speaks_for_itself(text, words, medium, content):
    found = extract(text).attributions[-1]

    assert (found.speaker.words, found.speaker.canonical, found.speaker.kind) == (words, None, NodeKind.DOCUMENT)
    assert (found.medium, found.content.of(text)) == (medium, content)


def test_an_order_speaks_for_its_judge():
    found = extract("Judge Ann Lee heard the case. The order says that logs must be kept.").attributions[-1]

    assert (found.speaker.canonical, found.speaker_kind, found.medium) == ("Ann Lee", PartyKind.PERSON, "order")
